from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import Observation
from chytrejsi.sheet.decide.decisions import Decided, Known, decide
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Reread, Submission, judge, read_again
from sheetcase import (
    GUARANTOR,
    PERIOD,
    Cells,
    address,
    dataset_of,
    filled,
    make_workspace,
    opened,
    saved,
    sheet_of,
    template,
)

VALUE, COMMENT = ("indicators", "EN-01", "value"), ("indicators", "EN-01", "comment")
STATE = ("indicators", "EN-01", "state")
SHARE = ("indicators", "EN-02", "value")
DAY = ("indicators", "EN-01", "date")
ACTIVITY = ("activities", "energie/A1", "status")
SUMMARY = ("activities", "energie:summary", "text")
Events = tuple[tuple[str, str, str], ...]


class People:
    """Several people of one guarantor, each of whom fills in a copy of the same template."""

    def __init__(self, folder: Path) -> None:
        self.dataset: Dataset = dataset_of(make_workspace(folder))
        self.sent: dict[str, Incoming] = {}

    @cached_property
    def blank(self) -> bytes:
        """The template that all of them were sent."""
        return template(self.dataset, GUARANTOR)

    def send(self, name: str, cells: Cells, events: Events = ()) -> None:
        """Fill in one copy; an event is its kind, day and title."""
        data = filled(self.blank, cells)
        if events:
            book = opened(data)
            sheet = sheet_of(book, "events")
            columns = [cell.value for cell in sheet[1]]
            for row, event in enumerate(events, 5):
                for column, value in zip(("kind", "date", "title"), event, strict=True):
                    sheet.cell(row, columns.index(column) + 1).value = value
            data = saved(book)
        self.sent[name] = Incoming(name, data, f"digest of {name}")

    def decide(self) -> Mapping[str, Decided]:
        """Collect all that was sent in one run."""
        rounds = Rounds(self.dataset)

        def again(submission: Submission) -> Reread:
            return read_again(self.sent[submission.file], rounds)

        known = Known(self.dataset, (), date(2026, 2, 1), lambda _sha256: "", again)
        judged = [judge(each, rounds) for each in self.sent.values()]
        return {each.submission.file: each for each in decide(judged, PERIOD, known)}


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path)


def told(decided: Mapping[str, Decided]) -> dict[str, tuple[str, set[str]]]:
    return {
        name: (each.outcome.value, {finding.code for finding in each.submission.findings})
        for name, each in decided.items()
    }


def observed(decided: Mapping[str, Decided]) -> Observation:
    (joined,) = (
        each.submission.observation for each in decided.values() if each.submission.observation
    )
    return joined


def test_what_two_people_filled_in_becomes_one_observation(people: People) -> None:
    people.send("a", {VALUE: 7, ACTIVITY: "dokončeno"})
    people.send("b", {VALUE: "7,0", COMMENT: "včetně škol", SHARE: 20, SUMMARY: "Hotovo."})
    decided = people.decide()
    assert told(decided) == {
        "a": ("accepted", {"SUBMITTED_JOINED"}),
        "b": ("accepted", {"SUBMITTED_JOINED"}),
    }
    joined = observed(decided)
    count, share = joined.values
    assert (count.value, count.comment, count.workbook) == ("7", "včetně škol", "digest of a")
    assert (share.value, share.workbook, share.cell) == ("20", "digest of b", "Indikátory!H6")
    assert joined.activities[0].workbook == "digest of a"
    assert joined.narratives["energie"].summary == "Hotovo."
    (copy,) = decided["a"].submission.copies
    assert (copy.file, copy.sha256) == ("b", "digest of b")


def test_only_cells_that_two_filled_in_differently_are_conflicts(people: People) -> None:
    people.send("a", {VALUE: 7, SHARE: 20})
    people.send("b", {VALUE: 8, SHARE: 20, SUMMARY: "Hotovo."})
    decided = people.decide()
    assert told(decided) == {
        "a": ("refused", {"COPIES_DIFFER"}),
        "b": ("refused", {"COPIES_DIFFER"}),
    }
    (finding,) = decided["a"].submission.findings
    assert str(finding.place) == "a:Indikátory!H5"
    assert finding.values == {"value": 7, "other": 8, "there": "b:Indikátory!H5"}
    cells = decided["b"].submission.cells
    assert (cells.filled, cells.accepted, cells.refused) == (3, 2, 1)


def test_days_that_stand_against_each_other_are_told_as_days(people: People) -> None:
    for name, number in (("a", 30), ("b", 31)):
        people.send(name, {VALUE: 7, DAY: date(2025, 12, number)})
    (finding,) = people.decide()["a"].submission.findings
    told_as = {"value": date(2025, 12, 30), "other": date(2025, 12, 31)}
    assert {name: finding.values[name] for name in told_as} == told_as


def test_three_copies_are_joined_as_two_are(people: People) -> None:
    people.send("a", {VALUE: 7})
    people.send("b", {SHARE: 20})
    people.send("c", {ACTIVITY: "dokončeno"})
    decided = people.decide()
    assert {outcome for outcome, _codes in told(decided).values()} == {"accepted"}
    assert [each.file for each in decided["a"].submission.copies] == ["b", "c"]
    assert len(observed(decided).values) == 2


def test_of_three_of_which_two_differ_none_is_taken(people: People) -> None:
    people.send("a", {VALUE: 7})
    people.send("b", {VALUE: 8})
    people.send("c", {SHARE: 20})
    assert told(people.decide()) == {
        "a": ("refused", {"COPIES_DIFFER"}),
        "b": ("refused", {"COPIES_DIFFER"}),
        "c": ("refused", {"SUBMITTED_TWICE"}),
    }


def test_what_holds_for_one_workbook_holds_for_the_joined_one(people: People) -> None:
    people.send("a", {VALUE: 7})
    people.send("b", {STATE: "nesleduje se", COMMENT: "zrušeno", SHARE: 20})
    decided = people.decide()
    assert told(decided) == {
        "a": ("refused", {"SUBMITTED_TWICE"}),
        "b": ("refused", {"STATE_CONTRADICTS"}),
    }


def test_one_may_give_the_value_and_another_its_reason(people: People) -> None:
    people.send("a", {STATE: "nesleduje se", SHARE: 20})
    people.send("b", {COMMENT: "zrušeno"})
    decided = people.decide()
    assert told(decided) == {
        "a": ("accepted", {"SUBMITTED_JOINED"}),
        "b": ("accepted", {"SUBMITTED_JOINED"}),
    }
    assert observed(decided).values[0].comment == "zrušeno"


def test_what_nobody_completes_stays_refused_and_is_told_in_the_other(people: People) -> None:
    people.send("a", {SHARE: 20})
    people.send("b", {COMMENT: "zrušeno"})
    decided = people.decide()
    assert told(decided) == {
        "a": ("accepted", {"COPY_REFUSED"}),
        "b": ("refused", {"ROW_INCOMPLETE"}),
    }
    assert [each.value for each in observed({"a": decided["a"]}).values] == ["20"]


def test_a_copy_with_other_mistakes_is_told_in_the_one_that_is_taken(people: People) -> None:
    people.send("a", {VALUE: 7})
    people.send("b", {SHARE: "asi 20"})
    people.send("c", {ACTIVITY: "dokončeno"})
    decided = people.decide()
    assert told(decided) == {
        "a": ("accepted", {"SUBMITTED_JOINED", "COPY_REFUSED"}),
        "b": ("refused", {"CELL_NUMBER"}),
        "c": ("accepted", {"SUBMITTED_JOINED", "COPY_REFUSED"}),
    }


def test_rows_that_nobody_asked_for_are_united(people: People) -> None:
    award, fair = ("ocenění", "12. 5. 2025", "Cena"), ("ocenění", "1. 6. 2025", "Veletrh")
    people.send("a", {VALUE: 7}, (award,))
    people.send("b", {VALUE: 7}, (fair, award))
    decided = people.decide()
    titles = [(each.title, each.workbook) for each in observed(decided).events]
    assert titles == [("Cena", "digest of a"), ("Veletrh", "digest of b")]


def test_one_that_repeats_another_is_known_again(people: People) -> None:
    people.send("a", {VALUE: 7})
    people.send("b", {VALUE: 7})
    people.send("c", {SHARE: 20})
    decided = people.decide()
    assert {name: outcome for name, (outcome, _codes) in told(decided).items()} == {
        "a": "accepted",
        "b": "ignored",
        "c": "accepted",
    }
    assert [each.file for each in decided["a"].submission.copies] == ["c", "b"]


def test_the_order_of_arrival_changes_no_answer(people: People) -> None:
    people.send("a", {VALUE: Decimal(7), ACTIVITY: "dokončeno"})
    people.send("b", {SHARE: 20, COMMENT: "včetně škol"})
    first = observed(people.decide())
    people.sent = dict(reversed(people.sent.items()))
    assert observed(people.decide()) == first


def test_a_cell_is_told_by_its_place_wherever_its_row_was_moved(people: People) -> None:
    people.send("a", {VALUE: 7})
    book = opened(filled(people.blank, {VALUE: 8}))
    sheet = sheet_of(book, "indicators")
    one, two = (int(address(sheet, key, "value")[1:]) for key in ("EN-01", "EN-02"))
    for column in range(1, sheet.max_column + 1):
        upper, lower = sheet.cell(one, column), sheet.cell(two, column)
        upper.value, lower.value = lower.value, upper.value
    people.sent["b"] = Incoming("b", saved(book), "digest of b")
    decided = people.decide()
    (finding,) = decided["a"].submission.findings
    assert finding.values["there"] == f"b:Indikátory!H{two}"
