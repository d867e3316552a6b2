"""Streams the XML of an untrusted part through handlers, within limits and without a DTD."""

import re
from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from chytrejsi.findings import Rule
from chytrejsi.sheet.intake.refusal import Refused, refuse

DEPTH = 64
ELEMENT_LIMIT = 4_000_000  # of one part; each costs time, and most handlers keep something of it
_SEPARATOR = "}"
_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_TEXT = re.compile(rb">[^<>]*<")
_REFERENCE = rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
_HAS_REFERENCE = re.compile(_REFERENCE)
_CONTROL_IN_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|" + _REFERENCE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16, which is full of zeros
Attributes = Mapping[str, str]


class Handler(Protocol):
    """What is told of each element; names are local, without their namespace."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def stream(content: bytes, handler: Handler, file: str, part: str) -> None:
    """Read a part; raises Refused for a DTD, for what is beyond all measure, for broken XML."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    depth = count = 0
    names: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEPTH:
            raise refuse(Rule.WORKBOOK_DAMAGED, file, part=part)
        if count > ELEMENT_LIMIT:
            raise refuse(Rule.WORKBOOK_UNPACKS, file)
        local = names.get(name)
        if local is None:
            local = names[name] = name.rpartition(_SEPARATOR)[2]
        handler.start(local, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(names[name])

    def doctype(*_given: object) -> None:
        raise refuse(Rule.WORKBOOK_DTD, file, part=part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = doctype
    _run(lambda: parser.Parse(content, True), file, part)


def escaped(content: bytes) -> bytes:
    """Write control characters in texts as the file format does; XML has none.

    Programs that join XML by hand let them through; one odd text should not cost the rest.
    """
    wide = content.startswith(_WIDE) or b"\0" in content[:4]
    odd = len(content.translate(None, _CONTROL)) < len(content) or _HAS_REFERENCE.search(content)
    if wide or not odd:
        return content
    return _TEXT.sub(lambda text: _CONTROL_IN_TEXT.sub(_code, text[0]), content)


def _code(match: re.Match[bytes]) -> bytes:
    """Give the code of a control character that stands as itself or as a reference."""
    found = match[0].strip(b"&#;")
    if len(match[0]) == 1:
        code = match[0][0]
    else:
        code = int(found[1:], 16) if found[:1] == b"x" else int(found)
    return b"_x%04X_" % code


def _run(parse: Callable[[], object], file: str, part: str) -> None:
    try:
        parse()
    except Refused:
        raise
    except expat.ExpatError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from error
        raise refuse(Rule.WORKBOOK_DAMAGED, file, part=part) from error
    except (LookupError, ValueError) as error:
        # LookupError is an encoding that nobody knows, ValueError one that is no single byte
        raise refuse(Rule.WORKBOOK_DAMAGED, file, part=part) from error


class Silent:
    """A handler that passes over everything."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Pass over."""

    def end(self, name: str) -> None:
        """Pass over."""

    def text(self, text: str) -> None:
        """Pass over."""
