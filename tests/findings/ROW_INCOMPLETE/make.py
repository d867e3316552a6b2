from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, {("activities", "energie/A1", "text"): "Hotovo."})


def good(folder: Path) -> list[str]:
    return collecting(
        folder,
        {
            ("activities", "energie/A1", "text"): "Hotovo.",
            ("activities", "energie/A1", "status"): "probíhá",
        },
    )
