"""The looks of cells: one named style for each part of a workbook, shared by all its cells."""

from openpyxl import Workbook
from openpyxl.styles import (
    Alignment,
    Border,
    Font,
    NamedStyle,
    PatternFill,
    Protection,
    Side,
)

from chytrejsi.report.palette import ACCENT, HEADER_FILL, INPUT_FILL, MUTED, RULE, SANS, TEXT

TITLE, GUIDANCE, WARNING = "chytrejsi title", "chytrejsi guidance", "chytrejsi warning"
HEADER, INPUT_HEADER = "chytrejsi header", "chytrejsi input header"
LOCKED, STRONG, NOTHING = "chytrejsi locked", "chytrejsi locked strong", "chytrejsi nothing asked"
INPUT, INPUT_NUMBER, INPUT_DATE = "chytrejsi text", "chytrejsi number", "chytrejsi date"
HIDDEN, LABEL, PARAGRAPH = "chytrejsi hidden", "chytrejsi label", "chytrejsi paragraph"
LINK = "chytrejsi link"

DATE_FORMAT = r"d\.\ m\.\ yyyy"


def _colour(hexadecimal: str) -> str:
    return "FF" + hexadecimal.removeprefix("#")


def _font(size: int = 10, colour: str = TEXT, *, bold: bool = False) -> Font:
    return Font(name=SANS, sz=size, b=bold or None, color=_colour(colour))


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=_colour(colour))


_THIN = Side("thin", color=_colour(RULE))
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNDER = Border(bottom=_THIN)
_HEAVY = Border(bottom=Side("medium", color=_colour(ACCENT)))
_WRAP = Alignment(vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_OPEN = Protection(locked=False)


# how a copy that goes back marks its cells: by colour, and by a border that print shows, too
WRONG_FILL, DOUBT_FILL = _fill("#F8C9C4"), _fill("#FFDF9E")
_WRONG, _DOUBT = Side("medium", color="FFB3261E"), Side("mediumDashed", color="FF9A6700")
WRONG_BORDER = Border(left=_WRONG, right=_WRONG, top=_WRONG, bottom=_WRONG)
DOUBT_BORDER = Border(left=_DOUBT, right=_DOUBT, top=_DOUBT, bottom=_DOUBT)


def add_link_style(book: Workbook) -> None:
    """Add the style of a link within the workbook, which the template has none of."""
    font = Font(name=SANS, sz=10, u="single", color=_colour(ACCENT))
    book.add_named_style(NamedStyle(LINK, font, border=_BOX, alignment=_LEFT))


def add_styles(book: Workbook) -> None:
    """Add all named styles to a new workbook and set the font of everything else."""
    named = (
        NamedStyle(TITLE, _font(14, ACCENT, bold=True)),
        NamedStyle(GUIDANCE, _font(colour=MUTED), alignment=Alignment(vertical="top")),
        NamedStyle(WARNING, _font(11, ACCENT, bold=True), _fill(HEADER_FILL), _UNDER, _WRAP),
        NamedStyle(LABEL, _font(11, bold=True), border=_UNDER, alignment=_WRAP),
        NamedStyle(PARAGRAPH, _font(11), border=_UNDER, alignment=_WRAP),
        NamedStyle(
            HEADER,
            _font(colour=ACCENT, bold=True),
            _fill(HEADER_FILL),
            _HEAVY,
            Alignment(vertical="center", wrap_text=True),
        ),
        NamedStyle(
            INPUT_HEADER,
            _font(colour=ACCENT, bold=True),
            _fill(INPUT_FILL),
            _HEAVY,
            Alignment(vertical="center", wrap_text=True),
        ),
        NamedStyle(LOCKED, _font(), border=_BOX, alignment=_LEFT),
        NamedStyle(STRONG, _font(bold=True), border=_BOX, alignment=_LEFT),
        NamedStyle(NOTHING, _font(), _fill("#EEEEEE"), _BOX),
        NamedStyle(INPUT, _font(), _fill(INPUT_FILL), _BOX, _LEFT, protection=_OPEN),
        NamedStyle(INPUT_NUMBER, _font(), _fill(INPUT_FILL), _BOX, _RIGHT, protection=_OPEN),
        NamedStyle(
            INPUT_DATE, _font(), _fill(INPUT_FILL), _BOX, _RIGHT, DATE_FORMAT, protection=_OPEN
        ),
        NamedStyle(HIDDEN, _font(8, MUTED)),
    )
    for style in named:
        book.add_named_style(style)
