"""A small fictional workspace for the tests of workbooks, and hands that fill workbooks in."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.sheet.form import Form, Round
from chytrejsi.sheet.write.workbook import write_workbook
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace

DAY = date(2026, 1, 5)
PERIOD = Period(2025)

CARD = """\
id: {id}
title: {title}
definition: Smyšlený ukazatel {id} pro zkoušky.
plan: vk1
fiche: {fiche}
kind: output
measure: {measure}
direction: increase
accumulation: {accumulation}
{more}"""

FILES = {
    "plan/concept.yaml": """\
id: vk
title: Chytřejší Vzorový kraj
region: {name: Vzorový kraj}
fictional: true
coordinator: koordinator
strategic_objectives: [{id: "1", title: Zrychlit}]
objectives: [{id: "1.1", title: Rychlejší úřad, strategic: "1"}]
areas: [{id: energetika, title: Energetika}, {id: verejna-sprava, title: Veřejná správa}]
""",
    "plan/organisation.yaml": """\
units:
  - {id: koordinator, title: Oddělení koordinace}
  - {id: odbor-energetiky, title: Odbor energetiky a budov}
  - {id: odbor-informatiky, title: Odbor informatiky, former_ids: [odbor-vypoctu]}
  - {id: odbor-bez-prace, title: Odbor bez úkolů}
""",
    "plan/vk1/plan.yaml": """\
id: vk1
title: Akční plán Vzorového kraje 2024–2026
period: {from: 2024-01-01, to: 2026-12-31}
approved: 2024-02-01
collection: [{period: "2025", due: 2026-01-31}]
""",
    "plan/vk1/fiches/energie.yaml": """\
id: energie
plan: vk1
title: Energetický management, budovy & voda
area: energetika
guarantor: odbor-energetiky
objectives: ["1.1"]
activities:
  - {id: A1, title: Osazení elektroměrů s dálkovým odečtem, from: 2024-03-01, to: 2026-06-30}
  - {id: A2, title: Posouzení střech}
""",
    "plan/vk1/fiches/portal.yaml": """\
id: portal
plan: vk1
title: Datový portál
area: verejna-sprava
objectives: ["1.1"]
to_confirm: [guarantor]
activities: [{id: P1, title: Nové datové sady}]
""",
    "plan/pipeline/fve.yaml": """\
id: fve
title: Fotovoltaika na střeše vzorové školy
plan: vk1
fiches: [energie]
""",
    "indicators/catalogue/EN-01.yaml": CARD.format(
        id="EN-01",
        title="Elektroměry s dálkovým odečtem",
        fiche="energie",
        measure="number",
        accumulation="increment",
        more="unit: {label: ks, code: C62}\n"
        "baseline: {date: 2024-06-30, value: 15}\n"
        "target: {date: 2026-12-31, value: 30, confirmed: false}\n",
    ),
    "indicators/catalogue/EN-02.yaml": CARD.format(
        id="EN-02",
        title="Podíl budov s energetickým managementem",
        fiche="energie",
        measure="percent",
        accumulation="point_in_time",
        more="baseline: {date: 2023-12-31, value: 12.5}\n",
    ),
    "indicators/catalogue/EN-03.yaml": CARD.format(
        id="EN-03",
        title="Zaveden nepřetržitý dohled",
        fiche="energie",
        measure="boolean",
        accumulation="point_in_time",
        more="",
    ),
    "indicators/catalogue/EN-04.yaml": CARD.format(
        id="EN-04",
        title="Spokojenost správců budov",
        fiche="energie",
        measure="qualitative",
        accumulation="point_in_time",
        more="",
    ),
    "indicators/catalogue/EN-05.yaml": CARD.format(
        id="EN-05",
        title="Osazené vodoměry",
        fiche="energie",
        measure="number",
        accumulation="cumulative",
        more="unit: {label: ks, code: C62}\nfrequency: half_yearly\n"
        "contributors: [odbor-informatiky]\n",
    ),
    "indicators/catalogue/PO-01.yaml": CARD.format(
        id="PO-01",
        title="Datové sady",
        fiche="portal",
        measure="number",
        accumulation="cumulative",
        more="unit: {label: sad}\nbaseline: {date: 2024-06-30, value: 13}\n",
    ),
    "indicators/observations/2024/odbor-energetiky.yaml": """\
period: "2024"
guarantor: odbor-energetiky
received: {file: smysleny.xlsx, sha256: "0000", date: 2025-01-20}
values:
  - {indicator: EN-01, value: 4, date: 2024-12-31}
  - {indicator: EN-02, value: 18.5, date: 2024-12-31}
activities: [{fiche: energie, activity: A1, status: in_progress}]
projects: [{project: fve, state: preparation}]
""",
}


def make_workspace(folder: Path, more: Mapping[str, str] | None = None) -> Workspace:
    """Write the fictional workspace, with further or replaced files."""
    for name, text in {**FILES, **(more or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return Workspace(folder)


def dataset_of(space: Workspace) -> Dataset:
    """Load a workspace that has no mistakes."""
    loaded = load(space)
    assert loaded.dataset is not None
    assert not loaded.findings, [str(each.place) + each.message() for each in loaded.findings]
    return loaded.dataset


def form_of(dataset: Dataset, guarantor: str, period: Period = PERIOD) -> Form:
    """Make the form of one guarantor."""
    round_ = Round.of(dataset, period)
    assert round_ is not None
    return round_.form(guarantor)


def template(dataset: Dataset, guarantor: str, period: Period = PERIOD) -> bytes:
    """Write the workbook of one guarantor."""
    return write_workbook(form_of(dataset, guarantor, period), DAY)


def opened(data: bytes) -> Workbook:
    """Open a workbook."""
    return load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    """Give a workbook's bytes."""
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def sheet_of(book: Workbook, sheet_id: str) -> Worksheet:
    """Find a sheet by its marker."""
    for sheet in book.worksheets:
        if sheet["A1"].value == f"chytrejsi:{sheet_id}":
            return sheet
    raise AssertionError(sheet_id)


def address(sheet: Worksheet, key: str, column_id: str) -> str:
    """Find the cell of an item and a column."""
    header = [cell.value for cell in sheet[1]]
    rows = [row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 1).value == key]
    return str(sheet.cell(rows[0], header.index(column_id) + 1).coordinate)


Cells = Mapping[tuple[str, str, str], Any]


def filled(data: bytes, cells: Cells) -> bytes:
    """Fill in cells, each named by sheet, item and column; Decimals become numbers."""
    book = opened(data)
    for (sheet_id, key, column_id), value in cells.items():
        sheet = sheet_of(book, sheet_id)
        given = float(value) if isinstance(value, Decimal) else value
        sheet[address(sheet, key, column_id)].value = given
    return saved(book)


GUARANTOR = "odbor-energetiky"
GOOD: Cells = {("indicators", "EN-01", "value"): 7}
Change = Callable[[Workbook], None]


def collecting(  # noqa: PLR0913 - what differs between twins, each with what is right
    folder: Path,
    cells: Cells = GOOD,
    *,
    change: Change | None = None,
    repack: Callable[[bytes], bytes] | None = None,
    name: str = "2025_odbor-energetiky.xlsx",
    options: tuple[str, ...] = (),
    more: Mapping[str, str] | None = None,
    later: Mapping[str, str] | None = None,
) -> list[str]:
    """Write a workspace and a filled workbook, and give the arguments that collect it.

    `more` is there from the start, `later` replaces files after the template was written.
    """
    space = make_workspace(folder / "kraj", more)
    data = filled(template(dataset_of(space), GUARANTOR), cells)
    make_workspace(folder / "kraj", {**(more or {}), **(later or {})})
    if change is not None:
        data = changed(data, change)
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / name).write_bytes(repack(data) if repack else data)
    return [*collect(inbox, space), *options]


def collect(inbox: Path, space: Workspace) -> list[str]:
    """Give the arguments that collect a folder."""
    return ["collect", str(inbox), "--root", str(space.root), "--format", "json"]


def changed(data: bytes, change: Change) -> bytes:
    """Open a workbook, change it, save it."""
    book = opened(data)
    change(book)
    return saved(book)


def edit(sheet_id: str, cell: str, value: object, form: str = "") -> Change:
    """Give the change that writes into a cell by its name, with a number format if given."""

    def change(book: Workbook) -> None:
        target = sheet_of(book, sheet_id)[cell]
        target.value = value
        if form:
            target.number_format = form

    return change


def resigned(name: str, value: str) -> Change:
    """Give the change that puts a value into the signature, wherever it is carried."""

    def change(book: Workbook) -> None:
        meta = book["_meta"]
        row = next(row for row in range(1, 9) if meta.cell(row, 1).value == name)
        old = f"{name}={meta.cell(row, 2).value}"
        meta.cell(row, 2).value = value
        carrier = book.defined_names["chytrejsi_signature"]
        carrier.attr_text = carrier.attr_text.replace(old, f"{name}={value}")
        for each in book.custom_doc_props.props:  # type: ignore[attr-defined]
            each.value = each.value.replace(old, f"{name}={value}")

    return change


def templates(folder: Path) -> list[str]:
    """Write a workspace, and give the arguments that write the workbooks of one guarantor."""
    space = make_workspace(folder / "kraj")
    wanted = ["--period", "2025", "--guarantor", GUARANTOR]
    where = ["--output", str(folder / "sesity"), "--root", str(space.root)]
    return ["template", *wanted, *where, "--format", "json"]


OLE = bytes.fromhex("D0CF11E0A1B11AE1")
REWORDED = FILES["indicators/catalogue/EN-01.yaml"].replace("Smyšlený ukazatel", "Nový ukazatel")
REWORDED_OTHER = FILES["indicators/catalogue/EN-02.yaml"].replace("Smyšlený", "Nový")
Part = bytes | Callable[[bytes], bytes] | None


def repacked(data: bytes, parts: Mapping[str, Part]) -> bytes:
    """Replace, change (by a function), add, or take out (by None) parts of a package."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        names = dict.fromkeys([*old.namelist(), *parts])
        for each in names:
            there = old.read(each) if each in old.namelist() else b""
            part = parts.get(each, there)
            if part is not None:
                content = part(there) if callable(part) else part
                new.writestr(each, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def replacing(old: str, new: str) -> Callable[[bytes], bytes]:
    """Give the function that replaces a text, which must be there, in a part."""

    def replace(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode(), 1)

    return replace


def sheet_part(data: bytes, sheet_id: str) -> str:
    """Name the part of a sheet."""
    marker = f">chytrejsi:{sheet_id}<".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet") and marker in package.read(name):
                return name
    # its texts are kept in another part
    for number, sheet in enumerate(opened(data).worksheets, 1):
        if sheet["A1"].value == f"chytrejsi:{sheet_id}":
            return f"xl/worksheets/sheet{number}.xml"
    raise AssertionError(sheet_id)


def on_sheet(sheet_id: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """Give the function that replaces a text in the XML of a sheet."""

    def repack(data: bytes) -> bytes:
        return repacked(data, {sheet_part(data, sheet_id): replacing(old, new)})

    return repack


def recoded(part: bytes, encoding: str) -> bytes:
    """Write a part in another encoding, which it declares."""
    text = part.decode("utf-8")
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    return (declared + (text.partition("?>")[2] or text)).encode(encoding)


def crowded(data: bytes, cells: int) -> bytes:
    """Put cells with numbers onto a sheet of their own, 100 in a row."""
    columns = [letter + other for letter in "ABCD" for other in "ABCDEFGHIJKLMNOPQRSTUVWXY"]
    rows = (
        "".join(f'<c r="{column}{row}"><v>{row}.5</v></c>' for column in columns)
        for row in range(1, cells // len(columns) + 1)
    )
    inside = "".join(f'<row r="{row}">{each}</row>' for row, each in enumerate(rows, 1))
    book = opened(data)
    sheet = book.create_sheet("Jiné")
    sheet["A1"] = 1
    part = f"xl/worksheets/sheet{len(book.worksheets)}.xml"
    only = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    filling = f"<sheetData>{inside}</sheetData>".encode()
    return repacked(saved(book), {part: lambda old: only.sub(filling, old)})
