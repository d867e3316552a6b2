import re
from datetime import date
from pathlib import Path

import pytest

from chytrejsi.language import NBSP, language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.sheet.columns import (
    ACTIVITIES,
    EVENTS,
    INDICATORS,
    NARRATIVES,
    PROJECTS,
    SHEETS,
    Asked,
    Choices,
    words_of,
)
from chytrejsi.sheet.form import Form, Round, Row
from sheetcase import FILES, dataset_of, form_of, make_workspace


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


def rows(form: Form, sheet_id: str = "indicators") -> dict[str, Row]:
    table = next(each for each in form.tables if each.sheet.id == sheet_id)
    return {row.key: row for row in table.rows}


def asked(dataset: Dataset, period: str, card: str = "EN-01") -> str:
    return rows(form_of(dataset, "odbor-energetiky", Period.parse(period)))[card].locked["question"]


def test_each_guarantor_is_asked_only_for_its_own(dataset: Dataset) -> None:
    round_ = Round.of(dataset, Period(2025))
    assert round_ is not None
    assert round_.guarantors == ("koordinator", "odbor-energetiky", "odbor-informatiky")
    energy = form_of(dataset, "odbor-energetiky")
    assert list(rows(energy)) == ["EN-01", "EN-02", "EN-03", "EN-04", "EN-05"]
    assert list(rows(energy, "projects")) == ["fve"]
    assert set(rows(energy, "activities")) == {
        *("energie/A1", "energie/A2"),
        *(f"energie:{name}" for name in NARRATIVES),
    }
    # a contributor answers for the indicator, but not for the area
    contributor = form_of(dataset, "odbor-informatiky")
    assert list(rows(contributor)) == ["EN-05"]
    assert rows(contributor, "activities") == {}


def test_what_has_no_known_guarantor_goes_to_the_coordinator(dataset: Dataset) -> None:
    form = form_of(dataset, "koordinator")
    assert form.doubtful == ("Datový portál",)
    assert list(rows(form)) == ["PO-01"]
    assert form_of(dataset, "odbor-energetiky").doubtful == ()


def test_a_former_id_is_the_unit_that_it_became(tmp_path: Path) -> None:
    name = "indicators/catalogue/PO-01.yaml"
    space = make_workspace(tmp_path, {name: FILES[name] + "guarantor: odbor-vypoctu\n"})
    assert set(rows(form_of(dataset_of(space), "odbor-informatiky"))) == {"EN-05", "PO-01"}


def bound(text: str) -> str:
    """Bind the parts of a date, as a cell must not break them across its lines."""
    return re.sub(r"(?<=\d\.) (?=\d)", NBSP, text)


def test_what_is_known_stands_in_the_locked_cells(dataset: Dataset) -> None:
    form = form_of(dataset, "odbor-energetiky")
    first = rows(form)["EN-01"].locked
    assert first["baseline"] == bound("15\nk\u00a030. 6. 2024")
    assert first["target"].splitlines() == ["30", bound("do 31. 12. 2026 (nepotvrzeno)")]
    assert first["last"] == "4\nza 2024"
    assert first["unit"] == "ks"
    second = rows(form)["EN-02"].locked
    assert (second["baseline"].splitlines()[0], second["unit"]) == ("12,5", "%")
    assert second["target"] == "nestanoven"
    assert second["last"].splitlines()[0] == "18,5"
    assert rows(form)["EN-03"].locked["last"] == "–"
    assert rows(form, "activities")["energie/A1"].locked["last"] == "probíhá"
    assert rows(form, "activities")["energie/A1"].locked["dates"] == bound(
        "1. 3. 2024 –\n30. 6. 2026"
    )
    assert rows(form, "projects")["fve"].locked["last"] == "v přípravě"
    assert form.due == date(2026, 1, 31)


def test_the_question_says_what_the_value_covers(dataset: Dataset) -> None:
    assert asked(dataset, "2025") == "přírůstek za rok 2025"
    assert asked(dataset, "2024") == bound("přírůstek od 1. 7. 2024 do 31. 12. 2024")
    assert asked(dataset, "2025-H1") == "přírůstek za 1. pololetí 2025 (nepovinné)"
    assert asked(dataset, "2025", "EN-02") == bound("stav k\u00a031. 12. 2025")
    assert asked(dataset, "2025", "EN-03") == bound("ano, nebo ne podle stavu k\u00a031. 12. 2025")
    assert asked(dataset, "2025", "EN-04") == bound("slovní hodnocení k\u00a031. 12. 2025")
    assert asked(dataset, "2025", "EN-05").startswith("celkem od začátku")


def test_a_year_that_has_half_years_says_that_it_covers_both(tmp_path: Path) -> None:
    name = "indicators/catalogue/EN-01.yaml"
    space = make_workspace(tmp_path, {name: FILES[name] + "frequency: half_yearly\n"})
    assert asked(dataset_of(space), "2025") == "přírůstek za celý rok 2025, obě pololetí dohromady"
    assert asked(dataset_of(space), "2025-H1") == "přírůstek za 1. pololetí 2025"


def test_in_a_half_year_annual_cards_come_last_and_are_optional(dataset: Dataset) -> None:
    form = form_of(dataset, "odbor-energetiky", Period(2025, 1))
    assert next(iter(rows(form))) == "EN-05"
    assert not rows(form)["EN-05"].optional
    assert all(row.optional for key, row in rows(form).items() if key != "EN-05")


def test_a_baseline_that_tells_the_value_is_not_asked_again(dataset: Dataset) -> None:
    form = form_of(dataset, "koordinator", Period(2024, 1))
    assert rows(form) == {}


def test_a_card_out_of_use_is_not_asked(tmp_path: Path) -> None:
    name = "indicators/catalogue/EN-02.yaml"
    space = make_workspace(tmp_path, {name: FILES[name] + "valid: {to: 2025-06-30}\n"})
    assert "EN-02" not in rows(form_of(dataset_of(space), "odbor-energetiky"))


def test_no_round_without_a_plan_in_force(dataset: Dataset) -> None:
    assert Round.of(dataset, Period(2023)) is None


def test_a_correction_changes_the_last_value(tmp_path: Path) -> None:
    correction = (
        'indicator: EN-01\nperiod: "2024"\nguarantor: odbor-energetiky\nexpect: 4\nvalue: 5\n'
        "date: 2025-03-01\nreason: přehlédnutí\n"
    )
    more = {"indicators/corrections/oprava.yaml": correction}

    def last() -> str:
        space = make_workspace(tmp_path, more)
        return rows(form_of(dataset_of(space), "odbor-energetiky"))["EN-01"].locked["last"]

    assert last() == "5\nza 2024"
    again = correction.replace("4\nvalue: 5\ndate: 2025-03", "5.0\nvalue: 6\ndate: 2025-04")
    more["indicators/corrections/a-znovu.yaml"] = again
    assert last() == "6\nza 2024"


def test_the_last_value_is_ones_own_whatever_one_was_called_then(tmp_path: Path) -> None:
    told = 'period: "{}"\nguarantor: {}\nvalues: [{{indicator: EN-05, value: {}}}]\n'
    files = {
        "indicators/observations/2024-H1/odbor-vypoctu.yaml": told.format(
            "2024-H1", "odbor-vypoctu", 3
        ),
        "indicators/observations/2024-H2/odbor-energetiky.yaml": told.format(
            "2024-H2", "odbor-energetiky", 5
        ),
    }
    dataset = dataset_of(make_workspace(tmp_path, files))
    for guarantor, value in (("odbor-informatiky", "3"), ("odbor-energetiky", "5")):
        last = rows(form_of(dataset, guarantor))["EN-05"].locked["last"]
        assert last.splitlines()[0] == value


def test_inputs_ask_for_what_the_measure_says(dataset: Dataset) -> None:
    kinds = [row.asked["value"] for row in rows(form_of(dataset, "odbor-energetiky")).values()]
    assert kinds == [Asked.NUMBER, Asked.PERCENT, Asked.YES_NO, Asked.TEXT, Asked.NUMBER]


def test_pieces_that_are_levels_cannot_be_negative(dataset: Dataset) -> None:
    counted = {
        row.key for row in rows(form_of(dataset, "odbor-energetiky")).values() if row.counted
    }
    assert counted == {"EN-05"}  # an increment may be a correction


def test_areas_of_one_name_can_be_told_apart(tmp_path: Path) -> None:
    twin = FILES["plan/vk1/fiches/energie.yaml"].replace("id: energie", "id: energie-2", 1)
    space = make_workspace(tmp_path, {"plan/vk1/fiches/energie-2.yaml": twin})
    titles = form_of(dataset_of(space), "odbor-energetiky").fiches.values()
    assert len(set(titles)) == 2


@pytest.mark.parametrize("code", ["cs", "en"])
@pytest.mark.parametrize("choices", [each for each in Choices if each is not Choices.FICHES])
def test_the_words_of_a_list_differ(code: str, choices: Choices) -> None:
    words = words_of(choices, language(code))
    folded = {" ".join(word.split()).casefold() for word in words.values()}
    assert len(folded) == len(words)


def test_ids_of_sheets_and_columns_differ() -> None:
    assert len({sheet.id for sheet in SHEETS}) == len(SHEETS)
    for sheet in SHEETS:
        assert len({column.id for column in sheet.columns}) == len(sheet.columns)
        assert set(sheet.required) <= {column.id for column in sheet.inputs}
    assert ACTIVITIES.marker != PROJECTS.marker != INDICATORS.marker != EVENTS.marker


def test_a_long_earlier_text_is_shortened_with_a_mark(tmp_path: Path) -> None:
    name = "indicators/observations/2024/odbor-energetiky.yaml"
    told = FILES[name].replace(
        "values:\n", f"values:\n  - {{indicator: EN-04, value: {'slovo ' * 40}}}\n"
    )
    space = make_workspace(tmp_path, {name: told})
    last = rows(form_of(dataset_of(space), "odbor-energetiky"))["EN-04"].locked["last"]
    assert last.endswith("…")
    assert len(last) < 100


def test_milestones_of_an_activity_are_told_beside_its_dates(tmp_path: Path) -> None:
    name = "plan/vk1/fiches/energie.yaml"
    plain = "{id: A2, title: Posouzení střech}"
    steps = "milestones: [{id: M1, title: Posudek, date: 2025-09-30}]"
    given = FILES[name].replace(plain, f"{plain[:-1]}, {steps}}}")
    form = form_of(dataset_of(make_workspace(tmp_path, {name: given})), "odbor-energetiky")
    dates = rows(form, "activities")["energie/A2"].locked["dates"].replace(NBSP, " ")
    assert dates.splitlines() == [
        "–",
        "Milníky (dosažení zapište na list Komunikace a trendy jako milník s tímto názvem):",
        "• Posudek 30. 9. 2025",
    ]
