from pathlib import Path

from sheetcase import collecting, repacked


def bad(folder: Path) -> list[str]:
    return collecting(
        folder, repack=lambda data: repacked(data, {"xl/media/image1.bin": bytes(8 * 1024 * 1024)})
    )


def good(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: repacked(data, {"xl/media/image1.bin": bytes(8)}))
