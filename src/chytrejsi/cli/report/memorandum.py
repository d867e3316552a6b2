"""`chytrejsi report memorandum`: lays a document before a body, with a draft resolution."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import PlanOption, opened_then, plan_asked
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root, day_from
from chytrejsi.cli.report.asking import (
    HalfOption,
    YearOption,
    half_asked,
    known_ones,
    plan_for,
    stop_too_early,
    time_asked,
    time_of,
    year_asked,
)
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _
from chytrejsi.stopping import Stop

if TYPE_CHECKING:
    from chytrejsi.model.concept import Body, DocumentKind
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan
    from chytrejsi.report.context import Subject

HELP = N_(
    "Write the explanatory memorandum that lays a document before a body, with a draft "
    "resolution.\n\n"
    "What the body does with the document stands in plan/concept.yaml under duties; one that is "
    "only informed gets an information sheet without a resolution. What the data do not know (the "
    "number of the item, the deadline, who answers for it) is left as a marked blank."
)
EXAMPLES = (
    (
        "chytrejsi report memorandum --body rada --for annual",
        N_("lay the annual report of the newest year with data before the council"),
    ),
    (
        "chytrejsi report memorandum --body rada --for plan --deadline 2026-12-31",
        N_("lay the plan before the council, with a deadline for what it orders"),
    ),
)


class Paper(StrEnum):
    """The documents that can be laid before a body."""

    ANNUAL = "annual"
    MONITORING = "monitoring"
    PLAN = "plan"
    FINAL = "final"


PAPERS: Mapping[Paper, str] = {
    Paper.ANNUAL: N_("the annual report"),
    Paper.MONITORING: N_("the monitoring report"),
    Paper.PLAN: N_("the action plan"),
    Paper.FINAL: N_("the final evaluation"),
}


@dataclass(frozen=True, slots=True)
class _When:
    """Which plan and time the options name."""

    plan: str | None
    year: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command was asked for: the body, the document, deadline and who answers."""

    body: str
    paper: Paper
    deadline: str | None
    responsible: str | None


def command(
    body: Annotated[str, typer.Option("--body", metavar=_("ID"), help=_("The body, by its id."))],
    paper: Annotated[Paper, typer.Option("--for", help=_("The document that is laid before it."))],
    plan: PlanOption = None,
    year: YearOption = None,
    period: HalfOption = None,
    deadline: Annotated[
        str | None,
        typer.Option(
            "--deadline", metavar=_("DATE"), help=_("Until when what is ordered is to be done.")
        ),
    ] = None,
    responsible: Annotated[
        str | None,
        typer.Option(
            "--responsible",
            metavar=_("TEXT"),
            help=_("Who answers for it: an office in words, or the id of a unit."),
        ),
    ] = None,
    output: Output = None,
    pdf: Pdf = False,
    public: Public = False,
    discard_edits: DiscardEdits = False,
    at: At = None,
    as_of: AsOf = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> None:
    """Write a memorandum."""
    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        subject = _subject(here.dataset, _Asked(body, paper, deadline, responsible))
        chosen, about = _time(here.dataset, paper, _When(plan, year, period))
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(here, "memorandum", chosen, about, form, _accompanying(subject, chosen, about, form))


def _subject(dataset: "Dataset", asked: _Asked) -> "Subject":
    """Say what the memorandum is about; a body without a duty for the document is a mistake."""
    from chytrejsi.model.concept import DocumentKind
    from chytrejsi.report.context import Subject

    document = DocumentKind(asked.paper.value)
    return Subject(
        document=document,
        body=_body(dataset, asked, document),
        deadline=None if asked.deadline is None else day_from(asked.deadline),
        responsible=_responsible(dataset, asked.responsible),
    )


def _body(dataset: "Dataset", asked: _Asked, document: "DocumentKind") -> "Body":
    bodies = {each.id: each for each in dataset.concept.bodies}
    if asked.body not in bodies:
        no_body = _("There is no body '{body}'.", body=asked.body)
        raise Stop(f"{no_body} {known_ones(asked.body, bodies)}")
    having = {each.id: duty.verb for each, duty in dataset.concept.takers(document)}
    if asked.body not in having:
        from chytrejsi.report.words import VERB_WORDS

        told = (f"{name} ({_(VERB_WORDS[verb])})" for name, verb in having.items())
        raise Stop(
            _(
                "{body} does nothing with {paper}, by its duties in plan/concept.yaml. Those that "
                "do: {known}.",
                body=bodies[asked.body].title,
                paper=_(PAPERS[asked.paper]),
                known=", ".join(told) or "–",
            )
        )
    return bodies[asked.body]


def _responsible(dataset: "Dataset", told: str | None) -> str:
    unit = dataset.units.get(told or "")
    return unit.title if unit else " ".join((told or "").split())


def _time(dataset: "Dataset", paper: Paper, asked: _When) -> "tuple[Plan, Period]":
    """Give the plan and the time that the document's own command would take."""
    if paper is Paper.PLAN:
        about = time_asked(dataset, asked.year, asked.period)
        plan = plan_for(dataset, asked.plan, about)
        return plan, time_of(plan, about, named=bool(asked.year or asked.period))
    if paper is Paper.MONITORING:
        about = half_asked(dataset, asked.period, asked.year)
        return plan_asked(dataset, asked.plan, about), about
    about = year_asked(dataset, asked.year, asked.period)
    plan = plan_for(dataset, asked.plan, about)
    return plan, _end(dataset, plan, about, asked) if paper is Paper.FINAL else about


def _end(dataset: "Dataset", plan: "Plan", about: "Period", asked: _When) -> "Period":
    """Give the year that a final evaluation is about: the one asked for, else the plan's last."""
    from chytrejsi.report.final import last_year

    if asked.year is None and asked.period is None:
        return last_year(dataset, plan.id, about)
    stop_too_early(plan, about)
    return about


def _accompanying(subject: "Subject", plan: "Plan", period: "Period", form: Form) -> "Subject":
    """Name the file of the document that the memorandum accompanies."""
    from chytrejsi.report.kinds import REPORTS

    kind = next(each for each in REPORTS.values() if each.document is subject.document)
    told = replace(subject, public=form.public)
    return replace(subject, accompanies=kind.file_name(plan, period, told))
