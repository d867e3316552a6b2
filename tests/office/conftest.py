"""What the tests with LibreOffice share."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from chytrejsi.render.office import the_office


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Give the function that has LibreOffice save a file in another format."""
    profile = tmp_path_factory.mktemp("profile")

    def to(path: Path, form: str) -> Path:
        folder = tmp_path_factory.mktemp(form)
        subprocess.run(
            [
                the_office(),
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", folder, path),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return folder / f"{path.stem}.{form}"

    return to
