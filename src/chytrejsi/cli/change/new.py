"""`chytrejsi change new`: drafts a change file for each difference that needs a decision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.findings import Stop, listed, nearest
from chytrejsi.language import N_, _, current
from chytrejsi.model.change import ChangeKind

if TYPE_CHECKING:
    from chytrejsi.checks.control import Controlled
    from chytrejsi.model.change import Change
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.workspace import Workspace

HELP = N_(
    "Draft a change file for each difference of the plan that needs a decision: a target, a "
    "milestone, a baseline, a definition, a unit, a method or a guarantor that is another, an "
    "indicator or an area of activity that is dropped, retired or renamed.\n\n"
    "The files as they lie there are compared with the last commit and with the plan as it was "
    "agreed, or with the revision given by --against. What a change tells already is left out. A "
    "draft is proposed; the reason, and later the body, the resolution and the effect, are filled "
    "in by hand."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi change new", N_("a file for each difference that has none")),
    ("chytrejsi change new EN-01 --proposer odbor-investic", N_("one indicator")),
    ("chytrejsi change new --against v1.0", N_("what differs from a revision")),
)
MEASURING = frozenset(
    {ChangeKind.DEFINITION, ChangeKind.UNIT, ChangeKind.METHOD, ChangeKind.INDICATOR}
)
"""The kinds after which it has to be said whether values can still be compared."""


def command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[ID]..."), help=_("Only these indicators and fiches.")),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar=_("REVISION"), help=_("The state to compare with.")),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar=_("TEXT"), help=_("Why it is changed."))
    ] = None,
    proposer: Annotated[
        str | None, typer.Option("--proposer", metavar=_("ID"), help=_("Who proposes it."))
    ] = None,
    kind: Annotated[
        list[ChangeKind] | None,
        typer.Option(
            "--kind", metavar=_("KIND"), help=_("Only changes of this kind: target, guarantor, …")
        ),
    ] = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Draft the files of changes from what differs."""
    from chytrejsi.cli.clock import today
    from chytrejsi.cli.diff.sides import LAST, read_sides
    from chytrejsi.cli.output import say

    sides = read_sides(root, against or LAST, None)
    states = _States(sides.space, sides.old_data, sides.new_data, today(), agreed=against is None)
    uncovered = states.uncovered()
    _refuse_unknown(ids or (), states, uncovered)
    found = _chosen(uncovered, ids or (), frozenset(kind or ()))
    if not found:
        if not quiet:
            say(_("Nothing differs that needs a change and has none."))
        return 0
    told = _Told(today(), reason, _unit(sides.new_data, proposer))
    drafts = tuple(told.filled(sides.new_data, [each.draft for each in found]))
    _write(sides.space, drafts)
    for each, draft in zip(found, drafts, strict=True):
        _answer(each, draft)
    if not quiet:
        say(_still(drafts))
    return 0


@dataclass(frozen=True, slots=True)
class _States:
    """The states that the files are compared with: a revision, and the plan as it was agreed."""

    space: "Workspace"
    old: "Dataset"
    new: "Dataset"
    day: date
    agreed: bool

    def uncovered(self) -> "list[Controlled]":
        """Give what differs and has no change yet; what two states show is told once."""
        from chytrejsi.cli.control import as_agreed

        found = self._against(self.old, self.new)
        if self.agreed:  # a plan that is still being put together needs no changes
            plans = self.new.plans.values()
            free = {each.id for each in plans if each.controlled_since > self.day}
            found = [each for each in found if each.draft.plan not in free]
        base = as_agreed(self.space, self.space, self.new, self.day) if self.agreed else None
        if base is None:
            return found
        drafted = {f"draft/{number}": each.draft for number, each in enumerate(found)}
        with_drafts = replace(self.new, changes={**self.new.changes, **drafted})
        return [*found, *self._against(base, with_drafts)]

    def _against(self, old: "Dataset", new: "Dataset") -> "list[Controlled]":
        from chytrejsi.checks.control import controlled, uncovered
        from chytrejsi.cli.control import plan_alone
        from chytrejsi.compare.compare import differences

        old, new = plan_alone(old), plan_alone(new)
        found = controlled(differences(old, new, current()), old, new)
        return list(uncovered(found, old, new))


def _refuse_unknown(ids: Sequence[str], states: _States, found: "Sequence[Controlled]") -> None:
    """Refuse an id that no indicator and no fiche has, nor had before."""
    known = {each.draft.subject for each in found}
    for data in (states.new, states.old):
        known.update(data.indicators, (each.id for each in data.fiches.values()))
    for name in ids:
        if name not in known:
            raise Stop(
                _(
                    "There is no indicator and no fiche '{id}'. Known, the nearest first: {known}.",
                    id=name,
                    known=nearest(name, known),
                )
            )


def _chosen(
    found: "Sequence[Controlled]", ids: Sequence[str], kinds: frozenset[ChangeKind]
) -> "list[Controlled]":
    """Keep what is asked for."""
    return [
        each
        for each in found
        if (not ids or each.draft.subject in ids) and (not kinds or each.draft.kind in kinds)
    ]


def _unit(dataset: "Dataset", name: str | None) -> str | None:
    if name is not None and name not in dataset.units:
        known = listed(sorted(dataset.units))
        raise Stop(_("There is no unit '{id}'. Known: {known}.", id=name, known=known))
    return name


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of all drafts of a run."""

    day: date
    reason: str | None
    proposer: str | None

    def filled(self, dataset: "Dataset", drafts: "Sequence[Change]") -> "Iterator[Change]":
        """Number the drafts and fill in what is known; what is not waits to be confirmed."""
        from chytrejsi.language import language

        words = language(dataset.concept.language)
        taken = {
            (each.plan, name.casefold())
            for each in dataset.changes.values()
            for name in (each.id, each.known_as)
        }
        for draft in drafts:
            number = self._number(draft.plan, taken)
            taken.add((draft.plan, number))
            waiting = [] if self.reason else ["reason"]
            waiting += ["comparable"] if draft.kind in MEASURING else []
            yield draft.model_copy(
                update={
                    "id": number,
                    "proposed": self.day,
                    "proposer": self.proposer,
                    "reason": self.reason or words.text("The reason has not been given yet."),
                    "to_confirm": tuple(waiting),
                }
            )

    def _number(self, plan: str, taken: set[tuple[str, str]]) -> str:
        numbers = (f"{self.day.year}-{number:02}" for number in range(1, len(taken) + 2))
        return next(each for each in numbers if (plan, each) not in taken)


def _write(space: "Workspace", drafts: "Sequence[Change]") -> None:
    """Write all drafts or none, and none over a file that is there."""
    from chytrejsi.model.dataset import RecordKind
    from chytrejsi.store.printer import dump
    from chytrejsi.store.writing import Transaction, locked

    with locked(space):
        transaction = Transaction(space)
        for each in drafts:
            path = space.root / file_of(each)
            if path.exists():
                raise Stop(
                    _("{file} is there already. Rename it, or correct it.", file=file_of(each))
                )
            transaction.put(path, dump(each, RecordKind.CHANGE).encode("utf-8"))
        transaction.commit()


def file_of(change: "Change") -> Path:
    """Name the file of a change below the workspace's root."""
    return Path("plan", change.plan, "changes", f"{change.id}.yaml")


def _answer(found: "Controlled", draft: "Change") -> None:
    from chytrejsi.cli.output import answer, wrapped

    answer(file_of(draft).as_posix())
    for line in wrapped(found.difference.text.replace("*", ""), "  "):
        answer(line)


def _still(drafts: "Sequence[Change]") -> str:
    """Say what is still to be filled in."""
    words: Mapping[str, str] = {
        "reason": N_("the reason (reason)"),
        "comparable": N_("whether values can be compared (comparable, comparability)"),
    }
    waiting = dict.fromkeys(field for each in drafts for field in each.to_confirm)
    told = [_(words[each]) for each in waiting]
    decided = _(
        "Once it is decided, add body, resolution and effect and write state: approved or rejected."
    )
    if not told:
        return decided
    return _("Fill in: {fields}; then take it out of to_confirm.", fields=", ".join(told)) + (
        f" {decided}"
    )
