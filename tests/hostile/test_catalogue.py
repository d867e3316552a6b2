"""Every row of the catalogue of hostile inputs holds, by the command line or by a named test."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile.catalogue import ROWS
from hostile.desk import Desk
from hostile.register import Row, Sent, prove

ROOT = Path(__file__).parents[2]
ALL = os.environ.get("CHYTREJSI_HOSTILE") == "all"
SENT = [
    pytest.param(row, each, id=f"{row.id}: {each.name}")
    for row in ROWS
    for each in row.sent
    if ALL or not each.slow
]
# how many rows there are of each kind, so that none gets lost
KINDS = {
    "A": 8,
    "Z": 11,
    "X": 6,
    "W": 4,
    "M": 4,
    "S": 34,
    "C": 39,
    "F": 12,
    "Y": 11,
    "P": 11,
    "T": 10,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("hostile")) as desk:
        yield desk


@pytest.mark.parametrize(("row", "sent"), SENT)
def test_what_is_sent_becomes_what_is_right(desk: Desk, row: Row, sent: Sent) -> None:
    assert sent in row.sent
    prove(desk, sent)


def test_every_row_is_there_once_and_shown() -> None:
    ids = [row.id for row in ROWS]
    assert len(set(ids)) == len(ids)
    assert {kind: sum(each[0] == kind for each in ids) for kind in KINDS} == KINDS
    assert [row.id for row in ROWS if not row.proofs] == []
    assert [row.id for row in ROWS if not row.title] == []


def test_the_tests_that_show_rows_are_there() -> None:
    named = {node for row in ROWS for node in row.shown}
    files = sorted({node.partition("::")[0] for node in named})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    told = subprocess.run(
        [*command, *files, "-o", "addopts=--import-mode=importlib"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    nodes = {line for line in told.stdout.splitlines() if "::" in line}
    nodes |= {re.sub(r"\[.*", "", node) for node in nodes}
    assert sorted(named - nodes) == [], told.stdout[-2000:]
