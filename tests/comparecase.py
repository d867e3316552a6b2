"""Two copies of the demo that differ only in what a test says."""

import shutil
from pathlib import Path

import chytrejsi
from chytrejsi.compare.compare import differences
from chytrejsi.compare.difference import Difference
from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace

DEMO = Path(chytrejsi.__file__).parent / "demo" / "workspace"
NBSP = "\u00a0"


def loaded(folder: Path) -> Dataset:
    """Read a workspace whose files can all be read."""
    made = load(Workspace(folder))
    assert made.dataset is not None
    assert not made.findings, made.findings
    return made.dataset


class Case:
    """The demo before and after what a test changes."""

    def __init__(self, folder: Path) -> None:
        self.old, self.new = folder / "old", folder / "new"
        for each in (self.old, self.new):
            shutil.copytree(DEMO, each)

    def before(self, file: str, old: str, new: str) -> None:
        """Change a file in both states; what is then changed is changed from this."""
        _edit(self.old / file, old, new)
        _edit(self.new / file, old, new)

    def change(self, file: str, old: str, new: str) -> None:
        _edit(self.new / file, old, new)

    def add(self, file: str, text: str) -> None:
        path = self.new / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def drop(self, file: str) -> None:
        (self.new / file).unlink()

    def differences(self, code: str = "cs") -> tuple[Difference, ...]:
        return differences(loaded(self.old), loaded(self.new), language(code))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
