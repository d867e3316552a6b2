"""Numberings that the reference document cannot hold beforehand, added to its own."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

_LEVELS = 4


def restarted(numbering: etree._Element, like: str) -> int | None:
    """Add a numbering of the kind of the one with the id `like` that begins at one."""
    for each in numbering.findall(qn("w:num")):
        kind = each.find(qn("w:abstractNumId"))
        if each.get(qn("w:numId")) == like and kind is not None:
            again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            return _added(numbering, kind.get(qn("w:val"), "0"), again)
    return None


def unnumbered(numbering: etree._Element) -> int:
    """Add a numbering that writes nothing and indents nothing.

    The id 0 means the same to Word, but not to every program that checks a file.
    """
    kinds = numbering.findall(qn("w:abstractNum"))
    number = max((int(each.get(qn("w:abstractNumId"), "0")) for each in kinds), default=-1) + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="none"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    kind = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(numbering.index(kinds[-1]) + 1 if kinds else 0, kind)
    return _added(numbering, str(number), "")


def _added(numbering: etree._Element, kind: str, overrides: str) -> int:
    numbers = numbering.findall(qn("w:num"))
    number = max((int(each.get(qn("w:numId"), "0")) for each in numbers), default=0) + 1
    added = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        f"{overrides}</w:num>"
    )
    last = numbers[-1] if numbers else numbering.findall(qn("w:abstractNum"))[-1]
    last.addnext(added)
    return number
