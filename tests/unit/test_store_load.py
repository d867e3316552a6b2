"""Loading a workspace: every record in its place, every mistake at once, the rest goes on."""

import os
from pathlib import Path

import pytest

from chytrejsi.findings import Finding, Severity
from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.period import Period
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace
from workspacecase import laid_over


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(laid_over(tmp_path))


def change(space: Workspace, file: str, old: str, new: str) -> None:
    path = space.root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def loaded(space: Workspace) -> Dataset:
    dataset = load(space).dataset
    assert dataset is not None
    return dataset


def found(space: Workspace) -> list[tuple[str, str]]:
    return [(each.code, str(each.place)) for each in load(space).findings]


def only(space: Workspace) -> Finding:
    (finding,) = load(space).findings
    return finding


def test_records_have_the_documented_keys(space: Workspace) -> None:
    data = loaded(space)
    assert set(data.plans) == {"p1", "p2"}
    assert set(data.fiches) == {"p2/energie", "p2/doprava"}
    assert set(data.projects) == {"merice"}
    assert set(data.events) == {"2025-05-01-den"}
    assert set(data.indicators) == {"EN-1", "EN-2", "DO-1", "P1-1"}
    assert set(data.observations) == {
        "2024/odbor-majetku",
        "2025/odbor-majetku",
        "2025/odbor-dopravy",
    }
    assert data.observations["2025/odbor-dopravy"].period == Period(2025)
    assert data.units["odbor-investic"].id == "odbor-majetku"


def test_keys_of_files_that_are_named_freely(space: Workspace) -> None:
    for file, text in {
        "plan/p2/narratives/annual-2025-H1.yaml": (
            'kind: annual\nplan: p2\nperiod: "2025-H1"\ntexts: {uvod: Text}\n'
        ),
        "plan/p2/changes/prvni.yaml": "id: z1\nplan: p2\nkind: plan\nreason: x\n",
        "indicators/corrections/prvni.yaml": (
            'indicator: EN-1\nperiod: "2025"\nguarantor: odbor-majetku\n'
            "expect: 11\nvalue: 12\ndate: 2026-02-01\nreason: x\n"
        ),
    }.items():
        path = space.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    data = loaded(space)
    assert set(data.narratives) == {"p2/annual-2025-H1"}
    assert set(data.changes) == {"p2/z1"}
    assert set(data.corrections) == {"prvni"}


def test_places_lead_to_line_and_column(space: Workspace) -> None:
    places = loaded(space).places
    file = "indicators/catalogue/EN-1.yaml"
    assert str(places.of(RecordKind.INDICATOR, "EN-1", "target", "value")) == f"{file}:14:28"
    assert str(places.of(RecordKind.INDICATOR, "EN-1", "milestones", 1)) == f"{file}:13:5"
    assert str(places.of(RecordKind.CONCEPT, "concept", "areas", 0, "id")).startswith(
        "plan/concept.yaml:"
    )


def test_all_mistakes_of_all_files_are_told_at_once(space: Workspace) -> None:
    change(space, "indicators/catalogue/EN-1.yaml", "title: Osazené měřiče\n", "titel: Osazené\n")
    change(space, "indicators/catalogue/EN-1.yaml", "value: 10}", "value: 10, pozn: x}")
    change(space, "indicators/catalogue/EN-2.yaml", "kind: output", "kind: vystup")
    change(space, "plan/p2/plan.yaml", "due: 2025-01-31", "due: 31. 1. 2025")
    card = "indicators/catalogue/EN-1.yaml"
    assert sorted(found(space)) == [
        ("CHOICE_EXPECTED", "indicators/catalogue/EN-2.yaml:5:1"),
        ("DATE_EXPECTED", "plan/p2/plan.yaml:6:22"),
        ("MISSING_KEY", f"{card}:1:1"),
        ("UNKNOWN_KEY", f"{card}:10:41"),
        ("UNKNOWN_KEY", f"{card}:2:1"),
    ]


def test_a_file_that_fails_is_left_out_and_remembered(space: Workspace) -> None:
    change(space, "indicators/catalogue/EN-1.yaml", "kind: output", "kind: vystup")
    change(space, "plan/p2/fiches/energie.yaml", "title: Správa", "title: [Správa")
    data = loaded(space)
    assert "EN-1" not in data.indicators
    assert "p2/energie" not in data.fiches
    assert data.unread == {(RecordKind.INDICATOR, "EN-1"), (RecordKind.FICHE, "p2/energie")}
    assert "EN-2" in data.indicators


def test_without_a_concept_there_is_no_dataset_but_all_findings(space: Workspace) -> None:
    change(space, "plan/concept.yaml", "id: koncepce", "id: koncepce kraje")
    change(space, "indicators/catalogue/EN-1.yaml", "kind: output", "kind: vystup")
    assert load(space).dataset is None
    assert [code for code, _place in found(space)] == ["CHOICE_EXPECTED", "ID_EXPECTED"]


@pytest.mark.parametrize(
    ("old", "new", "key", "nearest"),
    [
        ("guarantor: odbor-majetku", "guarator: odbor-majetku", "guarator", "guarantor"),
        ("  - {fiche: doprava, kind", "  - {fiche: doprava, kin", "kin", "kind"),
        ("from: 2024-04-01", "start: 2024-04-01", "start", "id, title, from, to, description"),
    ],
)
def test_an_unknown_key_has_a_suggestion(
    space: Workspace, old: str, new: str, key: str, nearest: str
) -> None:
    change(space, "plan/p2/fiches/energie.yaml", old, new)
    finding = only(space)
    assert finding.code == "UNKNOWN_KEY"
    assert finding.values["key"] == key
    assert str(finding.values["known"]).startswith(nearest)


def test_keys_inside_a_mapping_of_free_names_are_known_too(space: Workspace) -> None:
    file = "indicators/observations/2025/odbor-majetku.yaml"
    change(space, file, "{summary: Práce", "{sumary: Práce")
    finding = only(space)
    assert (finding.code, finding.values["known"]) == ("UNKNOWN_KEY", "summary")


def test_the_allowed_words_are_listed_with_the_nearest_first(space: Workspace) -> None:
    change(space, "indicators/catalogue/EN-1.yaml", "direction: increase", "direction: maintian")
    finding = only(space)
    assert (finding.code, finding.values["allowed"]) == ("CHOICE_EXPECTED", "maintain")


def test_ids_are_unique_without_regard_to_case(space: Workspace) -> None:
    source = space.catalogue / "EN-1.yaml"
    text = source.read_text(encoding="utf-8").replace("id: EN-1", "id: en-1")
    (space.catalogue / "x").mkdir()
    (space.catalogue / "en-1.yaml").write_text(text, encoding="utf-8")
    finding = only(space)
    assert finding.code == "DUPLICATE_ID"
    assert str(finding.place) == "indicators/catalogue/en-1.yaml:1:1"
    assert finding.values["first"] == "indicators/catalogue/EN-1.yaml"


def test_the_folder_says_the_same_as_the_file(space: Workspace) -> None:
    change(space, "indicators/observations/2025/odbor-dopravy.yaml", '"2025"', '"2024"')
    assert ("FILE_NAME", "indicators/observations/2025/odbor-dopravy.yaml:1:1") in found(space)


def test_stray_files_are_noted_and_left_out(space: Workspace) -> None:
    (space.plan / "poznamky.yaml").write_text("a: b\n", encoding="utf-8")
    (space.catalogue / "EN-3.YML").write_text("a: b\n", encoding="utf-8")
    (space.catalogue / "README.md").write_text("x", encoding="utf-8")
    (space.catalogue / ".EN-3.yaml.tmp").write_text("x", encoding="utf-8")
    (space.log).mkdir()
    (space.log / "2026-01-01-ab.yaml").write_text("x", encoding="utf-8")
    assert found(space) == [
        ("FILE_ENDING", "indicators/catalogue/EN-3.YML"),
        ("FILE_UNEXPECTED", "plan/poznamky.yaml"),
    ]


def test_a_dangling_link_is_a_finding(space: Workspace) -> None:
    try:
        (space.catalogue / "EN-3.yaml").symlink_to("nowhere")
    except OSError:
        pytest.skip("no links on this file system")
    assert found(space) == [("FILE_UNREADABLE", "indicators/catalogue/EN-3.yaml")]


def test_a_link_to_a_folder_is_told_and_not_followed(space: Workspace) -> None:
    before = loaded(space)
    try:
        (space.plan / "circle").symlink_to(space.plan, target_is_directory=True)
        (space.catalogue / "me").symlink_to("me")
    except OSError:
        pytest.skip("no links on this file system")
    assert found(space) == [("FILE_UNREADABLE", "plan/circle")]
    assert loaded(space).plans == before.plans


def test_a_folder_that_cannot_be_listed_is_told(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(folder: Path) -> object:
        if folder == space.plan / "pipeline":
            raise PermissionError(13, "denied")
        return scan(folder)

    (space.plan / "pipeline").mkdir(exist_ok=True)
    monkeypatch.setattr(os, "scandir", refuse)
    assert ("FILE_UNREADABLE", "plan/pipeline") in found(space)
    assert loaded(space).indicators


def test_every_finding_of_reading_has_words_in_both_languages(space: Workspace) -> None:

    change(space, "indicators/catalogue/EN-1.yaml", "direction: increase", "direction: [a]")
    change(space, "indicators/catalogue/EN-2.yaml", "unit: {label: osob}", "unit: osob\npublic: x")
    for finding in load(space).findings:
        assert finding.severity is Severity.ERROR
        assert finding.message(language("cs")) != finding.message(language("en"))
        assert finding.help(language("cs")) != finding.help(language("en"))


def test_a_folder_named_like_a_file_is_said_to_be_none(space: Workspace) -> None:
    (space.root / "indicators/catalogue/X-1.yaml").mkdir()
    finding = only(space)
    assert finding.code == "FILE_UNREADABLE"
    assert finding.message(language("cs")) == (
        "Soubor nelze přečíst: pod tímto názvem není běžný soubor"
    )
