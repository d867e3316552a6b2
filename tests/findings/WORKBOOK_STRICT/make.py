from pathlib import Path

from sheetcase import collecting, repacked, replacing


def bad(folder: Path) -> list[str]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = {"xl/workbook.xml": replacing(main, "http://purl.oclc.org/ooxml/spreadsheetml/main")}
    return collecting(folder, repack=lambda data: repacked(data, strict))


def good(folder: Path) -> list[str]:
    return collecting(folder)
