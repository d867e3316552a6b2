from pathlib import Path

from sheetcase import CARD, collecting

NEW = {
    "indicators/catalogue/EN-06.yaml": CARD.format(
        id="EN-06",
        title="Nabíjecí stanice",
        fiche="energie",
        measure="number",
        accumulation="cumulative",
        more="unit: {label: ks, code: C62}\n",
    )
}


def bad(folder: Path) -> list[str]:
    return collecting(folder, later=NEW)


def good(folder: Path) -> list[str]:
    return collecting(folder, more=NEW)
