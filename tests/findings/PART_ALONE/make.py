from pathlib import Path

from sheetcase import CARD, collecting

CARDS = {
    "indicators/catalogue/EN-01.yaml": CARD.format(
        id="EN-01",
        title="Elektroměry s dálkovým odečtem",
        fiche="energie",
        measure="number",
        accumulation="increment",
        more="unit: {label: ks, code: C62}\nbaseline: {date: 2024-06-30, value: 15}\n"
        "disaggregation: [{dimension: budova, categories: [úřad, škola]}]\nask_parts: true\n",
    )
}
PART = {("indicators", "EN-01:1.1", "value"): 3}


def bad(folder: Path) -> list[str]:
    return collecting(folder, PART, more=CARDS)


def good(folder: Path) -> list[str]:
    return collecting(folder, {**PART, ("indicators", "EN-01", "value"): 7}, more=CARDS)
