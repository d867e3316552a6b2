import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped] # it ships no types

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.report.palette import INPUT_FILL
from chytrejsi.sheet.columns import SHEETS
from chytrejsi.sheet.write.workbook import write_workbook
from running import SOURCE_TREE
from sheetcase import DAY, FILES, address, dataset_of, form_of, make_workspace, opened, sheet_of

TITLES = ["Pokyny", "Aktivity", "Projekty", "Indikátory", "Komunikace a trendy", "Návrhy změn"]
ENGLISH = FILES["plan/concept.yaml"] + "language: en\n"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def data(dataset: Dataset) -> bytes:
    return write_workbook(form_of(dataset, "odbor-energetiky"), DAY)


@pytest.fixture
def book(data: bytes) -> Workbook:
    return opened(data)


def test_the_sheets_are_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == [*TITLES, "_meta"]
    assert book["_meta"].sheet_state == "hidden"


def test_each_sheet_is_marked_and_has_the_ids_of_its_columns(book: Workbook) -> None:
    for contract in SHEETS:
        sheet = sheet_of(book, contract.id)
        ids = [cell.value for cell in sheet[1]]
        assert ids == [contract.marker, *(column.id for column in contract.columns[1:])]
        assert sheet.row_dimensions[1].hidden


def unlocked(sheet: Worksheet) -> set[str]:
    return {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }


def test_only_inputs_are_unlocked_and_all_of_them_are_coloured(book: Workbook) -> None:
    sheet = sheet_of(book, "indicators")
    inputs = {f"{letter}{row}" for letter in "HJKLM" for row in range(5, 10)}
    assert unlocked(sheet) == inputs
    for name in inputs:
        assert sheet[name].fill.fgColor.rgb == "FF" + INPUT_FILL[1:]
    activities = sheet_of(book, "activities")
    assert address(activities, "energie:summary", "text") in unlocked(activities)
    assert address(activities, "energie:summary", "status") not in unlocked(activities)
    assert unlocked(book["Pokyny"]) == set()


def test_sheets_are_protected_without_a_password(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.formatColumns
        assert not sheet.protection.sort
    assert book.security.lockStructure


def test_there_is_nothing_to_run_and_nobody_named(data: bytes, book: Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        text = b"".join(package.read(name) for name in names)
    assert not [name for name in names if "vba" in name or "externalLink" in name]
    assert b"<f>" not in text
    assert b"openpyxl" not in text
    assert b"creator" not in text
    assert book.properties.title == "Podklady pro zprávu: 2025 – Odbor energetiky a budov"


def test_lists_and_limits_speak_the_workbooks_language(book: Workbook) -> None:
    checks = sheet_of(book, "indicators").data_validations.dataValidation
    kinds = sorted((str(each.sqref), each.type) for each in checks)
    assert kinds == [
        ("H5 H9", "decimal"),
        ("H6", "decimal"),
        ("H7", "list"),
        ("J5:J9", "date"),
        ("K5:K9", "list"),
    ]
    assert all(
        "Vyberte" in each.prompt or "Napište" in each.prompt or "Den" in each.prompt
        for each in checks
    )


@pytest.mark.parametrize("files", [{}, {"plan/concept.yaml": ENGLISH}], ids=["cs", "en"])
def test_messages_fit_into_what_excel_allows(tmp_path: Path, files: dict[str, str]) -> None:
    dataset = dataset_of(make_workspace(tmp_path, files))
    book = opened(write_workbook(form_of(dataset, "odbor-energetiky"), DAY))
    for sheet in book.worksheets:
        assert len(sheet.title) <= 31
        for each in sheet.data_validations.dataValidation:
            assert each.prompt[-1] == "."
            assert each.error[-1] == "."
            assert max(len(each.prompt), len(each.error)) < 255
            assert max(len(each.promptTitle), len(each.errorTitle)) <= 32
    for name, defined in book.defined_names.items():
        assert len(defined.attr_text) <= 255, name


def test_a_fictional_region_says_so_on_every_sheet(dataset: Dataset, tmp_path: Path) -> None:
    def said(which: Dataset) -> list[bool]:
        book = opened(write_workbook(form_of(which, "odbor-energetiky"), DAY))
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        texts = [
            " ".join(str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row)
            for sheet in visible
        ]
        return ["smyšlené" in text for text in texts]

    assert said(dataset) == [True] * 6
    real = {"plan/concept.yaml": FILES["plan/concept.yaml"].replace("fictional: true\n", "")}
    assert said(dataset_of(make_workspace(tmp_path, real))) == [False] * 6


def test_the_coordinator_is_told_what_has_no_guarantor(dataset: Dataset) -> None:
    def text(guarantor: str) -> str:
        sheet = opened(write_workbook(form_of(dataset, guarantor), DAY))["Pokyny"]
        return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)

    assert "není potvrzen garant" in text("koordinator")
    assert "Datový portál" in text("koordinator")
    assert "není potvrzen garant" not in text("odbor-energetiky")


def test_print_set_up(book: Workbook) -> None:
    for contract in SHEETS:
        sheet = sheet_of(book, contract.id)
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.center.text)
        assert str(sheet.freeze_panes).endswith("5")


def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    name = "indicators/catalogue/EN-01.yaml"
    odd = FILES[name].replace("title: Elektroměry", "title: =1+1 Elektroměry")
    dataset = dataset_of(make_workspace(tmp_path, {name: odd}))
    sheet = sheet_of(
        opened(write_workbook(form_of(dataset, "odbor-energetiky"), DAY)), "indicators"
    )
    assert sheet["B5"].value == "=1+1 Elektroměry s dálkovým odečtem"


def test_the_same_form_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    script = (
        "import sys, hashlib; sys.path.insert(0, 'tests')\n"
        "from pathlib import Path\n"
        "from chytrejsi.workspace import Workspace\n"
        "from sheetcase import dataset_of, template\n"
        f"data = template(dataset_of(Workspace(Path({str(tmp_path)!r}))), 'odbor-energetiky')\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=SOURCE_TREE,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(sums) == 1


def test_an_empty_sheet_says_that_nothing_is_asked(dataset: Dataset) -> None:
    book = opened(write_workbook(form_of(dataset, "odbor-informatiky", Period(2025)), DAY))
    assert book["Projekty"]["A3"].value.endswith("Tentokrát zde není třeba nic vyplnit.")


def test_the_validator_finds_no_error(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sesit.xlsx"
    file.write_bytes(data)
    result = OpenXmlValidator().validate(file)
    # openpyxl stores texts in the cells and not in a list of their own, which Excel mends
    told = [each.description for each in result.errors]
    assert [each for each in told if "inline-string" not in each] == []
