"""The body of the document: each block as WordprocessingML, in one pass."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count, groupby, zip_longest
from typing import assert_never

from chytrejsi.openxml import visible
from chytrejsi.render.numbering import Layout, Placed, Target, level_of
from chytrejsi.render.word.contents import (
    Entries,
    captions_xml,
    contents_xml,
    depth_of,
    sequence_of,
)
from chytrejsi.render.word.inline import Inline
from chytrejsi.render.word.markup import (
    Form,
    attribute,
    bookmarked,
    control,
    field,
    paragraph,
    run,
    with_section,
)
from chytrejsi.render.word.picture import picture_xml
from chytrejsi.render.word.reference import HEADINGS, Reference
from chytrejsi.render.word.table import TableStyles, is_long, table_xml
from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Captions,
    Contents,
    Cover,
    Editable,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from chytrejsi.report.palette import MUTED

PARAGRAPH_STYLES = {"text": "Body Text", "lead": "Lead", "small": "Small", "source": "Source"}
NOTE_STYLES = {"info": "Note Info", "warning": "Note Warning", "fictional": "Note Warning"}

_GAP = 200  # twips between a table without a source and the text below it
_BELOW = 100  # twips between a picture and its caption
_LIST_END = 140  # twips between a list and the text below it, as between paragraphs
_LIST = 480  # twips above the title of a list of tables or figures
_TITLE = 800  # twips that the title of the contents or of a list takes
_ENTRIES = (390, 270, 260)  # twips that an entry of the contents takes, by level
_ENTRY = 240  # twips that an entry of a list of tables or figures takes
_TOGETHER = 36  # entries of a list that is moved to a page of its own rather than spilt onto it
_ABOVE = 100  # twips between a source and the long table below it
_LONGEST_NAME = 64  # of a content control's title and tag in Word
_CLOSE = frozenset({"Body Text", "Lead", "Small", "List Bullet", "List Number"})
_MUTED = f'<w:color w:val="{MUTED.lstrip("#")}"/>'


class Body:
    """Writes the blocks of one report; what it writes first opens pages and gaps."""

    def __init__(
        self,
        reference: Reference,
        layout: Layout,
        pictures: Iterator[bytes],
        pages: Mapping[str, int],
        hint: str,
    ) -> None:
        self._reference = reference
        self._layout = layout
        self._pictures = pictures
        self._pages = pages
        self._hint = hint
        self._inline = Inline(reference, layout.targets)
        self._ids = count(1)
        self._new_page = False
        self._turned = False
        self._gap = False
        self._keep = False
        self._listed: Entries = ()
        self._tables = TableStyles(
            reference.style("Report Table"),
            reference.style("Table Text"),
            reference.style("Table Heading"),
        )

    def xml(self) -> str:
        """Write all sections; a wide table turns its page and only its page."""
        sections = [
            (landscape, self._section(tuple(group)))
            for landscape, group in groupby(self._layout.placed, key=lambda each: each.landscape)
        ] or [(False, [])]
        cover = any(isinstance(each.block, Cover) for each in self._layout.placed)
        last = len(sections) - 1
        return "".join(
            self._ended(
                elements,
                self._reference.section(landscape=landscape, cover=cover and number == 0),
                inside=number < last,
            )
            for number, (landscape, elements) in enumerate(sections)
        )

    def _section(self, placed: tuple[Placed, ...]) -> list[str]:
        elements: list[str] = []
        before: Block | None = None
        for each, after in zip_longest(placed, placed[1:]):
            self._keep = _introduces(before, each.block, after.block if after else None)
            self._new_page = each.new_page and bool(elements)
            self._turned = not elements and each is not self._layout.placed[0]
            self._gap = isinstance(before, Table) and (not before.source or is_long(before))
            elements.extend(self._block(each))
            before = each.block
        return elements

    def _ended(self, elements: list[str], form: str, *, inside: bool) -> str:
        """Join a section's elements; all but the last section end inside their last paragraph."""
        ends_well = bool(elements) and elements[-1].startswith("<w:p>")
        closed = elements if ends_well else [*elements, self._section_end()]
        if not inside:
            return "".join(closed) + form
        return "".join(closed[:-1]) + with_section(closed[-1], form)

    def _section_end(self) -> str:
        """A section ends in a paragraph; after a table it is one without height."""
        return paragraph(Form(self._reference.style("Section End")), "")

    def _block(self, placed: Placed) -> Iterator[str]:
        match placed.block:
            case Cover() as cover:
                yield from self._cover(cover)
            case Contents() | Captions() as listing:
                yield from self._listing(listing)
            case Heading() as heading:
                yield self._heading(heading, placed.target)
            case Paragraph() | Bullets() as narrative:
                yield from self._narrative(narrative)
            case Note() as note:
                yield self._paragraph(NOTE_STYLES[note.kind], self._inline.xml(note.runs))
            case Table() as table:
                yield from self._table(table, placed)
            case Figure() as figure:
                yield from self._figure(figure, placed)
            case Editable() as editable:
                yield self._editable(editable)
            case PageBreak():
                pass  # the layout has told the next block
            case _:
                assert_never(placed.block)

    def _paragraph(
        self,
        style: str,
        content: str,
        *,
        keep: bool = False,
        list_id: int | None = None,
        after: int | None = None,
    ) -> str:
        """Write a paragraph; the first one of a block takes its page break and its gap."""
        gap = _GAP if self._gap and style in _CLOSE else None
        form = Form(
            self._reference.style(style),
            keep,
            self._new_page,
            list_id=list_id,
            before=gap,
            after=after,
        )
        self._new_page = self._gap = False
        return paragraph(form, content)

    def _cover(self, cover: Cover) -> Iterator[str]:
        for style, words in (
            ("Cover Organisation", cover.organisation),
            ("Title", cover.title),
            ("Subtitle", cover.subtitle),
        ):
            if words:
                yield self._paragraph(style, run(words))
        for name, fact in cover.facts:
            yield self._paragraph("Cover Fact", run(name, _MUTED) + run(f"\t{fact}"))
        if cover.notice:
            yield self._paragraph(NOTE_STYLES["fictional"], run(cover.notice))

    def _listing(self, listing: Contents | Captions) -> Iterator[str]:
        if isinstance(listing, Contents):
            yield from self._contents(listing)
        else:
            yield from self._captions(listing)

    def _contents(self, contents: Contents) -> Iterator[str]:
        entries = self._layout.headings(depth_of(contents))
        if entries:
            self._listed = entries
            title = self._paragraph("TOC Heading", run(contents.title))
            # Page numbers grow old when a person edits; the control's title says how to renew them.
            name = self._named(self._hint if self._pages else contents.title, "contents")
            yield contents_xml(title, entries, self._reference, self._pages, name)

    def _captions(self, captions: Captions) -> Iterator[str]:
        entries = self._layout.captions(captions)
        if entries:
            new_page = self._new_page or self._spills(len(entries))
            above = None if new_page else _LIST
            form = Form(self._reference.style("TOC Heading"), new_page=new_page, before=above)
            self._new_page = self._gap = False
            yield paragraph(form, run(captions.title))
            yield from captions_xml(entries, self._reference, self._pages)

    def _spills(self, entries: int) -> bool:
        """Tell whether a few lines of a short list below the contents would make a page."""
        above = sum(_ENTRIES[level_of(heading) - 1] for heading, _ in self._listed)
        room = self._reference.room(landscape=False).height - above - 2 * _TITLE - _LIST
        self._listed = ()
        return bool(above) and room < entries * _ENTRY and entries <= _TOGETHER

    def _heading(self, heading: Heading, target: Target) -> str:
        words = bookmarked(run(heading.text), next(self._ids), target.bookmark)
        level = level_of(heading) - 1
        # A page begins at one height, whether it is broken here or by itself.
        before = 0 if self._new_page or self._turned else None
        form = Form(self._reference.style(HEADINGS[level]), new_page=self._new_page, before=before)
        self._new_page = self._gap = False
        if not target.number:
            form = replace(form, list_id=self._reference.no_list, list_level=level)
        return paragraph(form, words)

    def _narrative(self, block: Paragraph | Bullets) -> Iterator[str]:
        if isinstance(block, Paragraph):
            style = PARAGRAPH_STYLES[block.style]
            keep = block.keep or self._keep
            yield self._paragraph(style, self._inline.xml(block.runs), keep=keep)
            return
        style = "List Number" if block.ordered else "List Bullet"
        numbering = self._reference.restarted_list() if block.ordered else None
        last = len(block.items) - 1
        for at, item in enumerate(block.items):
            after = _LIST_END if at == last else None
            words = self._inline.xml(item)
            yield self._paragraph(style, words, list_id=numbering, after=after)

    def _editable(self, editable: Editable) -> str:
        content = "".join(part for each in editable.blocks for part in self._narrative(each))
        # a person writes in it, but does not delete it by mistake
        named = f'{self._named(editable.title, editable.tag)}<w:lock w:val="sdtLocked"/>'
        return control(named, content or self._paragraph("Body Text", ""))

    def _named(self, title: str, tag: str) -> str:
        return (
            f"<w:alias w:val={attribute(visible(title)[:_LONGEST_NAME])}/>"
            f"<w:tag w:val={attribute(visible(tag)[:_LONGEST_NAME])}/>"
            f'<w:id w:val="{next(self._ids)}"/>'
        )

    def _locked(self, target: Target, anchor: str, content: str) -> str:
        """Put what is made from the data where a person cannot change it by mistake."""
        named = self._named(f"{target.label} {target.number}", anchor or target.bookmark)
        return control(f'{named}<w:lock w:val="sdtContentLocked"/>', content)

    def _table(self, table: Table, placed: Placed) -> Iterator[str]:
        yield self._paragraph("caption", self._caption(table.caption, placed.target), keep=True)
        above = is_long(table)
        if above:
            # LibreOffice does not keep a long table's end with what follows: below it, the
            # source would now and then stand alone on a page.
            yield from self._source(table.source, above=True)
        width = self._reference.room(landscape=placed.landscape).width
        made = table_xml(table, width, self._tables, self._inline.xml)
        yield self._locked(placed.target, table.anchor, made)
        if not above:
            yield from self._source(table.source)

    def _figure(self, figure: Figure, placed: Placed) -> Iterator[str]:
        picture = self._reference.picture(next(self._pictures))
        room = self._reference.room(landscape=placed.landscape)
        drawn = picture_xml(picture, room, next(self._ids), figure.caption, figure.alt)
        held = self._paragraph("Chart", drawn, keep=True)
        yield self._locked(placed.target, figure.anchor, held)
        below = Form(self._reference.style("caption"), keep=bool(figure.source), before=_BELOW)
        yield paragraph(below, self._caption(figure.caption, placed.target))
        yield from self._source(figure.source)

    def _caption(self, words: str, target: Target) -> str:
        number = field(rf"SEQ {sequence_of(target.label)} \* ARABIC", target.number)
        marked = bookmarked(number, next(self._ids), target.bookmark)
        return run(f"{target.label}\u00a0") + marked + run(f": {words}" if words else "")

    def _source(self, source: str, *, above: bool = False) -> Iterator[str]:
        if source:
            form = Form(
                self._reference.style("Source"), keep=above, after=_ABOVE if above else None
            )
            yield paragraph(form, run(source))


def _introduces(before: Block | None, block: Block, after: Block | None) -> bool:
    """Tell whether a paragraph stands alone between a heading and what it introduces."""
    if not isinstance(before, Heading) or not isinstance(block, Paragraph):
        return False
    if isinstance(after, Heading):
        return level_of(after) > level_of(before)
    return isinstance(after, Table | Figure | Bullets)
