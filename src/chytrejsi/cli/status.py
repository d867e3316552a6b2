"""`chytrejsi status`: who has sent what for a period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from chytrejsi.cli.asked import Opened, PeriodOption, opened_then, period_asked, plan_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.language import N_, _, current

if TYPE_CHECKING:
    from datetime import date

    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.logbook import Returned, Run
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan
    from chytrejsi.progress.returns import Return

HELP = N_(
    "Show who has sent what for a period: which guarantors have answered, whose workbook was "
    "refused, who is missing, and for how many indicators values came."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi status", N_("the newest period with data")),
    ("chytrejsi status --period 2025", N_("one period")),
)


class State(StrEnum):
    """What has become of a guarantor's workbook."""

    MISSING = "missing"
    REFUSED = "refused"
    ACCEPTED = "accepted"


WORDS: Mapping[State, tuple[str, str]] = {
    State.ACCEPTED: ("✔", N_("accepted")),
    State.REFUSED: ("✖", N_("refused")),
    State.MISSING: ("–", N_("missing")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One guarantor with its state."""

    state: State
    told: "Return"


def command(
    period: PeriodOption = None,
    form: Format = TextOrJson.TEXT,
    at: At = None,
    as_of: AsOf = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Show who has sent what."""
    from chytrejsi.cli.output import answer_json
    from chytrejsi.progress.returns import due_of

    with opened_then(root, Then(at, as_of, quiet), as_json=form is TextOrJson.JSON) as data:
        asked = period_asked(data.dataset, period, quiet=quiet)
        plan = plan_then(data.dataset, asked)
        lines = lines_of(data, plan, asked)
        due = due_of(plan, asked)
        if form is TextOrJson.JSON:
            answer_json(_document(asked, due, lines))
        else:
            _show(data.dataset, asked, due, lines)
        return 0


def lines_of(data: Opened, plan: "Plan", period: "Period") -> list[Line]:
    """Give all who are asked for a period, or have sent something, with their states."""
    from chytrejsi.progress.returns import returns_of
    from chytrejsi.store.logbook import runs

    last = last_of(data.dataset, runs(data.source), period)
    return [
        Line(_state(each, last.get(each.guarantor)), each)
        for each in returns_of(data.dataset, plan, period)
    ]


def last_of(
    dataset: "Dataset", runs: "Iterable[Run]", period: "Period"
) -> "Mapping[str, tuple[Returned, Run]]":
    """Give each guarantor's last workbook and its run; of one run, one that was taken in.

    What was refused before and lies in the inbox still does not come again. One that touches
    nothing is the last only where there is no other.
    """
    from chytrejsi.model.logbook import Outcome

    found: dict[str, tuple[tuple[bool, int, bool], Returned, Run]] = {}
    refused: set[str] = set()
    for number, run in enumerate(runs):
        for each in run.workbooks if run.period == period else ():
            taken = each.status is not Outcome.REFUSED
            again = not taken and each.sha256 in refused
            if each.guarantor is None or each.status is Outcome.IGNORED or again:
                continue
            if not taken:
                refused.add(each.sha256)
            guarantor = dataset.unit_id(each.guarantor)
            weight = (not _touches_nothing(each), number, taken)
            if guarantor not in found or weight > found[guarantor][0]:
                found[guarantor] = (weight, each, run)
    return {guarantor: (each, run) for guarantor, (_weight, each, run) in found.items()}


def _touches_nothing(returned: "Returned") -> bool:
    """Tell whether a workbook was refused since something else holds, whatever it says."""
    from chytrejsi.findings import Rule

    beside = {
        Rule.SUBMITTED_OLDER,
        Rule.OBSERVATION_FROM_DOCUMENT,
        Rule.OTHER_PERIOD,
        Rule.UNIT_TOLD_APART,
    }
    return bool({rule.name for rule in beside}.intersection(returned.codes))


def _state(told: "Return", last: "tuple[Returned, Run] | None") -> State:
    if last is not None and last[0].status.value == State.REFUSED.value:
        return State.ACCEPTED if told.came and _touches_nothing(last[0]) else State.REFUSED
    return State.ACCEPTED if told.came else State.MISSING


def _document(period: "Period", due: "date | None", lines: Sequence[Line]) -> Mapping[str, object]:
    return {
        "period": str(period),
        "due": due and due.isoformat(),
        "guarantors": [
            {
                "id": line.told.guarantor,
                "state": line.state.value,
                "received": line.told.received and line.told.received.isoformat(),
                "document": line.told.documented,
                "indicators": {
                    "expected": line.told.expected,
                    "reported": line.told.reported,
                },
            }
            for line in lines
        ],
    }


def _show(dataset: "Dataset", period: "Period", due: "date | None", lines: Sequence[Line]) -> None:
    from rich.table import Table
    from rich.text import Text

    from chytrejsi.cli.output import show

    # of columns without a width Rich narrows the widest first, and none to nothing
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for title in (_("Guarantor"), _("Answer"), _("Received"), _("Indicators")):
        table.add_column(title, overflow="fold")
    for line in lines:
        shape, word = WORDS[line.state]
        table.add_row(
            Text(_name(dataset, line.told.guarantor)),
            Text(f"{shape} {_(word)}"),
            Text(_received(line.told)),
            Text(_counted(line.told)),
        )
    accepted = sum(line.state is State.ACCEPTED for line in lines)
    title = _("Period {period}", period=period)
    if due:
        title += ", " + _("due on {date}", date=current().day(due))
    show(
        Text(title + "\n", "bold"),
        table,
        Text("\n" + _("Accepted: {count} of {total}.", count=accepted, total=len(lines))),
    )


def _counted(told: "Return") -> str:
    if not told.expected:
        return str(told.reported) if told.reported else "–"
    return _("{count} of {total}", count=told.reported, total=told.expected)


def _received(told: "Return") -> str:
    if told.received:
        return current().day(told.received)
    return _("from a document") if told.documented else "–"


def _name(dataset: "Dataset", guarantor: str) -> str:
    unit = dataset.units.get(guarantor)
    return unit.title if unit else guarantor
