"""Reading back from a document what it was made from; what is broken is unreadable."""

import io
import zipfile
from pathlib import Path

import pytest

from chytrejsi.openxml import INPUTS
from chytrejsi.store.documents import (
    LIMIT,
    PART,
    State,
    UnreadableError,
    inputs_of,
    kinds_of,
    state_of,
)
from chytrejsi.store.made import write_made
from chytrejsi.workspace import Workspace

_HEAD = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)


def custom(digest: str, name: str = INPUTS) -> str:
    return (
        f'{_HEAD}<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
        f"<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
    )


def package(part: str | None, name: str = PART) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w/>")
        if part is not None:
            archive.writestr(name, part)
    return made.getvalue()


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_the_digest_is_read_back(tmp_path: Path) -> None:
    assert inputs_of(put(tmp_path / "a.docx", package(custom("abc")))) == "abc"


@pytest.mark.parametrize(
    "part", [None, custom("abc", "other"), f"{_HEAD}</Properties>", custom("")]
)
def test_a_document_without_the_digest_has_none(tmp_path: Path, part: str | None) -> None:
    assert inputs_of(put(tmp_path / "a.docx", package(part))) == ""


_DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
_WHOLE = package(custom("abc"))


def flipped(data: bytes) -> bytes:
    """Damage the packed bytes of the part with the properties."""
    place = data.index(PART.encode()) + len(PART) + 20
    return (
        data[:place] + bytes(byte ^ 0xFF for byte in data[place : place + 40]) + data[place + 40 :]
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"no zip at all",
        _WHOLE[: len(_WHOLE) // 2],
        flipped(_WHOLE),
        package(_DTD + custom("&b;")),
        package("<Properties>"),
        package(custom("a" * (LIMIT + 1))),
        _WHOLE[:-10] + (64 * 1024 * 1024).to_bytes(4, "little") + _WHOLE[-6:],
    ],
    ids=["empty", "head", "text", "half", "damaged", "dtd", "xml", "large", "directory"],
)
def test_a_broken_document_is_unreadable(tmp_path: Path, data: bytes) -> None:
    path = put(tmp_path / "a.docx", data)
    with pytest.raises(UnreadableError):
        inputs_of(path)
    assert state_of(Workspace(tmp_path), path, "abc") is State.UNREADABLE


def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    assert state_of(Workspace(tmp_path), tmp_path / "gone.docx", "abc") is State.UNREADABLE


def test_a_document_is_current_outdated_or_edited(tmp_path: Path) -> None:
    space, path = Workspace(tmp_path), tmp_path / "a.docx"
    write_made(space, path, _WHOLE)
    assert state_of(space, path, "abc") is State.CURRENT
    assert state_of(space, path, "def") is State.OUTDATED
    path.write_bytes(package(custom("abc") + " "))
    assert state_of(space, path, "abc") is State.EDITED


def test_a_document_that_the_program_did_not_write_is_somebodys(tmp_path: Path) -> None:
    path = put(tmp_path / "a.docx", _WHOLE)
    assert state_of(Workspace(tmp_path), path, "abc") is State.EDITED


FILES = {
    "annual": "vyrocni-zprava-{plan}-{period}.docx",
    "summary": "manazerske-shrnuti-{since}-{period}.docx",
    "fiche": "{fiche}-{plan}.docx",
    "memorandum": "duvodova-zprava-{body}-{document}.docx",
}


def test_documents_are_sorted_by_their_names(tmp_path: Path) -> None:
    names = {
        "vyrocni-zprava-ap2-2025.docx": "annual",
        "vyrocni-zprava-ap2-2025-H1.docx": "annual",
        "vyrocni-zprava-ap2-2025-verejna.docx": "annual",
        "manazerske-shrnuti-2019-02-2024-H1.docx": "summary",
        "energie-ap2.docx": "fiche",
        "duvodova-zprava-rada-vyrocni-zprava-ap2-2025.docx": "memorandum",
    }
    for name in (*names, "~$vyrocni-zprava-ap2-2025.docx", "poznamky.docx", "vyrocni-zprava.pdf"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "vyrocni-zprava-ap2-2024.docx").mkdir()
    found = kinds_of(FILES, tmp_path)
    assert {path.name: kind for kind, paths in found.items() for path in paths} == names


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert kinds_of(FILES, tmp_path / "reports") == dict.fromkeys(FILES, ())
