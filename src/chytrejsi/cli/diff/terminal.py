"""The differences as people read them in a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator, Mapping

from chytrejsi.cli.output import WIDTH
from chytrejsi.compare.comparison import Comparison, Group, Swap, quoted, swaps
from chytrejsi.compare.difference import Difference, Weight
from chytrejsi.language import N_, Language
from chytrejsi.openxml import visible

SIGNS: Mapping[Weight, str] = {Weight.MAJOR: "✖", Weight.MINOR: "▲", Weight.TEXT: "·"}
_WORDS: Mapping[Weight, str] = {
    Weight.MAJOR: N_("major"),
    Weight.MINOR: N_("minor"),
    Weight.TEXT: N_("wording"),
}
_FEW = 3  # places of a text of which each is shown
_LONGEST = 160  # letters of the words of one place


def lines(comparison: Comparison, language: Language) -> Iterator[str]:
    """Write the differences under their plans and fiches."""
    plan = None
    for group in comparison.groups():
        title, fiche = comparison.heading(group, language)
        if title != plan:
            yield from _wrapped(title, "")
            plan = title
        if fiche:
            yield from _wrapped(fiche, "  ")
        yield from _differences(group, language)
        yield ""


def ending(comparison: Comparison, language: Language) -> Iterator[str]:
    """Say how much differs, and what was compared."""
    told = comparison.counted(language)
    sides = (each.told(language) for each in (comparison.old, comparison.new))
    old, new = sides
    yield f"{told[0].upper()}{told[1:]}"
    yield from _wrapped(language.text("Compared: {old} → {new}", old=old, new=new), "")


def _differences(group: Group, language: Language) -> Iterator[str]:
    names = {weight: language.text(word) for weight, word in _WORDS.items()}
    room = max(map(len, names.values()))
    for each in group.differences:
        start = f"    {SIGNS[each.weight]} {names[each.weight]:<{room}}  "
        yield from _wrapped(quoted(each.text, language), start)
        yield from _changed_words(each, language, " " * len(start))


def _changed_words(difference: Difference, language: Language, indent: str) -> Iterator[str]:
    """Show the words that were changed, of a text with many changes the first ones."""
    places = swaps(difference.words)
    for each in places[:_FEW]:
        yield from _wrapped(_said(each, language), f"{indent}- ")
    more = len(places) - _FEW
    if more > 0:
        told = language.plural("and in {count} more place", "and in {count} more places", more)
        yield from _wrapped(told, f"{indent}- ")


def _said(swap: Swap, language: Language) -> str:
    """Say of one place of a text what stood there and what stands there now."""
    gone, added = _short(swap.gone), _short(swap.added)
    if gone and added:
        return language.text("“{old}” → “{new}”", old=gone, new=added)
    if gone:
        return language.text("left out: “{old}”", old=gone)
    if swap.before:
        return language.text("added after “{before}”: “{new}”", before=swap.before, new=added)
    return language.text("added at the beginning: “{new}”", new=added)


def _short(words: str) -> str:
    """Shorten words in their middle, so that both ends can be found in the text."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _wrapped(text: str, start: str) -> list[str]:
    """Break a text into lines that hang below its first one."""
    told = " ".join(visible(text).split(" ")).replace("\n", " ")
    return textwrap.wrap(
        told,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=True,
        break_on_hyphens=False,
    )
