"""Reads one YAML file into plain data and says where each key stands.

Only null, true and false are more than text: every other scalar stays as it was written, and
the model decides what it means. What YAML allows but the plan does not (anchors, tags, merge
keys, several documents, a comment that cuts a text) is refused with its line and column.
The parser's events are used directly, because composing nodes recurses in C and a file of a
hundred thousand brackets would end the process.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import yaml

from chytrejsi.findings import Finding, Rule, Severity, TextPlace
from chytrejsi.language import N_, _
from chytrejsi.model.dataset import FilePositions, Path
from chytrejsi.store.canonical import CONSTANTS, canonical, is_doubtful

LIMIT = 1_000_000
DEPTH = 30
ENOUGH = 50  # odd characters told of one file; where there are more, it is no text at all
LONG = 2_000  # characters of a text from which on it may be one that only the program writes

_Event = Any  # the types of libyaml's events have no common base with their fields
_Data = Any  # dicts, lists, texts, true, false and None
_SCALAR, _MAPPING_END, _SEQUENCE_END = (
    yaml.ScalarEvent,
    yaml.MappingEndEvent,
    yaml.SequenceEndEvent,
)
# keys that were found to be safe; each text of a key is kept in memory once
_KEYS: dict[str, str] = {}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}) ", re.MULTILINE)
_REFUSED = re.compile(
    "[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)
_NBSP_INDENT = re.compile("^[ -]*\u00a0", re.MULTILINE)
_CUT = re.compile(r"[ ]+#(?P<close>\S)?")
_SURROGATE = re.compile("[\ud800-\udfff]")

# what libyaml says, in words that tell a writer of the plan what happened
_PROBLEMS = {
    "mapping values are not allowed in this context": N_(
        "a colon with a space after it inside a text without quotes, or wrong indentation"
    ),
    "found character that cannot start any token": N_(
        "a text without quotes begins with a character that YAML keeps for itself (%, @, `)"
    ),
    "did not find expected key": N_("a key was expected; mind the indentation and the quotes"),
    "did not find expected '-' indicator": N_("an item of the list is indented differently"),
    "did not find expected ',' or ']'": N_("a list in brackets lacks a comma or its end"),
    "did not find expected ',' or '}'": N_("a group in braces lacks a comma or its end"),
    "did not find expected node content": N_("a value was expected here"),
    "could not find expected ':'": N_("a key without a colon after it"),
    "found unexpected end of stream": N_("quotation marks are not closed"),
    "found unknown escape character": N_("a backslash in double quotes before a wrong letter"),
    "block sequence entries are not allowed in this context": N_(
        "a list begins on the line of its key; it must begin on the next line"
    ),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: plain data (None where it could not be made out), places, findings.

    `doubtful` are the paths of what stands without quotes and may be no text to other readers.
    """

    data: _Data
    positions: FilePositions
    findings: tuple[Finding, ...] = ()
    doubtful: Sequence[Path] = ()

    @property
    def failed(self) -> bool:
        """Whether the file has an error, so that its data must not be used."""
        return any(each.severity is Severity.ERROR for each in self.findings)


class _Anew(Mapping[Path, tuple[int, int]]):
    """Where the keys of a long text stand, read from it when that is asked; it seldom is.

    The positions take ten times as much memory as the text, which is kept packed.
    """

    def __init__(self, text: str) -> None:
        self._packed = zlib.compress(text.encode(), 1)

    @cached_property
    def _found(self) -> Mapping[Path, tuple[int, int]]:
        return parse(zlib.decompress(self._packed).decode(), "").positions.positions

    def __getitem__(self, path: Path) -> tuple[int, int]:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _Refused(Exception):  # noqa: N818 - it carries a finding; it is no error of the program
    """Reading cannot go on."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def read(content: str | bytes, file: str, limit: int = LIMIT) -> Reading:
    """Read the text of a YAML file; `file` names it in findings."""
    nowhere = FilePositions(file, {})
    try:
        text = _decode(content, file, limit)
    except _Refused as refused:
        return Reading(None, nowhere, (refused.finding,))
    odd = tuple(_odd_characters(text, file))
    if odd:
        return Reading(None, nowhere, odd)
    if len(text) > LONG and (sure := canonical(text)) is not None:
        data, doubtful = sure
        return Reading(data, FilePositions(file, _Anew(text)), (), doubtful)
    return parse(text, file)


def parse(text: str, file: str) -> Reading:
    """Read a text without odd characters by the YAML parser."""
    builder = _Builder(text, file)
    try:
        data = builder.document()
    except _Refused as refused:
        return Reading(None, builder.places, (*builder.findings, refused.finding))
    except yaml.YAMLError as error:
        finding = _syntax(error, file)
        return Reading(None, builder.places, (*builder.findings, finding))
    return Reading(data, builder.places, tuple(builder.findings), builder.doubtful)


def _decode(content: str | bytes, file: str, limit: int) -> str:
    if len(content) > limit:
        raise _Refused(Rule.YAML_TOO_LARGE.at(TextPlace(file), limit=limit // 1_000_000))
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before) - before.rfind(b"\n")
        place = TextPlace(file, before.count(b"\n") + 1, column)
        raise _Refused(Rule.YAML_NOT_UTF8.at(place)) from error


def _odd_characters(text: str, file: str) -> list[Finding]:
    if (marker := _CONFLICT.search(text)) is not None:
        return [Rule.GIT_CONFLICT.at(_place(text, file, marker.start()))]
    found = []
    for match in islice(_REFUSED.finditer(text), ENOUGH):
        place = _place(text, file, match.start())
        if match[0] == "\t":
            found.append(Rule.YAML_TAB.at(place))
        else:
            found.append(Rule.YAML_CHARACTER.at(place, character=f"U+{ord(match[0]):04X}"))
    if "\u00a0" in text:
        found.extend(
            Rule.YAML_NBSP.at(_place(text, file, match.end() - 1))
            for match in islice(_NBSP_INDENT.finditer(text), ENOUGH)
        )
    return found


def _place(text: str, file: str, index: int) -> TextPlace:
    return TextPlace(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _syntax(error: yaml.YAMLError, file: str) -> Finding:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    place = TextPlace(file, mark.line + 1, mark.column + 1) if mark else TextPlace(file)
    words = _PROBLEMS.get(problem)
    return Rule.YAML_SYNTAX.at(place, problem=_(words) if words else problem)


class _Builder:
    """Turns the parser's events into data, noting where each key and item stands."""

    def __init__(self, text: str, file: str) -> None:
        self.findings: list[Finding] = []
        self.doubtful: list[Path] = []
        self._positions: dict[Path, tuple[int, int]] = {}
        self.places = FilePositions(file, self._positions)
        self._text = text
        self._comments = " #" in text
        self._escapes = "\\" in text
        self._next: Callable[[], Any] = _LOADER(text).get_event

    def document(self) -> _Data:
        """Build the one document of the file."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise _Refused(Rule.YAML_EMPTY.at(TextPlace(self.places.file)))
        first = self._next()
        self._positions[()] = (first.start_mark.line + 1, first.start_mark.column + 1)
        data = self._value(first, (), 0)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refused(Rule.YAML_DOCUMENTS.at(self._at(after)))
        if data is None:
            raise _Refused(Rule.YAML_EMPTY.at(TextPlace(self.places.file)))
        return data

    def _value(self, event: _Event, path: Path, depth: int) -> _Data:
        if event.__class__ is yaml.ScalarEvent:
            return self._scalar(event, path)
        self._refuse_features(event)
        if depth == DEPTH:
            raise _Refused(Rule.YAML_DEPTH.at(self._at(event), limit=DEPTH))
        build = self._mapping if event.__class__ is yaml.MappingStartEvent else self._sequence
        return build(path, depth + 1)

    def _refuse_features(self, event: _Event) -> None:
        if event.anchor is not None:
            raise _Refused(Rule.YAML_ANCHOR.at(self._at(event), name=event.anchor))
        if event.tag is not None:
            raise _Refused(Rule.YAML_TAG.at(self._at(event), tag=event.tag))

    def _mapping(self, path: Path, depth: int) -> dict[str, _Data]:
        data: dict[str, _Data] = {}
        following, positions = self._next, self._positions
        while (event := following()).__class__ is not _MAPPING_END:
            key = self._key(event)
            below = (*path, key)
            if key in data:
                first = positions[below][0]
                place = self._at(event)
                self.findings.append(Rule.YAML_DUPLICATE_KEY.at(place, key=key, first=first))
            else:
                mark = event.start_mark
                positions[below] = (mark.line + 1, mark.column + 1)
            value = following()
            # a method call less for most values: this loop is half the time of reading
            simple = value.__class__ is _SCALAR
            data[key] = self._scalar(value, below) if simple else self._value(value, below, depth)
        return data

    def _sequence(self, path: Path, depth: int) -> list[_Data]:
        data: list[_Data] = []
        while (event := self._next()).__class__ is not _SEQUENCE_END:
            below = (*path, len(data))
            mark = event.start_mark
            self._positions[below] = (mark.line + 1, mark.column + 1)
            data.append(self._value(event, below, depth))
        return data

    def _key(self, event: _Event) -> str:
        if event.__class__ is not _SCALAR:
            raise _Refused(Rule.YAML_KEY.at(self._at(event)))
        key: str = event.value
        if key in _KEYS and event.anchor is None and event.tag is None:
            return _KEYS[key]
        value = self._scalar(event, ())
        if not isinstance(value, str) or not key:
            raise _Refused(Rule.YAML_KEY.at(self._at(event)))
        if key == "<<":
            raise _Refused(Rule.YAML_MERGE_KEY.at(self._at(event)))
        if "\u00a0" in key:
            self.findings.append(Rule.YAML_NBSP.at(self._at(event)))
            return key
        return _KEYS.setdefault(key, key)

    def _scalar(self, event: _Event, path: Path) -> str | bool | None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_features(event)
        value: str = event.value
        if self._escapes and _SURROGATE.search(value):
            place = self._at(event)
            self.findings.append(Rule.YAML_CHARACTER.at(place, character="U+D800–U+DFFF"))
        if event.style:
            return value
        if not event.implicit[0]:
            raise _Refused(Rule.YAML_TAG.at(self._at(event), tag="!"))
        if self._comments:
            self._comment(event, value)
        if is_doubtful(value):
            self.doubtful.append(path)
        return CONSTANTS.get(value, value)

    def _comment(self, event: _Event, value: str) -> None:
        comment = _CUT.match(self._text, event.end_mark.index)
        if comment and value and (" " in value or comment["close"]):
            self.findings.append(Rule.YAML_COMMENT.at(self._at(event), text=value))

    def _at(self, event: _Event) -> TextPlace:
        mark = event.start_mark
        return TextPlace(self.places.file, mark.line + 1, mark.column + 1)
