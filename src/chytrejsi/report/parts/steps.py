"""How activities and projects go in time: the milestones of activities, the states of projects."""

from collections.abc import Sequence

from chytrejsi.language import N_, Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.progress.histories import Step, Steps, StepState, ToldState, histories, turns
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]

STEP_WORDS = {
    StepState.REACHED: N_("milestone reached"),
    StepState.OVERDUE: N_("milestone overdue"),
    StepState.AHEAD: N_("milestone ahead"),
    StepState.DROPPED: N_("milestone no longer awaited"),
}
FEWEST = 2  # states of a project that make a history


def milestones(context: Context, fiche: Fiche) -> Blocks:
    """Show the milestones of an area's activities: planned by when, and reached when."""
    language = context.language
    steps = Steps(context.dataset, context.as_of).of(fiche)
    if not steps:
        return ()
    columns = (
        Column(language.text("Activity"), 2.6),
        Column(language.text("Milestone"), 3),
        Column(language.text("Planned by"), 1.2),
        Column(language.text("State of the milestone"), 1.6),
    )
    rows = tuple(
        (
            text(each.activity.title),
            text(each.milestone.title),
            text(language.day(each.milestone.date)),
            _state(language, each),
        )
        for each in steps
    )
    caption = language.text("{title}: milestones of the activities", title=fiche.title)
    source = _late(language, steps)
    return (Table(caption, columns, rows, f"tab-steps-{fiche.id}", source=source),)


def _state(language: Language, step: Step) -> Runs:
    """Say how a milestone stands; what is late is said in bold, not by colour."""
    word = language.text(STEP_WORDS[step.state])
    if step.reached is not None:
        word += f" {words.event_day(language, step.reached)}"
    return (Run(word, bold=step.state is StepState.OVERDUE),)


def _late(language: Language, steps: Sequence[Step]) -> str:
    late = sum(each.state is StepState.OVERDUE for each in steps)
    if not late:
        return ""
    return language.plural(
        "{count} milestone of {total} is overdue.",
        "{count} milestones of {total} are overdue.",
        late,
        total=len(steps),
    )


def project_history(context: Context, fiche: Fiche) -> Blocks:
    """Tell how the states of an area's projects changed, where more than one was told."""
    told = histories(context.observations)
    found = [
        (each.title, turns(told.get(each.id, ())))
        for each in context.projects_of(fiche)
        if each.fiches[0] == fiche.id
    ]
    items = tuple(
        (Run(f"{title}: ", bold=True), Run(_way(context.language, way)))
        for title, way in found
        if len(way) >= FEWEST
    )
    if not items:
        return ()
    lead = Paragraph(text(context.language.text("How the states of the projects changed:")))
    return (lead, Bullets(items))


def _way(language: Language, way: Sequence[ToldState]) -> str:
    """Write states, each with the day to which it was told."""
    told = (
        language.text(
            "{state} (as of {day})",
            state=language.text(words.PROJECT_WORDS[each.state]),
            day=language.day(each.day),
        )
        for each in way
    )
    return " → ".join(told) + "."
