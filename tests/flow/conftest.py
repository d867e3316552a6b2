"""Approved texts, which a person has read, and a workspace that a test may write to."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportmaking import REGION

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def approved(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the approved one of that name; `--approve` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--approve"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"read it, then approve it: pytest --approve {request.node.nodeid}"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """Copy the small region's workspace."""
    return Path(shutil.copytree(REGION, tmp_path / "kraj"))
