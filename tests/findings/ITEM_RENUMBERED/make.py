from pathlib import Path

from sheetcase import FILES, Cells, collecting

CELLS: Cells = {("activities", "energie/A1", "status"): "probíhá"}
FICHE = "plan/vk1/fiches/energie.yaml"


def bad(folder: Path) -> list[str]:
    return collecting(folder, CELLS, later={FICHE: FILES[FICHE].replace("id: A1", "id: A9")})


def good(folder: Path) -> list[str]:
    # it is not filled in
    return collecting(folder, CELLS, later={FICHE: FILES[FICHE].replace("id: A2", "id: A9")})
