from pathlib import Path

from sheetcase import FILES, collecting

UNITS = "plan/organisation.yaml"
PART = """\
period: "2025"
guarantor: {part}
received: {{file: {part}.xlsx, sha256: "{digest}", date: 2026-01-08}}
values: [{{indicator: {indicator}, value: 3}}]
"""


def told(part: str, digest: str, indicator: str) -> dict[str, str]:
    name = f"indicators/observations/2025/{part}.yaml"
    return {name: PART.format(part=part, digest=digest, indicator=indicator)}


def merged(folder: Path, files: dict[str, str]) -> list[str]:
    whole = "id: odbor-energetiky, title: Odbor energetiky a budov"
    units = FILES[UNITS].replace(whole, f"{whole}, former_ids: [odbor-kotelen, odbor-budov]")
    return collecting(folder, more={UNITS: units, **files})


def bad(folder: Path) -> list[str]:
    return merged(folder, told("odbor-kotelen", "aa", "EN-01") | told("odbor-budov", "bb", "EN-05"))


def good(folder: Path) -> list[str]:
    return merged(folder, told("odbor-kotelen", "aa", "EN-01"))
