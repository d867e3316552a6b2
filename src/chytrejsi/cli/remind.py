"""`chytrejsi remind`: letters to those who have not answered, each with the workbook attached."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import (
    Guarantors,
    Opened,
    RoundPeriod,
    chosen_from,
    opened,
    period_from,
    plan_then,
)
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.cli.status import WORDS, Line, State, last_of, lines_of
from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.language import N_, _, current

if TYPE_CHECKING:
    from datetime import date

    from chytrejsi.cli.marking import Marker
    from chytrejsi.sheet.annotate.letters import About
    from chytrejsi.sheet.form import Round

HELP = N_(
    "Write a letter to each guarantor who has not answered for a period, or whose workbook was "
    "refused: as a text, and as a draft that a mail program opens, with the workbook attached.\n\n"
    "Who was reminded on an earlier day gets a letter that says so. Nothing is sent: fill in the "
    "address and send the draft yourself."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi remind --period 2025 --dry-run", N_("only say who would be reminded")),
    ("chytrejsi remind --period 2025", N_("letters to all, into reminders/")),
    (
        "chytrejsi remind --period 2025-H1 --guarantor odbor-dopravy --output posta",
        N_("one guarantor, half a year, into the folder posta/"),
    ),
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One guarantor who is reminded: why, and on which earlier days there were letters before."""

    guarantor: str
    state: State
    before: "tuple[date, ...]"

    @property
    def number(self) -> int:
        """Which reminder it is, from 1."""
        return len(self.before) + 1


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the reminders: the files of each, and those that were left as they are."""

    files: Mapping[str, Sequence[Path]]
    kept: Sequence[Finding]


def command(
    period: RoundPeriod,
    guarantor: Guarantors = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar=_("DIR"), help=_("Where to write; else reminders/.")),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say who would be reminded, write nothing."))
    ] = False,
    form: Format = TextOrJson.TEXT,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Write letters to those who have not answered."""
    from chytrejsi.sheet.form import Round

    data = opened(root, as_json=form is TextOrJson.JSON)
    asked = period_from(period)
    plan = plan_then(data.dataset, asked)
    round_ = Round(data.dataset, plan, asked)
    wanted = set(chosen_from(round_, guarantor or ()))
    lines = [each for each in lines_of(data, plan, asked) if each.told.guarantor in wanted]
    reminders = tuple(_reminders(data, round_, lines))
    folder = output if output is not None else data.space.reminders
    written = Written({}, ()) if dry_run else _write(data, round_, reminders, folder)
    if not dry_run:
        _remember(data, round_, tuple(written.files))
    if form is TextOrJson.JSON:
        _tell_json(round_, reminders, written)
    else:
        chosen = bool(guarantor)
        _tell(round_, reminders, written, quiet=quiet, dry_run=dry_run, chosen=chosen)
    if not written.kept:
        return 0
    return 3 if written.files else 1


def _reminders(data: Opened, round_: "Round", lines: Sequence[Line]) -> Iterator[Reminder]:
    """Give those who have not answered, or whose workbook went back."""
    from chytrejsi.store.logbook import runs

    days: dict[str, set[date]] = {}
    for run in runs(data.space):
        for each in run.reminded if run.period == round_.period and run.date < data.today else ():
            days.setdefault(round_.current(each), set()).add(run.date)
    for line in lines:
        if line.state is not State.ACCEPTED:
            before = tuple(sorted(days.get(line.told.guarantor, ())))
            yield Reminder(line.told.guarantor, line.state, before)


def _write(data: Opened, round_: "Round", reminders: Sequence[Reminder], folder: Path) -> Written:
    """Write the letters and workbooks; what a person has changed is left as it is, and told."""
    from chytrejsi.cli.marking import Marker
    from chytrejsi.cli.output import progress
    from chytrejsi.sheet.intake.workers import Workers
    from chytrejsi.sheet.read.identity import Rounds
    from chytrejsi.store.made import edited, write_made

    files: dict[str, list[Path]] = {}
    kept: list[Finding] = []
    with Workers(len(reminders)) as workers:
        marker = Marker(data, Rounds(data.dataset), workers.read_again)
        for reminder in progress(reminders, _("Writing letters")):
            for path, content in _files(marker, round_, reminder, folder).items():
                if edited(data.space, path) and path.read_bytes() != content:
                    rule = Rule.TEMPLATE_FILLED if path.suffix == ".xlsx" else Rule.LETTER_EDITED
                    kept.append(rule.at(CellPlace(data.space.name(path))))
                else:
                    write_made(data.space, path, content)
                    files.setdefault(reminder.guarantor, []).append(path)
    return Written(files, kept)


def _files(
    marker: "Marker", round_: "Round", reminder: Reminder, folder: Path
) -> Mapping[Path, bytes]:
    """Make the files of one reminder: the letter as text and as a draft, and the workbook."""
    from chytrejsi.cli.template import day_of
    from chytrejsi.sheet.annotate.letters import Reminding, reminder_letter
    from chytrejsi.sheet.annotate.mail import as_draft, as_text
    from chytrejsi.sheet.write.workbook import write_workbook

    words = round_.language
    stem = f"{round_.period}_{reminder.guarantor}"
    refused = reminder.state is State.REFUSED
    marked = _marked(marker, round_, reminder.guarantor) if refused else None
    if marked is not None:
        name, workbook = f"{stem}-{words.text('to-mend')}.xlsx", marked
    else:
        name = f"{stem}.xlsx"
        day = day_of(marker.data.dataset)
        workbook = write_workbook(round_.form(reminder.guarantor), day)
    letter = reminder_letter(
        _about(marker.data, round_, reminder.guarantor),
        Reminding(name, reminder.before, refused, marked is not None),
        words,
    )
    letter_name = f"{stem}-{words.text('reminder')}-{reminder.number}"
    return {
        folder / name: workbook,
        folder / f"{letter_name}.txt": as_text(letter),
        folder / f"{letter_name}.eml": as_draft(letter, marker.data.today, {name: workbook}),
    }


def _marked(marker: "Marker", round_: "Round", guarantor: str) -> bytes | None:
    """Make the copy of the last workbook that was refused, where its original is still here."""
    from chytrejsi.cli.originals import Originals
    from chytrejsi.model.logbook import Outcome
    from chytrejsi.sheet.intake.file import Incoming
    from chytrejsi.sheet.read.submission import judge
    from chytrejsi.store.logbook import runs

    space = marker.data.space
    told = last_of(marker.data.dataset, runs(space), round_.period).get(guarantor)
    if told is None or told[0].status is not Outcome.REFUSED:
        return None
    last, day = told[0], told[1].date
    content = Originals(space).read(last.sha256)
    if content is None:
        return None
    incoming = Incoming(last.file, content, last.sha256)
    judged = judge(incoming, marker.rounds, marker.read)
    copy = marker.mark(incoming, judged.findings, round_.period, day) if judged.refused else None
    return copy.data if copy else None


def _about(data: Opened, round_: "Round", guarantor: str) -> "About":
    from chytrejsi.progress.returns import due_of
    from chytrejsi.report.words import period_phrase
    from chytrejsi.sheet.annotate.letters import About

    return About(
        coordinator=round_.title_of(data.dataset.concept.coordinator),
        guarantor=round_.title_of(guarantor),
        period=period_phrase(round_.language, round_.period),
        due=due_of(round_.plan, round_.period),
        today=data.today,
    )


def _remember(data: Opened, round_: "Round", reminded: tuple[str, ...]) -> None:
    """Note in the log whom the letters of today are for, so that the next one knows of them."""
    from chytrejsi.cli.recording import TOOL, note
    from chytrejsi.model.logbook import Run
    from chytrejsi.store.writing import Transaction, locked

    if reminded:
        run = Run(date=data.today, period=round_.period, tool=TOOL, reminded=reminded)
        with locked(data.space):
            transaction = Transaction(data.space)
            note(data.space, transaction, run)
            transaction.commit()


def _tell(
    round_: "Round",
    reminders: Sequence[Reminder],
    written: Written,
    *,
    quiet: bool,
    dry_run: bool,
    chosen: bool,
) -> None:
    from chytrejsi.cli.output import answer, near, show_findings

    if not quiet:
        for each in reminders:
            shape, word = WORDS[each.state]
            which = _("reminder {number}", number=each.number)
            answer(f"{shape} {round_.title_of(each.guarantor)}: {_(word)}, {which}")
            for path in written.files.get(each.guarantor, ()):
                answer(f"    {near(path)}")
        if reminders:
            answer(_summary(reminders, written, dry_run=dry_run))
        elif chosen:
            answer(_("Those whom you chose have answered for {period}.", period=round_.period))
        else:
            answer(
                _(
                    "Everybody has answered for {period}; nobody is to be reminded.",
                    period=round_.period,
                )
            )
    show_findings(written.kept)


def _summary(reminders: Sequence[Reminder], written: Written, *, dry_run: bool) -> str:
    words = current()
    if dry_run:
        count = len(reminders)
        told = words.plural("{count} guarantor to remind.", "{count} guarantors to remind.", count)
        return f"{told} {_('This was a dry run; nothing was written.')}"
    count = len(written.files)
    return words.plural("{count} reminder written.", "{count} reminders written.", count)


def _tell_json(round_: "Round", reminders: Sequence[Reminder], written: Written) -> None:
    from chytrejsi.cli.output import answer_json
    from chytrejsi.progress.returns import due_of

    due = due_of(round_.plan, round_.period)
    answer_json(
        {
            "period": str(round_.period),
            "due": due and due.isoformat(),
            "reminders": [
                {
                    "guarantor": each.guarantor,
                    "state": each.state.value,
                    "number": each.number,
                    "before": [day.isoformat() for day in each.before],
                    "written": [str(path) for path in written.files.get(each.guarantor, ())],
                }
                for each in reminders
            ],
            "findings": [finding.as_json() for finding in written.kept],
        }
    )
