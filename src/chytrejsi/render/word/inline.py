"""The text inside a paragraph: emphasis, statuses, links and references."""

from collections.abc import Mapping

from chytrejsi.compare.difference import Fate
from chytrejsi.render.numbering import Target, cited
from chytrejsi.render.word.markup import attribute, field, run
from chytrejsi.render.word.reference import Reference
from chytrejsi.report.blocks import Run, Runs
from chytrejsi.report.palette import STATUS_LOOK

_NBSP = "\u00a0"
_FATES = {
    None: "",
    Fate.KEPT: "",
    Fate.GONE: "<w:strike/>",
    Fate.ADDED: '<w:u w:val="single"/>',
}


class Inline:
    """Turns runs into XML, with the reference document's styles and the report's targets."""

    def __init__(self, reference: Reference, targets: Mapping[str, Target]) -> None:
        self._reference = reference
        self._targets = targets
        self._link_style = f'<w:rStyle w:val="{reference.style("Hyperlink")}"/>'
        self._shape_style = f'<w:rStyle w:val="{reference.style("Status Symbol")}"/>'

    def xml(self, runs: Runs) -> str:
        """Make the content of a paragraph."""
        return "".join(self._run(each) for each in runs)

    def _run(self, piece: Run) -> str:
        bold = "<w:b/><w:bCs/>" if piece.bold else ""
        italic = "<w:i/><w:iCs/>" if piece.italic else ""
        emphasis = bold + italic + _FATES[piece.fate]
        target = self._targets.get(piece.ref) if piece.ref else None
        if target:
            return self._reference_to(target, piece, emphasis)
        if piece.status:
            return self._status(piece, emphasis)
        relationship = self._reference.link(piece.url) if piece.url else None
        if relationship:
            linked = run(piece.text, self._link_style + emphasis)
            return f'<w:hyperlink r:id="{relationship}" w:history="1">{linked}</w:hyperlink>'
        return run(piece.text, emphasis)

    def _status(self, piece: Run, emphasis: str) -> str:
        """The shape in its colour, the word in the text's own."""
        look = STATUS_LOOK[piece.status] if piece.status else None
        if look is None:
            return run(piece.text, emphasis)
        colour = f'<w:color w:val="{look.colour.lstrip("#")}"/>'
        shape = run(look.shape, self._shape_style + colour)
        return shape + (run(_NBSP + piece.text, emphasis) if piece.text else "")

    def _reference_to(self, target: Target, piece: Run, emphasis: str) -> str:
        before, number, after = cited(piece, target)
        if not number:
            words = run(before, emphasis)
            return f"<w:hyperlink w:anchor={attribute(target.bookmark)}>{words}</w:hyperlink>"
        # A caption's bookmark holds its number; a heading's is asked for the number before it.
        switch = r"\h" if target.label else r"\r \h"
        cross = field(f"REF {target.bookmark} {switch}", number, emphasis)
        return run(before, emphasis) + cross + run(after, emphasis)
