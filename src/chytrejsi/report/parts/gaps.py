"""What the region has not confirmed yet, condensed: one line per field, not one per record."""

from collections.abc import Iterable, Mapping, Sequence

from chytrejsi.language import N_
from chytrejsi.model.common import Documented
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.plan import Plan
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.fields import field_name

Blocks = tuple[Block, ...]
Named = tuple[str, Documented]

FEW_OTHERS = 2

FORMS = (
    (N_("{fields} for {count} area of activity"), "{fields} for {count} areas of activity"),
    (N_("{fields} for {count} indicator"), "{fields} for {count} indicators"),
)


def fields_of(records: Iterable[Named]) -> Mapping[str, tuple[str, ...]]:
    """Gather for each unconfirmed field the names of the records that lack it."""
    found: dict[str, list[str]] = {}
    for name, record in records:
        for field in _open_fields(record):
            found.setdefault(field, []).append(name)
    return {field: tuple(names) for field, names in found.items()}


def _open_fields(record: Documented) -> tuple[str, ...]:
    """Give a record's unconfirmed fields; a card's target may say of itself that it is one.

    Of a plan's approval the day may be known and the resolution not.
    """
    if isinstance(record, Plan):
        return record.to_confirm
    unsure = isinstance(record, Indicator) and record.target and not record.target.confirmed
    return tuple(dict.fromkeys((*record.unconfirmed, *(("target",) if unsure else ()))))


def _plan(context: Context) -> list[Named]:
    return [(context.plan.title, context.plan)]


def _fiches(context: Context) -> list[Named]:
    return [(each.title, each) for each in context.fiches]


def _cards(context: Context) -> list[Named]:
    return [(each.indicator.title, each.indicator) for each in context.monitored]


def requests(context: Context) -> tuple[Runs, ...]:
    """Ask for what is missing in the fiches, and for what is missing in the cards."""
    language = context.language
    asked = (
        (language.text("Complete and confirm the fiches: "), _fiches(context), FORMS[0]),
        (language.text("Complete and confirm the indicators: "), _cards(context), FORMS[1]),
    )
    return tuple(
        (Run(start, bold=True), Run("; ".join(told) + "."))
        for start, records, forms in asked
        if (told := _asked(context, fields_of(records), forms))
    )


def _asked(
    context: Context, fields: Mapping[str, tuple[str, ...]], forms: tuple[str, str]
) -> list[str]:
    """Say what is missing and how often; fields that the same records lack together."""
    language = context.language
    lacking = sorted(_lacking(context, fields).items(), key=lambda each: -len(each[0]))
    return [
        language.plural(*forms, len(names), fields=words.listed(language, titles))
        for names, titles in lacking
    ]


def _lacking(
    context: Context, fields: Mapping[str, tuple[str, ...]]
) -> Mapping[tuple[str, ...], list[str]]:
    """Gather for each set of records the titles of all fields that just these lack."""
    found: dict[tuple[str, ...], list[str]] = {}
    for field, names in fields.items():
        found.setdefault(names, []).append(field_name(context.language, field))
    return found


def table(context: Context, _item: None) -> Blocks:
    """List what is not confirmed: the fields, how often they are missing, and where."""
    language = context.language
    rows = [
        *_rows(context, _plan(context), language.text("action plan")),
        *_rows(context, _fiches(context), language.text("areas of activity")),
        *_rows(context, _cards(context), language.text("indicators")),
    ]
    if not rows:
        return ()
    columns = (
        Column(language.text("Not confirmed"), 2.2),
        Column(language.text("Of what"), 1.3),
        Column(language.text("How many"), 0.8, "right"),
        Column(language.text("Where"), 3.5),
    )
    caption = language.text("Data that the region has not confirmed yet")
    return (Table(caption, columns, tuple(rows), "tab-gaps"),)


def _rows(context: Context, records: Sequence[Named], kind: str) -> list[tuple[Runs, ...]]:
    """Give a row for each set of records, with all fields that just these lack."""
    language = context.language
    rows: list[tuple[Runs, ...]] = []
    for names, fields in _lacking(context, fields_of(records)).items():
        where = _where(context, names, [name for name, _ in records])
        count = language.text("{count} of {total}", count=len(names), total=len(records))
        rows.append((text(words.listed(language, fields)), text(kind), text(count), text(where)))
    return rows


def _where(context: Context, names: Sequence[str], every: Sequence[str]) -> str:
    """Name records; where nearly all lack something, rather those that do not."""
    others = [each for each in every if each not in names]
    if len(every) == 1 or len(others) > FEW_OTHERS or len(others) >= len(names):
        return ", ".join(names)
    if not others:
        return context.language.text("all")
    return context.language.text("all but {titles}", titles=", ".join(others))


def of_fiche(context: Context, fiche: Fiche) -> list[str]:
    """Say what a fiche lacks beyond what all lack, so that no line is repeated in each chapter."""
    everywhere = set.intersection(*(set(each.unconfirmed) for each in context.fiches))
    # what becomes of an area after the plan is told for all areas in one table
    own = [each for each in fiche.unconfirmed if each not in {*everywhere, "succession"}]
    if not own:
        return []
    fields = [field_name(context.language, each) for each in own]
    return [
        context.language.text(
            "not confirmed yet: {fields}", fields=words.listed(context.language, fields)
        )
    ]
