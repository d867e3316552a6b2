"""On which page of a PDF each bookmark lies: read from the PDF's named destinations.

Only what LibreOffice writes is understood, so that no PDF library is needed for the one number
that a contents page wants; what is not understood gives no page, never a wrong one.
"""

import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(?:^|\s)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"\bstream\r?\n(.*)\bendstream", re.DOTALL)
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_PAGES = re.compile(rb"/Pages\s+(\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
# LibreOffice writes the bookmark _Toc000001 (of a heading) as /5FToc000001; a name tree would have
# (...) or a dictionary with /D. Captions have _Ref.
_DESTINATION = re.compile(rb"((?:Toc|Ref)\d{6})\)?\s*(?:<<\s*/D\s*)?\[\s*(\d+) 0 R")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_COUNT = re.compile(rb"/N\s+(\d+)")
_FIRST = re.compile(rb"/First\s+(\d+)")


def bookmark_pages(pdf: bytes) -> dict[str, int]:
    """Give the page (from 1) of each heading, table and figure by the name of its bookmark."""
    objects = _objects(pdf)
    order = {number: page for page, number in enumerate(_page_objects(objects), start=1)}
    found = (match for content in objects.values() for match in _DESTINATION.finditer(content))
    return {
        f"_{match[1].decode('ascii')}": order[int(match[2])]
        for match in found
        if int(match[2]) in order
    }


def _objects(pdf: bytes) -> dict[int, bytes]:
    objects: dict[int, bytes] = {}
    for match in _OBJECT.finditer(pdf):
        content = match[2]
        if _PACKED.search(content):
            objects.update(_unpacked(content))
        else:
            # Page contents and fonts are of no interest, and may look like anything.
            objects[int(match[1])] = content.split(b"stream", 1)[0]
    return objects


def _unpacked(content: bytes) -> dict[int, bytes]:
    """Take apart a stream of objects, as newer PDF versions have it."""
    stream, count, first = _STREAM.search(content), _COUNT.search(content), _FIRST.search(content)
    if not (stream and count and first):
        return {}
    try:
        data = zlib.decompressobj().decompress(stream[1])
    except zlib.error:
        return {}
    start = int(first[1])
    numbers = [int(each) for each in data[:start].split()[: 2 * int(count[1])]]
    offsets = [start + offset for offset in numbers[1::2]]
    ends = [*offsets[1:], len(data)]
    return {
        number: data[begin:end]
        for number, begin, end in zip(numbers[::2], offsets, ends, strict=False)
    }


def _page_objects(objects: Mapping[int, bytes]) -> Iterator[int]:
    for content in objects.values():
        root = _PAGES.search(content) if _CATALOG.search(content) else None
        if root:
            yield from _leaves(objects, int(root[1]), set())
            return


def _leaves(objects: Mapping[int, bytes], number: int, seen: set[int]) -> Iterator[int]:
    if number in seen:
        return
    seen.add(number)
    kids = _KIDS.search(objects.get(number, b""))
    if kids is None:
        yield number
        return
    for kid in _REFERENCE.findall(kids[1]):
        yield from _leaves(objects, int(kid), seen)
