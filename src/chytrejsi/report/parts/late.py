"""What is late and why: what was halted, which indicators lag behind, with the reasons given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chytrejsi.language import Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.model.project import ProjectState
from chytrejsi.progress.standing import STATUS_WORDS, Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Paragraph, Run, Runs, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import area, states

Blocks = tuple[Block, ...]
MOST_HALTED, MOST_LAGGING = 3, 3

HALTED_PROJECTS = frozenset({ProjectState.SUSPENDED, ProjectState.REJECTED})


@dataclass(frozen=True, slots=True)
class Halted:
    """An activity or a project that was suspended or stopped: in which area, and why."""

    title: str
    area: str
    state: str
    reason: str
    activity: bool = True


def halted_of(context: Context) -> tuple[Halted, ...]:
    """Give the halted activities in the plan's order, then halted projects of other areas.

    A project mostly stands for the activity that carries it, and is not told beside it.
    """
    activities = tuple(_halted_activities(context))
    told = {each.area for each in activities}
    return (*activities, *(each for each in _halted_projects(context) if each.area not in told))


def _halted_activities(context: Context) -> Iterator[Halted]:
    for fiche in context.fiches:
        for each in fiche.activities:
            told = context.activities.get((fiche.plan, fiche.id, each.id))
            if told is not None and told.what.status in states.HALTED:
                state = words.ACTIVITY_WORDS[ActivityStatus(told.what.status)]
                yield Halted(each.title, fiche.title, state, told.what.text or "")


def _halted_projects(context: Context) -> Iterator[Halted]:
    for _, project in sorted(context.dataset.projects.items()):
        told = context.projects.get(project.id)
        home = context.dataset.fiche(project.plan, next(iter(project.fiches), None))
        if home is None or project.plan != context.plan.id or told is None:
            continue
        if told.what.state in HALTED_PROJECTS:
            state = words.PROJECT_WORDS[told.what.state]
            yield Halted(project.title, home.title, state, told.what.text or "", activity=False)


def lagging_of(context: Context) -> tuple[Standing, ...]:
    """Give the monitored indicators that lag behind, the worst first."""
    late = (each for each in context.monitored if each.status in words.LATE)
    return tuple(sorted(late, key=lambda each: -words.LATE.index(each.status)))


def unexplained(context: Context, standings: Sequence[Standing]) -> int:
    """Count those for which the guarantor gave no reason."""
    return sum(not reason_of(context, each) for each in standings)


def reason_of(context: Context, standing: Standing) -> str:
    """Give the first sentence of the guarantor's reason: the value's, else the whole area's."""
    own = area.reason_given(standing)
    if own:
        return words.first_sentence(own)
    for told in context.narratives.get(standing.indicator.fiche or "", ()):
        if told.what.deviations:
            said = words.first_sentence(told.what.deviations)
            return context.language.text("In the whole area: {reason}", reason=words.within(said))
    return ""


def summary(context: Context, _item: None) -> Blocks:
    """Tell what is late and why, the worst first; where nothing is, say so."""
    halted, lagging = halted_of(context), lagging_of(context)
    if not halted and not lagging:
        return _nothing(context)
    items = [
        *(_halted_item(context.language, each) for each in halted[:MOST_HALTED]),
        *_more_halted(context.language, halted[MOST_HALTED:]),
        *(_lagging_item(context, each) for each in lagging[:MOST_LAGGING]),
        *_more_lagging(context, lagging[MOST_LAGGING:]),
    ]
    return (Bullets(tuple(items)),)


def _nothing(context: Context) -> Blocks:
    if not (context.standing.whole.evaluated or states.counts_of(context, context.fiches)):
        return ()
    language = context.language
    if not context.standing.whole.evaluated:
        told = language.text(
            "No activity was suspended or stopped; no indicator could be evaluated."
        )
    else:
        told = language.text(
            "Of what can be evaluated, no indicator lags behind, and no activity was suspended or "
            "stopped."
        )
    return (Paragraph(text(told)),)


def _halted_item(language: Language, halted: Halted) -> Runs:
    reason = words.sentence(halted.reason)
    return (
        Run(halted.title, bold=True),
        Run(f" ({halted.area}) – {language.text(halted.state)}: "),
        Run(words.first_sentence(reason) or language.text("The guarantor gave no reason.")),
    )


def _more_halted(language: Language, rest: Sequence[Halted]) -> list[Runs]:
    if not rest:
        return []
    told = language.text(
        "further suspended or stopped activities and projects: {count}", count=len(rest)
    )
    return [text(words.sentence(told))]


def _lagging_item(context: Context, standing: Standing) -> Runs:
    language = context.language
    reason = reason_of(context, standing) or language.text("The guarantor gave no reason.")
    facts = area.shortfall(context, standing)
    return (
        Run(standing.indicator.title, bold=True),
        *_where(context, standing),
        Run(" – "),
        Run(language.text(STATUS_WORDS[standing.status]), status=standing.status),
        Run(": " + " ".join(filter(None, (facts, words.sentence(reason))))),
    )


def _where(context: Context, standing: Standing) -> Runs:
    """Name the area; an indicator of the plan as a whole has none."""
    fiche: Fiche | None = context.dataset.fiche(context.plan.id, standing.indicator.fiche)
    return (Run(f" ({fiche.title})"),) if fiche else ()


def _more_lagging(context: Context, rest: Sequence[Standing]) -> list[Runs]:
    """Count the rest, and those of them for which there is no reason."""
    if not rest:
        return []
    language = context.language
    told = language.plural(
        "{count} more indicator lags behind", "{count} more indicators lag behind", len(rest)
    )
    silent = unexplained(context, rest)
    if silent:
        told += "; " + language.plural(
            "for {count} the guarantor gave no reason",
            "for {count} the guarantors gave no reason",
            silent,
        )
    return [text(words.sentence(told))]
