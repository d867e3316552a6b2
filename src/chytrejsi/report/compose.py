"""From an outline and the data to blocks: walks the sections, fills texts in, asks the builders.

A new block is a function `(context, item) -> blocks` and a line in the vocabulary of its kind;
`item` is the thing that the section repeats for (a fiche, an area), None outside of one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.dataset import FilePositions, Path
from chytrejsi.report import templating
from chytrejsi.report.blocks import Block, Heading, Note, PageBreak, Paragraph, text
from chytrejsi.report.context import Context
from chytrejsi.report.narrative import narrative_block, own_text, section_place, texts_key
from chytrejsi.report.outline import (
    Outline,
    Piece,
    Section,
    all_sections,
    all_templates,
    front,
    templates,
)
from chytrejsi.report.templating import Names, TemplateMistakeError, Values

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A named block: what builds it, and inside which repetition it may stand."""

    build: Callable[[Context, Any], Blocks]
    each: str | None = None


@dataclass(frozen=True, slots=True)
class Each:
    """A repetition: the things of the data, and the texts that each gives to its section."""

    items: Callable[[Context], tuple[Any, ...]]
    values: Callable[[Context, Any], Values]
    names: Names


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that an outline of a kind may name; `values` gives the texts of `names`."""

    blocks: Mapping[str, Part]
    each: Mapping[str, Each]
    conditions: Mapping[str, Callable[[Context], bool]]
    names: Names
    values: Callable[[Context], Values]

    def also(
        self,
        *,
        blocks: Mapping[str, Part] = MappingProxyType({}),
        each: Mapping[str, Each] = MappingProxyType({}),
        conditions: Mapping[str, Callable[[Context], bool]] = MappingProxyType({}),
        names: Names = MappingProxyType({}),
        values: Callable[[Context], Values] = lambda _context: {},
    ) -> "Vocabulary":
        """Give it with what one kind of report has beside what all have."""
        return Vocabulary(
            {**self.blocks, **blocks},
            {**self.each, **each},
            {**self.conditions, **conditions},
            {**self.names, **names},
            lambda context: {**self.values(context), **values(context)},
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the outline and in the repetitions the walk is."""

    path: Path = ()
    level: int = 1
    each: str | None = None
    item: Any = None
    values: Values = field(default_factory=dict)
    names: Names = field(default_factory=dict)


class OutlineMistakeError(Exception):
    """The outline cannot be composed; carries the findings."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


# --- checking, before anything is composed ------------------------------------------------------


def outline_findings(
    outline: Outline, vocabulary: Vocabulary, positions: FilePositions
) -> list[Finding]:
    """Find everything that the outline names and nobody knows."""
    found: list[Finding] = []
    for path, template in front(outline):
        found += _template_findings(template, vocabulary.names, positions, path)
    start = _Place(names=vocabulary.names)
    for place, section in _numbered(outline.sections, start):
        found += _section_findings(section, place, vocabulary, positions)
    return [*found, *_repeated_ids(outline, positions)]


def _repeated_ids(outline: Outline, positions: FilePositions) -> Iterator[Finding]:
    """Find the sections whose id another one has: both would print the same text of a person's."""
    taken: dict[str, Path] = {}
    for path, section in all_sections(outline):
        first = taken.setdefault(section.id.casefold(), path)
        if first != path:
            yield Rule.DUPLICATE_ID.at(
                positions.at((*path, "id")), id=section.id, first=str(positions.at((*first, "id")))
            )


def quote_findings(
    outline: Outline, indicators: Collection[str], positions: FilePositions
) -> list[Finding]:
    """Find the quoted indicators that nobody knows, in an outline whose texts can be read."""
    return [
        Rule.UNKNOWN_INDICATOR.at(positions.at(path), id=each, known=nearest(each, indicators))
        for path, template in all_templates(outline)
        for each in templating.quoted_ids(template)
        if each not in indicators
    ]


def _numbered(sections: tuple[Section, ...], place: _Place) -> Iterator[tuple[_Place, Section]]:
    for here, section in enumerate(sections):
        yield _at(place, "sections", here), section


def _section_findings(
    section: Section, place: _Place, vocabulary: Vocabulary, positions: FilePositions
) -> Iterator[Finding]:
    each, names = place.each, place.names
    if section.each is not None:
        if section.each not in vocabulary.each:
            yield _unknown("each", section.each, vocabulary.each, positions, place)
            return
        each, names = section.each, {**names, **vocabulary.each[section.each].names}
    yield from _when_findings(section.when, place.path, vocabulary, positions)
    if section.heading is not None:
        path = (*place.path, "heading")
        yield from _template_findings(section.heading, names, positions, path)
    inner = replace(place, each=each, names=names)
    for here, piece in enumerate(section.body):
        yield from _piece_findings(piece, _at(inner, "body", here), vocabulary, positions)
    for below, child in _numbered(section.sections, inner):
        yield from _section_findings(child, below, vocabulary, positions)


def _at(place: _Place, *path: str | int) -> _Place:
    return replace(place, path=(*place.path, *path))


def _piece_findings(
    piece: Piece, place: _Place, vocabulary: Vocabulary, positions: FilePositions
) -> Iterator[Finding]:
    if piece.things != 1:
        yield Rule.OUTLINE_PIECE.at(positions.at(place.path))
    yield from _when_findings(piece.when, place.path, vocabulary, positions)
    for path, template in templates(piece, place.path):
        yield from _template_findings(template, place.names, positions, path)
    if piece.block is None:
        return
    part = vocabulary.blocks.get(piece.block)
    if part is None:
        yield _unknown("block", piece.block, vocabulary.blocks, positions, place)
    elif part.each is not None and part.each != place.each:
        yield Rule.OUTLINE_PLACE.at(
            positions.at((*place.path, "block")), block=piece.block, each=part.each
        )


def _when_findings(
    when: str | None, path: Path, vocabulary: Vocabulary, positions: FilePositions
) -> Iterator[Finding]:
    if when is not None and when not in vocabulary.conditions:
        yield _unknown("when", when, vocabulary.conditions, positions, _Place(path))


def _unknown(
    key: str, name: str, known: Mapping[str, Any], positions: FilePositions, place: _Place
) -> Finding:
    return Rule.OUTLINE_NAME.at(
        positions.at((*place.path, key)), key=key, name=name, known=", ".join(sorted(known))
    )


def _template_findings(
    template: str, names: Names, positions: FilePositions, path: Path
) -> Iterator[Finding]:
    problem = templating.syntax_problem(template)
    if problem is not None:
        yield Rule.OUTLINE_TEXT.at(positions.at(path), problem=problem)
        return
    known = ", ".join(f"{owner}.{key}" for owner in sorted(names) for key in sorted(names[owner]))
    for name in templating.unknown_names(template, names):
        yield Rule.OUTLINE_VARIABLE.at(positions.at(path), name=name, known=known)


# --- composing ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the blocks of an outline that has been checked."""

    context: Context
    vocabulary: Vocabulary
    positions: FilePositions
    kind: str

    def blocks(self, outline: Outline, values: Values) -> Blocks:
        """Give the whole outline's blocks in order."""
        start = _Place(values=values)
        made: list[Block] = []
        for place, section in _numbered(outline.sections, start):
            made += self._section(section, place)
        return tuple(made)

    def fill(self, template: str, values: Values, path: Path) -> str:
        """Fill in a text of the outline; a mistake that only the data show is a finding."""
        try:
            return templating.render(template, values, self.context.quoting.functions)
        except TemplateMistakeError as mistake:
            finding = Rule.OUTLINE_TEXT.at(self.positions.at(path), problem=str(mistake))
            raise OutlineMistakeError([finding]) from mistake

    def _holds(self, when: str | None) -> bool:
        return when is None or self.vocabulary.conditions[when](self.context)

    def _section(self, section: Section, place: _Place) -> list[Block]:
        if not self._holds(section.when):
            return []
        if section.each is None:
            return self._once(section, place)
        each = self.vocabulary.each[section.each]
        made: list[Block] = []
        for item in each.items(self.context):
            values = {**place.values, **each.values(self.context, item)}
            made += self._once(section, replace(place, each=section.each, item=item, values=values))
        return made

    def _once(self, section: Section, place: _Place) -> list[Block]:
        inner, told = self._body(section, place)
        deeper = place.level + (section.heading is not None)
        start = replace(place, level=deeper)
        for below, child in _numbered(section.sections, start):
            blocks = self._section(child, below)
            told = told or bool(blocks)
            inner += blocks
        own = list(self._words(section, place))
        if not own and not (inner and told):
            return []
        return [*self._opening(section, place), *own, *(inner if told else [])]

    def _words(self, section: Section, place: _Place) -> Iterator[Block]:
        """Give the coordinator's own text for a section, which needs no block of the outline."""
        told = own_text(self.context, self.kind, section.id)
        if told is not None and place.item is None:
            where = section_place(texts_key(self.context, self.kind), section.id)
            heading = self.fill(section.heading or section.id, place.values, place.path)
            yield narrative_block(where, heading, told)

    def _body(self, section: Section, place: _Place) -> tuple[list[Block], bool]:
        """Give the body's blocks, and whether they say anything beside fixed texts."""
        inner: list[Block] = []
        asks = bool(section.sections)
        told = section.free
        for here, piece in enumerate(section.body):
            if not self._holds(piece.when):
                continue
            if piece.block is None:
                inner += self._fixed(piece, _at(place, "body", here))
                continue
            asks = True
            blocks = self.vocabulary.blocks[piece.block].build(self.context, place.item)
            told = told or bool(blocks)
            inner += blocks
        return inner, told or not asks

    def _fixed(self, piece: Piece, place: _Place) -> Iterator[Block]:
        for path, template in templates(piece, place.path):
            words = self.fill(template, place.values, path)
            if not words.strip():
                continue
            if path[-1] == "note":
                yield Note(text(words))
            else:
                yield Paragraph(text(words), style="lead" if path[-1] == "lead" else "text")

    def _opening(self, section: Section, place: _Place) -> Iterator[Block]:
        if section.new_page:
            yield PageBreak()
        if section.heading is not None:
            words = self.fill(section.heading, place.values, (*place.path, "heading"))
            name = getattr(place.item, "id", "")
            anchor = f"{section.id}-{name}" if name else section.id
            yield Heading(words, place.level, anchor, section.numbered)
