"""`chytrejsi report list`: the kinds of documents, who gets them, and which are current."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chytrejsi.cli.asked import opened
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.language import N_, _

if TYPE_CHECKING:
    from rich.table import Table

    from chytrejsi.model.concept import Body, Concept, Duty
    from chytrejsi.report.kind import Kind
    from chytrejsi.store.documents import State
    from chytrejsi.workspace import Workspace

HELP = N_(
    "List the kinds of documents: what time they are about, which bodies get them and what these "
    "do with them, and which documents lie in reports/.\n\n"
    "A document is current while nothing has changed that it was made from; one that a person has "
    "edited is named so, and so is one that cannot be read."
)
EXAMPLES = (
    ("chytrejsi report list", N_("all kinds, and the documents in reports/")),
    ("chytrejsi report list --format json", N_("the same for a script")),
)
STATE_WORDS: Mapping[str, tuple[str, str]] = {
    "current": ("✔", N_("current")),
    "outdated": ("▲", N_("outdated")),
    "edited": ("●", N_("edited by hand")),
    "unreadable": ("✖", N_("cannot be read")),
}

ROOM = 14  # letters of a column before that of the bodies, which says most


@dataclass(frozen=True, slots=True)
class _Line:
    """A kind with the bodies that get it, and the documents that there are."""

    kind: "Kind"
    bodies: "tuple[tuple[Body, Duty], ...]"
    documents: "tuple[tuple[Path, State], ...]"


def command(
    form: Format = TextOrJson.TEXT,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """List the kinds of documents."""
    from chytrejsi.cli.output import answer_json

    here = opened(root, as_json=form is TextOrJson.JSON)
    lines = _lines(here.space, here.dataset.concept)
    if form is TextOrJson.JSON:
        answer_json(_document(here.space, lines))
    else:
        _show(here.space, lines)
    return 0


def _lines(space: "Workspace", concept: "Concept") -> list[_Line]:
    from chytrejsi.report.kinds import REPORTS
    from chytrejsi.store.documents import kinds_of, state_of
    from chytrejsi.store.inputs import digest_of

    digest = digest_of(space)
    found = kinds_of({name: kind.file for name, kind in REPORTS.items()}, space.reports)
    return [
        _Line(
            kind,
            concept.takers(kind.document),
            tuple((path, state_of(space, path, digest)) for path in found[name]),
        )
        for name, kind in REPORTS.items()
    ]


def _document(space: "Workspace", lines: Sequence[_Line]) -> Mapping[str, object]:
    return {
        "kinds": [
            {
                "kind": line.kind.name,
                "title": _(line.kind.title),
                "period": _(line.kind.period),
                "bodies": [{"id": body.id, "verb": duty.verb.value} for body, duty in line.bodies],
                "documents": [
                    {"file": space.name(path), "state": state.value}
                    for path, state in line.documents
                ],
            }
            for line in lines
        ]
    }


def _show(space: "Workspace", lines: Sequence[_Line]) -> None:
    from rich.text import Text

    from chytrejsi.cli.output import show

    kinds = _table(_("Kind"), _("Document"), _("Period"), _("Bodies"), room=ROOM)
    for line in lines:
        cells = (line.kind.name, _(line.kind.title), _(line.kind.period), _readers(line) or "–")
        kinds.add_row(*map(Text, cells))
    made = _table(_("File"), _("Status"))
    for path, state in (each for line in lines for each in line.documents):
        shape, word = STATE_WORDS[state.value]
        made.add_row(Text(space.name(path)), Text(f"{shape} {_(word)}"))
    none = Text(_("No document lies in reports/ yet."))
    show(kinds, Text(""), made if made.row_count else none)


def _readers(line: _Line) -> str:
    """Name the bodies by what they do with a document, in the order in which it comes to them."""
    from chytrejsi.report.parts.duties import ORDER
    from chytrejsi.report.words import VERB_WORDS

    named = ((verb, [body.id for body, duty in line.bodies if duty.verb is verb]) for verb in ORDER)
    return "; ".join(f"{_(VERB_WORDS[verb])}: {', '.join(ids)}" for verb, ids in named if ids)


def _table(*titles: str, room: int | None = None) -> "Table":
    """Begin a table; `room` is the width of the columns before the last."""
    from rich.table import Table

    # of columns without a width Rich narrows the widest first, and none to nothing
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for title in titles[:-1]:
        table.add_column(title, overflow="fold", max_width=room)
    table.add_column(titles[-1], overflow="fold")
    return table
