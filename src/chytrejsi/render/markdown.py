"""The differences as Markdown: a comment on a merge request of GitHub or GitLab.

Every text of the plan is escaped, so that it can neither end its place nor mention, link or call
anything. What weighs most stands in sight, the rest is folded up, and a mark at the end lets a
pipeline find its own comment and bring it up to date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from chytrejsi.compare.comparison import HEAVIEST_FIRST, Comparison, spans
from chytrejsi.compare.difference import Difference, Fate, Weight, Words
from chytrejsi.language import N_, Language
from chytrejsi.openxml import visible

MARK = "<!-- chytrejsi diff -->"
LIMIT = 65_536  # characters of a comment on GitHub; one on GitLab may be longer

_JOINER = "\u2060"  # seen by no one, but it keeps an address or a mention from being one
_SPECIAL = re.compile(r"([\\`*_\[\]|~$^{}])")
# what makes a mention, a number of an issue, a label or a snippet: a sign right before a word
_CALLS = re.compile(r"([@#!%]|(?<!\w)GH-)(?=[\w\"'])")
_ADDRESS = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)|(?<=\bmailto)(:)|(?<=\bxmpp)(:)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BREAKS = re.compile(r"\s*\n\s*")
_LONGEST = 1_500  # letters of one text that is shown
_KEPT = 40  # letters of unchanged words that are shown on either side of a change
_RESERVE = 600  # characters kept free for what is said of the rest, and for closing

_SIGNS: Mapping[Weight, str] = {Weight.MAJOR: "✖", Weight.MINOR: "▲", Weight.TEXT: "·"}
_FOLDED: Mapping[Weight, tuple[str, str]] = {
    Weight.MINOR: (N_("{count} minor change"), "{count} minor changes"),
    Weight.TEXT: (N_("{count} change of wording"), "{count} changes of wording"),
}


def render_markdown(comparison: Comparison, language: Language) -> str:
    """Write the differences as one comment, not longer than GitHub takes; it ends with the mark."""
    head = [
        f"## {language.text('Changes of the plan')}",
        "",
        f"**{_counted(comparison, language)}** · {_compared(comparison, language)}",
        "",
    ]
    room = LIMIT - sum(len(line) + 1 for line in head) - _RESERVE
    body: list[str] = []
    for weight in HEAVIEST_FIRST:
        told = comparison.of(weight)
        if told:
            section = _section(comparison.only(weight), weight, language, room)
            body += section
            room -= sum(len(line) + 1 for line in section)
    return "\n".join([*head, *body, MARK]) + "\n"


def escaped(words: str) -> str:
    """Write a text of the plan so that Markdown, HTML and a forge take it for nothing but text."""
    line = _BREAKS.sub(" ", visible(words)).replace("\t", " ")
    called = _ADDRESS.sub(lambda match: match[0] + _JOINER, _CALLS.sub(rf"\1{_JOINER}", line))
    safe = "".join(_ENTITIES.get(each, each) for each in called)
    return _SPECIAL.sub(r"\\\1", safe)


def _counted(comparison: Comparison, language: Language) -> str:
    told = comparison.counted(language)
    return told[0].upper() + told[1:]


def _compared(comparison: Comparison, language: Language) -> str:
    old, new = (escaped(each.told(language)) for each in (comparison.old, comparison.new))
    return language.text("Compared: {old} → {new}", old=old, new=new)


def _section(
    comparison: Comparison, weight: Weight, language: Language, room: int
) -> Sequence[str]:
    """Write the differences of one weight, as many as there is room for."""
    opening = _opening(comparison, weight, language)
    closing = [] if weight is Weight.MAJOR else ["", "</details>"]
    lines = list(opening)
    used = sum(len(line) + 1 for line in (*opening, *closing))
    left = len(comparison.differences)
    for heading, difference in _listed(comparison, language):
        item = [*heading, *_item(difference, weight, language)]
        size = sum(len(line) + 1 for line in item)
        if used + size > room:
            break
        lines += item
        used += size
        left -= 1
    if left:
        lines += ["", _left_out(left, language)]
    return [*lines, *closing, ""]


def _opening(comparison: Comparison, weight: Weight, language: Language) -> Sequence[str]:
    if weight is Weight.MAJOR:
        return (f"### {_SIGNS[weight]} {language.text('Major changes')}",)
    one, many = _FOLDED[weight]
    count = language.plural(one, many, len(comparison.differences))
    return ("<details>", f"<summary>{_SIGNS[weight]} {count}</summary>")


def _left_out(count: int, language: Language) -> str:
    told = language.plural(
        "… and {count} more; 'chytrejsi diff' shows all of them.",
        "… and {count} more; 'chytrejsi diff' shows all of them.",
        count,
    )
    return f"_{told}_"


def _listed(
    comparison: Comparison, language: Language
) -> Iterator[tuple[Sequence[str], Difference]]:
    """Give the differences, the first of each group with the group's heading."""
    for group in comparison.groups():
        title = " – ".join(filter(None, comparison.heading(group, language)))
        heading: Sequence[str] = ("", f"#### {escaped(title)}", "")
        for each in group.differences:
            yield heading, each
            heading = ()


def _item(difference: Difference, weight: Weight, language: Language) -> Iterator[str]:
    sentence = "".join(
        f"**{escaped(piece)}**" if strong else escaped(piece)
        for piece, strong in spans(_short(difference.text))
    )
    yield f"- {_SIGNS[weight]} {sentence}"
    words = _words(difference.words)
    if words:
        yield f"  > {language.text('Wording:')} {words}"


def _words(words: Sequence[Words]) -> str:
    """Write a changed text: ~~old~~ **new**; of what was kept only what stands beside a change."""
    last = len(words) - 1
    told = ""
    for place, each in enumerate(words):
        kept = each.fate is Fate.KEPT
        text = _beside(each.text, first=place == 0, last=place == last) if kept else each.text
        piece = escaped(text) if kept else _marked(each.fate, text)
        touching = told and not told[-1].isspace() and not piece[:1].isspace()
        # a mark is one only where it is parted from what stands beside it
        told += f" {piece}" if touching and _parts(words[place - 1 : place + 1]) else piece
    return told.strip()


def _parts(pair: Sequence[Words]) -> bool:
    """Tell whether there has to be a space between two runs, for their marks to be marks."""
    left, right = pair
    if Fate.KEPT not in (left.fate, right.fate):
        return True
    edges = left.text[-1], right.text[0]
    inside, outside = edges if right.fate is Fate.KEPT else reversed(edges)
    return outside.isalnum() and not inside.isalnum()


def _marked(fate: Fate, text: str) -> str:
    """Strike words out or set them in bold; the spaces around them stay outside the marks."""
    inner = text.strip()
    if not inner:
        return escaped(text)
    before, after = text.partition(inner)[0], text.rpartition(inner)[2]
    sign = "~~" if fate is Fate.GONE else "**"
    return f"{escaped(before)}{sign}{escaped(_short(inner))}{sign}{escaped(after)}"


def _beside(kept: str, *, first: bool, last: bool) -> str:
    """Leave out the middle of unchanged words; before the first change and after the last, more."""
    limit = _KEPT if first or last else 2 * _KEPT
    if len(kept) <= limit:
        return kept
    # whole words only: the piece that a cut would leave of one is taken off
    start = "" if first else kept[:_KEPT].rpartition(" ")[0]
    end = "" if last else kept[-_KEPT:].partition(" ")[2]
    return f"{start} … {end}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
