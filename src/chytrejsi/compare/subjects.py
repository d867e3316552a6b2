"""Whose difference it is: the record by kind, id and title, and where its sentences are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from chytrejsi.compare.fields import Named
from chytrejsi.compare.follow import ANYWHERE, Holder
from chytrejsi.compare.phrases import Phrases
from chytrejsi.language import Language
from chytrejsi.model.change import Change
from chytrejsi.model.concept import (
    Area,
    Body,
    Concept,
    DocumentKind,
    Objective,
    StrategicObjective,
)
from chytrejsi.model.event import Event
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.meanings import choice_of
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Correction, Observation
from chytrejsi.model.organisation import Organisation, Unit
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project
from chytrejsi.model.scalars import Frozen


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that differs: `where` begins each of its sentences, `before` is what it was."""

    kind: str
    id: str
    where: str
    record: Frozen
    plan: str | None = None
    fiche: str | None = None
    before: Frozen | None = None

    @property
    def decided_as(self) -> str:
        """The name under which changes of the plan speak of it; fiches are of their plan."""
        return f"{self.plan}/{self.id}" if isinstance(self.record, Fiche) else self.id

    @property
    def holder(self) -> Holder:
        """Where its references stand."""
        return ANYWHERE.within(self.record)


def emphasised(title: str) -> str:
    """Set a title off from the sentence, unless it holds an asterisk itself."""
    return title if "*" in title else f"*{title}*"


class Subjects:
    """Names the records whose differences are told."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.language: Language = phrases.language

    def of(self, record: Frozen, key: str, before: Frozen | None = None) -> Subject:
        """Give the subject of a record; `key` is its key among its kind."""
        return replace(_MAKERS[type(record)](self, record, key), before=before)

    def title(self, named: Named, word: str, holder: Holder) -> str:
        """Give the emphasised title of what an id names."""
        return emphasised(self.phrases.titles.of(named, word, holder))

    def fiche_where(self, plan: str | None, fiche: str | None) -> str:
        """Begin a sentence about what belongs to a fiche."""
        if fiche is None:
            return self.language.text("Outside the fiches")
        title = self.title(Named.FICHE, fiche, Holder(plan))
        return self.language.text("Fiche {title}", title=title)

    def period(self, period: Period) -> str:
        """Name a period within a sentence."""
        if period.half is None:
            return self.language.text("year {year}", year=period.year)
        if period.half == 1:
            return self.language.text("1st half of {year}", year=period.year)
        return self.language.text("2nd half of {year}", year=period.year)


def _concept(of: Subjects, record: Concept, _key: str) -> Subject:
    where = of.language.text("Concept {title}", title=emphasised(record.title))
    return Subject("concept", record.id, where, record)


def _organisation(of: Subjects, record: Organisation, key: str) -> Subject:
    return Subject("organisation", key, of.language.text("Organisation of the region"), record)


def _unit(of: Subjects, record: Unit, _key: str) -> Subject:
    where = of.language.text("Unit {title}", title=emphasised(record.title))
    return Subject("unit", record.id, where, record)


def _strategic(of: Subjects, record: StrategicObjective, _key: str) -> Subject:
    title = emphasised(f"{record.id} {record.title}")
    where = of.language.text("Strategic objective {title}", title=title)
    return Subject("strategic_objective", record.id, where, record)


def _objective(of: Subjects, record: Objective, _key: str) -> Subject:
    title = emphasised(f"{record.id} {record.title}")
    where = of.language.text("Specific objective {title}", title=title)
    return Subject("objective", record.id, where, record)


def _area(of: Subjects, record: Area, _key: str) -> Subject:
    where = of.language.text("Area of the concept {title}", title=emphasised(record.title))
    return Subject("area", record.id, where, record)


def _body(of: Subjects, record: Body, _key: str) -> Subject:
    where = of.language.text("Body {title}", title=emphasised(record.title))
    return Subject("body", record.id, where, record)


def _plan(of: Subjects, record: Plan, _key: str) -> Subject:
    where = of.language.text("Plan {title}", title=emphasised(record.title))
    return Subject("plan", record.id, where, record, record.id)


def _fiche(of: Subjects, record: Fiche, _key: str) -> Subject:
    where = of.language.text("Fiche {title}", title=emphasised(record.title))
    return Subject("fiche", record.id, where, record, record.plan, record.id)


def _indicator(of: Subjects, record: Indicator, _key: str) -> Subject:
    where = of.fiche_where(record.plan, record.fiche)
    return Subject("indicator", record.id, where, record, record.plan, record.fiche)


def _project(of: Subjects, record: Project, _key: str) -> Subject:
    where = of.language.text("Project {title}", title=emphasised(record.title))
    fiche = record.fiches[0] if record.plan and len(record.fiches) == 1 else None
    return Subject("project", record.id, where, record, record.plan, fiche)


def _event(of: Subjects, record: Event, _key: str) -> Subject:
    where = of.language.text("Event {title}", title=emphasised(record.title))
    return Subject("event", record.id, where, record, record.plan, record.fiche)


def _change(of: Subjects, record: Change, _key: str) -> Subject:
    where = of.language.text("Change of the plan {number}", number=record.known_as)
    return Subject("change", record.id, where, record, record.plan, record.fiche)


def _observation(of: Subjects, record: Observation, key: str) -> Subject:
    where = of.language.text(
        "Reported for {period}, {unit}",
        period=of.period(record.period),
        unit=of.title(Named.UNIT, record.guarantor, ANYWHERE),
    )
    return Subject("observation", key, where, record)


def _correction(of: Subjects, record: Correction, key: str) -> Subject:
    where = of.language.text(
        "Correction of {indicator} for {period}, {unit}",
        indicator=record.indicator,
        period=of.period(record.period),
        unit=of.title(Named.UNIT, record.guarantor, ANYWHERE),
    )
    return Subject("correction", key, where, record)


def _report(language: Language, kind: str) -> str:
    """Name a kind of report; one of the region's own is known by its id."""
    known = kind in {each.value for each in DocumentKind}
    return language.text(choice_of(DocumentKind(kind)).title) if known else kind


def _narratives(of: Subjects, record: Narratives, key: str) -> Subject:
    where = of.language.text(
        "Texts of the report {kind} for {period}",
        kind=_report(of.language, record.kind),
        period=of.period(record.period),
    )
    return Subject("narratives", key, where, record, record.plan)


# each maker is given records of its own model only
_MAKERS: Mapping[type[Frozen], Callable[..., Subject]] = {
    Concept: _concept,
    Organisation: _organisation,
    Unit: _unit,
    StrategicObjective: _strategic,
    Objective: _objective,
    Area: _area,
    Body: _body,
    Plan: _plan,
    Fiche: _fiche,
    Indicator: _indicator,
    Project: _project,
    Event: _event,
    Change: _change,
    Observation: _observation,
    Correction: _correction,
    Narratives: _narratives,
}
