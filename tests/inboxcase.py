"""A fictional workspace with an inbox, for the tests of collecting as a whole."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from sheetcase import GUARANTOR, Cells, dataset_of, filled, make_workspace, template


class Inbox:
    """A fictional workspace with an inbox, and the hands that collect."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.space = make_workspace(folder / "kraj")
        self.folder = folder / "inbox"
        self.folder.mkdir()
        self._capsys = capsys

    def lay(self, files: Mapping[str, str]) -> None:
        """Lay further files over the workspace."""
        make_workspace(self.space.root, files)

    def put(self, name: str, cells: Cells, guarantor: str = GUARANTOR) -> Path:
        """Put a filled workbook into the inbox."""
        path = self.folder / name
        path.write_bytes(filled(template(dataset_of(self.space), guarantor), cells))
        return path

    def collect(self, *options: object, code: int = 0) -> Any:  # noqa: ANN401 - any JSON
        """Collect the inbox and give the JSON."""
        told = self.say(self.folder, "--format", "json", *options, code=code)
        return json.loads(told)

    def say(self, *options: object, code: int = 0) -> str:
        """Run the command and give its standard output."""
        self._capsys.readouterr()
        arguments = ["collect", *map(str, options), "--root", str(self.space.root)]
        assert run(arguments) == code, self._capsys.readouterr()
        return self._capsys.readouterr().out

    def tree(self) -> Mapping[str, bytes]:
        """Give the bytes of all files of the workspace but the lock."""
        return {
            path.relative_to(self.space.root).as_posix(): path.read_bytes()
            for path in sorted(self.space.root.rglob("*"))
            if path.is_file() and not path.name.startswith("lock")
        }

    def observation(self, guarantor: str = GUARANTOR) -> str:
        """Give the text of what was written for a guarantor."""
        path = self.space.observations / "2025" / f"{guarantor}.yaml"
        return path.read_text(encoding="utf-8")
