from pathlib import Path

from sheetcase import collecting, repacked


def bad(folder: Path) -> list[str]:
    return collecting(
        folder,
        repack=lambda data: repacked(
            data, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
        ),
    )


def good(folder: Path) -> list[str]:
    return collecting(folder)
