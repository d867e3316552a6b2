"""Scans a package into cells as they were written: raw text, type, number format, formula flag.

This is what no library gives in one pass: an error is no blank, a formula without a result is
known as one, and no number format turns a number into a date before it is asked.
"""

import posixpath
from collections.abc import Iterable, Mapping

from chytrejsi.findings import Rule
from chytrejsi.language import _
from chytrejsi.sheet.intake.book_parts import Book, Properties, Relations, Types
from chytrejsi.sheet.intake.cells import Scan
from chytrejsi.sheet.intake.file import Incoming, check_kind
from chytrejsi.sheet.intake.package import LINKED, Package, open_package
from chytrejsi.sheet.intake.refusal import Refused, refuse
from chytrejsi.sheet.intake.sheet_parts import SheetReader, Strings, Styles
from chytrejsi.sheet.intake.xml import escaped, stream

SHEET_LIMIT = 64
_XML = (".xml", ".rels", ".vml")
_DOCTYPE = tuple("<!DOCTYPE".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))
_STRINGS = "xl/sharedstrings.xml"  # where calamine reads it, even if nothing leads there
_STRICT = "http://purl.oclc.org/ooxml/"


def scan_file(incoming: Incoming) -> Scan:
    """Scan a file's bytes; raises Refused for what is no workbook or cannot be read safely."""
    check_kind(incoming)
    package = open_package(incoming)
    scanned = scan(package)
    _check_rest(package)
    return scanned


def scan(package: Package) -> Scan:
    """Scan a checked package; raises Refused for what cannot be read safely."""
    root = _relations(package, "_rels/.rels", "")
    main = next((target for kind, target in root.values() if kind == "officeDocument"), None)
    if main is None:
        raise refuse(Rule.WORKBOOK_DAMAGED, package.file, part="_rels/.rels")
    _check_type(package, main)
    book = Book()
    content = _needed(package, main)
    if _STRICT.encode("ascii") in content[:4096]:
        raise refuse(Rule.WORKBOOK_STRICT, package.file)
    stream(content, book, package.file, main)
    folder, name = posixpath.split(main)
    relations = _relations(package, f"{folder}/_rels/{name}.rels", folder)
    return _scan_sheets(package, book, relations, _properties(package, root))


def _check_rest(package: Package) -> None:
    """Refuse damage and a DTD in the parts of which nothing is needed; others may read them."""
    for name in package.unread:
        if name.lower().endswith(_XML):
            content = _needed(package, name)
            if any(doctype in content for doctype in _DOCTYPE):
                raise refuse(Rule.WORKBOOK_DTD, package.file, part=name)


def scan_properties(package: Package) -> Properties:
    """Scan only what a package says about itself; raises Refused for what is not safe."""
    return _properties(package, _relations(package, "_rels/.rels", ""))


def _scan_sheets(
    package: Package,
    book: Book,
    relations: Mapping[str, tuple[str, str]],
    properties: Properties,
) -> Scan:
    if len(book.sheets) > SHEET_LIMIT:
        raise refuse(Rule.WORKBOOK_UNPACKS, package.file)
    _check_titles(package, [name for name, _relation, _hidden in book.sheets])
    strings, styles = Strings(package.file), Styles()
    for kind, target in relations.values():
        handler = {"sharedStrings": strings, "styles": styles}.get(kind)
        if handler is not None and (content := package.part(target)) is not None:
            stream(escaped(content), handler, package.file, target)
    for name in package.unread:
        if name.lower() == _STRINGS:
            stream(_needed(package, name), Strings(package.file), package.file, name)
    sheets = []
    for name, relation, hidden in book.sheets:
        kind, target = relations.get(relation, ("", ""))
        if kind == "worksheet":
            content = _needed(package, target)
            reader = SheetReader(package.file, name, strings.found, styles)
            stream(escaped(content), reader, package.file, target)
            sheets.append(reader.scanned(hidden))
        elif not kind:
            raise refuse(Rule.WORKBOOK_DAMAGED, package.file, part=name)
    return Scan(
        package.file,
        tuple(sheets),
        book.names,
        properties.custom,
        properties.modified,
        book.since_1904,
        any(name.startswith(LINKED) for name in package.names),
    )


def _check_titles(package: Package, names: Iterable[str]) -> None:
    """Refuse two sheets of one name, which no office program writes and each opens otherwise."""
    seen = set()
    for name in names:
        if name.casefold() in seen:
            problem = _("two sheets have the name '{name}'", name=name)
            raise refuse(Rule.WORKBOOK_PACKAGE, package.file, problem=problem)
        seen.add(name.casefold())


def _needed(package: Package, name: str) -> bytes:
    content = package.part(name)
    if content is None:
        raise refuse(Rule.WORKBOOK_DAMAGED, package.file, part=name)
    return content


def _check_type(package: Package, main: str) -> None:
    types = Types()
    stream(_needed(package, "[Content_Types].xml"), types, package.file, "[Content_Types].xml")
    if "macroenabled" in types.found.get("/" + main, "").lower():
        raise refuse(Rule.WORKBOOK_MACROS, package.file)


def _relations(package: Package, name: str, folder: str) -> Mapping[str, tuple[str, str]]:
    """Give relation id → (kind, name of the part)."""
    content = package.part(name)
    relations = Relations(folder)
    if content is not None:
        stream(content, relations, package.file, name)
    return relations.found


def _properties(package: Package, root: Mapping[str, tuple[str, str]]) -> Properties:
    """Scan what a package says about itself; a broken part is passed by, for no value is there."""
    properties = Properties()
    for kind, target in root.values():
        if kind in {"custom-properties", "core-properties"}:
            try:
                stream(package.part(target) or b"<none/>", properties, package.file, target)
            except Refused as refused:
                if refused.finding.rule is not Rule.WORKBOOK_DAMAGED:
                    raise
    return properties
