"""The outline of a report: its sections in order, their fixed texts, the blocks they hold.

An outline is the coordinator's: wording and order are changed in `report_templates/<kind>.yaml`
without touching code. It holds no fact; what the data say comes from named blocks.
"""

from collections.abc import Iterator
from typing import Annotated

from chytrejsi.model.dataset import Path
from chytrejsi.model.scalars import Flag, Frozen, Id, Listed, Text


class Piece(Frozen):
    """One piece of a section: a named block, or a fixed text of one of three weights."""

    block: Id | None = None
    text: Text | None = None
    lead: Text | None = None
    note: Text | None = None
    when: Text | None = None

    @property
    def things(self) -> int:
        """How many things it holds; one is right."""
        held = (self.block, self.text, self.lead, self.note)
        return sum(each is not None for each in held)


class Section(Frozen):
    """A section; `each` repeats it for every such thing, `when` names a condition.

    A section in which no block and no section below has anything to say is left out with its
    heading. `free: true` keeps one that has only fixed texts beside silent blocks.
    """

    id: Id
    heading: Text | None = None
    numbered: Flag = True
    new_page: Flag = False
    each: Text | None = None
    when: Text | None = None
    free: Flag = False
    body: Annotated[tuple[Piece, ...], Listed] = ()
    sections: Annotated[tuple["Section", ...], Listed] = ()


class Outline(Frozen):
    """The outline of one kind of report."""

    kind: Id
    title: Text
    subtitle: Text | None = None
    header: Text | None = None
    footer: Text | None = None
    sections: Annotated[tuple[Section, ...], Listed]


FRONT = ("title", "subtitle", "header", "footer")


def front(outline: Outline) -> Iterator[tuple[Path, str]]:
    """Give the templates of the title, the header and the footer with their places."""
    for key in FRONT:
        template = getattr(outline, key)
        if template is not None:
            yield (key,), template


def templates(piece: Piece, path: Path) -> Iterator[tuple[Path, str]]:
    """Give the template of a piece with its place; a block has none."""
    for key in ("text", "lead", "note"):
        template = getattr(piece, key)
        if template is not None:
            yield (*path, key), template


def all_templates(outline: Outline) -> Iterator[tuple[Path, str]]:
    """Give every template of an outline with its place."""
    yield from front(outline)
    for here, section in all_sections(outline):
        if section.heading is not None:
            yield (*here, "heading"), section.heading
        for place, piece in enumerate(section.body):
            yield from templates(piece, (*here, "body", place))


def all_sections(outline: Outline) -> Iterator[tuple[Path, Section]]:
    """Give every section of an outline with its place, each before those below it."""
    yield from _below(outline.sections, ())


def _below(sections: tuple[Section, ...], path: Path) -> Iterator[tuple[Path, Section]]:
    for number, section in enumerate(sections):
        here = (*path, "sections", number)
        yield here, section
        yield from _below(section.sections, here)
