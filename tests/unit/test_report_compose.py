"""From an outline to blocks: what is left out, what repeats, what a mistake is."""

from typing import Any

import pytest

from chytrejsi.model.dataset import FilePositions
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.period import Period
from chytrejsi.report.blocks import Editable, Heading, Note, PageBreak, Paragraph, plain
from chytrejsi.report.compose import OutlineMistakeError, outline_findings
from chytrejsi.report.context import Context, context_of
from chytrejsi.report.document import document_of
from chytrejsi.report.kinds import REPORTS
from chytrejsi.report.outline import Outline
from chytrejsi.report.vocabulary import BLOCKS, NAMES, VOCABULARY, values_of
from chytrejsi.store.outline import find
from chytrejsi.workspace import Workspace
from reportmaking import REGION, dataset

NOWHERE = FilePositions("annual.yaml", {})


@pytest.fixture(scope="module")
def context() -> Context:
    return context_of(dataset(), "p2", Period(2025))


def outline(*sections: dict[str, Any]) -> Outline:
    return Outline.model_validate({"kind": "annual", "title": "Zpráva", "sections": sections})


def made(context: Context, *sections: dict[str, Any]) -> list[str]:
    told = []
    for block in document_of(REPORTS["annual"], context, outline(*sections), NOWHERE).blocks:
        match block:
            case Heading():
                told.append("#" * block.level + block.text)
            case Paragraph() | Note():
                told.append(plain(block.runs))
            case _:
                told.append(type(block).__name__)
    return told


def codes(*sections: dict[str, Any]) -> list[str]:
    return [each.code for each in outline_findings(outline(*sections), VOCABULARY, NOWHERE)]


def test_a_section_repeats_for_each_fiche(context: Context) -> None:
    section = {
        "id": "s",
        "heading": "{{ fiche.title }}",
        "each": "fiche",
        "body": [{"text": "Kód {{ fiche.id }}."}],
    }
    assert made(context, section) == [
        "#Úspory energie",
        "Kód energie.",
        "#Rychlejší úřad",
        "Kód urad.",
    ]


def test_a_section_whose_blocks_are_silent_is_left_out(context: Context) -> None:
    silent = {"id": "s", "heading": "H", "body": [{"text": "Úvod."}, {"block": "preceding-lead"}]}
    assert made(context, silent) == []
    assert made(context, {**silent, "free": True}) == ["#H", "Úvod."]


def test_a_section_of_fixed_text_stays(context: Context) -> None:
    assert made(context, {"id": "s", "new_page": True, "body": [{"note": "Pozor."}]}) == [
        "PageBreak",
        "Pozor.",
    ]


def test_levels_follow_the_nesting_of_headings(context: Context) -> None:
    inner = {"id": "c", "heading": "C", "body": [{"text": "t"}]}
    section = {
        "id": "a",
        "heading": "A",
        "sections": [{"id": "b", "sections": [inner]}, {**inner, "id": "d"}],
    }
    assert made(context, section) == ["#A", "##C", "t", "##C", "t"]


def test_conditions_choose(context: Context) -> None:
    pieces = [{"text": "a", "when": "starting"}, {"text": "b", "when": "under-way"}]
    assert made(context, {"id": "s", "body": pieces}) == ["b"]
    assert made(context, {"id": "s", "when": "starting", "body": [{"text": "a"}]}) == []


def test_the_coordinators_text_opens_its_section(context: Context) -> None:
    texts = Narratives.model_validate(
        {"kind": "annual", "plan": "p2", "period": "2025", "texts": {"s": "První.\n\nDruhý."}}
    )
    data = context.dataset
    object.__setattr__(data, "narratives", {"p2/annual-2025": texts})
    try:
        blocks = document_of(
            REPORTS["annual"], context, outline({"id": "s", "heading": "H"}), NOWHERE
        ).blocks
    finally:
        object.__setattr__(data, "narratives", {})
    assert isinstance(blocks[0], Heading)
    assert isinstance(blocks[1], Editable)
    assert blocks[1].place == "plan/p2/narratives/annual-2025.yaml#texts.s"
    assert [plain(each.runs) for each in blocks[1].blocks if isinstance(each, Paragraph)] == [
        "První.",
        "Druhý.",
    ]


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ({"body": [{"block": "nobody"}]}, "OUTLINE_NAME"),
        ({"each": "nobody"}, "OUTLINE_NAME"),
        ({"when": "nobody"}, "OUTLINE_NAME"),
        ({"body": [{"text": "x", "when": "nobody"}]}, "OUTLINE_NAME"),
        ({"body": [{"block": "area-lead"}]}, "OUTLINE_PLACE"),
        ({"each": "outside_area", "body": [{"block": "area-lead"}]}, "OUTLINE_PLACE"),
        ({"body": [{}]}, "OUTLINE_PIECE"),
        ({"heading": "{{ fiche.title }}"}, "OUTLINE_VARIABLE"),
        ({"heading": "{{ plan.nothing }}"}, "OUTLINE_VARIABLE"),
        ({"sections": [{"id": "t", "heading": "{{ }}"}]}, "OUTLINE_TEXT"),
    ],
)
def test_mistakes_are_findings(section: dict[str, Any], code: str) -> None:
    assert codes({"id": "s", **section}) == [code]


def test_a_mistake_that_only_the_data_show_is_a_finding(context: Context) -> None:
    with pytest.raises(OutlineMistakeError) as caught:
        made(context, {"id": "s", "body": [{"text": "{{ plan.title + 1 }}"}]})
    assert [each.code for each in caught.value.findings] == ["OUTLINE_TEXT"]


def test_the_values_are_those_that_texts_may_name(context: Context) -> None:
    assert {owner: frozenset(given) for owner, given in values_of(context).items()} == NAMES


def test_our_outline_uses_every_block() -> None:
    text = find(Workspace(REGION), "annual.yaml").read_text(encoding="utf-8")
    assert [name for name in BLOCKS if f"block: {name}\n" not in text] == []


def test_page_breaks_stand_before_headings(context: Context) -> None:
    section = {"id": "s", "heading": "H", "new_page": True, "body": [{"text": "t"}]}
    blocks = document_of(REPORTS["annual"], context, outline(section), NOWHERE).blocks
    assert isinstance(blocks[0], PageBreak)
