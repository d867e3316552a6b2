"""Parts of a value in a workbook: numerator, denominator, categories, and words of a scale."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chytrejsi.findings import Rule
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import ReportedValue
from chytrejsi.sheet.decide.difference import changes_of
from chytrejsi.sheet.form import Row
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from chytrejsi.store.load import load
from inboxcase import Inbox
from sheetcase import CARD, Cells, dataset_of, filled, form_of, make_workspace, template

GUARANTOR = "odbor-energetiky"
ASKING = "ask_parts: true\n"
SHARE = "numerator: budovy v systému\ndenominator: všechny budovy\n"
BREAKDOWN = "disaggregation:\n  - {dimension: budova, categories: [úřad, škola]}\n"


def energy(number: str, measure: str, accumulation: str, more: str) -> str:
    return CARD.format(
        id=f"EN-{number}",
        title=f"Ukazatel {number}",
        fiche="energie",
        measure=measure,
        accumulation=accumulation,
        more=more,
    )


CARDS = {
    "indicators/catalogue/EN-02.yaml": energy("02", "percent", "point_in_time", SHARE + ASKING),
    "indicators/catalogue/EN-05.yaml": energy(
        "05", "number", "increment", "unit: {label: ks, code: C62}\n" + BREAKDOWN + ASKING
    ),
    "indicators/catalogue/EN-06.yaml": energy(
        "06", "ordinal", "point_in_time", "scale: [nízká, střední, vysoká]\n"
    ).replace("direction: increase\n", ""),
}
EVERYTHING: Cells = {
    ("indicators", "EN-02", "value"): 33.3,
    ("indicators", "EN-02:n", "value"): "1 000",
    ("indicators", "EN-02:d", "value"): 3000,
    ("indicators", "EN-05", "value"): 7,
    ("indicators", "EN-05:1.1", "value"): 3,
    ("indicators", "EN-05:1.2", "value"): 4,
    ("indicators", "EN-06", "value"): "Střední",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj"), CARDS))


def rows(dataset: Dataset) -> dict[str, Row]:
    form = form_of(dataset, GUARANTOR)
    table = next(each for each in form.tables if each.sheet.id == "indicators")
    return {row.key: row for row in table.rows}


def read(dataset: Dataset, cells: Cells, sent: Dataset | None = None) -> Submission:
    data = filled(template(sent or dataset, GUARANTOR), cells)
    return judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))


def codes(submission: Submission) -> set[str]:
    return {finding.code for finding in submission.findings}


def values(submission: Submission) -> dict[str, ReportedValue]:
    assert submission.observation, codes(submission)
    return {value.indicator: value for value in submission.observation.values}


def test_parts_are_asked_for_below_the_card_that_wants_them(dataset: Dataset) -> None:
    asked = rows(dataset)
    assert list(asked) == [
        *("EN-01", "EN-02", "EN-02:n", "EN-02:d", "EN-03", "EN-04"),
        *("EN-05", "EN-05:1.1", "EN-05:1.2", "EN-06"),
    ]
    assert asked["EN-02:n"].locked["title"] == "čitatel: budovy v systému"
    assert "škola" in asked["EN-05:1.2"].locked["title"]
    assert asked["EN-05:1.2"].locked["unit"] == "ks"
    assert set(asked["EN-05:1.2"].asked) == {"value"}
    assert asked["EN-05:1.2"].optional


def test_without_the_wish_no_cell_of_the_workbook_is_another(tmp_path: Path) -> None:
    plain = {name: text.replace(ASKING, "") for name, text in CARDS.items()}
    bare = {name: text.replace(SHARE, "").replace(BREAKDOWN, "") for name, text in plain.items()}
    made = [
        template(dataset_of(make_workspace(tmp_path / name, cards)), GUARANTOR)
        for name, cards in (("plain", plain), ("bare", bare))
    ]
    assert made[0] == made[1]


def test_parts_come_back_with_their_value(dataset: Dataset) -> None:
    found = values(read(dataset, EVERYTHING))
    assert (found["EN-02"].numerator, found["EN-02"].denominator) == (Decimal(1000), Decimal(3000))
    assert [(each.dimension, each.category, each.value) for each in found["EN-05"].parts] == [
        ("budova", "úřad", "3"),
        ("budova", "škola", "4"),
    ]
    assert found["EN-06"].value == "střední"
    assert (found["EN-06"].raw, found["EN-06"].normalised) == ("Střední", ("spelling",))


def test_every_filled_cell_of_parts_is_accounted_for(dataset: Dataset) -> None:
    submission = read(dataset, EVERYTHING)
    assert submission.cells.filled == len(EVERYTHING)
    assert submission.cells.accepted + submission.cells.normalised == len(EVERYTHING)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("EN-05:1.1", "cca 3", "CELL_NUMBER"),
        ("EN-05:1.1", "–", "CELL_NUMBER"),
        ("EN-02:n", "12 %", "CELL_PERCENT"),
        ("EN-06", "průměrná", "CELL_CHOICE"),
        ("EN-06", 2, "CELL_CHOICE"),
    ],
)
def test_a_part_is_read_as_strictly_as_a_value(
    dataset: Dataset, cell: str, value: object, code: str
) -> None:
    cells = {**EVERYTHING, ("indicators", cell, "value"): value}
    assert code in codes(read(dataset, cells))


def test_a_part_without_its_whole_is_refused(dataset: Dataset) -> None:
    cells = {key: value for key, value in EVERYTHING.items() if key[1] != "EN-05"}
    assert Rule.PART_ALONE.name in codes(read(dataset, cells))


def test_the_words_of_a_scale_are_offered_as_a_list(dataset: Dataset) -> None:
    book = load_workbook(io.BytesIO(template(dataset, GUARANTOR)))
    lists = {
        rule.formula1
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert '"nízká,střední,vysoká"' in lists


def test_a_workbook_that_was_sent_before_parts_were_asked_for_is_taken(
    tmp_path: Path, dataset: Dataset
) -> None:
    plain = {name: text.replace(ASKING, "") for name, text in CARDS.items()}
    sent = dataset_of(make_workspace(tmp_path, plain))
    cells: Cells = {key: each for key, each in EVERYTHING.items() if ":" not in key[1]}
    submission = read(dataset, cells, sent)
    assert not submission.refused, codes(submission)
    assert values(submission)["EN-05"].parts == ()


def test_categories_that_changed_places_are_still_known(tmp_path: Path, dataset: Dataset) -> None:
    turned = {name: text.replace("úřad, škola", "škola, úřad") for name, text in CARDS.items()}
    today = dataset_of(make_workspace(tmp_path, turned))
    parts = values(read(today, EVERYTHING, dataset))["EN-05"].parts
    assert {each.category: each.value for each in parts} == {"úřad": "3", "škola": "4"}


def test_a_part_that_changed_is_told_as_a_change(dataset: Dataset) -> None:
    again = {**EVERYTHING, ("indicators", "EN-05:1.1", "value"): 2}
    was, now = (read(dataset, cells).observation for cells in (EVERYTHING, again))
    assert was
    assert now
    (change,) = changes_of(was, now)
    assert (change.id, change.old, change.new) == ("EN-05:budova/úřad", "3", "2")


def test_parts_are_written_and_wrong_ones_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = Inbox(tmp_path, capsys)
    inbox.lay(CARDS)
    inbox.put("a.xlsx", {**EVERYTHING, ("indicators", "EN-02:d", "value"): 2500})
    told = inbox.collect(code=1)
    (found,) = [
        each for each in told["workbooks"][0]["findings"] if each["code"] == "RATIO_DIFFERS"
    ]
    assert found["cell"]
    inbox.put("a.xlsx", EVERYTHING)
    inbox.collect()
    written = load(inbox.space)
    assert not written.findings
    assert written.dataset
    value = written.dataset.observations[f"2025/{GUARANTOR}"].values[0]
    assert (value.numerator, value.denominator) == (Decimal(1000), Decimal(3000))
    assert "numerator: 1000" in inbox.observation()
