"""A workspace without findings that a test changes and then checks."""

from datetime import date
from pathlib import Path

from chytrejsi.checks import check
from chytrejsi.findings import Finding
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace
from workspacecase import laid_over

TODAY = date(2026, 3, 1)


class Case:
    """A copy of the base workspace that a test changes and then checks."""

    def __init__(self, folder: Path) -> None:
        self.space = Workspace(laid_over(folder))

    def change(self, file: str, old: str, new: str) -> None:
        path = self.space.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def add(self, file: str, text: str) -> None:
        path = self.space.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def findings(self, today: date = TODAY) -> list[Finding]:
        made = load(self.space)
        assert made.dataset is not None
        return list(check(made.dataset, today))

    def codes(self, today: date = TODAY) -> list[str]:
        return [each.code for each in self.findings(today)]
