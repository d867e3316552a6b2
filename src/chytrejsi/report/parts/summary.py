"""The summary on one page: how the indicators stand, and what has to be decided."""

from collections import Counter
from collections.abc import Mapping, Sequence

from chytrejsi.model.observation import ActivityStatus
from chytrejsi.progress.standing import STATUS_WORDS, Standing, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Column,
    Figure,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
    text,
)
from chytrejsi.report.charts import StatusChart, StatusRow
from chytrejsi.report.context import Context
from chytrejsi.report.parts import area, changes, gaps, late
from chytrejsi.report.parts.stacks import Kind, Stack, table_and_bars

Blocks = tuple[Block, ...]
MOST = 3
MOST_DECISIONS = 4
REACHED = (Status.ACHIEVED, Status.KEPT)


def lead(context: Context, _item: None) -> Blocks:
    """Say the most important thing first: how many indicators go well, and how many lag."""
    language = context.language
    whole = context.standing.whole
    if not whole.total:
        told = language.text("The plan has no indicators yet, only its activities are described.")
    elif context.starting:
        told = _starting_lead(context)
    else:
        told = _progress_lead(context)
    return (Paragraph(text(told), style="lead"),)


def _progress_lead(context: Context) -> str:
    language, whole = context.language, context.standing.whole
    well = words.count_of(whole.counts, words.WELL)
    late = words.count_of(whole.counts, words.LATE)
    evaluated = language.plural(
        "{count} indicator of {total} can be evaluated",
        "{count} indicators of {total} can be evaluated",
        whole.evaluated,
        total=whole.total,
    )
    if not whole.evaluated:
        return words.sentence(
            language.text("None of the {total} indicators can be evaluated", total=whole.total)
        )
    halves = [
        language.plural("{count} goes well", "{count} go well", well) if well else "",
        language.plural("{count} lags behind the plan", "{count} lag behind the plan", late)
        if late
        else "",
    ]
    return words.sentence(f"{evaluated}: {words.listed(language, [h for h in halves if h])}")


def _starting_lead(context: Context) -> str:
    language, whole = context.language, context.standing.whole
    first = language.text(
        "The plan is at its start: it was approved on {day} and no value has been reported yet.",
        day=language.day(context.plan.approved.date),
    )
    second = language.plural("It has {count} indicator", "It has {count} indicators", whole.total)
    clauses = area.start_clauses(language, context.monitored)
    return f"{first} " + words.sentence(f"{second}: {clauses}")


def half_year_note(context: Context, _item: None) -> Blocks:
    """Say that the year has only half-year data so far."""
    if context.half_year is None:
        return ()
    language = context.language
    told = language.text(
        "Data for the whole year {year} are not there yet; the report shows the state as of {day}.",
        year=context.asked.year,
        day=language.day(context.as_of),
    )
    return (Note(text(told)),)


def achieved(context: Context, _item: None) -> Blocks:
    """Name the indicators that have reached their targets, the first few of them."""
    titles = [each.indicator.title for each in context.monitored if each.status in REACHED]
    if not titles:
        return ()
    told = context.language.plural(
        "{count} indicator has reached its target: ",
        "{count} indicators have reached their targets: ",
        len(titles),
    )
    return (Paragraph((Run(told, bold=True), Run(words.sentence(_some(context, titles))))),)


# --- the counts by status -----------------------------------------------------------------------

Row = tuple[str, Mapping[Status, int]]


def _groups(
    context: Context, standings: Sequence[Standing]
) -> list[tuple[str, tuple[Standing, ...]]]:
    """Give the areas that have such indicators, and last those of the plan as a whole."""
    names = [(each.id, each.title) for each in context.fiches]
    names.append(("", context.language.text("The plan as a whole")))
    groups = (
        (title, tuple(each for each in standings if (each.indicator.fiche or "") == name))
        for name, title in names
    )
    return [(title, group) for title, group in groups if group]


def _rows(context: Context) -> list[Row]:
    """Count the indicators of each area by status."""
    return [
        (title, Counter(each.status for each in group))
        for title, group in _groups(context, context.counted)
    ]


def _used(context: Context) -> list[Status]:
    return [each for each in STATUS_WORDS if context.standing.whole.counts.get(each)]


def overview(context: Context, _item: None) -> Blocks:
    """Show the counts by status in three groups, each with its statuses."""
    language, whole = context.language, context.standing.whole
    if not whole.total:
        return ()
    apart = (*words.WELL, *words.LATE, Status.RETIRED)
    others = [each for each in STATUS_WORDS if each not in apart]
    groups = (
        (language.text("Going well"), words.WELL),
        (language.text("Lagging"), words.LATE),
        (language.text("Not evaluated"), others),
    )
    columns = (
        Column(language.text("Group"), 1.3),
        Column(language.text("Indicators"), 0.9, "right"),
        Column(language.text("Statuses"), 5),
    )
    rows: list[tuple[Runs, ...]] = []
    for title, statuses in groups:
        count = words.count_of(whole.counts, statuses)
        if count:
            rows.append((text(title), text(str(count)), _statuses(context, statuses)))
    told = language.text("evaluated {count} of {total}", count=whole.evaluated, total=whole.total)
    total = (Run(str(whole.total), bold=True),)
    rows.append(((Run(language.text("Total"), bold=True),), total, text(told)))
    rows += _not_in_total(context)
    return (Table(language.text("Indicators by status"), columns, tuple(rows), "tab-groups"),)


def _not_in_total(context: Context) -> list[tuple[Runs, ...]]:
    """Name the indicators that are no longer monitored, which no total counts."""
    language = context.language
    retired = context.standing.whole.counts.get(Status.RETIRED)
    if not retired:
        return []
    note = language.text("not in the total")
    return [((words.status_run(language, Status.RETIRED),), text(str(retired)), text(note))]


def _statuses(context: Context, statuses: Sequence[Status]) -> Runs:
    """List statuses with their counts."""
    runs: list[Run] = []
    for status in statuses:
        count = context.standing.whole.counts.get(status)
        if count:
            runs += [Run(", ")] if runs else []
            runs += [words.status_run(context.language, status), Run(f" {count}")]
    return tuple(runs)


def areas_by_status(context: Context, _item: None) -> Blocks:
    """Show in which areas each status occurs, as a table and as a chart."""
    language, rows = context.language, _rows(context)
    if not rows:
        return ()
    columns = (
        Column(language.text("Status"), 1.3),
        Column(language.text("Indicators"), 0.9, "right"),
        Column(language.text("In which areas of activity"), 5),
    )
    body: list[tuple[Runs, ...]] = []
    for status in _used(context):
        named = [f"{title} {counts[status]}" for title, counts in rows if counts.get(status)]
        count = str(context.standing.whole.counts[status])
        body.append(((words.status_run(language, status),), text(count), text(", ".join(named))))
    caption = language.text("Indicators by status and area")
    table = Table(caption, columns, tuple(body), "tab-status")
    if len(body) == 1:  # bars of one status only repeat what the table tells
        return (table,)
    return (table, _status_figure(context, rows, _used(context)))


def _status_figure(context: Context, rows: Sequence[Row], used: Sequence[Status]) -> Figure:
    language = context.language
    alt = "; ".join(f"{title}: {words.status_clauses(language, counts)}" for title, counts in rows)
    chart = StatusChart(
        tuple(
            StatusRow(title, tuple((each, counts.get(each, 0)) for each in used))
            for title, counts in rows
        ),
        tuple((each, language.text(STATUS_WORDS[each])) for each in used),
        language.text("number of indicators"),
    )
    return Figure(
        language.text("Indicators by area and status"),
        words.sentence(language.text("Bar chart of indicators by status. {rows}", rows=alt)),
        chart,
        "fig-status",
    )


def readiness(context: Context, _item: None) -> Blocks:
    """Show how far the indicators are ready to be evaluated, where nothing is reported yet."""
    language = context.language
    rows = [
        (title, Counter(_readiness_of(each) for each in group))
        for title, group in _groups(context, context.monitored)
    ]
    if not rows:
        return ()
    kinds = (
        Kind(language.text("baseline and target"), 0.0),
        Kind(language.text("baseline only"), 0.45),
        Kind(language.text("target only"), 0.7),
        Kind(language.text("no value yet"), 1.0),
    )
    told = "; ".join(
        f"{title}: "
        + ", ".join(
            f"{kind.word} {counts[here]}" for here, kind in enumerate(kinds) if counts[here]
        )
        for title, counts in rows
    )
    stack = Stack(
        "readiness",
        language.text("What is known of the indicators so far"),
        language.text("number of indicators"),
        language.text("Stacked bars of indicators by area. {rows}", rows=told),
    )
    counted = [(title, tuple(counts[here] for here in range(len(kinds)))) for title, counts in rows]
    return table_and_bars(language, counted, kinds, stack)


def _readiness_of(standing: Standing) -> int:
    """Tell whether baseline and target (0), a baseline (1), a target (2) or nothing is known."""
    known = (standing.baseline is not None, standing.target is not None)
    return {(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}[known]


# --- what has to be decided ---------------------------------------------------------------------


def decisions(context: Context, _item: None) -> Blocks:
    """Name what has to be decided, at most four things; where there is nothing, say so."""
    language = context.language
    wanted = [_proposed(context), _halted(context), _lagging(context), *gaps.requests(context)]
    items = tuple(each for each in wanted if each)[:MOST_DECISIONS]
    if not items:
        told = language.text("The data of this period call for no decision.")
        return (Paragraph(text(told)),)
    return (Bullets(items, ordered=True),)


def _proposed(context: Context) -> Runs:
    language = context.language
    found = changes.wishes(context)
    if not found:
        return ()
    start = language.plural(
        "Decide on {count} proposed change: ",
        "Decide on {count} proposed changes: ",
        len(found),
    )
    named = [changes.told_shortly(language, each) for each in found]
    return (Run(start, bold=True), Run(words.sentence(_some(context, named))))


def _halted(context: Context) -> Runs:
    """Ask what is to become of the activities that were suspended; the stopped ones are decided."""
    language = context.language
    waiting = words.ACTIVITY_WORDS[ActivityStatus.SUSPENDED]
    found = [each for each in late.halted_of(context) if each.activity and each.state == waiting]
    if not found:
        return ()
    start = language.plural(
        "Decide how {count} suspended activity goes on: ",
        "Decide how {count} suspended activities go on: ",
        len(found),
    )
    named = [each.title for each in found]
    return (Run(start, bold=True), Run(words.sentence(_some(context, named))))


def _lagging(context: Context) -> Runs:
    """Ask for a remedy, and for the reasons that are not known; the names stand above."""
    language = context.language
    lagging = late.lagging_of(context)
    if not lagging:
        return ()
    start = language.plural(
        "Discuss a remedy for {count} indicator that lags behind",
        "Discuss a remedy for {count} indicators that lag behind",
        len(lagging),
    )
    silent = late.unexplained(context, lagging)
    asked = ""
    if silent == len(lagging):
        asked = language.text(", and ask the guarantors for the reasons")
    elif silent:
        asked = language.plural(
            ", and ask the guarantor of {count} of them for the reason",
            ", and ask the guarantors of {count} of them for the reasons",
            silent,
        )
    return (Run(start, bold=True), Run(f"{asked}."))


def _some(context: Context, named: Sequence[str]) -> str:
    """Name the first few things and count the rest."""
    if len(named) <= MOST + 1:
        return "; ".join(named)
    rest = context.language.plural("and {count} more", "and {count} more", len(named) - MOST)
    return "; ".join(named[:MOST]) + f" {rest}"
