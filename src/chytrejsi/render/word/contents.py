"""The contents and the lists of tables and figures: Word's own fields, entries in place already.

Nothing asks the reader to update it. Page numbers stand there once somebody has laid the pages
out (`render/office.py`); without them the field says that it has none.
"""

from collections.abc import Iterator, Mapping, Sequence

from chytrejsi.render.numbering import Target, level_of
from chytrejsi.render.word.markup import (
    END_FIELD,
    Form,
    attribute,
    begin_field,
    control,
    field,
    paragraph,
    run,
)
from chytrejsi.render.word.reference import CONTENTS, LISTED, Reference
from chytrejsi.report.blocks import Contents, Heading

Entries = Sequence[tuple[Heading, Target]]

_GALLERY = (
    '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
)


def contents_xml(
    title: str, entries: Entries, reference: Reference, pages: Mapping[str, int], name: str
) -> str:
    """Make the contents' entries with their links, and page numbers where `pages` knows them.

    `title` is the finished paragraph above them, `name` what names the content control.
    """
    depth = max(level_of(heading) for heading, _ in entries)
    switch = "" if pages else r" \n"
    opening = begin_field(rf'TOC \o "1-{depth}" \h \z \u{switch}')
    lines = [
        (
            reference.style(CONTENTS[level_of(heading) - 1]),
            _entry(_heading_words(heading, target), target, pages),
        )
        for heading, target in entries
    ]
    return control(name + _GALLERY, title + "".join(_lines(opening, lines)))


def captions_xml(
    targets: Sequence[Target], reference: Reference, pages: Mapping[str, int]
) -> Iterator[str]:
    """Make the entries of a list of tables or figures, as those of the contents."""
    switch = "" if pages else r" \n"
    opening = begin_field(rf'TOC \h \z \c "{sequence_of(targets[0].label)}"{switch}')
    style = reference.style(LISTED)
    entries = [(style, _entry(_caption_words(target), target, pages)) for target in targets]
    yield from _lines(opening, entries)


def sequence_of(label: str) -> str:
    """Name the sequence by which Word counts captions of that label."""
    return "".join(filter(str.isalnum, label)) or "Caption"


def _lines(opening: str, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Put entries, each with its style, into paragraphs and the field around them all."""
    last = len(entries) - 1
    for at, (style, entry) in enumerate(entries):
        field_end = END_FIELD if at == last else ""
        yield paragraph(Form(style), ("" if at else opening) + entry + field_end)


def depth_of(contents: Contents) -> int:
    """Give the levels that the contents can show; the styles go down to three."""
    return min(max(contents.depth, 1), len(CONTENTS))


def _heading_words(heading: Heading, target: Target) -> str:
    return (f"{target.number}\t" if target.number else "") + heading.text


def _caption_words(target: Target) -> str:
    name = f"{target.label}\u00a0{target.number}"
    return f"{name}: {target.title}" if target.title else name


def _entry(words: str, target: Target, pages: Mapping[str, int]) -> str:
    page = pages.get(target.bookmark)
    tail = "" if page is None else run("\t") + field(rf"PAGEREF {target.bookmark} \h", str(page))
    return (
        f'<w:hyperlink w:anchor={attribute(target.bookmark)} w:history="1">'
        f"{run(words)}{tail}</w:hyperlink>"
    )
