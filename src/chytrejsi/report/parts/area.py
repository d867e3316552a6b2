"""The chapter of one area of activity: the fiche, activities, projects, deviations, notes."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from chytrejsi.language import N_, Language
from chytrejsi.model.fiche import Activity, Fiche
from chytrejsi.model.observation import ActivityReport, Narrative
from chytrejsi.model.period import Period
from chytrejsi.model.project import Project
from chytrejsi.progress.standing import STATUS_WORDS, Standing, Status
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Column,
    Editable,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
    text,
)
from chytrejsi.report.context import Context, Told
from chytrejsi.report.narrative import narrative_block
from chytrejsi.report.parts import ages, links, states, structure
from chytrejsi.report.parts import projects as facts
from chytrejsi.report.parts.ending import ending_of
from chytrejsi.report.parts.tables import DASH, expected

Blocks = tuple[Block, ...]


def lead(context: Context, fiche: Fiche) -> Blocks:
    """Say first how the area stands: its activities, then its indicators."""
    told = [_activities_clause(context, fiche), _indicators_clause(context, fiche)]
    sentences = " ".join(words.sentence(each) for each in told if each)
    return (Paragraph(text(sentences), style="lead"),) if sentences else ()


def activities_lead(context: Context, fiche: Fiche) -> Blocks:
    """Say first how far the activities of an area are."""
    told = _activities_clause(context, fiche)
    return (Paragraph(text(words.sentence(told)), style="lead"),) if told else ()


def _activities_clause(context: Context, fiche: Fiche) -> str:
    counts = states.activity_counts(context, fiche)
    return states.sentence(context.language, counts, len(fiche.activities)) if counts else ""


def _indicators_clause(context: Context, fiche: Fiche) -> str:
    if not context.by_fiche.get(fiche.id):
        if ending_of(context).final_on(context.as_of):
            return context.language.text("No indicator was set for this area")
        return context.language.text("No indicator has been set for this area")
    standings = context.monitored_of(fiche)
    if not standings:
        return ""
    if context.starting:
        return _start_clause(context, standings)
    return status_sentence(context.language, standings)


def status_sentence(language: Language, standings: Sequence[Standing]) -> str:
    """Say how many indicators are monitored and how they stand."""
    if all(each.status is Status.NO_TARGET for each in standings):
        return language.plural(
            "{count} indicator is monitored, it has no target",
            "{count} indicators are monitored, none of them has a target",
            len(standings),
        )
    if len(standings) == 1:
        status = language.text(STATUS_WORDS[standings[0].status])
        return language.text("1 indicator is monitored, its status: {status}", status=status)
    counts = Counter(each.status for each in standings)
    return language.plural(
        "Of {count} indicator: {clauses}",
        "Of {count} indicators: {clauses}",
        len(standings),
        clauses=words.status_clauses(language, counts),
    )


def _start_clause(context: Context, standings: Sequence[Standing]) -> str:
    language = context.language
    told = language.plural(
        "{count} indicator is monitored", "{count} indicators are monitored", len(standings)
    )
    return f"{told}: {start_clauses(language, standings)}"


def start_clauses(language: Language, standings: Sequence[Standing]) -> str:
    """Say how many indicators have a baseline and how many a target."""
    known = sum(each.baseline is not None for each in standings)
    aimed = sum(each.target is not None for each in standings)
    total = len(standings)
    if not known and not aimed:
        return words.nothing_known(language, total)
    return words.listed(
        language,
        [
            words.known_baselines(language, known, total),
            words.known_targets(language, aimed, total),
        ],
    )


def brief(context: Context, fiche: Fiche) -> Blocks:
    """Show the fiche in brief."""
    language = context.language
    facts = [
        (language.text("Guarantor"), _guarantor(context, fiche)),
        (levels.areas(context), structure.area_title(context, fiche.area)),
        (language.text("Objectives"), _objectives(context, fiche)),
        (language.text("Vision"), fiche.vision or ""),
        (language.text("Need"), fiche.need or ""),
        (language.text("Focus"), "; ".join(fiche.focus)),
        (language.text("Examples of projects"), "; ".join(fiche.examples)),
        (language.text("Partners"), "; ".join(each.title for each in fiche.partners)),
        (language.text("Interlinkages"), _links(context, fiche)),
    ]
    rows = [(text(name), text(fact)) for name, fact in facts if fact]
    followed = _followed(context, fiche)
    if followed:
        rows.append((text(language.text("Follows")), followed))
    columns = (Column(language.text("Field of the fiche"), 1), Column(language.text("Content"), 4))
    caption = language.text("{title}: the fiche in brief", title=fiche.title)
    return (Table(caption, columns, tuple(rows), f"tab-fiche-{fiche.id}"),)


def _objectives(context: Context, fiche: Fiche) -> str:
    """Name the strategic objectives, then the specific ones."""
    specific = plain(structure.objective_runs(context, fiche.objectives))
    named = [structure.strategic_titles(context, fiche), specific]
    return ": ".join(each for each in named if each and each != DASH)


def _followed(context: Context, fiche: Fiche) -> Runs:
    """Name what the preceding plan did in the same area, with references to its chapters."""
    before = preceding_fiches(context)
    runs: list[Run] = []
    for each in before:
        if each.area == fiche.area:
            runs += [Run("; ")] if runs else []
            runs += [Run(f"{each.title} ("), Run("{number}", ref=f"preceding-area-{each.id}")]
            runs.append(Run(")"))
    return tuple(runs)


def preceding_fiches(context: Context) -> tuple[Fiche, ...]:
    """Give the preceding plan's fiches of which something is told."""
    before = context.preceding
    if before is None:
        return ()
    return tuple(
        each
        for each in before.fiches
        if states.activity_counts(before, each)
        or before.by_fiche.get(each.id)
        or before.projects_of(each)
    )


def _guarantor(context: Context, fiche: Fiche) -> str:
    known = context.unit_title(fiche.guarantor)
    return known or context.language.text("not confirmed yet")


def _links(context: Context, fiche: Fiche) -> str:
    """Name the linked areas of activity by what passes along, whichever side declares it."""
    return plain(links.lines(context, fiche, noted=False)).replace("\n", "; ")


# --- activities and projects --------------------------------------------------------------------


def activities(context: Context, fiche: Fiche) -> Blocks:
    """Show each activity with its status and what was said of it."""
    language = context.language
    told = [context.activities.get((fiche.plan, fiche.id, each.id)) for each in fiche.activities]
    if not told:
        return ()
    age = ages.common(context, told)
    rows = tuple(
        _activity_row(context, each, word, age)
        for each, word in zip(fiche.activities, told, strict=True)
    )
    columns = (
        Column(language.text("Activity"), 2.4),
        Column(language.text("State"), 1),
        Column(language.text("What was done"), 4),
    )
    caption = language.text("{title}: activities", title=fiche.title)
    source = ages.note(context, age)
    return (Table(caption, columns, rows, f"tab-activities-{fiche.id}", source=source),)


def _activity_row(
    context: Context, activity: Activity, told: Told[ActivityReport] | None, age: Period | None
) -> tuple[Runs, ...]:
    said = told.what.text if told else None
    state = words.ACTIVITY_WORDS[told.what.status] if told else None
    return (
        text(activity.title),
        ages.state(context, state, told, age),
        text(said or activity.description or DASH),
    )


def projects(context: Context, fiche: Fiche) -> Blocks:
    """Show the projects of a fiche with their states; one of several fiches is told once."""
    found = context.projects_of(fiche)
    own = [each for each in found if each.fiches[0] == fiche.id]
    caption = context.language.text("{title}: projects", title=fiche.title)
    blocks = project_table(context, own, caption, f"tab-projects-{fiche.id}")
    also = [each for each in found if each not in own]
    return (*blocks, *serving(context, also, lambda each: _home(context, each)))


def _home(context: Context, project: Project) -> Run | None:
    """Name the area in which a project of several is told in full, with a way to its chapter."""
    fiche = context.dataset.fiche(project.plan, project.fiches[0])
    return Run(fiche.title, ref=f"area-{fiche.id}") if fiche else None


def serving(
    context: Context,
    also: Sequence[Project],
    home: Callable[[Project], Run | None] = lambda _project: None,
) -> Blocks:
    """Name the projects that are told in another area and serve this one, too, and say where."""
    if not also:
        return ()
    start = context.language.plural(
        "The area is also served by the project ",
        "The area is also served by the projects ",
        len(also),
    )
    runs: list[Run] = [Run(start)]
    for place, each in enumerate(also):
        runs.append(Run(("; " if place else "") + each.title))
        if (told := home(each)) is not None:
            runs += [Run(" (" + context.language.text("told in the area ")), told, Run(")")]
    return (Paragraph((*runs, Run("."))),)


def project_table(context: Context, found: Sequence[Project], caption: str, anchor: str) -> Blocks:
    """Show projects with their states and the last word on each."""
    language = context.language
    if not found:
        return ()
    if len(found) == 1:
        return (_project_paragraph(context, found[0]),)
    columns = (
        Column(language.text("Project"), 2.4),
        Column(language.text("State"), 1),
        Column(language.text("What is known of it"), 4),
    )
    age = ages.common(context, [context.projects.get(each.id) for each in found])
    rows = tuple(_project_row(context, each, age) for each in found)
    return (Table(caption, columns, rows, anchor, source=ages.note(context, age)),)


def _project_paragraph(context: Context, project: Project) -> Paragraph:
    """Tell of a single project, for which a table would be too much."""
    title, state, said = _project_row(context, project)
    head = Run(f"{context.language.text('Project')} {plain(title)}", bold=True)
    told = "" if plain(said) == DASH else f": {words.sentence(plain(said))}"
    return Paragraph((head, Run(f" ({plain(state)}){told or '.'}")))


def _project_row(context: Context, project: Project, age: Period | None = None) -> tuple[Runs, ...]:
    told = context.projects.get(project.id)
    said = (told.what.text if told else None) or project.description or ""
    state = words.PROJECT_WORDS[told.what.state] if told else None
    also = facts.elsewhere(context, project)
    return (
        facts.title(context, project),
        ages.state(context, state, told, age),
        text(" ".join(filter(None, (words.sentence(said) if also else said, also))) or DASH),
    )


# --- what the guarantor wrote -------------------------------------------------------------------


NARRATIVE_WORDS = {
    "summary": N_("summary"),
    "deviations": N_("deviations"),
    "lessons": N_("lessons"),
    "outlook": N_("outlook"),
}


def _narratives(
    context: Context, fiche: Fiche, key: str, read: Callable[[Narrative], str | None]
) -> Iterator[Editable]:
    for told in context.narratives.get(fiche.id, ()):
        said = read(told.what)
        if said:
            place = f"{_file(told)}#narratives.{fiche.id}.{key}"
            title = context.language.text(NARRATIVE_WORDS[key])
            yield narrative_block(place, f"{fiche.title}: {title}", said)


def _file(told: Told[Narrative]) -> str:
    return f"indicators/observations/{told.key}.yaml"


def narrative(context: Context, fiche: Fiche) -> Blocks:
    """Give the guarantor's summary."""
    return tuple(_narratives(context, fiche, "summary", lambda each: each.summary))


def lessons(context: Context, fiche: Fiche) -> Blocks:
    """Give the guarantor's lessons and outlook."""
    return (
        *_narratives(context, fiche, "lessons", lambda each: each.lessons),
        *_narratives(context, fiche, "outlook", lambda each: each.outlook),
    )


# --- deviations ---------------------------------------------------------------------------------


def deviations(context: Context, fiche: Fiche) -> Blocks:
    """List the indicators that lag behind with the reasons given, then the guarantor's text."""
    told = tuple(_narratives(context, fiche, "deviations", lambda each: each.deviations))
    standings = context.by_fiche.get(fiche.id, ())
    return (*_late(context, standings, explained=bool(told)), *told)


def plan_deviations(context: Context, _item: None) -> Blocks:
    """List the indicators of the plan as a whole that lag behind, with the reasons given."""
    return _late(context, context.by_fiche.get("", ()), explained=False)


def _late(context: Context, standings: Sequence[Standing], *, explained: bool) -> Blocks:
    # a status that was given by hand does not hide what lags behind
    late = [each for each in standings if {each.status, each.computed}.intersection(words.LATE)]
    items = tuple(_deviation(context, each, explained=explained) for each in late)
    return (Bullets(items),) if items else ()


def _deviation(context: Context, standing: Standing, *, explained: bool) -> Runs:
    """Say what was reached and expected, and why; a text below may explain all of them."""
    language = context.language
    told = shortfall(context, standing)
    unknown = "" if explained else language.text("The guarantor gave no reason.")
    reason = reason_given(standing) or unknown
    return (
        Run(standing.indicator.title, bold=True),
        Run(" – "),
        Run(language.text(STATUS_WORDS[standing.status]), status=standing.status),
        Run(": " + " ".join(filter(None, (told, _pace(context, standing), reason)))),
    )


def reason_given(standing: Standing) -> str:
    """Give what the guarantors said beside the value, as sentences."""
    return " ".join(words.sentence(each.comment) for each in standing.reported if each.comment)


def shortfall(context: Context, standing: Standing) -> str:
    """Say what was reached, and what was expected or was to be reached."""
    language = context.language
    card = standing.indicator
    facts = []
    if standing.actual is not None:
        reached = words.quantity(language, card, standing.actual.value)
        facts.append(language.text("reached {value}", value=reached))
    if standing.status is Status.MISSED and standing.target is not None:
        wanted = words.quantity(language, card, standing.target.value)
        facts.append(language.text("the target was {value}", value=wanted))
    elif (value := expected(standing)) is not None:
        wanted = words.quantity(language, card, value)
        facts.append(language.text("expected {value}", value=wanted))
    return words.sentence(", ".join(facts))


def _pace(context: Context, standing: Standing) -> str:
    """Say which pace the target needs and which one was kept so far."""
    language = context.language
    required = standing.measures.get("required_pace")
    observed = standing.measures.get("observed_pace")
    if required is None or observed is None or standing.status is Status.MISSED:
        return ""
    if any(point.broken for point in standing.series):
        # values across a break do not compare, so no pace was kept between them
        return language.text(
            "The target needs {required} a year.", required=words.signed(language, required)
        )
    return language.text(
        "The target needs {required} a year, so far it was {observed} a year.",
        required=words.signed(language, required),
        observed=words.signed(language, observed),
    )
