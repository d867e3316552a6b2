"""What the file says of itself: title, language, digest of the inputs, places of the narratives."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from chytrejsi.openxml import INPUTS, visible
from chytrejsi.render.word.markup import attribute
from chytrejsi.report.blocks import Editable, Report

LANGUAGE_TAGS = {"cs": "cs-CZ", "en": "en-GB"}
PLACES = "urn:chytrejsi:places"
PLACES_ID = f"{{{str(uuid5(NAMESPACE_URL, PLACES)).upper()}}}"

_LONGEST = 255  # Word's limit for a property
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)


def describe(document: DocumentObject, report: Report, tag: str) -> None:
    """Write the report's properties in place of those of the reference document's maker."""
    core = document.core_properties
    for old in list(core._element):  # noqa: SLF001 - nothing of the maker may be left
        core._element.remove(old)  # noqa: SLF001
    core.title = _short(report.title)
    core.language = tag
    if report.subject:
        core.subject = _short(report.subject)
    if report.author:
        core.author = _short(report.author)
    _replace_application(document)
    if report.inputs_digest:
        _add_custom(document, INPUTS, report.inputs_digest)
    _add_places(document, [each for each in report.blocks if isinstance(each, Editable)])


def _short(value: str) -> str:
    seen = " ".join(visible(value).split())
    return seen if len(seen) <= _LONGEST else f"{seen[: _LONGEST - 1]}…"


def _replace_application(document: DocumentObject) -> None:
    """Take out company, manager and counts, which Word keeps beside the core properties."""
    for relation in document.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = (_DECLARATION + _APPLICATION).encode()  # noqa: SLF001


def _add_custom(document: DocumentObject, name: str, value: str) -> None:
    package = document.part.package
    found = [
        each.target_part
        for each in package.rels.values()
        if each.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    ]
    root = (
        etree.fromstring(found[0].blob)
        if found
        else etree.fromstring(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}"/>')
    )
    for old in [each for each in root if each.get("name") == name]:
        root.remove(old)
    number = max((int(each.get("pid", "1")) for each in root), default=1) + 1
    added = etree.SubElement(
        root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name
    )
    etree.SubElement(added, f"{{{_TYPES}}}lpwstr").text = visible(value)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if found:
        found[0]._blob = blob  # noqa: SLF001 - python-docx does not know this part
        return
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _add_places(document: DocumentObject, editables: Iterable[Editable]) -> None:
    """Tell for each narrative's tag its place in the YAML; tags are too short for it."""
    rows = "".join(
        f"<place tag={attribute(each.tag)} path={attribute(each.place)}/>" for each in editables
    )
    if not rows:
        return
    package = document.part.package
    content = f'{_DECLARATION}<places xmlns="{escape(PLACES)}">{rows}</places>'
    properties = (
        f'{_DECLARATION}<ds:datastoreItem ds:itemID="{PLACES_ID}" xmlns:ds="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{PLACES}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    item = Part(
        package.next_partname("/customXml/item%d.xml"), "application/xml", content.encode(), package
    )
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    described = Part(
        package.next_partname("/customXml/itemProps%d.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        properties.encode(),
        package,
    )
    item.relate_to(described, f"{_RELATIONSHIPS}/customXmlProps")
