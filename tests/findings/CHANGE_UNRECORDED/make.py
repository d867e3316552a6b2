from pathlib import Path

from gitcase import History
from workspacecase import checking

CARD = "indicators/catalogue/EN-1.yaml"
TARGET = "target: {date: 2026-12-31, value: "
CHANGE = """id: z1
plan: p2
kind: target
state: approved
indicator: EN-1
old: {value: 40, date: 2026-12-31}
new: {value: 30, date: 2026-12-31}
reason: Méně budov.
body: zastupitelstvo
resolution: 1/25/ZK
effect: 2025-03-01
"""


def bad(folder: Path) -> list[str]:
    history = History(folder)
    history.commit("2024-02-20", "Plán")
    history.change(CARD, f"{TARGET}40}}", f"{TARGET}30}}")
    return checking(history.space.root)


def good(folder: Path) -> list[str]:
    made = bad(folder)
    changes = folder / "plan" / "p2" / "changes"
    changes.mkdir(parents=True)
    (changes / "z1.yaml").write_text(CHANGE, encoding="utf-8", newline="\n")
    return made
