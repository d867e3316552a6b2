"""The contents: a field of Word's own whose entries are in place already.

Nothing asks the reader to update it. Page numbers stand there once somebody has laid the pages
out (`render/office.py`); without them the field says that it has none.
"""

from collections.abc import Mapping, Sequence

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
from chytrejsi.render.word.reference import CONTENTS, Reference
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
    last = len(entries) - 1
    lines = [
        paragraph(
            Form(reference.style(CONTENTS[level_of(heading) - 1])),
            ("" if at else opening)
            + _entry(heading, target, pages)
            + (END_FIELD if at == last else ""),
        )
        for at, (heading, target) in enumerate(entries)
    ]
    return control(name + _GALLERY, title + "".join(lines))


def depth_of(contents: Contents) -> int:
    """Give the levels that the contents can show; the styles go down to three."""
    return min(max(contents.depth, 1), len(CONTENTS))


def _entry(heading: Heading, target: Target, pages: Mapping[str, int]) -> str:
    words = (f"{target.number}\t" if target.number else "") + heading.text
    page = pages.get(target.bookmark)
    tail = "" if page is None else run("\t") + field(rf"PAGEREF {target.bookmark} \h", str(page))
    return (
        f'<w:hyperlink w:anchor={attribute(target.bookmark)} w:history="1">'
        f"{run(words)}{tail}</w:hyperlink>"
    )
