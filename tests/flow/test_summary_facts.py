"""The executive summary carries every fact of the region's own one for 2/2019 to 6/2024."""

import sys
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Cover,
    Editable,
    Heading,
    Paragraph,
    Table,
    plain,
)
from chytrejsi.report.context import Subject
from reportmaking import dataset, document, without
from running import SOURCE_TREE
from summaryfacts import CARE, FACTS, INTRODUCTION, PORTAL, SECOND, TRANSPORT

ALL = [(path, key) for path, facts in FACTS.items() for key in facts]
SPAN = Subject(since=date(2019, 2, 1), until=date(2024, 6, 30))
Items = tuple[tuple[tuple[str, ...], str], ...]


@cache
def region() -> Dataset:
    return dataset(SOURCE_TREE)


@cache
def real() -> Items:
    return items(region())


def items(data: Dataset) -> Items:
    """Give each paragraph, bullet and row of the summary with the headings above it."""
    report = document("summary", data, "ap2", "2024-H1", SOURCE_TREE, SPAN)
    path: tuple[str, ...] = ()
    found = []
    for block in report.blocks:
        if isinstance(block, Heading):
            path = (*path[: block.level - 1], plainly(block.text))
        found += [(path, plainly(words)) for words in said(block)]
    return tuple(found)


def said(block: Block) -> Iterator[str]:
    match block:
        case Cover():
            yield f"{block.title} {block.subtitle}"
        case Heading():
            yield block.text
        case Paragraph():
            yield plain(block.runs)
        case Bullets():
            yield from map(plain, block.items)
        case Table():
            yield from (" | ".join(map(plain, row)) for row in block.rows)
        case Editable():
            for each in block.blocks:
                yield from said(each)


def plainly(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split()).casefold()


def carried(told: Items, path: tuple[str, ...], key: str) -> bool:
    """Tell whether one item below the headings has all words of a fact."""
    above = tuple(map(plainly, path))
    below = (words for headings, words in told if headings[: len(above)] == above)
    return any(all(needle in words for needle in FACTS[path][key]) for words in below)


@pytest.mark.parametrize(("path", "key"), ALL, ids=[key for _, key in ALL])
def test_fact_is_carried_in_its_chapter(path: tuple[str, ...], key: str) -> None:
    assert carried(real(), path, key), FACTS[path][key]


def test_every_fact_is_carried(capsys: pytest.CaptureFixture[str]) -> None:
    told = sum(carried(real(), path, key) for path, key in ALL)
    with capsys.disabled():
        share = 100 * told / len(ALL)
        sys.stdout.write(f"\nfacts carried / facts in it: {told} / {len(ALL)} = {share:.0f} %\n")
    assert told == len(ALL)
    assert len({key for _, key in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("kind", "record", "path", "key"),
    [
        ("events", "edih-test-before-invest", CARE, "EDIH: two homes"),
        ("events", "spoluprace-sektoru", INTRODUCTION, "public and private co-operation"),
        ("events", "2023-06-28-datovy-portal", PORTAL, "portal's address"),
        ("projects", "ip4maas", TRANSPORT, "IP4Maas"),
        ("narratives", "ap2/summary-2024-H1", INTRODUCTION, "going on keeps the pace"),
    ],
)
def test_a_fact_leaves_with_its_record(
    kind: str, record: str, path: tuple[str, ...], key: str
) -> None:
    assert not carried(items(without(region(), kind, record)), path, key)


def test_what_the_plan_did_is_not_told_beside_it() -> None:
    beside = [words for headings, words in real() if headings[:1] == (plainly(SECOND),)]
    assert beside
    assert not any("idolka" in words for words in beside)
