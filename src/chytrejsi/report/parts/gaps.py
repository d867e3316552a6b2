"""What the region has not confirmed yet, condensed: one line per field, not one per record."""

from collections.abc import Iterable, Mapping, Sequence

from chytrejsi.model.common import Documented
from chytrejsi.model.fiche import Fiche
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]
Named = tuple[str, Documented]


def fields_of(records: Iterable[Named]) -> Mapping[str, tuple[str, ...]]:
    """Gather for each unconfirmed field the names of the records that lack it."""
    found: dict[str, list[str]] = {}
    for name, record in records:
        for field in dict.fromkeys(each.split(".")[0] for each in record.to_confirm):
            found.setdefault(field, []).append(name)
    return {field: tuple(names) for field, names in found.items()}


def _fiches(context: Context) -> list[Named]:
    return [(each.title, each) for each in context.fiches]


def _cards(context: Context) -> list[Named]:
    return [(each.indicator.title, each.indicator) for each in context.standing.indicators]


def request(context: Context) -> Runs:
    """Ask for the fields that are missing most, as one thing to decide."""
    language = context.language
    asked = []
    for field, names in fields_of(_fiches(context)).items():
        count = language.plural(
            "{field} ({count} area of activity)",
            "{field} ({count} areas of activity)",
            len(names),
            field=words.field_name(language, field),
        )
        asked.append((len(names), count))
    for field, names in fields_of(_cards(context)).items():
        count = language.plural(
            "{field} ({count} indicator)",
            "{field} ({count} indicators)",
            len(names),
            field=words.field_name(language, field),
        )
        asked.append((len(names), count))
    if not asked:
        return ()
    most = [words_ for _, words_ in asked][:4]
    start = language.text("Complete and confirm the plan's data: ")
    return (Run(start, bold=True), Run(words.sentence("; ".join(most))))


def table(context: Context, _item: None) -> Blocks:
    """List what is not confirmed: the field, how often it is missing, and where."""
    language = context.language
    rows = [
        *_rows(context, _fiches(context), len(context.fiches), language.text("areas of activity")),
        *_rows(
            context,
            _cards(context),
            len(context.standing.indicators),
            language.text("indicators"),
        ),
    ]
    if not rows:
        return ()
    columns = (
        Column(language.text("Not confirmed"), 1.5),
        Column(language.text("Of what"), 1.4),
        Column(language.text("How many"), 0.9, "right"),
        Column(language.text("Where"), 4),
    )
    caption = language.text("Data that the region has not confirmed yet")
    return (Table(caption, columns, tuple(rows), "tab-gaps"),)


def _rows(
    context: Context, records: Sequence[Named], total: int, kind: str
) -> list[tuple[Runs, ...]]:
    language = context.language
    rows = []
    for field, names in fields_of(records).items():
        everywhere = len(names) == total and total > 1
        where = language.text("all") if everywhere else ", ".join(names)
        count = language.text("{count} of {total}", count=len(names), total=total)
        rows.append((text(words.field_name(language, field)), text(kind), text(count), text(where)))
    return rows


def of_fiche(context: Context, fiche: Fiche) -> list[str]:
    """Say what a fiche lacks beyond what all lack, so that no line is repeated in each chapter."""
    everywhere = set.intersection(*(set(each.to_confirm) for each in context.fiches))
    own = [each for each in fiche.to_confirm if each not in everywhere]
    if not own:
        return []
    fields = [words.field_name(context.language, each) for each in dict.fromkeys(own)]
    return [
        context.language.text(
            "not confirmed yet: {fields}", fields=words.listed(context.language, fields)
        )
    ]
