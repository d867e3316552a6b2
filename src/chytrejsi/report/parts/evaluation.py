"""The final evaluation: results against targets, what became of activities, what was learnt."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.model.event import EventKind
from chytrejsi.model.fiche import Activity, Fiche
from chytrejsi.model.observation import ActivityReport, ActivityStatus, Narrative, Observation
from chytrejsi.model.period import Period
from chytrejsi.progress.standing import EVALUATED, Point, Standing, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Cover, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context, Told
from chytrejsi.report.narrative import narrative_block
from chytrejsi.report.parts import area, done, front, history, states, tables, targets
from chytrejsi.report.parts.ending import ending_of
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]

# at the plan's end what is under way is not late or on time: it goes on
FATES: Mapping[ActivityStatus, str] = {
    **words.ACTIVITY_WORDS,
    ActivityStatus.IN_PROGRESS: N_("goes on"),
    ActivityStatus.PREPARING: N_("still prepared"),
}


def cover(context: Context, _item: None) -> Blocks:
    """Give the cover of what holds an evaluation, which says whether that is final."""
    return tuple(
        _evaluated(context, each) if isinstance(each, Cover) else each
        for each in front.cover(context, None)
    )


def _evaluated(context: Context, page: Cover) -> Cover:
    language = context.language
    if ending_of(context).final_on(context.as_of):
        told = language.text("final, the plan has ended")
    else:
        told = language.text("preliminary, as of {day}", day=language.day(context.as_of))
    if context.subject.document is DocumentKind.FINAL:
        # it is about the whole plan, not about the period of the newest data
        kept = (each for each in page.facts if each[0] != language.text("Period"))
        return replace(page, facts=((language.text("Evaluation"), told), *kept))
    if context.subject.final:
        within = (language.text("With the final evaluation"), told)
        return replace(page, facts=(*page.facts[:1], within, *page.facts[1:]))
    return page


def lead(context: Context, _item: None) -> Blocks:
    """Say first how long the plan held, what was done of it, and what was reached."""
    language, ending = context.language, ending_of(context)
    told = []
    if ending.closed is not None and ending.final_on(context.as_of):
        told.append(
            language.text(
                "The plan was in force from {start} to {end}",
                start=language.day(context.plan.approved.date),
                end=language.day(ending.closed),
            )
        )
    told += [_activities(context), _indicators(context)]
    sentences = " ".join(words.sentence(each) for each in told if each)
    return (Paragraph(text(sentences), style="lead"),) if sentences else ()


def _activities(context: Context) -> str:
    counts = states.counts_of(context, context.fiches)
    defined = sum(len(each.activities) for each in context.fiches)
    if counts:
        return states.sentence(context.language, counts, defined)
    return context.language.text("Nothing has been reported on activities") if defined else ""


def _indicators(context: Context) -> str:
    language = context.language
    if not context.monitored:
        return language.text("The plan has no indicators")
    told = language.plural(
        "The plan has {count} indicator", "The plan has {count} indicators", len(context.monitored)
    )
    if context.starting:
        return f"{told}: " + language.text("no value has been reported beyond the baseline")
    counts = Counter(each.status for each in context.monitored)
    if set(counts) == {Status.NO_TARGET}:
        none = language.text("no target was set, so only the values reached can be told")
        return f"{told}; {none}"
    return f"{told}: {targets.clauses(language, counts)}"


def brought(context: Context, _item: None) -> Blocks:
    """Say in one line for each area what the plan brought there, and which awards it got."""
    items = (*done.lines(context), *_awards(context))
    return (Bullets(items),) if items else ()


def _awards(context: Context) -> tuple[Runs, ...]:
    """Name the awards from the plan's approval to its end, as far as the data reach."""
    first = context.plan.approved.date.isoformat()
    last = min(ending_of(context).closed or context.as_of, context.as_of).isoformat()
    won = [
        done.award(context.language, each)
        for each in sorted(context.dataset.events.values(), key=lambda event: event.date)
        if each.kind is EventKind.AWARD
        and first[: len(each.date)] <= each.date <= last[: len(each.date)]
    ]
    start = context.language.text("Awards: ")
    return ((Run(start, bold=True), Run(words.sentence("; ".join(won)))),) if won else ()


# --- what was reached of each target ------------------------------------------------------------


def results(context: Context, fiche: Fiche) -> Blocks:
    """Show an area's indicators: baseline, targets, what was reached, and the result."""
    caption = context.language.text("{title}: results of the indicators", title=fiche.title)
    return _results(context, context.by_fiche.get(fiche.id, ()), caption, fiche.id)


def plan_results(context: Context, _item: None) -> Blocks:
    """Show the results of the indicators of the plan as a whole."""
    caption = context.language.text("The plan as a whole: results of the indicators")
    return _results(context, context.by_fiche.get("", ()), caption, "plan")


def _results(context: Context, standings: Sequence[Standing], caption: str, place: str) -> Blocks:
    if not standings:
        return ()
    if all(each.status is Status.NO_TARGET and not each.baseline for each in standings):
        return tables.values(context, standings, caption, f"tab-final-{place}")
    sheet = _Sheet(context, standings)
    columns = tuple(sheet.columns())
    rows = tuple(tuple(sheet.row(each)) for each in standings)
    source = words.sentence(tables.marks(context.language, standings))
    return (Table(caption, columns, rows, f"tab-final-{place}", source=source),)


class _Sheet:
    """The columns of a table of results: those of which some indicator has something to say."""

    def __init__(self, context: Context, standings: Sequence[Standing]) -> None:
        self.context, self.language = context, context.language
        self.based = any(each.baseline for each in standings)
        self.aimed = any(each.target for each in standings)
        self.changed = any(each.original for each in standings)
        self.reached = any(each.actual or each.reported for each in standings)
        self.covered = any(each.measures.get("achievement") is not None for each in standings)
        self.start = tables.common([each.baseline.date for each in standings if each.baseline])
        self.end = tables.common([each.actual.date for each in standings if each.actual])
        self.aim = tables.common([each.target.date for each in standings if each.target])

    def columns(self) -> Iterator[Column]:
        """Give the columns; a day that all rows share stands in the head."""
        language = self.language
        yield Column(language.text("Indicator"), 2.6)
        if self.based:
            yield self._dated(language.text("Baseline"), self.start)
        if self.changed:
            yield Column(language.text("Original target"), 1.2, "right")
        if self.aimed:
            yield self._dated(language.text("Target"), self.aim)
        if self.reached:
            yield self._dated(language.text("Reached"), self.end)
        if self.covered:
            yield Column(language.text("Achievement"), 1, "right")
        yield Column(language.text("Result"), 1.5)
        if self.changed:
            yield Column(language.text("Against the original target"), 1.5)

    def _dated(self, title: str, day: date | None) -> Column:
        head = f"{title} {words.short_day(self.language, day)}" if day else title
        return Column(head, 1.3, "right")

    def row(self, standing: Standing) -> Iterator[Runs]:
        """Give the cells of one indicator."""
        yield tables.name(standing)
        if self.based:
            yield text(tables.level(self.language, standing, standing.baseline, self.start))
        original = standing.original
        if self.changed:
            first = Point(original.target_date, original.target) if original else None
            yield text(tables.level(self.language, standing, first, self.aim))
        if self.aimed:
            yield self._target(standing)
        if self.reached:
            yield tables.actual(self.language, standing, self.end)
        if self.covered:
            yield text(tables.achievement(self.language, standing))
        yield self._result(standing)
        if self.changed:
            yield (words.status_run(self.language, original.status),) if original else text(DASH)

    def _result(self, standing: Standing) -> Runs:
        """Give the status at the end; where that cannot be told, the one on the target's day."""
        status = words.status_run(self.language, standing.status)
        target, last = standing.target, standing.actual
        if target is None or last is None or standing.status in EVALUATED:
            return (status,)
        period = Period(target.date.year)
        if last.date < target.date or period.end >= standing.as_of:
            return (status,)
        earlier = self.context.quoting.standings(period)[standing.indicator.id]
        then = words.status_run(self.language, earlier.status)
        return (status, Run(f" ({period}: "), then, Run(")"))

    def _target(self, standing: Standing) -> Runs:
        card = standing.indicator
        if standing.target is None:
            bare = standing.status is Status.QUALITATIVE
            return text(DASH) if bare else (Run(self.language.text("not set"), italic=True),)
        written = tables.level(self.language, standing, standing.target, self.aim)
        unsure = card.target is not None and not card.target.confirmed
        return text(written + tables.UNCONFIRMED * unsure)


# --- what became of the activities --------------------------------------------------------------


def activities(context: Context, fiche: Fiche) -> Blocks:
    """Show what became of each activity: done, stopped, or going on."""
    language = context.language
    if not fiche.activities:
        return ()
    told = [context.activities.get((fiche.plan, fiche.id, each.id)) for each in fiche.activities]
    periods = {each.origin.period for each in told if each is not None}
    dated = len(periods) > 1
    columns = [
        Column(language.text("Activity"), 2.4),
        Column(language.text("What became of it"), 1),
    ]
    if dated:
        columns.append(Column(language.text("Last report"), 1))
    columns.append(Column(language.text("What was done"), 4))
    pairs = zip(fiche.activities, told, strict=True)
    rows = tuple(tuple(_fate(context, fiche, each, said, dated=dated)) for each, said in pairs)
    caption = language.text("{title}: what became of the activities", title=fiche.title)
    return (Table(caption, tuple(columns), rows, f"tab-fates-{fiche.id}"),)


def _fate(
    context: Context,
    fiche: Fiche,
    activity: Activity,
    told: Told[ActivityReport] | None,
    *,
    dated: bool,
) -> Iterator[Runs]:
    language = context.language
    yield text(activity.title)
    if told is None:
        yield (Run(language.text("not reported"), italic=True),)
    else:
        ended = ending_of(context).final_on(context.as_of)
        fates = FATES if ended else words.ACTIVITY_WORDS
        yield text(language.text(fates[told.what.status]))
    if dated:
        yield text(words.period_name(language, told.origin.period) if told else DASH)
    said = (told.what.text if told else None) or _said_before(context, fiche, activity)
    yield text(said or activity.description or DASH)


def _said_before(context: Context, fiche: Fiche, activity: Activity) -> str | None:
    """Give the last thing said on an activity: its last report may tell no more than a state."""
    told = [
        (observation.period, report.text)
        for observation in context.observations.values()
        for report in observation.activities
        if report.text and (report.fiche, report.activity) == (fiche.id, activity.id)
        if report.plan == fiche.plan or (not report.plan and _of_plan(context, observation, fiche))
    ]
    if not told:
        return None
    period, said = max(told, key=lambda each: each[0].end)
    return f"{words.period_name(context.language, period)} – {said}"


# --- what was learnt ----------------------------------------------------------------------------


def lessons(context: Context, fiche: Fiche) -> Blocks:
    """Give the reasons and lessons that guarantors wrote over the years."""
    items = history.comments(context, context.by_fiche.get(fiche.id, ()))
    told = [block for each in _written(context, fiche) for block in each]
    return (*((Bullets(items),) if items else ()), *told)


def plan_lessons(context: Context, _item: None) -> Blocks:
    """Give the reasons told of the indicators of the plan as a whole."""
    items = history.comments(context, context.by_fiche.get("", ()))
    return (Bullets(items),) if items else ()


def _written(context: Context, fiche: Fiche) -> Iterator[Blocks]:
    """Give the guarantors' texts, each headed by its year and who wrote it.

    In an annual report the period's own ones stand in the chapter of the area.
    """
    language = context.language
    for key, observation in context.observations.items():
        written = observation.narratives.get(fiche.id)
        if written is None or not _of_plan(context, observation, fiche):
            continue
        if context.subject.final and key in context.now:
            continue
        who = context.unit_title(observation.guarantor) or observation.guarantor
        head = f"{words.period_name(language, observation.period)}, {who}"
        for name, said in _texts(written):
            title = language.text(area.NARRATIVE_WORDS[name])
            place = f"indicators/observations/{key}.yaml#narratives.{fiche.id}.{name}"
            yield (
                Paragraph((Run(f"{head} – {title}", bold=True),), keep=True),
                narrative_block(place, f"{fiche.title}: {title}, {head}", said),
            )


def _of_plan(context: Context, observation: Observation, fiche: Fiche) -> bool:
    """Tell whether a text is about this plan's fiche: fiches of two plans may have one id.

    It is about the plan in force; in the year in which that was new, the old one's fiches are
    told of, too.
    """
    plan = context.dataset.plan_in_force(observation.period.end)
    other = plan is not None and plan.id != fiche.plan
    return not (other and plan and context.dataset.fiche(plan.id, fiche.id))


def _texts(written: Narrative) -> Iterator[tuple[str, str]]:
    """Give what explains and what teaches; the summary of a year has had its day."""
    for name in ("deviations", "lessons", "outlook"):
        said = getattr(written, name)
        if said:
            yield name, said
