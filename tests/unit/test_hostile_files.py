"""Odd ids, names and line ends on the way from the disk to the disk."""

import json
import os
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from chytrejsi.store.reading import read
from chytrejsi.store.shelves import shelf_of
from inboxcase import Inbox
from sheetcase import FILES, GUARANTOR
from workspacecase import checking, laid_over

EN_01 = ("indicators", "EN-01", "value")


@pytest.mark.parametrize("name", ["../../x", "CON", "con.1", "a/b", "a b", "-a", "č", "x" * 61])
def test_an_id_is_never_a_path_nor_a_device(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = checking(laid_over(tmp_path))
    path = tmp_path / "indicators" / "catalogue" / "EN-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("id: EN-1", f"id: {name!r}"), encoding="utf-8")
    assert run(arguments) == 1
    found = {each["code"] for each in json.loads(capsys.readouterr().out)["findings"]}
    assert "ID_EXPECTED" in found


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_shown_escaped(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", {EN_01: 7})
    path.rename(Path(os.fsdecode(os.fsencode(inbox.folder) + b"/odpov\xec\xef.xlsx")))
    (workbook,) = inbox.collect()["workbooks"]
    assert workbook["status"] == "accepted"
    assert workbook["file"].endswith("odpov\\udcec\\udcef.xlsx")
    assert "odpov" in inbox.observation()


def test_windows_line_ends_and_a_byte_order_mark_are_read_and_never_written(
    inbox: Inbox,
) -> None:
    for name in FILES:
        path = inbox.space.root / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    inbox.put("a.xlsx", {EN_01: 7, ("indicators", "EN-01", "comment"): "první\r\ndruhý"})
    assert inbox.collect()["workbooks"][0]["status"] == "accepted"
    written = [*inbox.space.log.iterdir(), inbox.space.observations / "2025" / f"{GUARANTOR}.yaml"]
    for path in written:
        content = path.read_bytes()
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("odd", ["\u0085", "\u2028", "\u2029", "\ufeff", "\x07", "\x0b"])
def test_odd_characters_of_a_workbook_never_make_a_file_that_cannot_be_read(
    inbox: Inbox, odd: str
) -> None:
    # openpyxl writes no control characters, a file in XML may escape them
    text = odd if ord(odd) > 31 else f"_x{ord(odd):04X}_"
    inbox.put("a.xlsx", {EN_01: 7, ("indicators", "EN-01", "comment"): f"před{text}po\nkonec"})
    assert inbox.collect()["workbooks"][0]["status"] == "accepted"
    for path in (*inbox.space.log.iterdir(), *(inbox.space.observations / "2025").iterdir()):
        name = inbox.space.name(path)
        made = read(path.read_bytes(), name)
        shelf = shelf_of(name)
        assert shelf is not None
        assert not made.findings
        assert shelf[0].model.model_validate(made.data)
