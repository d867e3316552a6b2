import io
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Column,
    Contents,
    Cover,
    Editable,
    Figure,
    Heading,
    Note,
    Paragraph,
    Run,
    Table,
    text,
)
from reportcase import BLOCKS, CHART, figure, report_of, table
from wordcase import document, every, made, part, value, words

# --- hostile and large ----------------------------------------------------------------------


@settings(max_examples=60)
@given(st.text(st.characters()))
def test_every_text_gives_a_valid_document(raw: str) -> None:
    runs = text(raw, Run(raw, ref="t"), Run(raw, url=raw), Run(raw, url=f"https://a.cz/{raw}"))
    report = replace(
        report_of(
            Cover(raw, raw, raw, ((raw, raw),), raw),
            Contents(raw),
            Heading(raw),
            Paragraph(runs),
            Bullets((runs,)),
            Note(runs),
            Table(raw, (Column(raw),), ((runs,),), "t", source=raw),
            Figure(raw, raw, CHART, source=raw),
            Editable(raw, raw, raw, (Paragraph(runs),)),
        ),
        title=raw,
        subject=raw,
        author=raw,
        header=raw,
        footer=raw,
        date=raw,
        inputs_digest=raw,
        words={"table": raw, "figure": raw, "page": raw, "of": raw, "contents_hint": raw},
    )
    data = made(report)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.endswith(".png"):
                etree.fromstring(package.read(name))
    root = part(data, "word/document.xml")
    assert all(len(value(each)) <= 64 for each in every(root, "//w:sdtPr/w:tag"))


def test_a_control_character_is_shown() -> None:
    assert words(document(Paragraph(text("a\x07b\u202ec")))) == "a␇b⟨U+202E⟩c"


def test_spaces_and_line_breaks_survive() -> None:
    root = document(Paragraph(text(" a  b\nc\td ")))
    assert (
        docx.Document(io.BytesIO(made(report_of(Paragraph(text(" a  b\nc\td "))))))
        .paragraphs[0]
        .text
        == " a  b\nc\td "
    )
    assert len(every(root, "//w:p//w:br")) == 1


def calls(work: Callable[[], object]) -> int:
    """Count the calls that a piece of work makes, Python's and those of C."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "blocks",
    [
        lambda size: (table(10 * size),),
        lambda size: tuple(table(2) for _ in range(size)),
        lambda size: tuple(figure() for _ in range(size)),
        lambda size: tuple(Paragraph(text(Run("a", url=f"https://a.cz/{n}"))) for n in range(size)),
    ],
    ids=["rows", "tables", "figures", "links"],
)
def test_work_grows_with_the_size_and_no_faster(
    blocks: Callable[[int], tuple[Block, ...]],
) -> None:
    small, large = (report_of(*blocks(size)) for size in (50, 200))
    made(small)  # caches are filled before anything is counted
    assert calls(lambda: made(large)) < 4.4 * calls(lambda: made(small))


def test_the_sample_has_every_kind_of_block() -> None:
    kinds = {type(block).__name__ for block in BLOCKS}
    assert kinds == set(re.findall(r"blocks\.(\w+)", str(Block)))
