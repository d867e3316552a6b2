"""All records of a workspace as one value, and the questions that need several of them."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from chytrejsi.findings import Place, TextPlace
from chytrejsi.model.change import Change, ChangeKind, ChangeState
from chytrejsi.model.concept import Area, Concept, Objective
from chytrejsi.model.event import Event
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.hierarchy import in_tree_order
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Correction, Observation
from chytrejsi.model.organisation import Organisation, Unit
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project


class RecordKind(StrEnum):
    """The kinds of files of a workspace."""

    CONCEPT = "concept"
    ORGANISATION = "organisation"
    PLAN = "plan"
    FICHE = "fiche"
    CHANGE = "change"
    PROJECT = "project"
    EVENT = "event"
    INDICATOR = "indicator"
    OBSERVATION = "observation"
    CORRECTION = "correction"
    NARRATIVES = "narratives"
    LOG = "log"


Path = tuple[str | int, ...]
RecordKey = tuple[RecordKind, str]


class Positions(Protocol):
    """Tells where the fields of one record stand."""

    def at(self, path: Path) -> Place:
        """Give the place of the path, or of the nearest thing above it that has one."""


@dataclass(frozen=True, slots=True)
class FilePositions:
    """Where in one file its keys and items stand: path of keys → (line, column), from 1."""

    file: str
    positions: Mapping[Path, tuple[int, int]]

    def at(self, path: Path) -> TextPlace:
        """Give the place of the path, or of the nearest thing above it that has one."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.positions:
                return TextPlace(self.file, *self.positions[path[:length]])
        return TextPlace(self.file)


@dataclass(frozen=True, slots=True)
class Places:
    """The index beside the model: which record was read from which file, and where.

    What has just been collected stands in cells of a workbook.
    """

    files: Mapping[RecordKey, Positions] = field(default_factory=dict)

    def of(self, kind: RecordKind, key: str, *path: str | int) -> Place:
        """Give the place of a record's field; an unknown record has a nameless place."""
        known = self.files.get((kind, key))
        return known.at(path) if known else TextPlace("")


@dataclass(frozen=True, slots=True)
class Withheld:
    """An indicator that is not public: where it belongs, and nothing of what its card says."""

    plan: str | None
    fiche: str | None
    guarantor: str | None


@dataclass(frozen=True)
class Dataset:
    """Everything that the files say. Keys of the mappings are ids.

    Fiches and changes are keyed "plan/id", observations "period/guarantor", corrections and
    narratives by the file's path below their folder without its ending ("ap2/annual-2025").
    Among the places the concept is "concept" and the organisation "organisation".
    Records that could not be read are missing here and stand among the findings of the load;
    `unread` names them by their files, so that a reference to one is not called dangling.
    `withheld` are the indicators that the public's version of the data leaves out.
    `attachments` are the digests of the files that prove something, by their names; None where
    nobody has looked for them.
    """

    concept: Concept
    organisation: Organisation = field(default_factory=Organisation)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    fiches: Mapping[str, Fiche] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    observations: Mapping[str, Observation] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    narratives: Mapping[str, Narratives] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    unread: AbstractSet[RecordKey] = frozenset()
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    attachments: Mapping[str, str] | None = None

    @cached_property
    def objectives(self) -> Mapping[str, Objective]:
        """The specific objectives by id."""
        return {each.id: each for each in self.concept.objectives}

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The priority and horizontal areas by id."""
        return {each.id: each for each in self.concept.areas}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units by id; a former id, or one with a single successor, gives what it became."""
        known = {each.id: each for each in self.organisation.units}
        former = {old: each for each in self.organisation.units for old in each.earlier_ids}
        became = {
            each.id: each.successors[0] for each in known.values() if len(each.successors) == 1
        }
        found = {name: known.get(_last(became, each.id), each) for name, each in former.items()}
        return found | {name: known.get(_last(became, name), each) for name, each in known.items()}

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """All ids under which a unit of today may have told something, its own first."""
        found: dict[str, list[str]] = {each.id: [each.id] for each in self.units.values()}
        for name, unit in self.units.items():
            if name != unit.id:
                found[unit.id].append(name)
        return {unit: tuple(names) for unit, names in found.items()}

    def unit_id(self, unit: str) -> str:
        """Give the id of today for a unit's id or a former one; an unknown one stays."""
        known = self.units.get(unit)
        return known.id if known else unit

    def all_told_by(self, unit: str, period: Period) -> tuple[Observation, ...]:
        """Give all that a unit told for a period: units that were merged since each told theirs."""
        asked = self.unit_id(unit)
        found = (
            self.observations.get(f"{period}/{each}") for each in self._names.get(asked, (unit,))
        )
        return tuple(filter(None, found))

    def told_by(self, unit: str, period: Period) -> Observation | None:
        """Give what a unit told for a period, which an answer by that id would replace.

        That is what it told by the same id; else, by whichever id, where nobody else was merged
        into the unit of today. What another merged unit told is never replaced.
        """
        found = self.all_told_by(unit, period)
        asked = self.unit_id(unit)
        for each in found:
            if each.guarantor == unit:
                return each
        alone = len(self._names.get(asked, ())) <= 2 or unit == asked
        return found[0] if len(found) == 1 and alone else None

    def filed_as(self, unit: str, period: Period) -> str:
        """Give the id under which an answer by a unit's id is filed: that of what it replaces.

        Of a part of a unit that was merged it is the part's own, so that the others' answers stay.
        """
        told, asked = self.told_by(unit, period), self.unit_id(unit)
        if told is not None:
            return told.guarantor
        return unit if len(self._names.get(asked, ())) > 2 else asked

    def told_apart(self, unit: str, period: Period) -> tuple[Observation, ...]:
        """Give what stands against an answer by a unit's id, as merged units told it.

        An answer of the unit of today would say the same things once more; so would an answer of
        one of its parts, where the unit of today has told for all of them.
        """
        found, asked = self.all_told_by(unit, period), self.unit_id(unit)
        if not found or self.told_by(unit, period) is not None:
            return ()
        return found if unit == asked or any(each.guarantor == asked for each in found) else ()

    @cached_property
    def chains(self) -> Mapping[tuple[str, Period, str], tuple[tuple[str, Correction], ...]]:
        """The corrections of each value, oldest first: by indicator, period and who told it.

        Who told it is called as the file of observations calls it; a correction may name the unit
        of today where only one of its files tells of the period.
        """
        found: dict[tuple[str, Period, str], list[tuple[str, Correction]]] = {}
        for key, each in sorted(self.corrections.items(), key=lambda one: (one[1].date, one[0])):
            told = self.told_by(each.guarantor, each.period)
            whose = told.guarantor if told else self.unit_id(each.guarantor)
            found.setdefault((each.indicator, each.period, whose), []).append((key, each))
        return {whose: tuple(chain) for whose, chain in found.items()}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The ids of today of indicators that were renamed, by the earlier ones."""
        steps = {
            str(each.old.value): str(each.new.value)
            for each in sorted(self.changes.values(), key=lambda change: change.order)
            if each.kind is ChangeKind.RENAMING
            and each.state is ChangeState.APPROVED
            and each.about == "indicator"
            and each.old
            and each.new
        }
        return {old: _last(steps, old) for old in steps}

    @cached_property
    def ended(self) -> AbstractSet[tuple[str, str]]:
        """What changes drop or rename, by kind and id, so that other changes may still name it."""
        return frozenset(
            (each.about, name)
            for each in self.changes.values()
            if each.state is not ChangeState.REJECTED
            for name in each.ending
        )

    @cached_property
    def approved_changes(self) -> Mapping[str, tuple[Change, ...]]:
        """The approved changes of each indicator, by its id of today, in their order in time."""
        found: dict[str, list[Change]] = {}
        for each in sorted(self.changes.values(), key=lambda change: change.order):
            if each.indicator and each.state is ChangeState.APPROVED:
                of_today = self.renamed.get(each.indicator, each.indicator)
                found.setdefault(of_today, []).append(each)
        return {indicator: tuple(changes) for indicator, changes in found.items()}

    def evidence(self) -> Iterator[Evidence]:
        """Give all documents that prove what was reported, or what a project is."""
        for project in self.projects.values():
            yield from project.documents
        for seen in self.observations.values():
            for value in seen.values:
                yield from value.documents
            for activity in seen.activities:
                yield from activity.documents
            for each in seen.projects:
                yield from each.documents

    def fiche(self, plan: str | None, fiche: str | None) -> Fiche | None:
        """Find a fiche of a plan."""
        return self.fiches.get(f"{plan}/{fiche}") if plan and fiche else None

    def fiches_of(self, plan: str) -> tuple[Fiche, ...]:
        """The fiches of a plan, in the order of the concept's areas."""
        areas = in_tree_order(self.concept.areas)
        order = {area.id: place for place, (_depth, area) in enumerate(areas)}
        return tuple(
            sorted(
                (each for each in self.fiches.values() if each.plan == plan),
                key=lambda fiche: (order.get(fiche.area, len(order)), fiche.id),
            )
        )

    def indicators_of(self, plan: str) -> tuple[Indicator, ...]:
        """The cards of a plan, in the order of its fiches, then by id."""
        order = {fiche.id: place for place, fiche in enumerate(self.fiches_of(plan))}
        return tuple(
            sorted(
                (each for each in self.indicators.values() if each.plan == plan),
                key=lambda card: (order.get(card.fiche or "", len(order)), card.id),
            )
        )

    def guarantor_of(self, card: Indicator) -> str | None:
        """Who answers for a card: its own guarantor, else its fiche's; None where unknown."""
        fiche = self.fiche(card.plan, card.fiche)
        return card.guarantor or (fiche.guarantor if fiche else None)

    def respondents_of(self, card: Indicator) -> tuple[str, ...]:
        """Whose workbooks ask for a card: guarantor and contributors, else the coordinator.

        The ids are those of today. Nobody is asked for what is computed from other cards.
        """
        if card.derived:
            return ()
        asked = tuple(filter(None, (self.guarantor_of(card), *card.contributors)))
        return tuple(dict.fromkeys(map(self.unit_id, asked or (self.concept.coordinator,))))

    def former_guarantors_of(self, card: Indicator) -> Mapping[str, date]:
        """Who answered for a card before its guarantor, as changes tell, each until which day."""
        found: dict[str, date] = {}
        for each in self._guarantor_changes:
            own = each.indicator and self.renamed.get(each.indicator, each.indicator) == card.id
            of_fiche = not each.indicator and (each.plan, each.fiche) == (card.plan, card.fiche)
            if (own or (of_fiche and card.guarantor is None)) and each.old and each.old.value:
                unit = self.unit_id(str(each.old.value))
                until = each.since - timedelta(days=1) if each.since else date.max
                found[unit] = max(until, found.get(unit, until))
        return found

    @cached_property
    def _guarantor_changes(self) -> tuple[Change, ...]:
        return tuple(
            each
            for each in self.changes.values()
            if each.kind is ChangeKind.GUARANTOR and each.state is ChangeState.APPROVED
        )

    def objectives_of(self, card: Indicator) -> tuple[str, ...]:
        """Which specific objectives a card serves: its own, else its fiche's."""
        fiche = self.fiche(card.plan, card.fiche)
        return card.objectives or (fiche.objectives if fiche else ())

    def area_of(self, card: Indicator) -> str | None:
        """In which area of the concept a card lies."""
        fiche = self.fiche(card.plan, card.fiche)
        return fiche.area if fiche else card.area

    def plan_in_force(self, day: date) -> Plan | None:
        """Give the plan that was approved last on or before the day: it holds until the next."""
        approved = [each for each in self.plans.values() if each.approved.date <= day]
        return max(approved, key=lambda plan: plan.approved.date, default=None)

    def next_plan(self, plan: str) -> Plan | None:
        """Give the plan that was approved next after a plan, which ends it."""
        since = self.plans[plan].approved.date if plan in self.plans else date.max
        later = [each for each in self.plans.values() if each.approved.date > since]
        return min(later, key=lambda each: each.approved.date, default=None)

    def previous_plan(self, plan: str) -> Plan | None:
        """Give the plan that was approved last before a plan."""
        until = self.plans[plan].approved.date if plan in self.plans else date.min
        before = [each for each in self.plans.values() if each.approved.date < until]
        return max(before, key=lambda each: each.approved.date, default=None)

    def periods_with_data(self) -> tuple[Period, ...]:
        """The periods for which there are observations, oldest first."""
        return tuple(sorted({each.period for each in self.observations.values()}))


def _last(steps: Mapping[str, str], name: str) -> str:
    """Follow the renamings of an id to the last one; a circle ends where it began."""
    seen = {name}
    while (following := steps.get(name)) is not None and following not in seen:
        name = following
        seen.add(name)
    return name
