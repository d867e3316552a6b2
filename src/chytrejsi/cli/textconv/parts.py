"""The parts of an Office package: which one is the main one, and what it leads to."""

import posixpath
from collections.abc import Mapping

from chytrejsi.findings import Rule
from chytrejsi.sheet.intake.book_parts import Relations, Types
from chytrejsi.sheet.intake.package import Package
from chytrejsi.sheet.intake.refusal import refuse
from chytrejsi.sheet.intake.xml import Handler, escaped, stream

_TYPES = "[Content_Types].xml"


def main_part(package: Package) -> tuple[str, str]:
    """Give the name of the main part and its content type."""
    types = Types()
    read_part(package, _TYPES, types)
    for kind, target in relations_of(package, "").values():
        if kind == "officeDocument":
            return target, types.found.get(f"/{target}", "")
    raise refuse(Rule.WORKBOOK_OTHER_KIND, package.file, kind="")


def relations_of(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """Give what a part (the package itself for "") leads to: id → (kind, name of the part)."""
    folder, name = posixpath.split(part)
    relations = Relations(folder)
    content = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    if content is not None:
        stream(content, relations, package.file, part)
    return relations.found


def read_part(package: Package, name: str, handler: Handler) -> None:
    """Have a part read by a handler; a part that is missing is damage."""
    content = package.part(name)
    if content is None:
        raise refuse(Rule.WORKBOOK_DAMAGED, package.file, part=name)
    stream(escaped(content), handler, package.file, name)
