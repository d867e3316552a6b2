"""The standing of a plan as a page in the terminal: a table per fiche, roll-ups, notes.

It reads without colour and in 80 columns: a status is a shape and a word, a bar is made of
characters that every console has.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from rich.table import Table
from rich.text import Text

from chytrejsi.language import NBSP, _, current
from chytrejsi.model.concept import Area, Objective, StrategicObjective
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.hierarchy import in_tree_order
from chytrejsi.model.indicator import Measure
from chytrejsi.progress.reasons import REASON_WORDS, Reason
from chytrejsi.progress.standing import (
    STATUS_WORDS,
    PlanStanding,
    Point,
    Rollup,
    Standing,
    Status,
    Trend,
)
from chytrejsi.progress.trace import MEASURE_WORDS
from chytrejsi.report import words
from chytrejsi.report.palette import STATUS_LOOK

WIDTH = 12
STATUS_WIDTH = 18
ID_WIDTH = 12
COUNTS_WIDTH = 46

Titled = StrategicObjective | Objective | Area


def pages(
    dataset: Dataset,
    plan: PlanStanding,
    shown: Sequence[Standing],
    *,
    rolled: bool,
    columns: int = 80,
) -> Iterator[Table | Text]:
    """Give the parts of the page; `rolled` adds the roll-ups of the whole plan."""
    yield _title(dataset, plan)
    width = min(max((len(each.indicator.id) for each in shown), default=0), ID_WIDTH)
    for fiche in (*(each.id for each in dataset.fiches_of(plan.plan)), None):
        group = [each for each in shown if each.indicator.fiche == fiche]
        if group:
            yield _heading(dataset, plan, fiche)
            yield _indicators(group, width, columns)
    if not shown:
        yield Text("\n" + _("There are no indicators."))
    if rolled:
        yield from _rollups(dataset, plan)
    yield from _notes(shown)


def _title(dataset: Dataset, plan: PlanStanding) -> Text:
    facts = _("period {period}, as of {date}", period=plan.period, date=current().day(plan.as_of))
    return Text.assemble((f"{dataset.plans[plan.plan].title} ({plan.plan})", "bold"), f"\n{facts}")


def _heading(dataset: Dataset, plan: PlanStanding, fiche: str | None) -> Text:
    known = dataset.fiche(plan.plan, fiche)
    title = known.title if known else fiche or _("Without an area of activity")
    rollup = plan.fiches.get(fiche or "")
    told = f" – {_evaluated(rollup)}" if rollup else ""
    return Text.assemble("\n", (title, "bold"), told)


def _evaluated(rollup: Rollup) -> str:
    return _("{count} of {total} evaluated", count=rollup.evaluated, total=rollup.total)


# --- indicators ---------------------------------------------------------------------------------


def _indicators(group: Iterable[Standing], width: int, columns: int) -> Table:
    way = max(columns - width - STATUS_WIDTH - 6, WIDTH)
    table = Table(box=None, show_header=False, padding=(0, 1), expand=True)
    table.add_column(width=width, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=STATUS_WIDTH)
    for each in group:
        table.add_row(Text(each.indicator.id), _way(each, way), _status(each.status))
    return table


def _wrapped(lines: Iterable[str], width: int) -> Text:
    """Break lines at spaces only: Rich would also break at a non-breaking one."""
    return Text("\n".join(textwrap.fill(line, width) for line in lines if line))


def _status(status: Status) -> Text:
    look = STATUS_LOOK[status]
    return Text.assemble((look.shape, look.colour), " ", _(STATUS_WORDS[status]))


def _way(standing: Standing, width: int) -> Text:
    """Tell an indicator's title, and below it the bar and the numbers."""
    yes_or_no = standing.indicator.measure is Measure.BOOLEAN
    covered = None if yes_or_no else standing.measures.get("achievement")
    lines = [standing.indicator.title]
    if covered is None:
        lines.append(_numbers(standing))
    else:
        lines.append(f"{_bar(standing, covered)} {current().percent(covered):>5}")
        lines[-1] += f"  {_numbers(standing)}"
    lines.append(_why(standing))
    return _wrapped(lines, width)


def _bar(standing: Standing, covered: Decimal) -> str:
    """Draw the way from the baseline to the target, with a tick where the plan expected it."""
    filled = int(min(max(covered, Decimal(0)), Decimal(1)) * WIDTH)
    bar = list("#" * filled + "." * (WIDTH - filled))
    expected, baseline, target = (
        standing.measures.get("expected"),
        standing.baseline,
        standing.target,
    )
    if expected is not None and baseline and target:
        due = (expected - baseline.value) / (target.value - baseline.value)
        bar[min(max(int(due * WIDTH), 0), WIDTH - 1)] = "|"
    return "".join(bar)


def _numbers(standing: Standing) -> str:
    """Tell the levels in words: from where, to where, and the target; or what was said."""
    if standing.indicator.measure is Measure.QUALITATIVE:
        return " ".join(str(each.value) for each in standing.reported if each.value is not None)
    start, here, goal = (
        point and _level(standing, point)
        for point in (standing.baseline, standing.actual, standing.target)
    )
    unit = _unit(standing)
    if here is None:
        if start is None or standing.baseline is None:
            return ""
        day = current().day(standing.baseline.date)
        return _("baseline {value}{unit} ({date})", value=start, unit=unit, date=day)
    if goal is None:
        day = current().day(standing.actual.date) if standing.actual else ""
        return _("{value}{unit} ({date})", value=here, unit=unit, date=day)
    if start is None or not standing.indicator.numeric:
        return _("{value}, target {target}{unit}", value=here, target=goal, unit=unit)
    return _(
        "from {start} to {value}, target {target}{unit}",
        start=start,
        value=here,
        target=goal,
        unit=unit,
    )


def _level(standing: Standing, point: Point) -> str:
    return words.number(current(), standing.indicator, point.value)


def _unit(standing: Standing) -> str:
    unit = standing.indicator.unit_beside
    return f"{NBSP}{unit}" if unit else ""


# reasons that say no more than the status beside them
_PLAIN = frozenset({Reason.NO_DATA, Reason.NO_VALUE, Reason.TARGET_MISSING, Reason.QUALITATIVE})


def _why(standing: Standing) -> str:
    """Say why the status is what it is, where its word does not."""
    reason = standing.reasons.get("status")
    if reason is None or Reason(reason) in _PLAIN:
        return ""
    return _(REASON_WORDS[Reason(reason)])


# --- roll-ups -----------------------------------------------------------------------------------


def _rollups(dataset: Dataset, plan: PlanStanding) -> Iterator[Table | Text]:
    concept = dataset.concept
    levels = concept.levels
    below, areas = " › ".join(levels.objectives[1:]), " › ".join(levels.areas)
    flat = tuple((0, each) for each in concept.strategic_objectives)
    groups: tuple[tuple[str, Sequence[tuple[int, Titled]], Mapping[str, Rollup]], ...] = (
        (next(iter(levels.objectives), _("Strategic objectives")), flat, plan.strategic),
        (below or _("Specific objectives"), in_tree_order(concept.objectives), plan.objectives),
        (areas or _("Areas"), in_tree_order(concept.areas), plan.areas),
    )
    yield Text("\n" + _("Summary"), "bold")
    yield _counts([(_("Whole plan"), plan.whole)])
    for title, members, rollups in groups:
        rows = [
            (2 * depth * NBSP + _named(each), rollups[each.id])
            for depth, each in members
            if rollups[each.id].counts
        ]
        if rows:
            yield Text("\n" + title, "bold")
            yield _counts(rows)


def _named(each: Titled) -> str:
    return f"{each.id} {each.title}" if each.id[0].isdigit() else each.title


def _counts(rows: Iterable[tuple[str, Rollup]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), expand=True)
    table.add_column(ratio=1)
    table.add_column(width=COUNTS_WIDTH)
    for title, rollup in rows:
        counts = ", ".join(
            _("{count} {status}", count=count, status=_(STATUS_WORDS[status])).replace(" ", NBSP)
            for status, count in rollup.counts.items()
        )
        lines = [f"{_evaluated(rollup)}: {counts}" if counts else _evaluated(rollup)]
        if rollup.mean is not None:
            lines.append(_("weighted mean {mean}", mean=current().percent(rollup.mean)))
        table.add_row(Text(title), _wrapped(lines, COUNTS_WIDTH))
    return table


# --- notes --------------------------------------------------------------------------------------


def _notes(shown: Sequence[Standing]) -> Iterator[Table | Text]:
    if any(each.measures.get("achievement") is not None for each in shown):
        yield Text(
            "\n"
            + _("A bar leads from the baseline to the target; | is where the plan expected it.")
        )
    rows = [(each.indicator.id, note) for each in shown for note in _notes_on(each)]
    if not rows:
        return
    yield Text("\n" + _("Notes"), "bold")
    table = Table(box=None, show_header=False, padding=(0, 1), expand=True)
    table.add_column(overflow="fold", max_width=ID_WIDTH)
    table.add_column(ratio=1)
    for indicator, note in rows:
        table.add_row(Text(indicator), Text(note))
    yield table


def _notes_on(standing: Standing) -> Iterator[str]:
    words = current()
    if standing.period.end < standing.asked.end:
        yield _(
            "{asked} has no value yet: read from {period}.",
            asked=standing.asked,
            period=standing.period,
        )
    if standing.slipped_back and standing.reached_on:
        yield _(
            "the target was reached on {date}, since then it has slipped back.",
            date=words.day(standing.reached_on),
        )
    if standing.status is Status.ACHIEVED and standing.trend is Trend.WORSENING:
        yield _("achieved, but the last value is worse than the one before.")
    if standing.actual and standing.actual.provisional:
        yield _("the value is provisional.")
    if standing.actual and standing.actual.partial:
        yield _("not all increments have come.")
    yield from _judged(standing)
    yield from _changed(standing)
    if standing.disagreement:
        told = ", ".join(
            f"{_(MEASURE_WORDS[name])}: {_(STATUS_WORDS[status])}"
            for name, status in standing.disagreement.items()
        )
        yield _("the methods disagree: {told}.", told=told)


def _judged(standing: Standing) -> Iterator[str]:
    judgement = standing.judgement
    if judgement is not None and standing.computed is not None:
        yield _(
            "status given by hand on {date} in place of the computed “{status}”: {reason}",
            date=current().day(judgement.date),
            status=_(STATUS_WORDS[standing.computed]),
            reason=judgement.reason,
        )


def _changed(standing: Standing) -> Iterator[str]:
    """Tell of a changed definition or target, and of the decision to monitor no longer."""
    for each in standing.indicator.breaks:
        if each.date <= standing.as_of:
            yield _("the definition changed on {date}.", date=current().day(each.date))
    if standing.ended:
        yield _(
            "no longer monitored ({change}): {reason}",
            change=standing.ended.resolution or standing.ended.known_as,
            reason=standing.ended.reason,
        )
    original = standing.original
    if original:
        yield _(
            "the target was changed ({change}); against the first one, {target} by {date}: "
            "{status}.",
            change=original.resolution or original.change,
            target=current().number(original.target),
            date=current().day(original.target_date),
            status=_(STATUS_WORDS[original.status]),
        )
