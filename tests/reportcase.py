"""A small report with every kind of block, and a picture that needs no drawing; fictional."""

import struct
import zlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from chytrejsi.progress.standing import Status
from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Captions,
    Column,
    Contents,
    Cover,
    Editable,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Table,
    text,
)
from chytrejsi.report.charts import CountBar, CountChart

REFERENCE_FILE = Path(__file__).parents[1] / "report_templates" / "reference.docx"
REFERENCE = REFERENCE_FILE.read_bytes()
WORDS = {"table": "Tabulka", "figure": "Obrázek", "page": "Strana", "of": "z"}
CHART = CountChart((CountBar("Vzor", Decimal(3), "3"),))


def png(width: int = 1260, height: int = 500) -> bytes:
    """Make a white PNG of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def table(
    rows: int = 3, *, anchor: str = "", wide: bool = False, source: str = "Zdroj: vzorový sešit."
) -> Table:
    """Make a table of numbers and statuses with so many rows."""
    columns = (
        Column("Indikátor", 3),
        Column("Skutečnost (ks)", 1.2, "right"),
        Column("Cíl (ks)", 1.2, "right"),
        Column("Stav", 1.5),
    )
    cells = tuple(
        (
            text(f"Vzorový indikátor {number}"),
            text(f"{number},5"),
            text(""),
            text(Run("plní se", status=Status.ON_TRACK)),
        )
        for number in range(rows)
    )
    return Table("Hodnoty indikátorů", columns, cells, anchor, wide=wide, source=source)


def figure(anchor: str = "") -> Figure:
    """Make a figure."""
    return Figure("Počty podle oblastí", "Sloupec: Vzor 3.", CHART, anchor, "Zdroj: vzor.")


BLOCKS: tuple[Block, ...] = (
    Cover("Výroční zpráva", "za rok 2025", "Vzorový kraj", (("Období", "2025"),), "Smyšlené."),
    Contents("Obsah"),
    Captions("Seznam tabulek", "table"),
    Captions("Seznam obrázků", "figure"),
    Heading("Shrnutí", anchor="summary"),
    Paragraph(text("Nejdůležitější věta."), "lead"),
    Paragraph(
        text(
            Run("tučně", bold=True),
            " a ",
            Run("kurzivou", italic=True),
            ", viz ",
            Run("", ref="values"),
            ", v tabulce ",
            Run("{number}", ref="values"),
            ", ",
            Run("obr. {number}", ref="counts"),
            ", v kapitole ",
            Run("{number}", ref="area"),
            ", v ",
            Run("příloze", ref="annex"),
            ", ",
            Run("nikde", ref="unknown"),
            ", ",
            Run("na webu", url="https://www.example.cz/a b?x=1"),
        )
    ),
    Bullets((text("první"), text("druhý"))),
    Bullets((text("jedna"), text("dvě")), ordered=True),
    Bullets((text("zase jedna"),), ordered=True),
    Note(text("Pozor."), "warning"),
    PageBreak(),
    Heading("Oblast", anchor="area"),
    Heading("Indikátory", 2),
    table(anchor="values"),
    figure("counts"),
    table(source=""),
    Paragraph(text("Odstavec pod tabulkou.")),
    Editable(
        "narrative-1", "Hodnocení garanta", "a.yaml#narratives.x", (Paragraph(text("Text.")),)
    ),
    Heading("Příloha", anchor="annex", numbered=False),
    Heading("Prameny", 2),
    Paragraph(text("Úvod k široké tabulce.")),
    table(30, wide=True),
    Heading("Závěr"),
    Paragraph(text("Konec."), "small"),
)

REPORT = Report(
    "Výroční zpráva",
    "cs",
    BLOCKS,
    subject="Rok 2025",
    footer="Vzorový kraj",
    date="2026-01-31",
    inputs_digest="sha256:0123",
    words=WORDS,
)


def report_of(*blocks: Block) -> Report:
    """Make a report of these blocks only."""
    return replace(REPORT, blocks=blocks)
