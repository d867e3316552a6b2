"""A file as an editor sees it (YAML 1.2, JSON Schema) and as the program does, and mutants of it.

The schema and the model must accept the same. What JSON Schema never gets to see, because the
parser of YAML has changed it before, is told by `unseen`; mutants with it are left out.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.resolver import BaseResolver

from chytrejsi.language import language
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.scalars import NUMBER
from chytrejsi.store.quotes import unquoted
from chytrejsi.store.reading import read
from chytrejsi.store.refusals import findings_of
from chytrejsi.store.schema import schema_of
from chytrejsi.store.shelves import shelf_for, shelf_of
from running import SOURCE_TREE

Node = Any  # dict[str, Node] | list[Node] | Bare | str

WORKSPACES = (
    SOURCE_TREE,
    SOURCE_TREE / "src" / "chytrejsi" / "demo" / "workspace",
    SOURCE_TREE / "src" / "chytrejsi" / "scaffold" / "workspace",
    SOURCE_TREE / "tests" / "findings" / "base",
)

SMALL = 3_000  # bytes; larger files have nothing that smaller ones lack

# no workspace at hand has collected anything yet
RUN = """\
date: 2026-01-20
time: 2026-01-20T09:12:00+01:00
period: "2025"
tool: chytrejsi 0.1.0
workbooks:
  - file: 2025_odbor-a.xlsx
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    guarantor: odbor-a
    status: refused
    cells: {filled: 3, accepted: 2, normalised: 1}
    codes: [CELL_NUMBER, CELL_DATE]
reminded: [odbor-b]
"""

# --- what an editor sees ---

# the words and numbers of the YAML 1.2 core schema, which editors follow; ruamel.yaml still
# reads 1_000 and dates as YAML 1.1 does
_CORE = (
    ("null", re.compile(r"null|Null|NULL|~|"), ["n", "N", "~", ""]),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF")),
    ("int", re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"), list("-+0123456789")),
    (
        "float",
        re.compile(
            r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
        ),
        list("-+0123456789."),
    ),
)


class _Core(BaseResolver):
    """The resolver of the core schema: all else is text."""

    processing_version = (1, 2)

    def __init__(self, version: object = None, loader: object = None) -> None:  # noqa: ARG002 - ruamel's
        super().__init__(loader)


for _tag, _pattern, _first in _CORE:
    _Core.add_implicit_resolver_base(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern.pattern})$"), _first
    )


def core(value: object) -> str:
    """Say what a text without quotes is in YAML 1.2."""
    return next((tag for tag, form, _ in _CORE if form.fullmatch(str(value))), "str")


def seen(text: str) -> object:
    """Give the data of a file as an editor reads them."""
    reader = YAML(typ="safe", pure=True)
    reader.Resolver = _Core
    return reader.load(text)


@cache
def validator(kind: RecordKind) -> Draft202012Validator:
    """Give the independent validator of a kind of file."""
    schema = schema_of(kind, language("cs"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def complaints(kind: RecordKind, text: str) -> list[str]:
    """Give what the schema has against a file."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:90]}"
        for error in validator(kind).iter_errors(seen(text))
    ]


# --- what the program says ---


def refusals(kind: RecordKind, text: str) -> list[str]:
    """Give what the program has against a file alone: errors, and texts that lack quotes.

    Texts without quotes that only YAML 1.1 takes for something else (NO, 1_000, a date) are texts
    to an editor, so that they are passed by here.
    """
    model = shelf_for(kind).model
    reading = read(text, "file.yaml")
    lacking = unquoted(reading, model)
    found = [*reading.findings, *(each for each in lacking if core(each.values["value"]) != "str")]
    try:
        model.model_validate(reading.data, by_alias=True, by_name=False)
    except ValidationError as error:
        found += findings_of(error, model, reading.positions)
    return [f"{each.place}: {each.code} {each.message()}" for each in found]


# --- mutants ---


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Original:
    """A file to be mutated."""

    kind: RecordKind
    name: str
    node: Node


def files() -> Iterator[tuple[RecordKind, Path]]:
    """Give all files of the workspaces at hand, with their kinds."""
    for root in WORKSPACES:
        for path in sorted(root.glob("plan/**/*.yaml")) + sorted(root.glob("indicators/**/*.yaml")):
            found = shelf_of(path.relative_to(root).as_posix())
            assert found is not None, path
            yield found[0].kind, path


def node_of(text: str) -> Node:
    """Take a file apart into groups, lists and texts with or without quotes."""
    return _node(yaml.compose(text, Loader=yaml.CSafeLoader))


def _node(composed: yaml.Node | None) -> Node:
    if isinstance(composed, yaml.MappingNode):
        return {key.value: _node(value) for key, value in composed.value}
    if isinstance(composed, yaml.SequenceNode):
        return [_node(each) for each in composed.value]
    assert isinstance(composed, yaml.ScalarNode)
    return composed.value if composed.style else Bare(composed.value)


def written(node: Node) -> str:
    """Write it as a file again."""
    return "\n".join(_lines(node, 0)) + "\n"


def _lines(node: Node, depth: int) -> Iterator[str]:
    margin = "  " * depth
    items = node.items() if isinstance(node, dict) else ((None, each) for each in node)
    for key, value in items:
        head = f"{margin}-" if key is None else f"{margin}{key}:"
        if isinstance(value, dict | list) and value:
            yield head
            yield from _lines(value, depth + 1)
        else:
            yield f"{head} {_scalar(value)}".rstrip()


def _scalar(node: Node) -> str:
    if isinstance(node, Bare):
        return node.text
    if isinstance(node, str):
        return yaml.dump(node, default_style='"', allow_unicode=True, width=10**6).strip()
    return "{}" if isinstance(node, dict) else "[]"


# what people and programs type by mistake, bare and in quotes
VALUES: tuple[Node, ...] = (
    *map(
        Bare,
        (
            *("", "null", "true", "false", "Ne", "7", "-3", "7.5", "7,5", "1 000", "1_000", "1e3"),
            *("0012", "1.10", "9999999999999999", "2025", "2025-H1", "2025-H3", "1850", "2024-06"),
            *("2024-06-30", "2024-13-45", "2023-02-29", "2024-02-29", "2024-2-3", "30. 6. 2024"),
            *("２０２４", "12 ks", "CON", "con.1", "lpt9", "com", "-a", ".a", "a b", "ž", "a" * 61),
            *("annual", "Annual", "increase", "done", "other", "final", "cs", "priority"),
        ),
    ),
    *("", " ", "\u00a0", "null", "true", "7", "7.50", "7,5", "1e3", "2025", "2025-H2", "nul"),
    *("2024-06-30", "2024-06-31", "0000-01-01", "1900-02-29", "2000-02-29", "text\nna řádcích"),
    {},
    [],
    [Bare("a")],
    [[Bare("a")]],
    {"a": Bare("b")},
)


def mutant(original: Node, chance: random.Random) -> Node:
    """Change one thing of a file, at times two."""
    node = _copied(original)
    for _ in range(chance.choice((1, 1, 1, 2))):
        _mutate(node, chance)
    return node


def _copied(node: Node) -> Node:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(each) for each in node] if isinstance(node, list) else node


def _mutate(root: Node, chance: random.Random) -> None:
    places = list(_places(root))
    if not places:
        return
    holder, key = chance.choice(places)
    match chance.randrange(8):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice((f"{key}s", key.upper(), "note", "id", "unknown"))] = holder.pop(
                key
            )
        case 2 if isinstance(holder, dict):
            holder[chance.choice(("note", "x", "title", "sources", "date", "from", "value"))] = (
                chance.choice(VALUES)
            )
        case 3 if isinstance(holder, list):
            holder.append(_copied(chance.choice((holder[key], *VALUES))))
        case 4:  # what stands elsewhere in the file
            other, there = chance.choice(places)
            holder[key] = _copied(other[there])
        case 5:
            holder[key] = [holder[key]]
        case _:
            holder[key] = chance.choice(VALUES)


def _places(node: Node) -> Iterator[tuple[Any, Any]]:
    """Give all keys and items: what holds them, and the key or number."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(pairs):
        yield node, key
        if isinstance(value, dict | list):
            yield from _places(value)


def unseen(node: Node) -> str:
    """Say which feature of YAML hides from JSON Schema what the program refuses; none mostly.

    A number in another spelling than digits with a point is the same number to an editor (1e3,
    +7), and a truth in capitals the same truth.
    """
    if isinstance(node, dict | list):
        values = node.values() if isinstance(node, dict) else node
        return next(filter(None, map(unseen, values)), "")
    if not isinstance(node, Bare) or not node.text:
        return ""
    kind = core(node.text)
    if kind in {"int", "float"} and not NUMBER.fullmatch(node.text):
        return "a number in another spelling"
    if kind in {"bool", "null"} and node.text not in {"true", "false", "null", "~"}:
        return "a truth in capitals"
    return ""


# --- trials ---


@dataclass(frozen=True, slots=True)
class Trial:
    """What both sides said of a mutant."""

    original: Original
    text: str
    complaints: list[str]
    refusals: list[str]

    @property
    def agreed(self) -> bool:
        """Whether both accept it or both refuse it."""
        return bool(self.complaints) == bool(self.refusals)

    def told(self) -> str:
        """Say who accepts what the other refuses."""
        kind = self.original.kind.value
        if self.complaints:
            return f"{kind}: only the schema refuses: {self.complaints[0]}\n{self.text}"
        return f"{kind}: only the program refuses: {self.refusals[0]}\n{self.text}"


@cache
def originals() -> dict[RecordKind, list[Original]]:
    """Give the small files at hand, by kind."""
    found: dict[RecordKind, list[Original]] = {}
    for kind, path in files():
        if path.stat().st_size <= SMALL:
            node = node_of(path.read_text(encoding="utf-8"))
            found.setdefault(kind, []).append(Original(kind, path.name, node))
    found[RecordKind.LOG] = [Original(RecordKind.LOG, "log.yaml", node_of(RUN))]
    return found


def trial(known: dict[RecordKind, list[Original]], seed: int) -> Trial:
    """Mutate a file of any kind in a way that JSON Schema gets to see, and ask both."""
    chance = random.Random(f"schema-{seed}")  # noqa: S311 - the same mutants each time
    while True:
        original = chance.choice(known[chance.choice(list(known))])
        changed = mutant(original.node, chance)
        if not unseen(changed):
            text = written(changed)
            kind = original.kind
            return Trial(original, text, complaints(kind, text), refusals(kind, text))
