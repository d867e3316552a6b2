import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped] # it ships no types

from chytrejsi.report.blocks import (
    Cover,
)
from reportcase import REPORT
from wordcase import NAMES, document, every, made, part, value, words

# --- the file as a whole --------------------------------------------------------------------


def test_two_runs_give_the_same_bytes() -> None:
    assert made() == made()


def test_no_schema_or_semantic_rule_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(made())
    result = OpenXmlValidator().validate(file)
    assert [each.description for each in result.errors] == []


def test_nothing_asks_the_reader_to_update_fields() -> None:
    data = made()
    assert not every(part(data, "word/settings.xml"), "//w:updateFields")
    assert not every(part(data, "word/document.xml"), "//*[@w:dirty]")


def test_ids_are_unique() -> None:
    root = document()
    for path in ("//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name", "//w:sdtPr/w:id/@w:val"):
        ids = root.xpath(path, namespaces=NAMES)
        assert isinstance(ids, list)
        assert ids
        assert len(ids) == len(set(map(str, ids)))
    drawn = [each.get("id") for each in every(root, "//wp:docPr")]
    assert len(drawn) == len(set(drawn))


def test_every_reference_points_to_a_bookmark() -> None:
    root = part(made(pages={"_Toc000001": 3}), "word/document.xml")
    marks = {value(each, "name") for each in every(root, "//w:bookmarkStart")}
    anchors = {value(each, "anchor") for each in every(root, "//w:hyperlink[@w:anchor]")}
    codes = [each.text or "" for each in every(root, "//w:instrText")]
    asked = {code.split()[1] for code in codes if code.split()[0] in {"REF", "PAGEREF"}}
    assert anchors
    assert asked
    assert anchors | asked <= marks


def test_fields_are_closed_and_have_their_results() -> None:
    kinds = [value(each, "fldCharType") for each in every(document(), "//w:fldChar")]
    for kind in ("begin", "separate", "end"):
        assert kinds.count(kind) == len(kinds) // 3


# --- what the file says of itself -----------------------------------------------------------


def test_properties_come_from_the_report() -> None:
    properties = docx.Document(io.BytesIO(made())).core_properties
    assert properties.title == "Výroční zpráva"
    assert properties.subject == "Rok 2025"
    assert properties.language == "cs-CZ"
    assert properties.author == ""
    assert str(properties.modified).startswith("2026-01-31")


def test_an_author_is_named_where_the_report_names_one() -> None:
    data = made(replace(REPORT, author="Vzorový kraj"))
    assert docx.Document(io.BytesIO(data)).core_properties.author == "Vzorový kraj"


def test_a_title_too_long_for_word_is_shortened_in_the_properties_only() -> None:
    title = "Velmi dlouhý název " * 20
    data = made(replace(REPORT, title=title, blocks=(Cover(title),)))
    assert docx.Document(io.BytesIO(data)).core_properties.title.endswith("…")
    assert words(part(data, "word/document.xml")) == title


@pytest.mark.parametrize(("code", "tag"), [("cs", "cs-CZ"), ("en", "en-GB")])
def test_the_language_is_that_of_the_report(code: str, tag: str) -> None:
    styles = part(made(replace(REPORT, language=code)), "word/styles.xml")
    languages = every(styles, "//w:docDefaults//w:lang")
    assert [value(each) for each in languages] == [tag]


def test_the_digest_of_the_inputs_is_a_custom_property() -> None:
    custom = part(made(), "docProps/custom.xml")
    assert [each.get("name") for each in custom] == ["chytrejsi-inputs"]
    assert custom[0][0].text == "sha256:0123"


def test_no_digest_leaves_no_property() -> None:
    with zipfile.ZipFile(io.BytesIO(made(replace(REPORT, inputs_digest="")))) as package:
        assert "docProps/custom.xml" not in package.namelist()


def test_the_places_of_the_narratives_are_told_beside_their_tags() -> None:
    places = part(made(), "customXml/item1.xml")
    assert [dict(each.attrib) for each in places] == [
        {"tag": "narrative-1", "path": "a.yaml#narratives.x"}
    ]
