"""Approved texts: what a report says is compared with a file that a person has read."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
