"""Turns what was found in a workbook into remarks for its sender.

The catalogue of findings speaks to the coordinator, too ("collect it with --force-older"), and of
the workbook as it came. FOR_SENDER has other words where the sender must do something else: the
copy that goes back is a clean template, in which headers, locked cells and codes are right again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chytrejsi.findings import CellPlace, Finding, Rule, Severity
from chytrejsi.language import N_, Language
from chytrejsi.openxml import visible


class Kind(StrEnum):
    """What a remark asks of the sender: to mend, or to check."""

    MEND = "mend"
    CHECK = "check"


KIND_WORDS: Mapping[Kind, tuple[str, str]] = {
    Kind.MEND: ("✖", N_("mend")),
    Kind.CHECK: ("▲", N_("check")),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing told to a sender: where, what is wrong, the value given, and what to do.

    `sheet` and `cell` name the place in the copy where there is one, else in the sender's file;
    `link` is the address in the copy that a link leads to.
    """

    kind: Kind
    sheet: str
    cell: str
    message: str
    value: str
    help: str
    link: str = ""


_AS_SENT = N_("In the returned copy it is as it was sent out; check that your answers fit it.")
_NEW_COPY = N_(
    "Your answers are in the returned copy, which is up to date; check that they still hold."
)
_LISTED = N_(
    "Your values are listed at the end of the sheet of remarks; write them where they belong."
)
_CHOOSE = N_(
    "Both answers are listed at the end of the sheet of remarks; write the one that holds."
)
_COPY_VALUES = N_("Copy the values into the workbook that was sent to you.")
_COORDINATOR = N_("You need not do anything; the coordinator will settle it.")
_BACK = N_("In the returned copy it is there again; fill in what is missing there.")

# what a sender is to do, where the coordinator is told something else
FOR_SENDER: Mapping[Rule, str] = {
    Rule.WORKBOOK_NO_BYTES: N_("Send it again, please."),
    Rule.WORKBOOK_DAMAGED: N_("Open it in Excel or LibreOffice, save it and send it again."),
    Rule.SIGNATURE_MISSING: _COPY_VALUES,
    Rule.SIGNATURE_CONFLICT: _COPY_VALUES,
    Rule.TEMPLATE_NEWER: _COORDINATOR,
    Rule.OTHER_PERIOD: N_("Fill in the workbook of the period that is being collected."),
    Rule.OTHER_GUARANTOR: N_("Ask the coordinator for the workbook that is meant for you."),
    Rule.NOTHING_READ: N_("Fill in the cells of the workbook that was sent to you."),
    Rule.SUBMITTED_TWICE: N_("Agree which of them holds, and send only that one."),
    Rule.SUBMITTED_OLDER: N_("If this one holds, tell the coordinator; otherwise do nothing."),
    Rule.OBSERVATION_FROM_DOCUMENT: _COORDINATOR,
    Rule.CELL_NO_RESULT: N_("Write the value itself."),
    Rule.CELL_ERROR: N_("Write the value itself."),
    Rule.CELL_STRUCK_VALUE: N_("Write the value anew if it holds."),
    Rule.CELL_PERCENT_LARGE: N_("Write how many per cent."),
    Rule.CELL_DATE_FOR_NUMBER: N_("Type the number anew, with its decimal separator."),
    Rule.CELLS_MERGED: N_("Write the value into each cell that it holds for."),
}
# the same where a copy goes back, in which much is right already
IN_COPY: Mapping[Rule, str] = {
    Rule.WORKBOOK_UNWITNESSED: N_("Check all values in the returned copy before you send it back."),
    Rule.TEMPLATE_VERSION: _NEW_COPY,
    Rule.TEMPLATE_UNKNOWN: _NEW_COPY,
    Rule.TEMPLATE_OUTDATED: N_("Check the answer against the wording that is in force."),
    Rule.OTHER_PLAN: _NEW_COPY,
    Rule.OTHER_PERIOD: N_(
        "Fill in the returned workbook; it is for the period that is being collected."
    ),
    Rule.NOTHING_READ: _LISTED,
    Rule.SHEET_MISSING: _BACK,
    Rule.SHEET_TWICE: _CHOOSE,
    Rule.COLUMN_MISSING: _BACK,
    Rule.COLUMN_TWICE: _CHOOSE,
    Rule.HEADER_CHANGED: _AS_SENT,
    Rule.LOCKED_CHANGED: N_(
        "In the returned copy it is as it was sent out; write what you propose into the sheet of "
        "proposed changes."
    ),
    Rule.ITEM_UNKNOWN: _LISTED,
    Rule.ITEM_LOOKALIKE: _LISTED,
    Rule.ITEM_MISSING: _BACK,
    Rule.ITEM_TWICE: _CHOOSE,
    Rule.ROW_WITHOUT_ID: _LISTED,
}
_FOREIGN = N_("The file is not written as Excel or LibreOffice writes it.")
_NOT_IN_FORCE = N_("The workbook does not come from the template that is in force.")
# what a sender is told otherwise: without parts of the file, ids and versions
_MESSAGES: Mapping[Rule, str] = {
    Rule.WORKBOOK_DAMAGED: N_("The file is damaged, perhaps on its way."),
    Rule.WORKBOOK_PACKAGE: _FOREIGN,
    Rule.WORKBOOK_DTD: _FOREIGN,
    Rule.CELLS_TWICE: _FOREIGN,
    Rule.WORKBOOK_UNWITNESSED: N_("The file could not be read for certain."),
    Rule.WORKBOOK_EMBEDDED: N_(
        "The workbook holds an embedded object or a connection to other data."
    ),
    Rule.SIGNATURE_CONFLICT: N_("The workbook is put together of two different ones."),
    Rule.TEMPLATE_VERSION: _NOT_IN_FORCE,
    Rule.TEMPLATE_UNKNOWN: _NOT_IN_FORCE,
    Rule.OTHER_PLAN: N_(
        "The workbook is for another action plan than the one in force for {period}."
    ),
    Rule.OTHER_GUARANTOR: N_(
        "The workbook is meant for somebody who is not asked for anything in {period}."
    ),
    Rule.ITEM_LOOKALIKE: N_(
        "'{id}' is not among the codes that are asked of you; one of its letters is of another "
        "alphabet."
    ),
    Rule.CELL_UNSEEN: N_(
        "'{value}' holds a letter that cannot be seen, or that looks like another."
    ),
    Rule.SIGNATURE_MISSING: N_(
        "It cannot be told whose workbook it is and for which period; its hidden sheet is lost."
    ),
    Rule.OBSERVATION_FROM_DOCUMENT: N_(
        "For this period there are already facts from a published document."
    ),
}
_TWICE = N_("'{id}' was there twice with different values.")
# mended by the copy itself, so that the sender only checks
_MENDED = frozenset(
    {
        Rule.HEADER_CHANGED,
        Rule.LOCKED_CHANGED,
        Rule.TEMPLATE_VERSION,
        Rule.TEMPLATE_UNKNOWN,
        Rule.WORKBOOK_UNWITNESSED,
    }
)
# what concerns the coordinator's inbox alone
_OURS = frozenset({Rule.FILE_OPEN})
# what the coordinator decides; nothing is asked of the sender
_DECIDED = frozenset({Rule.SUBMITTED_OLDER, Rule.OBSERVATION_FROM_DOCUMENT, Rule.TEMPLATE_NEWER})


def asks_back(findings: Iterable[Finding]) -> bool:
    """Tell whether the sender is to send anything again."""
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    return not errors <= _DECIDED


def told(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that a sender is told: what is wrong, and what is to be checked."""
    return [
        finding
        for finding in findings
        if finding.severity is not Severity.NOTE and finding.rule not in _OURS
    ]


@dataclass(frozen=True, slots=True)
class At:
    """Where a finding is for its sender, and what stood there."""

    sheet: str = ""
    cell: str = ""
    value: str = ""
    link: str = ""


def remark(finding: Finding, language: Language, at: At, *, in_copy: bool) -> Remark:
    """Word a finding for the sender; `in_copy` tells that a copy goes back."""
    rule = finding.rule
    message, help_ = rule.value.message, FOR_SENDER.get(rule, rule.value.help)
    if in_copy:
        help_ = IN_COPY.get(rule, help_)
    if in_copy and rule is Rule.ITEM_TWICE:
        message = _TWICE  # the copy has one row of it
    mended = in_copy and rule in _MENDED
    wrong = finding.severity is Severity.ERROR and not mended
    return Remark(
        Kind.MEND if wrong else Kind.CHECK,
        visible(at.sheet),
        at.cell,
        visible(finding.said(_MESSAGES.get(rule, message), language)),
        visible(at.value),
        visible(finding.said(help_, language)),
        at.link,
    )


def remarks_without_copy(findings: Iterable[Finding], language: Language) -> tuple[Remark, ...]:
    """Word the findings of a workbook of which no copy can be made; what is wrong comes first."""
    found = []
    for finding in told(findings):
        place = finding.place
        at = At(place.sheet or "", place.cell or "") if isinstance(place, CellPlace) else At()
        found.append(remark(finding, language, at, in_copy=False))
    return tuple(sorted(found, key=lambda each: each.kind is not Kind.MEND))
