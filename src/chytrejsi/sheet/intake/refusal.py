"""Stops the reading of a workbook that cannot be read on."""

from chytrejsi.findings import CellPlace, Finding, Rule


class Refused(Exception):  # noqa: N818 - it carries a finding; it is no error of the program
    """The workbook is refused as a whole; the reader gives the finding beside what it has."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def refuse(rule: Rule, file: str, sheet: str | None = None, **values: object) -> Refused:
    """Make the exception that refuses a workbook."""
    return Refused(rule.at(CellPlace(file, sheet), **values))
