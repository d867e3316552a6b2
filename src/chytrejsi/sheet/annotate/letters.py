"""Words the letters that go with workbooks: why one goes back, and that one is still missing.

A letter is text only; `mail.py` makes files of it. It speaks the workspace's language and names
nobody, for the workspace knows units and no persons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chytrejsi.language import Language
from chytrejsi.openxml import visible
from chytrejsi.sheet.annotate.remark_list import TITLE, count
from chytrejsi.sheet.annotate.remarks import Kind, Remark

TOLD = 10  # remarks of each kind in a letter; all of them stand in the copy


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject of one line, and a body of plain text."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class About:
    """Who writes to whom, about what, and when: titles of units, the period in words.

    The guarantor and the period are empty where nobody can tell whose workbook it is.
    """

    coordinator: str
    guarantor: str
    period: str
    due: date | None
    today: date

    @property
    def late(self) -> bool:
        """Whether the deadline is over."""
        return self.due is not None and self.due < self.today


@dataclass(frozen=True, slots=True)
class GoingBack:
    """A workbook that goes back: the sender's name of it, its remarks, and its copy.

    `copy` is the name of the copy, empty where none could be made; `filled` tells that the copy
    holds what was filled in; `asked` that the sender is to send something again.
    """

    file: str
    remarks: Sequence[Remark]
    copy: str = ""
    filled: bool = True
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Reminding:
    """A reminder: the workbook that goes with it, and on which days there were others before.

    `refused` tells that a workbook came and went back; `marked` that the one which goes with the
    letter is the copy with what is to be mended.
    """

    workbook: str
    before: tuple[date, ...] = ()
    refused: bool = False
    marked: bool = False


def returned_letter(about: About, back: GoingBack, language: Language) -> Letter:
    """Write the letter to the sender of a workbook that cannot be taken in."""
    file = _line(back.file)
    if about.guarantor:
        values = {"period": about.period, "guarantor": _line(about.guarantor)}
        subject = language.text("To mend: the data for {period} – {guarantor}", **values)
        opening = language.text(
            "thank you for the workbook {file} with the data for {period} ({guarantor}). "
            "Unfortunately, we cannot take it in yet.",
            file=file,
            **values,
        )
    else:
        subject = language.text("The file {file} could not be taken in", file=file)
        opening = language.text(
            "thank you for the file {file}. Unfortunately, we cannot take it in.", file=file
        )
    parts = [opening, *_told(back, language)]
    if back.asked:
        parts.append(f"{_what_to_do(back, language)} {_by(about, language)}")
    return _letter(about, subject, parts, language)


def _told(back: GoingBack, language: Language) -> Iterator[str]:
    """List what is to be mended, then what is to be checked."""
    wrong, doubtful = count(back.remarks, Kind.MEND), count(back.remarks, Kind.CHECK)
    if wrong:
        head = language.plural(
            "{count} thing has to be mended:", "{count} things have to be mended:", wrong
        )
        yield head + "\n" + _list(back, Kind.MEND, language)
    if doubtful:
        head = language.plural(
            "Please check {count} thing:", "Please check {count} things:", doubtful
        )
        yield head + "\n" + _list(back, Kind.CHECK, language)


def _list(back: GoingBack, kind: Kind, language: Language) -> str:
    remarks = [each for each in back.remarks if each.kind is kind]
    lines = []
    for number, each in enumerate(remarks[:TOLD], 1):
        where = _where(each, language)
        lines.append(f"{number}. {where}{_line(each.message)}\n   {_line(each.help)}")
    if (more := len(remarks) - TOLD) > 0:
        title = language.text(TITLE)
        lines.append(
            language.plural(
                "… and {count} more; see the sheet {sheet} of the attached workbook.",
                "… and {count} more; see the sheet {sheet} of the attached workbook.",
                more,
                sheet=title,
            )
            if back.copy
            else language.plural("… and {count} more.", "… and {count} more.", more)
        )
    return "\n".join(lines)


def _where(remark: Remark, language: Language) -> str:
    sheet = _line(remark.sheet)
    if remark.cell:
        return language.text("sheet {sheet}, cell {cell}: ", sheet=sheet, cell=remark.cell)
    return language.text("sheet {sheet}: ", sheet=sheet) if sheet else ""


def _what_to_do(back: GoingBack, language: Language) -> str:
    if not back.copy:
        return ""
    values = {"copy": _line(back.copy), "sheet": language.text(TITLE)}
    if not back.filled:
        return language.text("Please fill in the attached workbook {copy} instead.", **values)
    return language.text(
        "The attached workbook {copy} holds what you filled in. The cells to mend are marked in "
        "it and have comments, and its sheet {sheet} lists them with links. Please mend them right "
        "in the attached workbook.",
        **values,
    )


def _by(about: About, language: Language) -> str:
    if about.due is None:
        return language.text("Please send it back as soon as you can.")
    if about.late:
        return language.text(
            "The deadline, {due}, has passed; please send it as soon as you can.",
            due=language.day(about.due),
        )
    return language.text("Please send it by {due}.", due=language.day(about.due))


def _when(about: About, language: Language, *, again: bool) -> str:
    """Ask for it; a first letter that is late has begun with the deadline."""
    if about.late and not again:
        return language.text("Please send it back as soon as you can.")
    return _by(about, language)


def reminder_letter(about: About, reminding: Reminding, language: Language) -> Letter:
    """Write the letter to a guarantor whose data are still missing."""
    values = {"period": about.period, "guarantor": _line(about.guarantor)}
    again = bool(reminding.before)
    subject = (
        language.text("Repeated request: the data for {period} – {guarantor}", **values)
        if again
        else language.text("Reminder: the data for {period} – {guarantor}", **values)
    )
    parts = [
        _again(about, reminding, language) if again else _first(about, reminding, language),
        f"{_attached(reminding, language)} {_when(about, language, again=again)}",
        language.text(
            "If you have sent it in the meantime, please take this letter as settled. If the data "
            "are not available yet, please let us know when they will be."
        ),
    ]
    return _letter(about, subject, parts, language)


def _first(about: About, reminding: Reminding, language: Language) -> str:
    values = {"period": about.period, "guarantor": _line(about.guarantor)}
    if about.late and about.due is not None:
        opening = language.text(
            "we expected the data for {period} ({guarantor}) by {due}.",
            due=language.day(about.due),
            **values,
        )
    else:
        opening = language.text(
            "allow us to remind you of the data for {period} ({guarantor}).", **values
        )
    return f"{opening} {_missing(reminding, language)}"


def _missing(reminding: Reminding, language: Language) -> str:
    if reminding.refused:
        return language.text(
            "The workbook that you sent had to be mended, and we have not received the mended one."
        )
    return language.text("We have not received the filled workbook yet.")


def _again(about: About, reminding: Reminding, language: Language) -> str:
    opening = language.text(
        "we turn to you again about the data for {period} ({guarantor}), of which we reminded you "
        "on {day}.",
        period=about.period,
        guarantor=_line(about.guarantor),
        day=language.day(max(reminding.before)),
    )
    parts = [opening, _missing(reminding, language)]
    if about.late:
        parts.append(language.text("Without your data the report cannot be finished."))
    return " ".join(parts)


def _attached(reminding: Reminding, language: Language) -> str:
    workbook = _line(reminding.workbook)
    if reminding.marked:
        return language.text(
            "We attach your workbook {workbook} once more, with what you filled in; the cells to "
            "mend are marked in it. Please mend them.",
            workbook=workbook,
        )
    return language.text(
        "We attach your workbook {workbook} once more; please fill it in.", workbook=workbook
    )


def _letter(about: About, subject: str, parts: Sequence[str], language: Language) -> Letter:
    body = [
        language.text("Dear Sir or Madam,"),
        *(part.strip() for part in parts),
        language.text("If anything is unclear, please ask us."),
        language.text("Thank you for your cooperation."),
        language.text("Yours faithfully") + "\n" + _line(about.coordinator),
    ]
    return Letter(_line(subject), visible("\n\n".join(body)) + "\n")


def _line(text: str) -> str:
    """Make one line of a text that came from elsewhere."""
    return " ".join(visible(text).split(" ")).replace("\n", " ").replace("\t", " ")
