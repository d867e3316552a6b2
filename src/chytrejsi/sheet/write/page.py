"""How a sheet is laid out on the page: heights of rows, protection, print."""

import textwrap
from collections.abc import Iterable

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi.sheet.form import Form

_A4 = 9  # the number of the paper in the file format
_LINE = 13.6  # points that a line of 10-point text takes
_LEAST, _MOST = 16.0, 409.0  # points; no office program makes a row higher


class _Fitting(RowDimension):
    """A row whose height fits its text and grows as an office program writes more into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name of the file format
        """Always no: a custom height would stay when a guarantor writes a long text."""
        return False


def fit_height(
    sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]], least: float = _LEAST
) -> None:
    """Make a row high enough for its texts, each given with the width of its column."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    height = min(_MOST, max(least, lines * _LINE + 3))
    sheet.row_dimensions[row] = _Fitting(sheet, index=row, ht=height)


def _lines(text: str, width: float) -> int:
    return sum(
        max(1, len(textwrap.wrap(part, max(1, int(width * 0.98))))) for part in text.split("\n")
    )


def protect(sheet: Worksheet) -> None:
    """Lock the locked cells; no password, and what spoils nothing stays allowed."""
    protection = sheet.protection
    protection.sheet = True
    # in the file format these say what is forbidden
    protection.formatColumns = False
    protection.formatRows = False
    protection.sort = False
    protection.autoFilter = False


def set_up_page(sheet: Worksheet, form: Form, repeated: str | None) -> None:
    """Print on A4, as wide as the page; `repeated` are the rows that each page begins with."""
    setup = sheet.page_setup
    setup.paperSize = _A4
    setup.orientation = "landscape"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
    sheet.print_title_rows = repeated
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = _plain(form.title), _plain(form.period_name)
    footer.center.text = "&P / &N"
    for part in (footer.left, footer.center, footer.right):
        part.size = 9
    sheet.oddFooter = footer


def _plain(text: str) -> str:
    """Give a text in which nothing is a code of the footer's."""
    return text.replace("&", "&&")
