"""The document as values: what a report says, without how it looks.

A report is a sequence of blocks. A new block makes mypy point at every renderer (each matches
all of them). Text is a tuple of runs: emphasis, statuses and references are marked, never drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chytrejsi.compare.difference import Fate
from chytrejsi.progress.standing import Status
from chytrejsi.report.charts import Chart


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; `status` puts the status's shape and colour before its word.

    `fate` tells that words of a changed text are gone (struck out) or were added (underlined).

    `ref` is the anchor of a numbered table, figure or heading that the run refers to; `text`
    is then what stands there where the renderer knows no better. In it `{number}` stands for
    the number ("v tabulce {number}"); without it a table or figure is named "Tabulka 3".
    """

    text: str
    bold: bool = False
    italic: bool = False
    fate: Fate | None = None
    status: Status | None = None
    url: str | None = None
    ref: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, subtitle, lines of facts, and a notice (fictional data)."""

    title: str
    subtitle: str = ""
    organisation: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents, with entries in place; `depth` levels of headings."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Captions:
    """The list of all tables, or of all figures, with entries in place."""

    title: str
    of: Literal["table", "figure"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `anchor` is what references point to, `numbered` is False for annexes' fronts."""

    text: str
    level: int = 1
    anchor: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` is a chapter's most important sentence, `keep` holds it to the next."""

    runs: Runs
    style: Literal["text", "lead", "small", "source"] = "text"
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one paragraph."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A set-off remark: a warning about the data, or what is not confirmed."""

    runs: Runs
    kind: Literal["info", "warning", "fictional"] = "info"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, numbers are right-aligned."""

    title: str
    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table with one header row; a cell is a tuple of runs.

    `row_headers` marks the first column as headers of the rows. `wide` asks for a landscape page.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    anchor: str = ""
    row_headers: bool = True
    wide: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A captioned chart, with alt text written from the data."""

    caption: str
    alt: str
    chart: Chart
    anchor: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Editable:
    """Narrative text that a person may rewrite in Word.

    `tag` is a short key (at most 64 characters), `place` the text's place in the YAML
    ("indicators/observations/2025/odbor.yaml#narratives.energie.summary").
    """

    tag: str
    title: str
    place: str
    blocks: tuple["Paragraph | Bullets", ...]


Block = (
    Cover
    | Contents
    | Captions
    | Heading
    | Paragraph
    | Bullets
    | Note
    | Table
    | Figure
    | PageBreak
    | Editable
)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: its blocks, and what the file says of itself.

    `words` are the words that renderers add themselves, in the report's language: keys `table`,
    `figure` (numbered captions), `page`, `of` (the footer), `contents_hint`. `date` is an ISO
    day ("2026-01-31"), which becomes the file's own.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    subject: str = ""
    author: str = ""
    header: str = ""
    footer: str = ""
    date: str = ""
    inputs_digest: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


def text(*parts: str | Run) -> Runs:
    """Make runs of plain strings and runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part != "")


def plain(runs: Runs) -> str:
    """Give the words of runs without their marks."""
    return "".join(run.text for run in runs)
