"""`chytrejsi change list`: what is proposed, approved and rejected."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import opened
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.findings import Stop, TextPlace
from chytrejsi.language import N_, _, current
from chytrejsi.model.change import ChangeState

if TYPE_CHECKING:
    from chytrejsi.model.change import Change, ChangedValue
    from chytrejsi.model.dataset import Dataset

HELP = N_(
    "List the changes of the plan: what is proposed and how long it has waited, what was approved "
    "by which body and resolution and since when it holds, and what was rejected.\n\n"
    "The json form is {changes: [...]}, each with number, id, plan, state, kind, indicator, "
    "fiche, project, field, old and new (value, date), reason, proposer, proposed, days_waiting, "
    "body, resolution, decided, effect, comparable, comparability and file."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi change list", N_("all changes of all plans")),
    ("chytrejsi change list --state proposed", N_("what waits for a decision")),
    ("chytrejsi change list --plan ap2 --format json", N_("one plan, for a script")),
)
HEADINGS: Mapping[ChangeState, str] = {
    ChangeState.PROPOSED: N_("Proposed changes"),
    ChangeState.APPROVED: N_("Approved changes"),
    ChangeState.REJECTED: N_("Rejected changes"),
}


def command(
    plan: Annotated[
        str | None, typer.Option("--plan", metavar=_("ID"), help=_("Only changes of this plan."))
    ] = None,
    state: Annotated[
        ChangeState | None, typer.Option("--state", help=_("Only changes in this state."))
    ] = None,
    form: Format = TextOrJson.TEXT,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """List proposed, approved and rejected changes."""
    from chytrejsi.cli.output import answer, answer_json, say

    data = opened(root, as_json=form is TextOrJson.JSON)
    if plan is not None and plan not in data.dataset.plans:
        known = ", ".join(sorted(data.dataset.plans)) or "–"
        raise Stop(_("There is no plan '{plan}'. Known: {known}.", plan=plan, known=known))
    found = [
        each
        for each in sorted(data.dataset.changes.values(), key=lambda each: (each.plan, *each.order))
        if plan in {None, each.plan} and state in {None, each.state}
    ]
    if form is TextOrJson.JSON:
        told = [_as_json(data.dataset, each, data.today) for each in found]
        answer_json({"changes": told})
        return 0
    for line in _listing(data.dataset, found, data.today):
        answer(line)
    if not found and not quiet:
        say(_("There is no such change."))
    return 0


def _as_json(dataset: "Dataset", change: "Change", today: date) -> dict[str, object]:
    from chytrejsi.model.dataset import RecordKind

    place = dataset.places.of(RecordKind.CHANGE, f"{change.plan}/{change.id}")
    return {
        "number": change.known_as,
        "id": change.id,
        "plan": change.plan,
        "state": change.state.value,
        "kind": change.kind.value,
        "indicator": change.indicator,
        "fiche": change.fiche,
        "project": change.project,
        "field": change.field,
        "old": _side(change.old),
        "new": _side(change.new),
        "reason": change.reason,
        "proposer": change.proposer,
        "proposed": _day(change.proposed),
        "days_waiting": _waiting(change, today),
        "body": change.body,
        "resolution": change.resolution,
        "decided": _day(change.decided),
        "effect": _day(change.effect),
        "comparable": change.comparable,
        "comparability": change.comparability,
        "file": place.file if isinstance(place, TextPlace) else None,
    }


def _side(side: "ChangedValue | None") -> dict[str, object] | None:
    return None if side is None else {"value": side.value, "date": _day(side.date)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _waiting(change: "Change", today: date) -> int | None:
    """Count the days that a proposal has waited."""
    if change.state is not ChangeState.PROPOSED or change.proposed is None:
        return None
    return max((today - change.proposed).days, 0)


# --- for people ---------------------------------------------------------------------------------


def _listing(dataset: "Dataset", found: "Sequence[Change]", today: date) -> Iterator[str]:
    from chytrejsi.cli.output import wrapped

    for state, heading in HEADINGS.items():
        group = [each for each in found if each.state is state]
        if not group:
            continue
        yield f"{_(heading)} ({len(group)})"
        for each in group:
            yield from wrapped(_headline(dataset, each), "  ")
            for line in filter(None, (_sides(dataset, each), _fate(dataset, each, today))):
                yield from wrapped(line, " " * 8)
            yield from wrapped(each.reason, " " * 8)
        yield ""


def _headline(dataset: "Dataset", change: "Change") -> str:
    from chytrejsi.model.meanings import choice_of
    from chytrejsi.report.fields import field_name

    what = current().text(choice_of(change.kind).title)
    if change.field not in {None, change.kind.value}:
        what = f"{what} – {field_name(current(), change.field or '')}"
    return f"{change.plan}/{change.known_as}  {_subject(dataset, change)}: {what}"


def _subject(dataset: "Dataset", change: "Change") -> str:
    from chytrejsi.report.parts.changes import record_of

    record = record_of(dataset, change)
    return f"{record.id} {record.title}" if record else change.subject


def _sides(dataset: "Dataset", change: "Change") -> str:
    """Write what stood there and what stands there now."""
    if change.old is None and change.new is None:
        return ""
    old, new = (_written(dataset, change, side) for side in (change.old, change.new))
    return f"{old} → {new}" if change.old is not None else f"→ {new}"


def _written(dataset: "Dataset", change: "Change", side: "ChangedValue | None") -> str:
    from chytrejsi.report.parts.changes import told as told_value

    if side is None or side.empty:
        return "–"
    words = current()
    told = told_value(dataset, words, change, side)
    if side.date is None:
        return told
    day = words.day(side.date)
    return f"{told} ({day})" if told else day


def _fate(dataset: "Dataset", change: "Change", today: date) -> str:
    """Say who proposes it and since when it waits, or who decided it and since when it holds."""
    words = current()
    told = []
    if change.proposer and change.state is ChangeState.PROPOSED:
        unit = dataset.units.get(change.proposer)
        told.append(_("proposed by {unit}", unit=unit.title if unit else change.proposer))
    if (days := _waiting(change, today)) is not None:
        told.append(words.plural("waits {count} day", "waits {count} days", days))
    if change.state is not ChangeState.PROPOSED:
        told += [dataset.concept.body_title(change.body)] if change.body else []
        if change.resolution:
            told.append(_("resolution {number}", number=change.resolution))
        if change.effect:
            told.append(_("with effect from {day}", day=words.day(change.effect)))
    return ", ".join(told)
