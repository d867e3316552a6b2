"""A process that is forked off a warm one tells the same as one that was started anew."""

import os
from pathlib import Path

import pytest

from reportmaking import REGION
from running import chytrejsi
from warm import POSSIBLE, stem

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="every process is started anew here")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("report", "--help", "--lang", "en"),
        ("check", "--root", ".", "--format", "json"),
        ("check", "--root", "nikde"),
        ("xyzzy",),
    ],
    ids=" ".join,
)
def test_it_tells_the_same(arguments: tuple[str, ...], encoding: str) -> None:
    warm, anew = (
        chytrejsi(*arguments, cwd=REGION, encoding=encoding, afresh=afresh)
        for afresh in (False, True)
    )
    assert (warm.returncode, warm.stdout, warm.stderr) == (
        anew.returncode,
        anew.stdout,
        anew.stderr,
    )
    assert warm.stdout + warm.stderr


def test_one_leaves_nothing_to_the_next(tmp_path: Path) -> None:
    before = chytrejsi("check", cwd=REGION)
    told = chytrejsi("check", cwd=tmp_path, variables={"CHYTREJSI_LANG": "en"})
    assert told.returncode == 2
    assert chytrejsi("check", cwd=REGION).stdout == before.stdout


def test_what_python_reads_at_its_start_needs_a_process_of_its_own() -> None:
    assert stem().fits(os.environ | {"CHYTREJSI_LANG": "en", "PYTHONIOENCODING": "cp1250"})
    assert not stem().fits(os.environ | {"PYTHONHASHSEED": "1"})
    assert not stem().fits(os.environ | {"_CHYTREJSI_COMPLETE": "complete_bash"})
