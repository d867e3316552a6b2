"""The differences as people read them in a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator, Mapping

from chytrejsi.cli.output import WIDTH
from chytrejsi.compare.comparison import Comparison, Group, quoted
from chytrejsi.compare.difference import Weight
from chytrejsi.language import N_, Language
from chytrejsi.openxml import visible

SIGNS: Mapping[Weight, str] = {Weight.MAJOR: "✖", Weight.MINOR: "▲", Weight.TEXT: "·"}
_WORDS: Mapping[Weight, str] = {
    Weight.MAJOR: N_("major"),
    Weight.MINOR: N_("minor"),
    Weight.TEXT: N_("wording"),
}


def text(comparison: Comparison, language: Language, *, quiet: bool) -> str:
    """Write the differences, then how many there are and what was compared; quietly the major."""
    if quiet:
        told = [*_groups(comparison.only(Weight.MAJOR), language)]
    else:
        told = [*_groups(comparison, language), *_ending(comparison, language)]
    return "\n".join((*told, ""))


def _groups(comparison: Comparison, language: Language) -> Iterator[str]:
    """Write the differences under their plans and fiches."""
    plan = None
    for group in comparison.groups():
        title, fiche = comparison.heading(group, language)
        if title != plan:
            yield from _wrapped(title, "")
            plan = title
        below = fiche or (language.text("The plan as a whole") if group.plan else "")
        if below:
            yield from _wrapped(below, "  ")
        yield from _differences(group, language)
        yield ""


def _ending(comparison: Comparison, language: Language) -> Iterator[str]:
    old, new = (each.told(language) for each in (comparison.old, comparison.new))
    if not comparison.differences:
        told = language.text("Nothing differs between {old} and {new}.", old=old, new=new)
        yield from _wrapped(told, "")
        return
    yield from _wrapped(language.text("Compared: {old} → {new}", old=old, new=new), "")
    counted = comparison.counted(language)
    yield f"{counted[0].upper()}{counted[1:]}"


def _differences(group: Group, language: Language) -> Iterator[str]:
    names = {weight: language.text(word) for weight, word in _WORDS.items()}
    room = max(map(len, names.values()))
    for each in group.differences:
        start = f"    {SIGNS[each.weight]} {names[each.weight]:<{room}}  "
        yield from _wrapped(quoted(each.text, language), start)


def _wrapped(text: str, start: str) -> list[str]:
    """Break a text into lines that hang below its first one."""
    return textwrap.wrap(
        visible(text).replace("\n", " "),
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=True,
        break_on_hyphens=False,
    )
