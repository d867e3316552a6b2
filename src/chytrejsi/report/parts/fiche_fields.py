"""The fiche itself: its ten fields in the plan's order, and what has become of it since."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chytrejsi.language import N_, Language
from chytrejsi.model.fiche import Activity, Fiche
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, plain, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import area, front, links, structure

Blocks = tuple[Block, ...]
UNCONFIRMED, NOT_GIVEN = N_("unconfirmed"), N_("not given")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, the keys by which `to_confirm` calls it, and what it says."""

    name: str
    keys: frozenset[str]
    tell: Callable[[Context, Fiche], Runs]


def heading(context: Context, fiche: Fiche) -> Blocks:
    """Say of which plan the fiche is, in which area of the concept, and as of when it is told."""
    language = context.language
    place = structure.area_title(context, fiche.area)
    told = (
        front.plan_title(context),
        language.text("area of the concept: {title}", title=place),
        language.text("as of {day}", day=language.day(context.as_of)),
        front.fictional_notice(context),
    )
    return (Paragraph(text(" · ".join(filter(None, told))), style="small"),)


def fields(context: Context, fiche: Fiche) -> Blocks:
    """Show all ten fields; one of which nothing is known says so."""
    language = context.language
    unsure = set(fiche.unconfirmed)
    rows = tuple(
        (
            text(language.text(field.name)),
            _told(language, field.tell(context, fiche), unsure=bool(unsure & field.keys)),
        )
        for field in FIELDS
    )
    columns = (Column(language.text("Field of the fiche"), 1), Column(language.text("Content"), 3))
    caption = language.text("Fiche of the area of activity {title}", title=fiche.title)
    return (Table(caption, columns, rows, f"tab-fields-{fiche.id}"),)


def _told(language: Language, runs: Runs, *, unsure: bool) -> Runs:
    """Mark what is not confirmed; a field in which nothing stands says which of both it is."""
    if not plain(runs):
        return (Run(language.text(UNCONFIRMED if unsure else NOT_GIVEN), italic=True),)
    if not unsure:
        return runs
    return (*runs, Run(f" ({language.text(UNCONFIRMED)})", italic=True))


def _title(_context: Context, fiche: Fiche) -> Runs:
    return text(fiche.title)


def _guarantor(context: Context, fiche: Fiche) -> Runs:
    """Name who answers for the area, then who helps."""
    helping = [context.unit_title(each) or each for each in fiche.cooperating]
    told = [context.unit_title(fiche.guarantor) or "", _formerly(context, fiche.guarantor)]
    if helping:
        named = words.listed(context.language, helping)
        told.append(context.language.text("in cooperation: {units}", units=named))
    return _lines(told)


def _formerly(context: Context, name: str | None) -> str:
    """Name what a unit was called since the plan was approved, and until when."""
    language, unit = context.language, context.dataset.units.get(name or "")
    named = [
        language.text("{title} (until {day})", title=each.title, day=language.day(each.until))
        for each in (unit.former if unit else ())
        if each.until is not None and each.until >= context.plan.approved.date
    ]
    return language.text("formerly: {names}", names="; ".join(named)) if named else ""


def _objectives(context: Context, fiche: Fiche) -> Runs:
    """Name the strategic objectives, then each specific one on a line."""
    known = context.dataset.objectives
    named = [f"{each} {known[each].title}" if each in known else each for each in fiche.objectives]
    return _lines([structure.strategic_titles(context, fiche), *named])


def _vision(_context: Context, fiche: Fiche) -> Runs:
    return text(fiche.vision or "")


def _need(context: Context, fiche: Fiche) -> Runs:
    """Say why the area is needed, and on what it is focused."""
    told = [" ".join((fiche.need or "").split())]
    if fiche.focus:
        focus = "; ".join(each.rstrip(".") for each in fiche.focus)
        told.append(words.sentence(context.language.text("Focus: {items}", items=focus)))
    return _lines(told)


def _activities(context: Context, fiche: Fiche) -> Runs:
    """Name each activity with its dates, who does it, its state, and what it is."""
    runs: list[Run] = []
    for each in fiche.activities:
        runs += [Run("\n")] if runs else []
        runs += [Run(each.title), Run(_details(context, fiche, each))]
    return tuple(runs)


def _details(context: Context, fiche: Fiche, activity: Activity) -> str:
    language = context.language
    told = context.activities.get((fiche.plan, fiche.id, activity.id))
    state = words.ACTIVITY_WORDS[told.what.status] if told else N_("not reported")
    doing = context.unit_title(activity.responsible) if activity.responsible else ""
    dates = span(language, activity)
    helping = [context.unit_title(each) or each for each in activity.cooperating]
    named = words.listed(language, helping)
    helped = language.text("in cooperation: {units}", units=named) if helping else ""
    inner = ", ".join(filter(None, (dates, doing, helped)))
    meant = f". {words.sentence(activity.description)}" if activity.description else ""
    return (f" ({inner})" if inner else "") + f" – {language.text(state)}{meant}"


def span(language: Language, activity: Activity) -> str:
    """Write from when to when an activity runs: by years where these are whole."""
    start, end = activity.start, activity.end
    if start and end and words.is_year_end(end) and (start.month, start.day) == (1, 1):
        return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start and end:
        return f"{language.day(start)} – {language.day(end)}"
    if start:
        return language.text("from {day}", day=language.day(start))
    return language.text("until {day}", day=words.short_day(language, end)) if end else ""


def _examples(_context: Context, fiche: Fiche) -> Runs:
    return _lines(fiche.examples)


def _partners(_context: Context, fiche: Fiche) -> Runs:
    return _lines(
        f"{each.title} ({each.role})" if each.role else each.title for each in fiche.partners
    )


def _indicators(context: Context, fiche: Fiche) -> Runs:
    """Count the indicators and lead to their table, which stands next."""
    count = len(context.by_fiche.get(fiche.id, ()))
    if not count:
        return ()
    told = context.language.plural("{count} indicator, see", "{count} indicators, see", count)
    seen = context.language.text("table {number}")
    return (Run(f"{told} "), Run(seen, ref=f"tab-indicators-{fiche.id}"))


def _lines(items: Iterable[str]) -> Runs:
    return text("\n".join(filter(None, items)))


FIELDS: tuple[Field, ...] = (
    Field(N_("Title"), frozenset({"title"}), _title),
    Field(N_("Guarantor"), frozenset({"guarantor", "cooperating"}), _guarantor),
    Field(
        N_("Strategic and specific objectives served"),
        frozenset({"strategic", "objectives"}),
        _objectives,
    ),
    Field(N_("Vision"), frozenset({"vision"}), _vision),
    Field(N_("Need and aim"), frozenset({"need", "focus"}), _need),
    Field(N_("Activities"), frozenset({"activities"}), _activities),
    Field(N_("Examples of actual projects"), frozenset({"examples"}), _examples),
    Field(N_("Interlinkages"), frozenset({"links"}), links.lines),
    Field(N_("Partnership"), frozenset({"partners"}), _partners),
    Field(N_("Indicators"), frozenset({"indicators"}), _indicators),
)


def activities(context: Context, fiche: Fiche) -> Blocks:
    """Show the last word on each activity, as soon as there is one."""
    told = any((fiche.plan, fiche.id, each.id) in context.activities for each in fiche.activities)
    return area.activities(context, fiche) if told else ()
