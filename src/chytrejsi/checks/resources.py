"""Checks of what activities and projects need and show: money, milestones, documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Place, Rule
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.money import Budget, Funding
from chytrejsi.progress.histories import Steps, StepState

_WHOLE = Decimal(100)
_ROUNDED = Decimal("0.001")  # of the budget: what shares that were rounded may leave out

# --- money --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Money:
    """The money of one activity or project, and where it stands."""

    case: Case
    kind: RecordKind
    key: str
    path: tuple[str | int, ...]
    budget: Budget | None
    funding: tuple[Funding, ...]

    def at(self, *path: str | int) -> Place:
        return self.case.at(self.kind, self.key, *self.path, *path)


def money(case: Case) -> Iterator[Finding]:
    """Amounts are no less than zero, shares are percentages, and sources make up the budget."""
    for each in _all_money(case):
        yield from _amounts(each)
        yield from _sources(each)
        yield from _sum(each)


def _all_money(case: Case) -> Iterator[_Money]:
    for key, fiche in case.dataset.fiches.items():
        for number, activity in enumerate(fiche.activities):
            path = ("activities", number)
            yield _Money(case, RecordKind.FICHE, key, path, activity.budget, activity.funding)
    for key, project in case.dataset.projects.items():
        yield _Money(case, RecordKind.PROJECT, key, (), project.budget, project.funding)


def _amounts(money: _Money) -> Iterator[Finding]:
    budget = money.budget
    if budget is None:
        return
    if budget.amount < 0:
        place = money.at("budget", "amount")
        yield Rule.NEGATIVE_AMOUNT.at(place, key="amount", value=budget.amount)
    start, end = budget.period.start, budget.period.end
    if start is not None and end is not None and end < start:
        yield Rule.DATES_REVERSED.at(money.at("budget", "period"), start=start, end=end)


def _sources(money: _Money) -> Iterator[Finding]:
    for number, each in enumerate(money.funding):
        if each.amount is not None and each.amount < 0:
            place = money.at("funding", number, "amount")
            yield Rule.NEGATIVE_AMOUNT.at(place, key="amount", value=each.amount)
        if each.share is not None and not 0 <= each.share <= _WHOLE:
            yield Rule.PERCENT_RANGE.at(money.at("funding", number, "share"), value=each.share)
        if each.amount is not None and each.share is not None:
            yield Rule.FUNDING_UNCLEAR.at(money.at("funding", number), source=each.source)


def _sum(money: _Money) -> Iterator[Finding]:
    """Hold the sources against the budget; a share of no known budget is a part of 100 %."""
    budget = money.budget
    if budget is None:
        shares = sum((each.share or Decimal(0) for each in money.funding), Decimal(0))
        if shares > _WHOLE:
            yield Rule.PERCENT_RANGE.at(money.at("funding"), value=shares)
        return
    amounts = [each.of(budget) for each in money.funding]
    known = sum((each for each in amounts if each is not None), Decimal(0))
    slack = _ROUNDED * budget.amount if any(each.share for each in money.funding) else Decimal(0)
    values = {"sum": known, "currency": budget.currency.value, "amount": budget.amount}
    if known - budget.amount > slack:
        yield Rule.FUNDING_ABOVE_BUDGET.at(money.at("funding"), **values)
    elif money.funding and None not in amounts and budget.amount - known > slack:
        yield Rule.FUNDING_BELOW_BUDGET.at(money.at("funding"), **values)


# --- milestones of activities -------------------------------------------------------------------


def milestones(case: Case) -> Iterator[Finding]:
    """A milestone lies within its activity, stands once, and is told when its day has passed."""
    plan = case.dataset.plan_in_force(case.today)
    steps = Steps(case.dataset, case.today)
    for key, fiche in case.dataset.fiches.items():
        late = {
            (step.activity.id, step.milestone.id)
            for step in steps.of(fiche)
            if step.state is StepState.OVERDUE and plan is not None and plan.id == fiche.plan
        }
        taken: dict[str, Place] = {}
        for number, activity in enumerate(fiche.activities):
            for item, each in enumerate(activity.milestones):
                place = case.at(RecordKind.FICHE, key, "activities", number, "milestones", item)
                first = taken.setdefault(each.id.casefold(), place)
                if first is not place:
                    yield Rule.DUPLICATE_ID.at(place, id=each.id, first=str(first))
                start, end = activity.start, activity.end
                if (start and each.date < start) or (end and each.date > end):
                    yield Rule.ACTIVITY_MILESTONE_OUTSIDE.at(place, date=each.date)
                if (activity.id, each.id) in late:
                    yield Rule.MILESTONE_OVERDUE.at(place, title=each.title, date=each.date)


# --- documents that prove -----------------------------------------------------------------------


def evidence(case: Case) -> Iterator[Finding]:
    """An address is one, and a file is there and is still the one that was recorded."""
    for place, each in _documents(case):
        if each.url is not None and not _is_address(each.url):
            yield Rule.EVIDENCE_URL.at(place, url=each.url)
        if each.file is not None:
            yield from _file(case, place, each, each.file)


def _documents(case: Case) -> Iterator[tuple[Place, Evidence]]:
    for key, project in case.dataset.projects.items():
        yield from _listed(case, RecordKind.PROJECT, key, (), project.documents)
    for key, seen in case.dataset.observations.items():
        for field in ("values", "activities", "projects"):
            for number, told in enumerate(getattr(seen, field)):
                path = (field, number)
                yield from _listed(case, RecordKind.OBSERVATION, key, path, told.documents)


def _listed(
    case: Case,
    kind: RecordKind,
    key: str,
    path: tuple[str | int, ...],
    documents: Sequence[Evidence],
) -> Iterator[tuple[Place, Evidence]]:
    for number, each in enumerate(documents):
        yield case.at(kind, key, *path, "documents", number), each


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname) and " " not in url


def _file(case: Case, place: Place, document: Evidence, file: str) -> Iterator[Finding]:
    attached = case.dataset.attachments
    if not document.inside:
        yield Rule.EVIDENCE_FILE.at(place, file=file)
    elif attached is not None:
        found = attached.get(file)
        if found is None:
            yield Rule.EVIDENCE_FILE.at(place, file=file)
        elif document.sha256 is not None and document.sha256.casefold() != found:
            yield Rule.EVIDENCE_CHANGED.at(place, file=file, found=found)
