"""What the region has not confirmed yet, condensed: one line per field, not one per record."""

from collections.abc import Iterable, Mapping, Sequence

from chytrejsi.language import N_
from chytrejsi.model.common import Documented
from chytrejsi.model.fiche import Fiche
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]
Named = tuple[str, Documented]

FORMS = (
    (N_("{fields} for {count} area of activity"), "{fields} for {count} areas of activity"),
    (N_("{fields} for {count} indicator"), "{fields} for {count} indicators"),
)


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
    """Ask for what is missing as one thing to decide."""
    language = context.language
    asked = [
        _asked(context, fields_of(_fiches(context)), FORMS[0]),
        _asked(context, fields_of(_cards(context)), FORMS[1]),
    ]
    told = [clause for clauses in asked for clause in clauses]
    if not told:
        return ()
    start = language.text("Complete and confirm the plan's data: ")
    return (Run(start, bold=True), Run(words.sentence("; ".join(told))))


def _asked(
    context: Context, fields: Mapping[str, tuple[str, ...]], forms: tuple[str, str]
) -> list[str]:
    language = context.language
    by_count: dict[int, list[str]] = {}
    for field, names in fields.items():
        by_count.setdefault(len(names), []).append(words.field_name(language, field))
    return [
        language.plural(*forms, count, fields=words.listed(language, names))
        for count, names in sorted(by_count.items(), reverse=True)
    ]


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
    rows: list[tuple[Runs, ...]] = []
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
