"""The proposal of changes opens in an office program as it was meant."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from gitcase import History, needs_git

pytestmark = [pytest.mark.office, needs_git]
CARD = "indicators/catalogue/EN-1.yaml"


def test_a_long_proposal_is_laid_out_whole(
    tmp_path: Path, convert: Callable[[Path, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    history = History(tmp_path / "kraj")
    card = (history.space.root / CARD).read_text(encoding="utf-8")
    for number in range(100, 160):
        more = card.replace("id: EN-1", f"id: EN-{number}").replace("continues: P1-1\n", "")
        history.write(f"indicators/catalogue/EN-{number}.yaml", more)
    history.commit()
    for number in range(100, 160):
        history.change(f"indicators/catalogue/EN-{number}.yaml", "value: 40}", "value: 35}")
    history.change(CARD, "title: Osazené měřiče", "title: Osazené a čtené měřiče tepla")
    path = tmp_path / "navrh.docx"
    place = ("--root", str(history.space.root), "--output", str(path))
    assert run(["diff", "--format", "docx", *place]) == 0, capsys.readouterr().err
    pdf = convert(path, "pdf")
    told = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    pages = told.split("\f")
    assert "Obsah" in pages[1]
    assert sum("Důvod a usnesení" in page for page in pages) >= 3, "the header row is repeated"
    for words in ("40 ks", "35 ks", "čtené", "Stanovisko řídicí skupiny", "[doplnit: datum]"):
        assert words in told.replace("\u00a0", " ")
    ending = next(page for page in pages if "[doplnit: datum]" in page)
    assert "[doplnit: jméno a funkce]" in ending.replace("\u00a0", " ")
