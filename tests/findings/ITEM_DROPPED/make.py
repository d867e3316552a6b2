from pathlib import Path

from sheetcase import FILES, Cells, collecting

CELLS: Cells = {
    ("activities", "energie/A1", "status"): "probíhá",
    ("activities", "energie/A2", "status"): "probíhá",
}
FICHE = "plan/vk1/fiches/energie.yaml"
SECOND = "  - {id: A2, title: Posouzení střech}\n"


def bad(folder: Path) -> list[str]:
    return collecting(folder, CELLS, later={FICHE: FILES[FICHE].replace(SECOND, "")})


def good(folder: Path) -> list[str]:
    return collecting(folder, CELLS)
