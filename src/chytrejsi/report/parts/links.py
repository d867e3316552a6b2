"""What links areas of activity: the kinds of links in words and letters, and what passes along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chytrejsi.language import N_, Language
from chytrejsi.model.fiche import Fiche, Link
from chytrejsi.report import words
from chytrejsi.report.blocks import Run, Runs
from chytrejsi.report.context import Context

LINK_WORDS: Mapping[str, str] = {
    "data": N_("data"),
    "savings": N_("savings"),
    "education": N_("education"),
    "other": N_("other link"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One side's link to another fiche, with the note of either side."""

    kind: str
    other: Fiche
    note: str = ""


def ties(context: Context, fiche: Fiche) -> tuple[Tie, ...]:
    """Give a fiche's links to known fiches: its own, and those that only the others declare."""
    found: dict[tuple[str, str], Tie] = {}
    for link in fiche.links:
        other = context.dataset.fiche(fiche.plan, link.fiche)
        if other is not None and other is not fiche:
            note = link.note or _note(other.links, fiche, link.kind)
            found.setdefault((other.id, link.kind), Tie(link.kind, other, note))
    for other in context.fiches:
        for link in other.links:
            if link.fiche == fiche.id and other is not fiche:
                tie = Tie(link.kind, other, link.note or "")
                found.setdefault((other.id, link.kind), tie)
    return tuple(found.values())


def _note(links: Iterable[Link], fiche: Fiche, kind: str) -> str:
    """Give what the other side says of the same link."""
    told = (each.note for each in links if each.fiche == fiche.id and each.kind == kind)
    return next(filter(None, told), "")


def lines(context: Context, fiche: Fiche, *, noted: bool = True) -> Runs:
    """Tell a fiche's links line by line: the kind, the linked areas, and what passes along."""
    grouped: dict[tuple[str, str], list[Fiche]] = {}
    for tie in ties(context, fiche):
        grouped.setdefault((tie.kind, tie.note if noted else ""), []).append(tie.other)
    runs: list[Run] = []
    for (kind, note), others in sorted(grouped.items(), key=_by_kind):
        runs.append(Run(("\n" if runs else "") + word(context.language, kind) + ": ", bold=True))
        runs.append(
            Run(_named(context, fiche, others) + (f" – {note.rstrip('.')}" if note else ""))
        )
    return tuple(runs)


def word(language: Language, kind: str) -> str:
    """Name a kind of link, with a capital letter."""
    name = language.text(LINK_WORDS[kind])
    return name[0].upper() + name[1:]


def letter(language: Language, kind: str) -> str:
    """Give the letter that stands for a kind of link in the matrix."""
    return word(language, kind)[0]


def _by_kind(group: tuple[tuple[str, str], list[Fiche]]) -> int:
    return tuple(LINK_WORDS).index(group[0][0])


def _named(context: Context, fiche: Fiche, others: list[Fiche]) -> str:
    """Name the linked areas; all but the fiche itself in a word."""
    everyone = {each.id for each in context.fiches} - {fiche.id}
    if len(everyone) > 1 and {each.id for each in others} == everyone:
        return context.language.text("all other areas of activity")
    return words.listed(context.language, [each.title for each in others])
