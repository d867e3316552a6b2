"""Handlers for the parts of a package that are about the workbook as a whole."""

import posixpath

from chytrejsi.sheet.intake.xml import Attributes, Silent

_TARGET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Types(Silent):
    """The content types of the parts that have one of their own."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "Override":
            self.found[attributes.get("PartName", "")] = attributes.get("ContentType", "")


class Relations(Silent):
    """The relations of a part: id → (kind, name of the part)."""

    def __init__(self, folder: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target if target.startswith("/") else posixpath.join(self._folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, posixpath.normpath(path).lstrip("/"))


class Properties(Silent):
    """Custom properties by name, and when the workbook was last saved, as it says itself."""

    def __init__(self) -> None:
        self.custom: dict[str, str] = {}
        self.modified = ""
        self._name = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        self._text.clear()
        if name == "property":
            self._name = attributes.get("name", "")

    def text(self, text: str) -> None:
        """Keep the text where it is wanted."""
        self._text.append(text)

    def end(self, name: str) -> None:
        """Take in the element that has ended."""
        if name == "modified":
            self.modified = "".join(self._text)
        elif self._name and name != "property":
            self.custom[self._name] = "".join(self._text)
            self._name = ""


class Book(Silent):
    """The workbook: sheets as (name, relation, hidden), defined names, the system of dates."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.names: dict[str, str] = {}
        self.since_1904 = False
        self._name = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get(_TARGET, ""), hidden))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "definedName":
            self._name = attributes.get("name", "")
            self._text.clear()

    def text(self, text: str) -> None:
        """Keep the text where it is wanted."""
        if self._name:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Take in the element that has ended."""
        if name == "definedName":
            self.names[self._name] = "".join(self._text)
            self._name = ""
