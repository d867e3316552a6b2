"""Reads a workbook a second time, by a library, and marks each cell that it reads otherwise.

Our scan says what a cell holds; the witness only has to agree. It is calamine, which is quick;
where it cannot read a workbook at all (UTF-16, an odd `<dimension>`), openpyxl is asked. Neither
knows all that a scan knows, so what they are known to leave out is no disagreement.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from chytrejsi.sheet.intake.cells import KEPT, Cell, Scan, ScannedSheet, column_number, decoded
from chytrejsi.sheet.intake.sheet_parts import COLUMN_LIMIT, ROW_LIMIT

Seen = Mapping[tuple[int, int], Any]  # what a library gives for each cell that is not blank to it
_Ask = Callable[[Iterable[str], bytes], Mapping[str, Seen]]
MERGED_LIMIT = 100_000  # cells; a sheet merged to its end has seventeen thousand million
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_DAY = timedelta(days=1)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a workbook has no zones
_LEAP = 60  # the day after 28 February 1900 to office programs, which no calendar has
_MILLISECOND = 2e-8  # of a day; libraries round times to it
_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
)
_TRUTH = frozenset({"0", "1", "true", "false"})
# a cell of a stated kind, with its value: numbers, booleans, errors
_TYPED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*\bt=[\"'](n|b|e)[\"'][^>]*(?<!/)>.*?</(?:\w+:)?c\s*>", re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")


def witnessed(scan: Scan, data: bytes) -> Scan:
    """Give the scan with the cells marked that the second reader reads otherwise."""
    if any(_is_odd(cell.kind, cell.raw) for sheet in scan.sheets for cell in sheet.cells.values()):
        data = _without_odd_cells(data)
    names = [sheet.name for sheet in scan.sheets]
    for ask in _readers(scan):
        try:
            seen = ask(names, data)
        except (MemoryError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # noqa: BLE001, S112 - a panic of Rust is no Exception
            continue
        # calamine sees nothing at all in a sheet written as UTF-16, and does not complain
        if all(seen[sheet.name] or not _is_filled(sheet) for sheet in scan.sheets):
            sheets = (_compared(sheet, seen[sheet.name], scan.since_1904) for sheet in scan.sheets)
            return replace(scan, sheets=tuple(sheets))
    return replace(scan, witnessed=False)


def _readers(scan: Scan) -> list[_Ask]:
    """Give the libraries that may be asked: none that would make cells by the million."""
    readers: list[_Ask] = []
    if all(map(_is_dense, scan.sheets)):
        readers.append(_by_calamine)
    if sum(map(_merged_cells, scan.sheets)) <= MERGED_LIMIT:
        readers.append(_by_openpyxl)
    return readers


def _by_calamine(names: Iterable[str], data: bytes) -> dict[str, Seen]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only the readers need it

    seen: dict[str, Seen] = {}
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for name in names:
            sheet = book.get_sheet_by_name(name)
            top, left = sheet.start or (0, 0)
            seen[name] = {
                (top + row, left + column): value
                for row, values in enumerate(sheet.to_python(), 1)
                for column, value in enumerate(values, 1)
                if value != ""
            }
    return seen


def _by_openpyxl(names: Iterable[str], data: bytes) -> dict[str, Seen]:
    from openpyxl import load_workbook  # noqa: PLC0415 - seldom needed, and slow to import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    # the cells that exist; going through rows would make those that do not, millions of them
    return {
        name: {
            place: cell.value
            for place, cell in book[name]._cells.items()  # noqa: SLF001 - as above
            if cell.value not in {None, ""}
        }
        for name in names
    }


def _is_filled(sheet: ScannedSheet) -> bool:
    return any(cell.raw.strip() and cell.kind != "e" for cell in sheet.cells.values())


def _is_dense(sheet: ScannedSheet) -> bool:
    """Tell whether calamine, which makes all cells up to the last ones, may be asked."""
    rows = max((row for row, _column in sheet.cells), default=0)
    columns = max((column for _row, column in sheet.cells), default=0)
    return rows * columns <= ROW_LIMIT * COLUMN_LIMIT


def _merged_cells(sheet: ScannedSheet) -> int:
    """Count the cells of merged areas, each of which openpyxl makes."""
    areas = filter(None, map(_AREA.fullmatch, sheet.merged))
    return sum(
        (abs(int(area[4]) - int(area[2])) + 1)
        * (abs(column_number(area[3]) - column_number(area[1])) + 1)
        for area in areas
    )


def _compared(sheet: ScannedSheet, seen: Seen, since_1904: bool) -> ScannedSheet:
    cells = dict(sheet.cells)
    for place, cell in sheet.cells.items():
        value = seen.get(place)
        if not _agrees(cell, value, since_1904):
            cells[place] = cell._replace(disputed="" if value is None else str(value)[:KEPT])
    for (row, column), value in seen.items():
        if (row, column) not in sheet.cells and str(value).strip():
            cells[row, column] = Cell(row, column, "str", "", disputed=str(value)[:KEPT])
    return replace(sheet, cells=cells)


def _agrees(cell: Cell, value: Any, since_1904: bool) -> bool:  # noqa: ANN401 - as a library gives it
    """Tell whether a library read what the scan did; what is refused anyway is not compared."""
    if cell.kind == "e" or len(cell.raw) >= KEPT or (cell.kind == "b" and cell.raw not in _TRUTH):
        return True
    if value is None:
        return not decoded(cell.raw).strip()
    return _COMPARED[cell.kind](cell.raw, value, since_1904)


def _same_text(raw: str, value: Any, _since_1904: bool) -> bool:  # noqa: ANN401
    return isinstance(value, str) and any(_words_agree(each, value) for each in (decoded(raw), raw))


def _words_agree(here: str, there: str) -> bool:
    """Compare texts without the spaces around them, which calamine takes off each run as well."""
    ours, theirs = here.split(), there.split()
    return ours == theirs or (len(theirs) < len(ours) and "".join(ours) == "".join(theirs))


def _same_truth(raw: str, value: Any, _since_1904: bool) -> bool:  # noqa: ANN401
    return isinstance(value, bool) and value == (raw in {"1", "true"})


def _same_number(raw: str, value: Any, since_1904: bool) -> bool:  # noqa: ANN401
    number = _float(raw)
    if number is None or isinstance(value, str | bool):
        return number is None and _same_text(raw, value, since_1904)
    if isinstance(value, int | float):
        return number == float(value) or (number != number and value != value)  # noqa: PLR0124 - NaN
    # a format such as `0 d` makes a day of a number, and of one below zero perhaps only its time
    meant = {number, number % 1 if number < 0 else number}
    if not since_1904 and _LEAP <= number < _LEAP + 1:
        meant.add(number - 1)
    serial = _serial(value, since_1904)
    return any(abs(each - serial) < _MILLISECOND for each in meant)


def _same_day(raw: str, value: Any, since_1904: bool) -> bool:  # noqa: ANN401
    if not isinstance(value, date):
        return _same_text(raw, value, since_1904)
    try:
        day = datetime.fromisoformat(raw)
    except ValueError:
        return False
    return abs(_serial(day, since_1904=False) - _serial(value, since_1904=False)) < _MILLISECOND


_COMPARED: Mapping[str, Callable[[str, Any, bool], bool]] = {
    "n": _same_number,
    "str": _same_text,
    "b": _same_truth,
    "d": _same_day,
}


def _serial(value: date | time | timedelta, since_1904: bool) -> float:
    """Give the number that a library made a date, a time or a duration of."""
    if isinstance(value, timedelta):
        return value / _DAY
    if isinstance(value, time):
        return (datetime.combine(_EPOCH, value) - _EPOCH) / _DAY
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    if since_1904:
        return (moment - _EPOCH_1904) / _DAY
    days = (moment.replace(tzinfo=None) - _EPOCH) / _DAY
    return days - 1 if 1 <= days < _LEAP + 1 else days


def _float(raw: str) -> float | None:
    try:
        return float(raw)
    except ValueError:
        return None


def _is_odd(kind: str, raw: str) -> bool:
    """Tell whether a cell would cost a library the whole sheet: `#SPILL!`, `12,5` as a number."""
    if kind == "n":
        return bool(raw) and _float(raw) is None
    return (kind == "e" and raw not in _ERRORS) or (kind == "b" and raw not in _TRUTH)


def _without_odd_cells(data: bytes) -> bytes:
    """Take the cells that a library cannot stand out of the sheets; the scan refuses them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if "sheet" in name:
                content = _TYPED.sub(_kept, content)
            new.writestr(name, content)
    return packed.getvalue()


def _kept(cell: re.Match[bytes]) -> bytes:
    value = _VALUE.search(cell[0])
    raw = value[1].decode("utf-8", "replace") if value else ""
    return b"" if _is_odd(cell[1].decode("ascii"), raw) else cell[0]
