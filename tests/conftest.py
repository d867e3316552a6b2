"""What all tests share: where LibreOffice is missing they say so, and the language is known."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from inboxcase import Inbox

# the terminal's language is fixed before any module of ours makes its help texts
os.environ["CHYTREJSI_LANG"] = "cs"
# equal bytes are promised for the dates of the data, not for those of a build
os.environ.pop("SOURCE_DATE_EPOCH", None)

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    # on a busy machine, drawing the first examples takes as long as it takes
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

OFFICE_TOOLS = ("soffice", "pdftoppm")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let approved texts be written anew; a person looks at their diff before committing."""
    parser.addoption("--approve", action="store_true", help="write the approved texts anew")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to approve where nobody looks."""
    if config.getoption("--approve") and os.environ.get("CI"):
        raise pytest.UsageError("--approve is refused in CI: look at the texts and commit them")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that needs LibreOffice where it is missing; CI demands it."""
    if item.get_closest_marker("office") is None:
        # the other tests are the same with LibreOffice and without
        os.environ["CHYTREJSI_OFFICE"] = "none"
        return
    os.environ.pop("CHYTREJSI_OFFICE", None)
    missing = [tool for tool in OFFICE_TOOLS if shutil.which(tool) is None]
    if missing:
        reason = f"not on this machine: {', '.join(missing)} (LibreOffice and poppler)"
        if os.environ.get("CHYTREJSI_REQUIRE_OFFICE") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture
def inbox(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Inbox":
    """Give a fictional workspace with an empty inbox."""
    from inboxcase import Inbox

    return Inbox(tmp_path, capsys)
