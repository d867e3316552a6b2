"""What several runs and several senders do to each other, through the whole command."""

import re

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.store.logbook import runs
from inboxcase import Inbox
from sheetcase import CARD, GUARANTOR, Cells, dataset_of, opened
from words import english_in

COUNT, SHARE = ("indicators", "EN-01", "value"), ("indicators", "EN-02", "value")
METERS, SETS = ("indicators", "EN-05", "value"), ("indicators", "PO-01", "value")
SUMMARY = ("activities", "energie:summary", "text")
OTHER, COORDINATOR = "odbor-informatiky", "koordinator"
GOOD: Cells = {COUNT: 7, SHARE: 20, SUMMARY: "Hotovo."}


def codes(workbook: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["code"] for each in workbook["findings"]]


def told(dataset: Dataset, guarantor: str = GUARANTOR) -> dict[str, object]:
    values = dataset.observations[f"2025/{guarantor}"].values
    return {each.indicator: each.value for each in values}


def at_noon(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    """Let it be noon of a day of January 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1767268800 + (day - 1) * 86400))


def test_the_same_again_says_when_it_was_taken(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_noon(monkeypatch, 20)
    inbox.put("a.xlsx", GOOD)
    assert inbox.collect()["workbooks"][0]["taken"] is None
    at_noon(monkeypatch, 25)
    (workbook,) = inbox.collect()["workbooks"]
    assert (workbook["status"], workbook["taken"]) == ("unchanged", "2026-01-20")
    assert "převzato již 20.\u00a01.\u00a02026" in inbox.say(inbox.folder)


def test_what_people_noted_in_the_file_stays_beside_its_values(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_noon(monkeypatch, 20)
    inbox.put("a.xlsx", GOOD)
    inbox.collect()
    plain = inbox.observation()
    lines = plain.splitlines()
    share = next(number for number, line in enumerate(lines) if "EN-02" in line)
    lines[share:share] = ["  # ověřeno telefonem", ""]
    lines[1:1] = ["# Odbor poslal sešit dvakrát."]
    path = inbox.space.observations / "2025" / f"{GUARANTOR}.yaml"
    path.write_text("\n".join([*lines, "# konec"]) + "\n", encoding="utf-8")
    at_noon(monkeypatch, 25)
    inbox.put("a.xlsx", {**GOOD, SHARE: 21, METERS: 3})
    (workbook,) = inbox.collect()["workbooks"]
    assert workbook["status"] == "accepted"
    now = inbox.observation().splitlines()
    assert now[1] == "# Odbor poslal sešit dvakrát."
    assert now[-1] == "# konec"
    at = now.index("  # ověřeno telefonem")
    assert now[at + 1] == ""
    assert "EN-02" in now[at + 2]
    assert told(dataset_of(inbox.space))["EN-02"] == "21"


def test_a_newer_one_shows_what_it_changes(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    at_noon(monkeypatch, 20)
    inbox.put("a.xlsx", {**GOOD, ("projects", "fve", "state"): "v realizaci"})
    inbox.collect()
    at_noon(monkeypatch, 25)
    inbox.put("a.xlsx", {COUNT: 9, SHARE: 20, ("projects", "fve", "state"): "dokončeno"})
    (workbook,) = inbox.collect("--dry-run")["workbooks"]
    assert workbook["taken"] == "2026-01-20"
    assert workbook["changes"] == [
        {"kind": "indicator", "id": "EN-01", "field": "value", "old": "7", "new": "9"},
        {
            "kind": "project",
            "id": "fve",
            "field": "state",
            "old": "implementation",
            "new": "completed",
        },
        {
            "kind": "narrative",
            "id": "energie:summary",
            "field": "text",
            "old": "Hotovo.",
            "new": None,
        },
    ]
    assert codes(workbook) == ["ANSWER_WITHDRAWN"]
    text = inbox.say(inbox.folder)
    assert "3 změny proti sešitu převzatému 20.\u00a01.\u00a02026:" in text
    assert "EN-01, Hodnota: 7 → 9" in text
    assert "fve, Stav řešení: v realizaci → dokončeno" in text
    assert english_in(text.replace("inbox", "")) == []
    # the first one stays: in the log, and as it came
    assert len(runs(inbox.space)) == 2
    assert len(list(inbox.space.received.iterdir())) == 2


def test_what_says_the_same_says_so(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    inbox.collect()
    inbox.put("a.xlsx", {COUNT: "7,0", SHARE: 20, SUMMARY: "Hotovo. "})
    assert "uvádí totéž co sešit převzatý" in inbox.say(inbox.folder)


def test_when_it_was_saved_is_kept_with_the_values(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", {COUNT: 7})
    modified = opened(path.read_bytes()).properties.modified
    inbox.collect()
    assert modified is not None
    assert f'saved: "{modified.isoformat(timespec="seconds")}"' in inbox.observation()


def test_two_copies_become_one_observation_and_are_known_again(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {COUNT: 7})
    inbox.put("b.xlsx", {SHARE: 20})
    first = inbox.collect()
    assert [each["status"] for each in first["workbooks"]] == ["accepted", "accepted"]
    written = dataset_of(inbox.space).observations[f"2025/{GUARANTOR}"]
    assert written.received is not None
    digests = [each["sha256"] for each in first["workbooks"]]
    assert list(written.received.digests) == digests
    assert [each.workbook for each in written.values] == digests
    assert {path.stem for path in inbox.space.received.iterdir()} == set(digests)
    before = inbox.tree()
    again = inbox.collect()
    assert [each["status"] for each in again["workbooks"]] == ["unchanged", "unchanged"]
    (inbox.folder / "a.xlsx").unlink()
    inbox.collect()
    assert inbox.tree() == before
    # and neither of them replaces what comes later
    old = (inbox.folder / "b.xlsx").read_bytes()
    inbox.put("b.xlsx", {COUNT: 9})
    inbox.collect()
    (inbox.folder / "b.xlsx").write_bytes(old)
    assert codes(inbox.collect(code=1)["workbooks"][0]) == ["SUBMITTED_OLDER"]


def test_copies_that_only_together_are_whole_are_kept_as_they_came(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {COUNT: 7})
    inbox.put("b.xlsx", {("indicators", "EN-01", "comment"): "včetně škol"})
    inbox.collect()
    assert len(list(inbox.space.received.iterdir())) == 2


def test_a_conflict_of_two_copies_leaves_everything_as_it_was(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {COUNT: 7})
    inbox.put("b.xlsx", {COUNT: 8})
    inbox.collect("--dry-run", code=1)
    collected = inbox.collect(code=1)
    assert [codes(each) for each in collected["workbooks"]] == [["COPIES_DIFFER"]] * 2
    assert not (inbox.space.observations / "2025").exists()
    text = inbox.say(inbox.folder, code=1)
    assert re.search(r"Zde je „7“, v souboru b\.xlsx:Indikátory!H5\s+je\s+však\s+„8“", text)
    assert max(len(line) for line in text.splitlines() if str(inbox.folder) not in line) <= 80


def test_of_two_guarantors_neither_wins(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {METERS: 40})
    inbox.put("b.xlsx", {METERS: 41}, OTHER)
    inbox.put("c.xlsx", {SETS: 14}, COORDINATOR)
    one, two, _third = inbox.collect(code=3)["workbooks"]
    assert codes(one) == codes(two) == ["VALUE_CONFLICT"]
    assert (one["findings"][0]["sheet"], one["findings"][0]["cell"]) == ("Indikátory", "H9")
    assert "v b.xlsx:Indikátory!H5" in one["findings"][0]["message"]
    assert "v a.xlsx:Indikátory!H9" in two["findings"][0]["message"]
    assert [path.stem for path in (inbox.space.observations / "2025").iterdir()] == [COORDINATOR]


def test_what_stands_already_stays(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {METERS: 40})
    inbox.collect()
    inbox.put("b.xlsx", {METERS: 41}, OTHER)
    _first, newcomer = inbox.collect(code=1)["workbooks"]
    assert codes(newcomer) == ["VALUE_CONFLICT"]
    assert "odbor-energetiky.yaml" in newcomer["findings"][0]["message"]
    assert told(dataset_of(inbox.space)) == {"EN-05": "40"}


def test_two_who_agree_on_another_value_replace_what_stands(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {METERS: 40})
    inbox.collect()
    inbox.put("a.xlsx", {METERS: 41})
    inbox.put("b.xlsx", {METERS: 41}, OTHER)
    inbox.collect()
    assert told(dataset_of(inbox.space), OTHER) == told(dataset_of(inbox.space)) == {"EN-05": "41"}


def test_what_would_have_been_replaced_stands_again_where_the_newer_is_refused(
    inbox: Inbox,
) -> None:
    shared = CARD.format(
        id="EN-06",
        title="Sdílený stav",
        fiche="energie",
        measure="number",
        accumulation="point_in_time",
        more="unit: {label: ks}\ncontributors: [odbor-informatiky]\n",
    )
    third = CARD.format(
        id="EN-07",
        title="Sdílený stav s portálem",
        fiche="energie",
        measure="number",
        accumulation="point_in_time",
        more="unit: {label: ks}\ncontributors: [koordinator]\n",
    )
    inbox.lay(
        {
            "indicators/catalogue/EN-06.yaml": shared,
            "indicators/catalogue/EN-07.yaml": third,
        }
    )
    both, alone = ("indicators", "EN-06", "value"), ("indicators", "EN-07", "value")
    inbox.put("a.xlsx", {both: 5, alone: 1})
    inbox.collect()
    # a now agrees with b, but is refused because of c; then b contradicts what stands
    inbox.put("a.xlsx", {both: 6, alone: 2})
    inbox.put("b.xlsx", {both: 6}, OTHER)
    inbox.put("c.xlsx", {alone: 3}, COORDINATOR)
    collected = inbox.collect(code=1)
    assert [codes(each) for each in collected["workbooks"]] == [["VALUE_CONFLICT"]] * 3
    assert told(dataset_of(inbox.space)) == {"EN-06": "5", "EN-07": "1"}


@pytest.mark.parametrize(
    ("cells", "guarantor", "code", "cell"),
    [
        ({COUNT: 70}, GUARANTOR, "VALUE_JUMP", "H5"),
        ({SETS: 9}, COORDINATOR, "VALUE_FALLS", "H5"),
        ({SHARE: 130}, GUARANTOR, "PERCENT_RANGE", "H6"),
        ({SHARE: -3}, GUARANTOR, "PERCENT_RANGE", "H6"),
    ],
)
def test_what_can_hardly_be_is_asked_about_at_its_cell(
    inbox: Inbox, cells: Cells, guarantor: str, code: str, cell: str
) -> None:
    inbox.put("a.xlsx", cells, guarantor)
    (workbook,) = inbox.collect()["workbooks"]
    (finding,) = [each for each in workbook["findings"] if each["code"] == code]
    assert (finding["severity"], finding["sheet"], finding["cell"]) == (
        "warning",
        "Indikátory",
        cell,
    )


def test_a_year_unlike_its_half_years_is_asked_about(inbox: Inbox) -> None:
    half = (
        'period: "2025-H{half}"\nguarantor: odbor-energetiky\n'
        'received: {{file: x.xlsx, sha256: "0{half}", date: 2025-12-01}}\n'
        "values: [{{indicator: EN-01, value: 2}}]\n"
    )
    for number in (1, 2):
        name = f"indicators/observations/2025-H{number}/odbor-energetiky.yaml"
        inbox.lay({name: half.format(half=number)})
    inbox.put("a.xlsx", {COUNT: 5})
    (workbook,) = inbox.collect("--period", "2025")["workbooks"]
    assert codes(workbook) == ["YEAR_SUM"]


def test_a_part_is_not_greater_than_its_whole(inbox: Inbox) -> None:
    name = "indicators/catalogue/EN-02.yaml"
    card = (inbox.space.root / name).read_text(encoding="utf-8")
    inbox.lay({name: card + "numerator: budovy v systému\ndenominator: všechny budovy\n"})
    inbox.put("a.xlsx", {SHARE: 130})
    assert codes(inbox.collect()["workbooks"][0]) == ["PERCENT_ABOVE_WHOLE"]
    inbox.put("a.xlsx", {SHARE: -1})
    assert codes(inbox.collect(code=1)["workbooks"][0]) == ["PERCENT_NEGATIVE"]


def test_what_is_asked_about_one_workbook_is_not_told_of_another(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {COUNT: 70})
    inbox.collect()
    inbox.put("b.xlsx", {SETS: 14}, COORDINATOR)
    first, second = inbox.collect()["workbooks"]
    assert (first["status"], first["findings"], second["findings"]) == ("unchanged", [], [])


def test_the_second_time_only_what_is_still_refused_fails(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {COUNT: "asi 7"})
    inbox.put("b.xlsx", {SETS: 14}, COORDINATOR)
    inbox.collect(code=3)
    before = inbox.tree()
    text = inbox.say(inbox.folder, code=1)
    assert "2 soubory: beze změny 1, odmítnuto 1" in text
    assert inbox.tree().keys() - before.keys() <= {name for name in inbox.tree() if "log" in name}
    inbox.put("a.xlsx", {COUNT: 7})
    inbox.collect()
    inbox.collect()
