"""A workbook as values: which rows a guarantor is asked, and what stands in their locked cells.

The writer lays a form out, the reader compares what came back with it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chytrejsi.language import Language, language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator, Measure
from chytrejsi.model.organisation import Unit
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project
from chytrejsi.openxml import visible
from chytrejsi.report.words import ACTIVITY_WORDS, PROJECT_WORDS, period_name
from chytrejsi.sheet import columns
from chytrejsi.sheet.columns import Asked, Sheet
from chytrejsi.sheet.history import History
from chytrejsi.sheet.shares import Share, shares_of
from chytrejsi.sheet.wording import (
    activity_dates,
    baseline_words,
    is_optional,
    last_words,
    question_words,
    target_words,
    unit_words,
)

_ASKED_BY_MEASURE = {
    Measure.NUMBER: Asked.NUMBER,
    Measure.PERCENT: Asked.PERCENT,
    Measure.BOOLEAN: Asked.YES_NO,
    Measure.ORDINAL: Asked.WORD,
    Measure.QUALITATIVE: Asked.TEXT,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its item's id, the texts of its locked cells, and what its inputs ask for.

    `counted` marks a level in pieces, which cannot be negative; `optional` a row that is shown
    but not asked for. `words` are those to choose from. `share` tells of a row that asks for a part
    of another row's value which part that is.
    """

    key: str
    locked: Mapping[str, str]
    asked: Mapping[str, Asked]
    counted: bool = False
    optional: bool = False
    words: tuple[str, ...] = ()
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet; those of a sheet with blank rows have no items."""

    sheet: Sheet
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Form:
    """What one guarantor is asked for one period. `fiches` are the areas to choose from.

    `doubtful` names the areas that are here because no guarantor of theirs is known.
    """

    plan: Plan
    period: Period
    guarantor: str
    title: str
    region: str
    language: Language
    fictional: bool
    due: date | None
    tables: tuple[Table, ...]
    fiches: Mapping[str, str]
    doubtful: tuple[str, ...] = ()

    @cached_property
    def period_name(self) -> str:
        """The period in words."""
        return period_name(self.language, self.period)

    @property
    def asks(self) -> bool:
        """Whether anything is asked item by item."""
        return any(table.rows for table in self.tables)

    def table(self, sheet: Sheet) -> Table:
        """Give the rows of a sheet."""
        return next(table for table in self.tables if table.sheet is sheet)


class Round:
    """One round of collecting: a plan's guarantors, each with a form, for one period."""

    def __init__(self, dataset: Dataset, plan: Plan, period: Period) -> None:
        self.dataset = dataset
        self.plan = plan
        self.period = period
        self.language = language(dataset.concept.language)
        self._history = History(dataset, period)

    @classmethod
    def of(cls, dataset: Dataset, period: Period) -> "Round | None":
        """Open a round for the plan in force at the period's end; None where there is none."""
        plan = dataset.plan_in_force(period.end)
        return cls(dataset, plan, period) if plan else None

    @cached_property
    def guarantors(self) -> tuple[str, ...]:
        """All who are asked, sorted by id."""
        return tuple(sorted({*self._fiches, *self._cards}))

    def is_asked(self, guarantor: str) -> bool:
        """Tell whether a unit (by its current id) is among them."""
        return guarantor in self._fiches or guarantor in self._cards

    def form(self, guarantor: str) -> Form:
        """Make the form of one guarantor (a unit's current id)."""
        fiches = self._fiches.get(guarantor, ())
        concept = self.dataset.concept
        return Form(
            plan=self.plan,
            period=self.period,
            guarantor=guarantor,
            title=self.title_of(guarantor),
            region=concept.region.name,
            language=self.language,
            fictional=concept.fictional,
            due=self._due,
            tables=(
                Table(columns.ACTIVITIES, tuple(self._activity_rows(fiches))),
                Table(columns.PROJECTS, tuple(self._project_rows(fiches))),
                Table(columns.INDICATORS, tuple(self._indicator_rows(guarantor))),
                Table(columns.EVENTS, ()),
                Table(columns.PROPOSALS, ()),
            ),
            fiches=self._titles(fiches),
            doubtful=tuple(each.title for each in fiches if each.guarantor is None),
        )

    def current(self, unit: str) -> str:
        """Give the current id of a unit that may be known by a former one."""
        return self.dataset.unit_id(unit)

    def answers_for(self, fiche: Fiche) -> str:
        """Give the unit whose workbook asks for an area: its guarantor, else the coordinator."""
        return self.current(fiche.guarantor or self.dataset.concept.coordinator)

    def title_of(self, unit: str) -> str:
        """Give the title of a unit; its id where it is not known."""
        known: Unit | None = self.dataset.units.get(unit)
        return known.title if known else unit

    @cached_property
    def _fiches(self) -> Mapping[str, tuple[Fiche, ...]]:
        found: dict[str, list[Fiche]] = defaultdict(list)
        for fiche in self.dataset.fiches_of(self.plan.id):
            found[self.answers_for(fiche)].append(fiche)
        return {guarantor: tuple(fiches) for guarantor, fiches in found.items()}

    @cached_property
    def _cards(self) -> Mapping[str, tuple[Indicator, ...]]:
        found: dict[str, dict[str, Indicator]] = defaultdict(dict)
        for card in self.dataset.indicators_of(self.plan.id):
            if self.asks(card):
                for respondent in self.dataset.respondents_of(card):
                    found[self.current(respondent)][card.id] = card
        return {guarantor: tuple(cards.values()) for guarantor, cards in found.items()}

    def asks(self, card: Indicator) -> bool:
        """Tell whether a card is asked of anybody in this round."""
        # a baseline on the period's last day or later already tells what would be asked
        known = card.baseline is not None and card.baseline.date >= self.period.end
        return card.valid_on(self.period.end) and not known and not card.derived

    @cached_property
    def _projects(self) -> Mapping[str, tuple[Project, ...]]:
        found: dict[str, list[Project]] = defaultdict(list)
        for project in sorted(self.dataset.projects.values(), key=lambda each: each.id):
            if project.plan == self.plan.id:
                for fiche in project.fiches:
                    found[fiche].append(project)
        return {fiche: tuple(projects) for fiche, projects in found.items()}

    @cached_property
    def _due(self) -> date | None:
        days = [each.due for each in self.plan.collection if each.period == self.period]
        return next(filter(None, days), None)

    def _titles(self, fiches: tuple[Fiche, ...]) -> Mapping[str, str]:
        titles = {each.id: visible(each.title) for each in fiches}
        taken = Counter(titles.values())
        return {
            fiche: title if taken[title] == 1 else f"{title} ({fiche})"
            for fiche, title in titles.items()
        }

    def _activity_rows(self, fiches: tuple[Fiche, ...]) -> list[Row]:
        rows = []
        for fiche in fiches:
            for activity in fiche.activities:
                last = self._history.activity(self.plan.id, fiche.id, activity.id)
                status = self.language.text(ACTIVITY_WORDS[last.report.status]) if last else "–"
                locked = {
                    "fiche": fiche.title,
                    "activity": activity.title,
                    "dates": activity_dates(self.language, activity),
                    "last": status,
                }
                asked = {"status": Asked.CHOICE, "text": Asked.TEXT}
                rows.append(Row(f"{fiche.id}/{activity.id}", locked, asked))
            for name, prompt in columns.NARRATIVES.items():
                locked = {
                    "fiche": fiche.title,
                    "activity": self.language.text(prompt),
                    "dates": "",
                    "last": "",
                    "status": "",
                }
                rows.append(Row(f"{fiche.id}:{name}", locked, {"text": Asked.TEXT}))
        return rows

    def _project_rows(self, fiches: tuple[Fiche, ...]) -> list[Row]:
        rows: dict[str, Row] = {}
        for fiche in fiches:
            for project in self._projects.get(fiche.id, ()):
                last = self._history.project(project.id)
                state = self.language.text(PROJECT_WORDS[last.report.state]) if last else "–"
                locked = {"title": project.title, "fiche": fiche.title, "last": state}
                asked = {"state": Asked.CHOICE, "text": Asked.TEXT}
                rows.setdefault(project.id, Row(project.id, locked, asked))
        return list(rows.values())

    def _indicator_rows(self, guarantor: str) -> list[Row]:
        cards = self._cards.get(guarantor, ())
        ordered = sorted(cards, key=lambda card: is_optional(card, self.period))
        return [
            row
            for card in ordered
            for row in (self._indicator_row(card, guarantor), *self._share_rows(card))
        ]

    def _indicator_row(self, card: Indicator, guarantor: str) -> Row:
        words = self.language
        locked = {
            "title": card.title,
            "definition": card.definition or "–",
            "baseline": baseline_words(words, card),
            "target": target_words(words, card),
            "last": last_words(words, card, self._history.value(card.id, guarantor)),
            "question": question_words(words, card, self.period),
            "unit": unit_words(card),
        }
        asked = {column.id: column.asked for column in columns.INDICATORS.inputs if column.asked}
        asked["value"] = _ASKED_BY_MEASURE[card.measure]
        optional = is_optional(card, self.period)
        return Row(card.id, locked, asked, card.counts_pieces, optional, card.scale)

    def _share_rows(self, card: Indicator) -> list[Row]:
        """Give the rows below a card's own that ask for the parts of its value."""
        return [
            Row(
                share.key,
                {
                    "title": share.title(self.language, card),
                    "question": share.question(self.language, card, self.period),
                    "unit": unit_words(card) if share.category else "",
                },
                {"value": _ASKED_BY_MEASURE[card.measure] if share.category else Asked.NUMBER},
                card.counts_pieces and bool(share.category),
                optional=True,
                words=card.scale,
                share=share,
            )
            for share in shares_of(card)
        ]
