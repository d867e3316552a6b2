"""The annexes: what a report was made from, and that nothing else hangs on them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from chytrejsi.model.period import Period
from chytrejsi.report.blocks import Block, Captions, Heading, PageBreak, Report, Run, Table, plain
from chytrejsi.report.context import Provenance, context_of
from chytrejsi.report.document import document_of
from chytrejsi.report.kinds import REPORTS
from chytrejsi.store.outline import LoadedOutline, load_outline
from chytrejsi.workspace import Workspace
from reportkinds import ARGUMENTS, period_of, subject_of
from reportmaking import PROVENANCE, REGION, annual, dataset
from running import chytrejsi

ANNEX = "Příloha"


def loaded(kind: str) -> LoadedOutline:
    return load_outline(Workspace(REGION), kind)


def made(kind: str, gone: str = "", provenance: Provenance = PROVENANCE) -> Report:
    """Make a document of a kind whose outline lacks a section."""
    data, outline = dataset(), loaded(kind)
    assert outline.outline is not None
    sections = tuple(each for each in outline.outline.sections if each.id != gone)
    subject = replace(subject_of(kind, data), document=REPORTS[kind].document)
    context = context_of(data, "p2", Period.parse(period_of(kind)), subject, provenance)
    thinner = outline.outline.model_copy(update={"sections": sections})
    return document_of(REPORTS[kind], context, thinner, outline.positions)


def annexes() -> Iterator[tuple[str, str]]:
    for kind in REPORTS:
        outline = loaded(kind).outline
        assert outline is not None
        for section in outline.sections:
            if section.heading is not None and section.heading.startswith(ANNEX):
                yield kind, section.id


def chapter(blocks: tuple[Block, ...], anchor: str) -> slice:
    """Find the blocks of a chapter, with the page break before it."""
    starts = [
        place
        for place, each in enumerate(blocks)
        if isinstance(each, Heading) and each.level == 1 and place
    ]
    edges = [place - isinstance(blocks[place - 1], PageBreak) for place in starts] + [len(blocks)]
    for place, (start, end) in zip(starts, pairwise(edges), strict=True):
        heading = blocks[place]
        if isinstance(heading, Heading) and heading.anchor == anchor:
            return slice(start, end)
    raise AssertionError(anchor)


def within(value: object, wanted: type) -> Iterator[object]:
    """Give everything of a type inside of values."""
    if isinstance(value, wanted):
        yield value
    if isinstance(value, tuple):
        for each in value:
            yield from within(each, wanted)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from within(getattr(value, each.name), wanted)


@pytest.mark.parametrize(("kind", "annex"), list(annexes()))
def test_an_annex_can_be_switched_off_and_nothing_else_is_lost(kind: str, annex: str) -> None:
    whole, thinner = made(kind), made(kind, gone=annex)
    place = chapter(whole.blocks, annex)
    rest = (*whole.blocks[: place.start], *whole.blocks[place.stop :])
    # a list of tables vanishes by itself where few are left
    assert [each for each in thinner.blocks if not isinstance(each, Captions)] == [
        each for each in rest if not isinstance(each, Captions)
    ]
    anchors = {getattr(each, "anchor", "") for each in thinner.blocks}
    refs = {each.ref for each in within(thinner.blocks, Run) if isinstance(each, Run) and each.ref}
    assert refs <= anchors
    assert replace(thinner, blocks=()) == replace(whole, blocks=())


def test_there_are_annexes() -> None:
    assert {kind for kind, _ in annexes()} >= {"annual", "monitoring", "final", "summary"}


def tables(report: Report, anchor: str) -> list[Table]:
    return [each for each in report.blocks if isinstance(each, Table) and each.anchor == anchor]


def test_each_workbook_has_its_digest() -> None:
    data = dataset()
    observations = {
        key: each.model_copy(
            update={
                "received": each.received
                and each.received.model_copy(update={"sha256": f"{place}abcdef" * 8})
            }
        )
        for place, (key, each) in enumerate(data.observations.items(), start=1)
    }
    (table,) = tables(annual(replace(data, observations=observations)), "tab-inputs")
    assert table.columns[-1].title == "Otisk"
    assert "12" in table.source
    told = [plain(row[-1]) for row in table.rows]
    assert sorted(told) == [f"{place}abcdef{place}abcd" for place in range(1, len(told) + 1)]


def paragraph(provenance: Provenance) -> str:
    found = [
        "".join(run.text for run in runs)
        for each in made("annual", provenance=provenance).blocks
        if (runs := getattr(each, "runs", ())) and runs[0].text.startswith("Původ údajů")
    ]
    return found[0].replace("\u00a0", " ") if found else ""


def test_the_report_says_from_what_it_was_made() -> None:
    told = paragraph(Provenance("abcdef" * 8, "123456" * 7, changed=False, version="9.8"))
    assert told == (
        "Původ údajů. Vstupní soubory mají otisk abcdefabcdef (prvních 12 znaků kontrolního "
        "součtu SHA-256). Odpovídají revizi 123456123456. Dokument z nich sestavil program "
        "chytrejsi 9.8."
    )
    assert "změny, které v ní ještě nejsou" in paragraph(replace(PROVENANCE, changed=True))
    assert "revizi" not in paragraph(replace(PROVENANCE, commit=""))
    assert paragraph(Provenance()) == ""


@pytest.mark.parametrize("kind", REPORTS)
def test_two_runs_give_equal_bytes(kind: str, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        told = chytrejsi(
            "report", kind, *ARGUMENTS[kind], "--root", REGION, "--output", tmp_path / name
        )
        assert told.returncode == 0, told.stderr
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
