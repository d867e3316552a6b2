"""Files that are small to send and large to read, made when they are needed and piece by piece."""

import io
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator

from sheetcase import opened, repacked, replacing, saved, sheet_part

MEGABYTE = 1 << 20
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_FOOT = b"</sheetData></worksheet>"
Make = Callable[[bytes], bytes]


def with_part(name: str, pieces: Callable[[], Iterable[bytes]], level: int = 6) -> Make:
    """Give the function that puts a part made of pieces into a package, in place of its own."""

    def make(data: bytes) -> bytes:
        packed = io.BytesIO(repacked(data, {name: None}))
        with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with package.open(entry, "w", force_zip64=True) as part:
                for piece in pieces():
                    part.write(piece)
        return packed.getvalue()

    return make


def blank(size: int) -> Callable[[], Iterator[bytes]]:
    """Give white space of so many megabytes, within a sheet."""

    def pieces() -> Iterator[bytes]:
        yield _HEAD
        for _megabyte in range(size):
            yield b" " * MEGABYTE
        yield _FOOT

    return pieces


def empty_rows(count: int, *, numbered: bool = False) -> Callable[[], Iterator[bytes]]:
    """Give rows without cells; numbered ones do not pack as well and so pass for a real sheet."""

    def pieces() -> Iterator[bytes]:
        yield _HEAD
        for start in range(0, count, 10_000):
            rows = range(start + 1, min(start + 10_000, count) + 1)
            yield b"".join(b'<row r="%d"/>' % row if numbered else b"<row/>" for row in rows)
        yield _FOOT

    return pieces


def cells(rows: int, columns: int, *, different: bool = True) -> Callable[[], Iterator[bytes]]:
    """Give rows of numbers; where they are all the same, they pack well."""

    def pieces() -> Iterator[bytes]:
        drawn = random.Random(7)  # noqa: S311 - the same each time
        same = b"<c><v>7</v></c>" * columns
        yield _HEAD
        for row in range(1, rows + 1):
            numbers = (drawn.getrandbits(30) for _column in range(columns if different else 0))
            inside = b"".join(b"<c><v>%d</v></c>" % number for number in numbers)
            yield b'<row r="%d">%b</row>' % (row, inside or same)
        yield _FOOT

    return pieces


def styles(count: int, *, different: bool = False) -> Callable[[], Iterator[bytes]]:
    """Give styles beyond any need."""

    def pieces() -> Iterator[bytes]:
        drawn = random.Random(7)  # noqa: S311 - the same each time
        yield b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        yield b"<cellXfs>"
        for start in range(0, count, 10_000):
            many = range(start, min(start + 10_000, count))
            fonts = (drawn.getrandbits(30) if different else 0 for _ in many)
            yield b"".join(b'<xf numFmtId="0" fontId="%d"/>' % font for font in fonts)
        yield b"</cellXfs></styleSheet>"

    return pieces


def text(size: int, *, noisy: bool = False) -> Callable[[], Iterator[bytes]]:
    """Give shared strings with one text of so many megabytes."""

    def pieces() -> Iterator[bytes]:
        drawn = random.Random(7)  # noqa: S311 - the same each time
        yield b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        for _megabyte in range(size):
            yield drawn.randbytes(MEGABYTE // 2).hex().encode() if noisy else b"a" * MEGABYTE
        yield b"</t></si></sst>"

    return pieces


def nothing(size: int) -> Callable[[], Iterator[bytes]]:
    """Give zeros of so many megabytes."""
    return lambda: (bytes(MEGABYTE) for _megabyte in range(size))


def on_new_sheet(pieces: Callable[[], Iterable[bytes]], level: int = 6) -> Make:
    """Give the function that adds a sheet of its own with that content."""

    def make(data: bytes) -> bytes:
        book = opened(data)
        book.create_sheet("Jiné")["A1"] = 1
        part = f"xl/worksheets/sheet{len(book.worksheets)}.xml"
        return with_part(part, pieces, level)(saved(book))

    return make


def on_indicators(tail: Callable[[], Iterable[str]]) -> Make:
    """Give the function that adds rows behind those of the indicators."""

    def make(data: bytes) -> bytes:
        name = sheet_part(data, "indicators")
        rows = "".join(tail()).encode()
        return repacked(
            data, {name: lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")}
        )

    return make


def many_sheets(count: int) -> Make:
    """Give the function that lists so many sheets more, all of which lead to one part."""

    def make(data: bytes) -> bytes:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        sheets = "".join(
            f'<sheet xmlns:r="{space}" name="L{number}" sheetId="{number + 100}" r:id="rId1"/>'
            for number in range(count)
        )
        return repacked(data, {"xl/workbook.xml": replacing("</sheets>", sheets + "</sheets>")})

    return make


def many_entries(count: int) -> Make:
    """Give the function that adds so many empty parts."""

    def make(data: bytes) -> bytes:
        packed = io.BytesIO(data)
        with zipfile.ZipFile(packed, "a") as package:
            for number in range(count):
                package.writestr(f"xl/media/{number}.bin", b"")
        return packed.getvalue()

    return make
