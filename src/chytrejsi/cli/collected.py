"""Tells what became of collected workbooks: for people, for scripts, as an exit code."""

from collections.abc import Iterator, Mapping

from chytrejsi.cli.differences import differences
from chytrejsi.cli.output import answer, answer_json, severity_word, wrapped
from chytrejsi.cli.taking import Outcomes
from chytrejsi.findings import CellPlace, Finding, Severity, in_order
from chytrejsi.language import N_, _, current
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.logbook import Outcome, Tally
from chytrejsi.sheet.decide.decisions import Decided

WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.ACCEPTED: ("✔", N_("accepted")),
    Outcome.UNCHANGED: ("=", N_("unchanged")),
    Outcome.REFUSED: ("✖", N_("refused")),
    Outcome.IGNORED: ("–", N_("passed by")),
}
FATES = ("filled", "accepted", "normalised", "refused", "ignored")


def exit_code(outcomes: Outcomes) -> int:
    """Give 0 where nothing was refused, 1 where nothing was accepted, 3 where only a part was."""
    if not outcomes.count(Outcome.REFUSED):
        return 0
    return 3 if outcomes.count(Outcome.ACCEPTED) else 1


def show_json(outcomes: Outcomes) -> None:
    """Print the outcome as the one JSON document."""
    answer_json(
        {
            "period": str(outcomes.period) if outcomes.period else None,
            "workbooks": [_workbook(each, outcomes) for each in outcomes.decided],
        }
    )


def _workbook(decided: Decided, outcomes: Outcomes) -> dict[str, object]:
    submission = decided.submission
    path = outcomes.returned.get(submission.sha256)
    return {
        "file": submission.file,
        "sha256": submission.sha256 or None,
        "guarantor": submission.guarantor,
        "status": decided.outcome.value,
        "cells": {fate: getattr(submission.cells, fate) for fate in FATES},
        "taken": decided.taken.isoformat() if decided.taken else None,
        "changes": [each.as_json() for each in decided.changes],
        "findings": [each.as_json() for each in in_order(submission.findings)],
        "returned": str(path) if path and decided.outcome is Outcome.REFUSED else None,
    }


def show(dataset: Dataset, outcomes: Outcomes, *, dry_run: bool, quiet: bool) -> None:
    """Print the outcome as people read it; quietly, only what was refused."""
    if outcomes.period is not None and not quiet:
        answer(_("Collected period: {period}", period=outcomes.period))
    for each in outcomes.decided:
        if quiet and each.outcome is not Outcome.REFUSED:
            continue
        for line in _lines(dataset, each, outcomes):
            answer(line)
    if not quiet:
        _summary(outcomes, dry_run=dry_run)


def _lines(dataset: Dataset, decided: Decided, outcomes: Outcomes) -> Iterator[str]:
    submission = decided.submission
    shape, word = WORDS[decided.outcome]
    unit = dataset.units.get(submission.guarantor or "")
    whose = f" ({unit.title})" if unit else ""
    yield f"{shape} {_(word)}: {submission.file}{whose}"
    if decided.outcome is Outcome.IGNORED and submission.observation is None:
        return
    if decided.outcome is Outcome.UNCHANGED and decided.taken is not None:
        day = current().day(decided.taken)
        yield from wrapped(_("taken in already on {day}", day=day), "    ")
    if submission.cells.filled:
        yield from wrapped(_counts(submission.cells), "    ")
    for finding in in_order(submission.findings):
        yield from _finding(finding)
    if decided.outcome is Outcome.ACCEPTED:
        for line in differences(dataset, decided):
            yield from wrapped(line, "    ")
    path = outcomes.returned.get(submission.sha256)
    if path is not None and decided.outcome is Outcome.REFUSED:
        yield "    " + _("given back: {path}", path=path)


def _finding(finding: Finding) -> Iterator[str]:
    place = finding.place
    where = ""
    if isinstance(place, CellPlace) and place.sheet:
        where = f"{place.sheet}!{place.cell}: " if place.cell else f"{place.sheet}: "
    word = severity_word(finding.severity)
    yield from wrapped(f"{where}{word}: {finding.message()} [{finding.code}]", "    ")
    if finding.severity is not Severity.NOTE:
        yield from wrapped(finding.help(), "        → ")


def _counts(cells: Tally) -> str:
    """Say what became of the filled cells; the first number is the sum of the others."""
    return _(
        "cells filled in: {filled} = {accepted} accepted + {normalised} normalised "
        "+ {refused} refused + {ignored} ignored",
        **{fate: getattr(cells, fate) for fate in FATES},
    )


def _summary(outcomes: Outcomes, *, dry_run: bool) -> None:
    words = current()
    total = Tally(
        **{
            fate: sum(getattr(each.submission.cells, fate) for each in outcomes.decided)
            for fate in FATES
        }
    )
    many = len(outcomes.decided)
    parts = [
        f"{_(word)} {outcomes.count(outcome)}"
        for outcome, (_shape, word) in WORDS.items()
        if outcomes.count(outcome)
    ]
    answer("")
    told = words.plural("{count} file", "{count} files", many)
    answer(f"{told}: {', '.join(parts)}" if parts else told)
    for line in wrapped(_counts(total), ""):
        answer(line)
    if dry_run:
        answer(_("This was a dry run; nothing was written."))
