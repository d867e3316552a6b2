import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from chytrejsi.findings import Stop
from chytrejsi.render.word import render_word
from chytrejsi.render.word.reference import REQUIRED
from reportcase import REFERENCE, REPORT
from wordcase import PICTURE, every, part, style, value

# --- the reference document -----------------------------------------------------------------


def changed(change: Callable[[str, str], str]) -> bytes:
    """Give the reference document with its parts changed; `change` gets a name and a text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REFERENCE)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode("utf-8")))
    return stream.getvalue()


def test_the_reference_document_is_ours_a4_and_czech() -> None:
    read = docx.Document(io.BytesIO(REFERENCE))
    width, height = read.sections[0].page_width, read.sections[0].page_height
    assert width is not None
    assert height is not None
    assert (round(width.mm), round(height.mm)) == (210, 297)
    assert read.core_properties.author == ""
    with zipfile.ZipFile(io.BytesIO(REFERENCE)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
        assert not any("stylesWithEffects" in name for name in package.namelist())
    assert b"en-US" not in everything
    assert len(REFERENCE) < 20_000


def test_missing_styles_are_all_named_before_anything_is_written() -> None:
    def without(name: str, content: str) -> str:
        renamed = content.replace('w:val="Lead"', 'w:val="Perex"')
        return renamed.replace('w:val="toc 2"', 'w:val="obsah 2"') if "styles" in name else content

    with pytest.raises(Stop, match=r"toc 2, Lead\.") as stopped:
        render_word(REPORT, changed(without), pictures=[PICTURE])
    assert stopped.value.code == 2


@pytest.mark.parametrize("data", [b"", b"no zip", REFERENCE[:2000]])
def test_an_unreadable_reference_document_stops(data: bytes) -> None:
    with pytest.raises(Stop):
        render_word(REPORT, data, pictures=[PICTURE])


def test_styles_are_found_by_name_whatever_their_ids_are() -> None:
    ids = {"Heading1": "Nadpis1", "Caption": "Titulek", "TableText": "Textvtabulce"}

    def czech(_name: str, content: str) -> str:
        for ours, theirs in ids.items():
            content = content.replace(f'"{ours}"', f'"{theirs}"')
        return content

    root = part(render_word(REPORT, changed(czech), pictures=[PICTURE]), "word/document.xml")
    used = {style(each) for each in every(root, "//w:p")}
    assert set(ids.values()) <= used
    assert not set(ids) & used


def test_the_words_of_the_reference_documents_own_header_stay() -> None:
    def with_logo(name: str, content: str) -> str:
        if name != "word/header1.xml":
            return content
        return content.replace("</w:pPr></w:p>", "</w:pPr><w:r><w:t>Kraj</w:t></w:r></w:p>")

    data = render_word(REPORT, changed(with_logo), pictures=[PICTURE])
    assert docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text == "Kraj"


def test_traces_of_who_made_the_reference_document_are_taken_out() -> None:
    def signed(name: str, content: str) -> str:
        if name == "docProps/app.xml":
            return content.replace("<Application>", "<Company>Firma</Company><Application>")
        return content.replace("<dc:language>", "<dc:creator>Jan</dc:creator><dc:language>")

    data = render_word(REPORT, changed(signed), pictures=[PICTURE])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        written = package.read("docProps/app.xml") + package.read("docProps/core.xml")
    assert b"Firma" not in written
    assert b"Jan" not in written


@pytest.mark.parametrize("name", REQUIRED)
def test_the_reference_document_has_each_style(name: str) -> None:
    styles = part(REFERENCE, "word/styles.xml")
    assert name.casefold() in {value(each).casefold() for each in every(styles, "//w:style/w:name")}
