"""The changes of a plan as people read them: in the terminal, in a merge request, in Word."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from chytrejsi.compare.compare import differences
from chytrejsi.compare.comparison import Comparison, Side, titles_of
from chytrejsi.compare.difference import Difference, Plain, Weight
from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Measure
from chytrejsi.model.period import Period
from chytrejsi.render.text import render_text
from chytrejsi.render.word import render_word
from chytrejsi.report.blocks import Contents, Report, Table, plain
from chytrejsi.report.context import Subject, context_of
from chytrejsi.report.document import document_of
from chytrejsi.report.proposal import PROPOSAL
from chytrejsi.store.outline import load_outline
from chytrejsi.workspace import Workspace
from differencecase import ALL, HANDED_ON, LOWERED, REWORDED, TURNED, comparison
from reportcase import REFERENCE_FILE
from reportmaking import PROVENANCE, REGION, dataset, spaced

Approved = Callable[[str, str], None]

EDITS = (
    ("plan/p2/fiches/energie.yaml", "guarantor: odbor-majetku", "guarantor: odbor-rozvoje"),
    ("indicators/catalogue/EN-1.yaml", "value: 40}", "value: 30}"),
    ("indicators/catalogue/EN-1.yaml", "osazených elektroměrů", "osazených a čtených měřidel"),
    ("indicators/catalogue/EN-3.yaml", "direction: increase", "direction: maintain"),
    ("plan/p2/fiches/urad.yaml", "title: Elektronický podpis}", "title: Podpis na dálku}"),
)
PROPOSED = """\
id: "2026-01"
plan: p2
kind: definition
indicator: EN-1
proposed: 2026-01-15
old: {value: Počet osazených elektroměrů s dálkovým odečtem.}
new: {value: Počet osazených a čtených měřidel s dálkovým odečtem.}
reason: Měří se i teplo a voda.
comparable: false
comparability: Řada začíná znovu rokem 2026.
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder in which the small region's plan lies as it was and as it is proposed."""
    folder = tmp_path_factory.mktemp("zmeny")
    old, new = (Path(shutil.copytree(REGION, folder / name)) for name in ("puvodni", "novy"))
    for file, before, after in EDITS:
        text = (old / file).read_text(encoding="utf-8")
        written = (new / file).read_text(encoding="utf-8")
        assert text.count(before) == 1, (file, before)
        (new / file).write_text(written.replace(before, after), encoding="utf-8", newline="\n")
    change = new / "plan" / "p2" / "changes" / "2026-01.yaml"
    change.write_text(PROPOSED, encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("markdown", "md")])
def test_the_terminal_and_the_comment_say_what_was_approved(
    form: str,
    ending: str,
    changed: Path,
    approved: Approved,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(changed)
    assert run(["diff", "puvodni", "novy", "--format", form]) == 0
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80 or form == "markdown"
    approved(f"diff.{ending}", told)


# --- the proposal -------------------------------------------------------------------------------


def proposal(compared: Comparison, data: Dataset, root: Path = REGION, code: str = "cs") -> Report:
    """Compose the proposal of changes."""
    loaded = load_outline(Workspace(root), PROPOSAL.name, code)
    assert loaded.outline is not None
    subject = Subject(document=PROPOSAL.document, comparison=compared)
    context = context_of(data, "p2", Period.parse("2025"), subject, PROVENANCE)
    context = replace(context, language=language(code))
    return document_of(PROPOSAL, context, loaded.outline, loaded.positions)


def by_hand(*found: Difference) -> Report:
    return proposal(comparison(*found), dataset())


def tables(report: Report) -> dict[str, list[list[str]]]:
    return {
        each.anchor: [[spaced(plain(cell)) for cell in row] for row in each.rows]
        for each in report.blocks
        if isinstance(each, Table)
    }


def test_the_proposal_says_what_was_approved(changed: Path, approved: Approved) -> None:
    old, new = dataset(changed / "puvodni"), dataset(changed / "novy")
    found = differences(old, new, language("cs"))
    compared = Comparison(Side("puvodni"), Side("novy"), found, titles_of(old, new))
    approved("proposal.txt", render_text(proposal(compared, new)))


def test_major_changes_are_numbered_first_with_old_and_new_beside_each_other() -> None:
    shown = tables(by_hand(*ALL))
    assert [row[0] for row in shown["tab-major"]] == ["1", "2"]
    assert shown["tab-major"][0][2:4] == ["60 ks", "50 ks"]
    assert shown["tab-major"][1][2:4] == ["má klesat", "má se udržet"]
    assert [row[0] for row in shown["tab-changes-p2-urad"]] == ["3"]
    assert [row[0] for row in shown["tab-changes-p2-energie"]] == ["4"]
    assert shown["tab-changes-p2-urad"][0][2:] == ["Odbor majetku", "Odbor rozvoje", "menší"]
    assert shown["tab-changes-common"][0][2:4] == ["–", "Elektrárna na střeše knihovny"]
    assert shown["tab-change-counts"][-1] == ["Celkem", "2", "2", "1"]


def test_the_reason_and_the_resolution_are_those_of_the_change_file() -> None:
    as_decided = replace(LOWERED, new=Decimal("40.0"))
    why = [row[4] for row in tables(by_hand(as_decided, TURNED))["tab-major"]]
    assert why[0].startswith("Část budov přešla na města. Schváleno (2025-01), usnesení č. 12/25")
    assert why[1] == "Důvod neuvádí žádný soubor změny."


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("target.value", Decimal(50)),
        ("target", {"value": Decimal(40), "date": "2027-12-31"}),
        ("target.date", "2027-12-31"),
        ("target", None),
        ("baseline.value", Decimal(40)),
    ],
)
def test_a_change_that_says_something_else_is_no_reason(field: str, new: Plain) -> None:
    other = replace(LOWERED, field=field, new=new)
    assert tables(by_hand(other))["tab-major"][0][4] == "Důvod neuvádí žádný soubor změny."


def test_a_change_without_values_is_the_reason_where_it_came_together() -> None:
    data = dataset()
    known = data.changes["p2/2025-01"]
    changes = {"p2/2025-01": known.model_copy(update={"new": None, "old": None})}
    told = replace(LOWERED, weight=Weight.MINOR, kind="change", id="2025-01", field="state")
    alone = tables(proposal(comparison(LOWERED), replace(data, changes=changes)))
    together = tables(proposal(comparison(LOWERED, told), replace(data, changes=changes)))
    assert alone["tab-major"][0][4] == "Důvod neuvádí žádný soubor změny."
    assert together["tab-major"][0][4].startswith("Část budov přešla na města.")


def test_changed_words_are_marked_on_their_side_only() -> None:
    text = spaced(render_text(by_hand(REWORDED)))
    assert "[-elektroměrů-]" in text
    assert "{+měřidel+}" in text
    row = tables(by_hand(REWORDED))["tab-changes-p2-energie"][0]
    assert row[2] == spaced(str(REWORDED.old))
    assert row[3] == spaced(str(REWORDED.new))


def test_changed_words_are_struck_out_or_underlined_in_word() -> None:
    word = render_word(by_hand(REWORDED), REFERENCE_FILE.read_bytes())
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        body = package.read("word/document.xml").decode("utf-8")
    said = re.findall(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>(.*?)</w:t></w:r>", body)
    forms = {words.strip(): form for form, words in said}
    assert forms["elektroměrů"] == "<w:strike/>"
    assert forms["měřidel"] == '<w:b/><w:bCs/><w:u w:val="single"/>'
    assert forms["Počet osazených"] == ""


def test_the_same_states_make_a_proposal_that_says_so() -> None:
    report = by_hand()
    assert "Oba stavy plánu jsou shodné; nic se nemění." in spaced(render_text(report))
    assert tables(report) == {}


def test_only_a_long_proposal_has_contents() -> None:
    def has_contents(count: int) -> bool:
        found = (replace(HANDED_ON, id=f"u{number}") for number in range(count))
        return any(isinstance(each, Contents) for each in by_hand(*found).blocks)

    assert not has_contents(39)
    assert has_contents(40)


def test_a_text_that_looks_like_a_day_is_told_as_it_is() -> None:
    odd = replace(LOWERED, field="title", old="2024-13-45", new="2024-12-31")
    assert tables(by_hand(odd))["tab-major"][0][2:4] == ["2024-13-45", "31. 12. 2024"]


def test_a_number_where_words_stand_today_is_told_as_it_was() -> None:
    data = dataset()
    words = {"measure": Measure.ORDINAL, "scale": ("malý", "velký"), "unit": None}
    card = data.indicators["EN-1"].model_copy(update=words)
    now = replace(data, indicators={**data.indicators, "EN-1": card})
    worded = replace(LOWERED, code="TARGET_CHANGED", new="velký")
    shown = tables(proposal(comparison(worded), now))
    assert shown["tab-major"][0][2:4] == ["60", "velký"]


def test_what_an_id_names_is_told_by_its_title() -> None:
    moved = replace(
        LOWERED, field="fiches", old=["energie"], new={"fiche": "energie", "note": "nic"}
    )
    row = tables(by_hand(moved))["tab-major"][0]
    assert row[2:4] == ["Úspory energie", "Úspory energie, nic"]


def test_the_english_proposal_is_english() -> None:
    told = spaced(render_text(proposal(comparison(LOWERED), dataset(), code="en")))
    assert told.startswith("Vzorový kraj Proposal of changes =")
    assert "1 major change." in told
    assert "Statement of the steering group" in told
