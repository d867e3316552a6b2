from pathlib import Path

from chytrejsi.compare.difference import Weight
from comparecase import Case

CARD = "indicators/catalogue/EN-01.yaml"
TARGET = "target: {value: 60, date: 2025-12-31}"
CHANGE = """\
id: "2025-01"
plan: ap1
kind: target
state: approved
indicator: EN-01
new: {value: 25, date: 2026-12-31}
reason: Dodavatel odstoupil.
"""


def lowered(folder: Path) -> Case:
    """Make the case of the sentence that the issue asks for."""
    case = Case(folder)
    case.before(CARD, TARGET, "target: {value: 30, date: 2026-12-31}")
    case.change(CARD, "value: 30, date: 2026-12-31", "value: 25, date: 2026-12-31")
    return case


def test_a_lowered_target_reads_like_a_sentence(tmp_path: Path) -> None:
    (found,) = lowered(tmp_path).differences()
    assert found.text.replace("\u00a0", " ") == (
        "Fiše *Energetický management*: cíl indikátoru EN-01 na rok 2026 snížen z 30 na 25 ks"
        " (bez usnesení)"
    )
    assert found.as_json() == {
        "code": "TARGET_LOWERED",
        "severity": "major",
        "kind": "indicator",
        "id": "EN-01",
        "field": "target.value",
        "old": "30",
        "new": "25",
        "text": found.text,
    }
    assert (found.plan, found.fiche, found.weight) == (
        "ap1",
        "energeticky-management",
        Weight.MAJOR,
    )
