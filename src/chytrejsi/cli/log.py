"""`chytrejsi log`: the life of one record, or of the whole plan, as git remembers it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.language import N_, _, current
from chytrejsi.stopping import Stop
from chytrejsi.workspace import MARKER, find

if TYPE_CHECKING:
    from chytrejsi.compare.concern import Whose
    from chytrejsi.compare.difference import Difference
    from chytrejsi.store.chronicle import Chronicle, Step
    from chytrejsi.store.repository import Commit

HELP = N_(
    "Tell the life of one fiche, indicator, project, unit, objective, event or plan from git: when "
    "it was added, what was reported for it, which targets changed and by whose commit. Without an "
    "ID it is the life of all that the plan holds.\n\n"
    "The oldest commit comes first. A branch that was merged counts as one commit. Changes of "
    "files or ids are followed into the past. What is not committed yet is not part of it; "
    "chytrejsi diff tells that."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi log EN-01", N_("the life of one indicator")),
    ("chytrejsi log fiche:ap2/energeticky-management", N_("one fiche of one plan")),
    ("chytrejsi log --format json", N_("everything, for a script")),
)
FEW = 10  # sentences of one commit where the life of everything is told


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit did to the record; `broken` are files that it left unreadable."""

    commit: "Commit"
    changes: "tuple[Difference, ...]"
    broken: tuple[str, ...] = ()


def command(
    record: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            show_default=False,
            help=_("The record by its id; where that is not enough, kind:id."),
        ),
    ] = None,
    form: Format = TextOrJson.TEXT,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Tell the life of a record, or of the whole plan."""
    from chytrejsi.cli.output import answer, answer_json, say
    from chytrejsi.store.chronicle import Chronicle
    from chytrejsi.store.repository import Repository

    repository = Repository.needed(find(Path.cwd(), root))
    chronicle = Chronicle(repository)
    whose = None if record is None else _meant(record, chronicle)
    entries = list(_entries(chronicle, whose, shallow=repository.shallow))[::-1]
    if repository.shallow and not quiet:
        say(_("Only the newest part of the history is here; git fetch --unshallow gets the rest."))
    if form is TextOrJson.JSON:
        answer_json(_document(whose, entries))
        return 0
    for line in _lines(entries, most=None if whose else FEW):
        answer(line)
    if not entries and not quiet:
        say(_("No commit that is known here touched it."))
    return 0


def _meant(text: str, chronicle: "Chronicle") -> "Whose":
    """Find the one record that a user means, also one that is gone by now."""
    from chytrejsi.findings import nearest

    known = _known(chronicle)
    kind, colon, key = text.rpartition(":")
    found = sorted(
        each for each in known if key in {each.id, each.key} and (not colon or each.kind == kind)
    )
    if len(found) == 1:
        return found[0]
    if not found:
        told = _("No commit has a record '{id}'.", id=text)
        near = nearest(key, sorted({each.id for each in known}), 10)
        raise Stop(f"{told} {_('Known: {known}.', known=near)}")
    raise Stop(
        _(
            "'{id}' may mean several records. Name one of them: {known}.",
            id=text,
            known=", ".join(each.name for each in found),
        )
    )


def _known(chronicle: "Chronicle") -> "set[Whose]":
    """Give all records that any commit has."""
    from chytrejsi.compare.concern import filed, within

    known: set[Whose] = set()
    for spot, blob in chronicle.editions():
        whose = filed(*spot.key)
        if whose is not None:
            known.add(whose)
        elif not spot.said and (held := chronicle.record(spot, blob)) is not None:
            known.update(within(held))
    return known


def _entries(chronicle: "Chronicle", whose: "Whose | None", *, shallow: bool) -> Iterator[Entry]:
    """Tell of each commit what it did to the record, the newest first, under its name then."""
    from chytrejsi.compare.compare import differences
    from chytrejsi.compare.concern import Concern, beginning, spread

    life = _Life(chronicle, whose)
    for step, before, after in chronicle.newest_first(life.touches):
        first = step is chronicle.steps[0]
        known = before or after
        if known is None or (first and shallow):  # what lies before is not known, not nothing
            continue
        # without the concept there is nothing: all came with it, and all went with it
        old, new = before or beginning(known), after or beginning(known)
        one_by_one = life.whose is not None and life.whose.kind != "unit"
        found = differences(spread(old, new) if one_by_one else old, new, current())
        if life.whose is not None:
            concerning = filter(Concern(life.whose, new, old), found)
            # what came is told before what was reported about it
            found = tuple(sorted(concerning, key=lambda each: each.kind == "observation"))
            life.whose = life.whose.before(found)
        if found:
            yield Entry(step.commit, found, step.broken if life.whose is None else ())


@dataclass(slots=True)
class _Life:
    """The record that is followed into the past; its name may be another there."""

    chronicle: "Chronicle"
    whose: "Whose | None"
    words: "dict[Whose, frozenset[str]]" = field(default_factory=dict)

    def touches(self, step: "Step") -> bool:
        """Tell whether a commit may have done anything to the record, by the words of its files."""
        if self.whose is None or self.whose.kind == "plan" or _begins_or_ends(step):
            return bool(step.after)
        if self.whose not in self.words:
            self.words[self.whose] = frozenset({self.whose.id, *self._cards(self.whose)})
        return self.chronicle.mentions(step, self.words[self.whose])

    def _cards(self, whose: "Whose") -> "Iterator[str]":
        """Give the indicators that a fiche ever had; what is reported names only these."""
        from chytrejsi.model.indicator import Indicator

        for spot, blob in self.chronicle.editions() if whose.kind == "fiche" else ():
            held = self.chronicle.record(spot, blob)
            if isinstance(held, Indicator) and held.fiche == whose.id:
                yield held.id


def _begins_or_ends(step: "Step") -> bool:
    """Tell whether the concept came or went, without which the other files say nothing."""
    concept = MARKER.as_posix()
    return concept in step.after and None in {step.before[concept], step.after[concept]}


def _document(whose: "Whose | None", entries: Sequence[Entry]) -> dict[str, object]:
    return {
        "id": whose and whose.key,
        "kind": whose and whose.kind,
        "entries": [
            {
                "commit": each.commit.sha,
                "day": each.commit.day.isoformat(),
                "author": each.commit.author,
                "subject": each.commit.subject,
                "changes": [change.as_json() for change in each.changes],
            }
            for each in entries
        ],
    }


def _lines(entries: Sequence[Entry], most: int | None) -> Iterator[str]:
    """Write the life for people: of each commit who and when, then a sentence per difference."""
    from chytrejsi.cli.diff.terminal import SIGNS
    from chytrejsi.cli.output import wrapped
    from chytrejsi.compare.comparison import quoted
    from chytrejsi.openxml import visible

    words = current()
    for each in entries:
        commit = each.commit
        head = f"{words.day(commit.day)}  {commit.short}  {commit.author}: {commit.subject}"
        yield from wrapped(visible(head), "")
        for change in each.changes[:most]:
            told = visible(quoted(change.text, words))
            yield from wrapped(told, f"    {SIGNS[change.weight]} ")
        more = len(each.changes[most:]) if most else 0
        if more:
            yield "      " + words.plural(
                "and {count} more change", "and {count} more changes", more
            )
        if each.broken:
            yield from wrapped(
                _("could not be read then: {files}", files=", ".join(each.broken)), "      "
            )
        yield ""
