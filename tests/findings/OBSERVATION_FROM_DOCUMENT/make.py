from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    facts = 'period: "2025"\nguarantor: odbor-energetiky\ndocument: {title: Smyšlené shrnutí}\n'
    return collecting(folder, more={"indicators/observations/2025/odbor-energetiky.yaml": facts})


def good(folder: Path) -> list[str]:
    return collecting(folder)
