"""The interlinkages of a plan: its areas of activity against each other, and what passes along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chytrejsi.language import Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import links

Blocks = tuple[Block, ...]
SELF = "×"
NAMED = 9  # areas whose titles have room above the columns
MOST = 20  # areas whose numbers have

Kinds = Mapping[tuple[str, str], frozenset[str]]


def lead(context: Context, _item: None) -> Blocks:
    """Say how many pairs of areas are linked, and which area is linked with the most others."""
    kinds = _kinds(context)
    if not kinds:
        return ()
    language = context.language
    told = language.plural(
        "{count} pair of areas of activity is linked",
        "{count} pairs of areas of activity are linked",
        len(kinds) // 2,
    )
    degrees = {each.title: sum(one == each.id for one, _ in kinds) for each in context.fiches}
    most = max(degrees.values())
    busiest = [title for title, count in degrees.items() if count == most]
    if len(busiest) == 1 and most > 1:
        told += "; " + language.text("most links lead to the area {title}", title=busiest[0])
    return (Paragraph(text(words.sentence(told)), style="lead"),)


def _kinds(context: Context) -> Kinds:
    """Give the kinds of links between each two areas; both orders of a pair are there."""
    found: dict[tuple[str, str], set[str]] = {}
    for fiche in context.fiches:
        for tie in links.ties(context, fiche):
            found.setdefault((fiche.id, tie.other.id), set()).add(tie.kind)
    return {pair: frozenset(kinds) for pair, kinds in found.items()}


def table(context: Context, _item: None) -> Blocks:
    """Show the links as letters; of very many areas only the list of links below is told."""
    language, fiches, kinds = context.language, context.fiches, _kinds(context)
    if not kinds or len(fiches) > MOST:
        return ()
    numbered = len(fiches) > NAMED
    heads = [str(place) if numbered else each.title for place, each in enumerate(fiches, start=1)]
    columns = (
        Column(levels.fiche(context), 3 if numbered else 2),
        *(Column(each, 0.6 if numbered else 1, "center") for each in heads),
    )
    rows = tuple(
        (
            text(f"{head} {each.title}" if numbered else each.title),
            *(text(_cell(language, kinds, each, other)) for other in fiches),
        )
        for head, each in zip(heads, fiches, strict=True)
    )
    caption = language.text("Interlinkages of the areas of activity")
    source = _legend(language, kinds)
    return (Table(caption, columns, rows, "tab-matrix", wide=True, source=source),)


def _cell(language: Language, kinds: Kinds, one: Fiche, other: Fiche) -> str:
    if one is other:
        return SELF
    found = kinds.get((one.id, other.id), frozenset())
    return ", ".join(links.letter(language, each) for each in links.LINK_WORDS if each in found)


def _legend(language: Language, kinds: Kinds) -> str:
    """Explain the letters that the matrix uses."""
    used = frozenset[str]().union(*kinds.values())
    told = [
        f"{links.letter(language, each)} – {language.text(word)}"
        for each, word in links.LINK_WORDS.items()
        if each in used
    ]
    told.append(f"{SELF} – " + language.text("the same area"))
    return words.sentence("; ".join(told))


# --- what passes along --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Passing:
    """What passes along links of one kind, and between which areas."""

    kind: str
    note: str
    pairs: tuple[tuple[Fiche, Fiche], ...]


def notes(context: Context, _item: None) -> Blocks:
    """List what passes along the links; what is told of several is told once."""
    passing = _passing(context)
    items = tuple(_told(context, each) for each in passing)
    return (Bullets(items),) if items else ()


def _passing(context: Context) -> tuple[_Passing, ...]:
    place = {each.id: number for number, each in enumerate(context.fiches)}
    bare = len(context.fiches) > MOST  # without the matrix each link is told here
    found: dict[tuple[str, str], list[tuple[Fiche, Fiche]]] = {}
    for fiche in context.fiches:
        for tie in links.ties(context, fiche):
            if place[fiche.id] < place[tie.other.id] and (tie.note or bare):
                found.setdefault((tie.kind, tie.note), []).append((fiche, tie.other))
    order = tuple(links.LINK_WORDS)
    return tuple(
        _Passing(kind, note, tuple(pairs))
        for (kind, note), pairs in sorted(found.items(), key=lambda each: order.index(each[0][0]))
    )


def _told(context: Context, passing: _Passing) -> Runs:
    """Name the kind and the areas, then say what passes between them."""
    start = links.word(context.language, passing.kind)
    named = "; ".join(_pairs(context, passing.pairs))
    told = f" {words.sentence(passing.note)}" if passing.note else ""
    return (Run(f"{start}: ", bold=True), Run(f"{named}.{told}"))


def _pairs(context: Context, pairs: Sequence[tuple[Fiche, Fiche]]) -> list[str]:
    """Name pairs; those that share an area are told from it."""
    shared = set.intersection(*({one.id, other.id} for one, other in pairs))
    if len(pairs) < 2 or not shared:
        return [f"{one.title} – {other.title}" for one, other in pairs]
    hub = next(each for each in pairs[0] if each.id in shared)
    others = [each for pair in pairs for each in pair if each.id != hub.id]
    if len(others) == len(context.fiches) - 1:
        return [f"{hub.title} – {context.language.text('all other areas of activity')}"]
    return [f"{hub.title} – {words.listed(context.language, [each.title for each in others])}"]
