"""What is known of a document's pages is kept for the same document, and for no other."""

from pathlib import Path

import pytest

from chytrejsi.store.pages import remember, remembered
from chytrejsi.workspace import Workspace

PAGES = {"_Toc000001": 3, "_Ref000002": 12}


def test_pages_are_known_for_what_was_laid_out(tmp_path: Path) -> None:
    space, path = Workspace(tmp_path), tmp_path / "reports" / "a.docx"
    assert remembered(space, path, "key") is None
    remember(space, path, "key", PAGES)
    assert remembered(space, path, "key") == PAGES
    assert remembered(space, path, "another") is None
    assert remembered(space, tmp_path / "b.docx", "key") is None


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"key": "key"}', '{"key": "key", "pages": 1}'])
def test_a_damaged_note_is_no_note(tmp_path: Path, damaged: str) -> None:
    space, path = Workspace(tmp_path), tmp_path / "a.docx"
    remember(space, path, "key", PAGES)
    note = next((tmp_path / ".chytrejsi" / "pages").iterdir())
    note.write_text(damaged, encoding="utf-8")
    assert remembered(space, path, "key") is None
