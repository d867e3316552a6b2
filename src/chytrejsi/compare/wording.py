"""How a text was changed, word by word, and the same said shortly."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from chytrejsi.compare.difference import Fate, Words
from chytrejsi.language import NBSP, Language

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_BREAKING = re.compile(rf"[^\S{NBSP}]+")  # all spaces but those that keep words together
_CLIP = 60  # characters of one quotation
_SHOWN = 2  # places of change told in a sentence
_BEFORE = 3  # words that lead up to a change

_SINGLE = str.maketrans({"„": "‚", "“": "‘", "”": "’"})
_Run = tuple[list[str], list[str]]


def words_between(old: str, new: str) -> tuple[Words, ...]:
    """Give the runs of words: kept and gone ones make the old text, kept and added ones the new."""
    return tuple(_worded(_runs(_TOKEN.findall(old), _TOKEN.findall(new))))


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, _Run]]:
    """Give runs in turn: whether it is kept, and its tokens in both texts."""
    found: list[tuple[bool, _Run]] = []
    for tag, start, end, start_new, end_new in _opcodes(old, new):
        run = (old[start:end], new[start_new:end_new])
        kept = tag == "equal"
        # a mere space between two changes belongs to both, so that a phrase stays in one piece
        if found and not found[-1][0] and (not kept or _spaces(run[0])):
            found[-1][1][0].extend(run[0])
            found[-1][1][1].extend(run[1])
        else:
            found.append((kept, run))
    for kept, run in found:
        yield from [(kept, run)] if kept else _without_space_at_the_end(run)


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Compare only what lies between the common beginning and the common end."""
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    rest = shortest - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    if head:
        yield "equal", 0, head, 0, head
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    for tag, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        yield tag, a + head, b + head, c + head, d + head
    if tail:
        yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)


def _spaces(tokens: Sequence[str]) -> bool:
    return all(each.isspace() for each in tokens)


def _without_space_at_the_end(run: _Run) -> Iterator[tuple[bool, _Run]]:
    """Give a change, and the space that both its sides end with as kept."""
    old, new = run
    if old and new and old[-1] == new[-1] and old[-1].isspace():
        space = [old[-1]]
        yield False, (old[:-1], new[:-1])
        yield True, (space, space)
    else:
        yield False, run


def _worded(runs: Iterator[tuple[bool, _Run]]) -> Iterator[Words]:
    for kept, (old, new) in runs:
        if kept:
            yield Words(Fate.KEPT, "".join(old))
            continue
        if old:
            yield Words(Fate.GONE, "".join(old))
        if new:
            yield Words(Fate.ADDED, "".join(new))


def changed_words(language: Language, runs: Sequence[Words]) -> str:
    """Say shortly which words became which: „until 2026“ → „until 2028“."""
    places = list(_places(runs))
    said = [_said(language, *place) for place in places[:_SHOWN]]
    if len(places) > _SHOWN:
        more = len(places) - _SHOWN
        said.append(language.plural("{count} more place", "{count} more places", more))
    return "; ".join(said)


def _places(runs: Sequence[Words]) -> Iterator[tuple[str, str, str]]:
    """Give each place of change: what leads up to it, the old words and the new ones."""
    before, gone, added = "", "", ""
    for run in runs:
        if run.fate is Fate.KEPT:
            if gone or added:
                yield before, gone, added
            before, gone, added = run.text, "", ""
        elif run.fate is Fate.GONE:
            gone = run.text
        else:
            added = run.text
    if gone or added:
        yield before, gone, added


def _said(language: Language, before: str, gone: str, added: str) -> str:
    if not (gone + added).strip():
        return _parted(language, before, gone, added)
    lead = _lead(before)
    if gone.strip() and added.strip():
        return f"{quoted(language, lead + gone)} → {quoted(language, lead + added)}"
    words, before = quoted(language, added or gone), quoted(language, lead)
    if not lead.strip():
        if added:
            return language.text("added {words}", words=words)
        return language.text("left out {words}", words=words)
    if added:
        return language.text("after {before} added {words}", before=before, words=words)
    return language.text("after {before} left out {words}", before=before, words=words)


def _parted(language: Language, before: str, gone: str, added: str) -> str:
    """Say that words are parted otherwise: by a space, a new paragraph or item, or by nothing."""
    after = quoted(language, " ".join(before.split()[-_BEFORE:]))
    if "\n" not in gone + added:
        if added:
            return language.text("space after {before}", before=after)
        return language.text("no space after {before}", before=after)
    if added.count("\n") > gone.count("\n"):
        return language.text("new line after {before}", before=after)
    return language.text("no new line after {before}", before=after)


def _lead(before: str) -> str:
    """Give the last words before a change, of the same sentence."""
    sentence = re.split(r"[.!?…]\s|\n", before)[-1]
    found = re.findall(r"\S+\s*", sentence)[-_BEFORE:]
    return "".join(found)


def clipped(text: str, limit: int = _CLIP) -> str:
    """Shorten a text between words, to one line."""
    line = _BREAKING.sub(" ", text.strip())
    if len(line) <= limit:
        return line
    return line[: limit + 1].rsplit(" ", 1)[0].rstrip(",;:–- ")[:limit] + "…"


def quoted(language: Language, text: str) -> str:
    """Put a text, shortened, between quotation marks."""
    return language.text("“{words}”", words=unquoted(clipped(text)))


def unquoted(text: str) -> str:
    """Turn the quotation marks of a text that is quoted itself into single ones."""
    return text.translate(_SINGLE)
