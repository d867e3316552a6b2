"""Carries the rows of a workbook over to the form of today, where the plan has moved on.

What a row said when the workbook was sent is compared with what is asked today. A row is the same
where its meaning is the same, whatever its id; it is another question where the definition, the
unit or what to state has changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet import columns
from chytrejsi.sheet.columns import Sheet
from chytrejsi.sheet.form import Form, Row
from chytrejsi.sheet.read.values import shown
from chytrejsi.sheet.signature import Locked, plain, plain_row

_TITLES = {
    columns.ACTIVITIES.id: "activity",
    columns.PROJECTS.id: "title",
    columns.INDICATORS.id: "title",
}
_DEFINITION = "definition"
_NO_TEXT = frozenset({"", "–"})
_PART_OF = "fiche"
_NARRATIVE = ":"  # in the key of a row that asks for a text of an area
_ALIKE = 0.6  # how much of two titles is the same, where nothing else says what is asked

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """How a row is asked otherwise than when the workbook was sent.

    `former` is the key that it had, empty where it is the same; `title` its title of today where
    it was renamed; `reworded` are the columns that make it another question, with today's texts.
    """

    key: str
    former: str = ""
    title: str = ""
    reworded: Mapping[str, str] = field(default_factory=dict)

    def findings(self, place: CellPlace, sheet: Sheet, form: Form) -> Iterator[Finding]:
        """Tell what was carried, or why it cannot be, at the place of the answer."""
        for column_id, expected in self.reworded.items():
            title = form.language.text(sheet.column(column_id).title)
            yield Rule.TEMPLATE_OUTDATED.at(place, column=title, expected=shown(expected))
        if self.former:
            yield Rule.ITEM_RENUMBERED.at(place, former=self.former, id=self.key)
        if self.title:
            yield Rule.ITEM_RETITLED.at(place, id=self.key, title=shown(self.title))


@dataclass(frozen=True, slots=True)
class Carried:
    """One sheet: today's rows by the keys that they have in the workbook.

    `matched` counts those that were sent. `unasked` are the keys that were asked then and are not
    today, `added` the rows that the workbook could not have, `changes` what is told of a
    row that is filled in.
    """

    rows: Mapping[str, Row]
    matched: int = 0
    unasked: frozenset[str] = frozenset()
    added: tuple[Row, ...] = ()
    changes: Mapping[str, Change] = field(default_factory=dict)


def carry_over(original: Locked | None, form: Form) -> Mapping[str, Carried]:
    """Find today's row of each row that was sent; by the key where the original is not known."""
    carried = {}
    for table in form.tables:
        if original is None or table.sheet.id not in original or table.sheet.blank_rows:
            carried[table.sheet.id] = Carried({row.key: row for row in table.rows})
        else:
            sent = {key: texts for key, texts in original[table.sheet.id].items() if key}
            carried[table.sheet.id] = _Matching(table.sheet, sent, table.rows).carried()
    return carried


def former_areas(
    original: Locked | None, carried: Mapping[str, Carried], form: Form
) -> Mapping[str, str]:
    """Give the id of each renamed area by the title that its workbook's list still has.

    The rows of an area tell what it was called and what it is called today.
    """
    today = {plain(title): fiche for fiche, title in form.fiches.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for sheet_id, each in carried.items():
        for key, texts in (original or {}).get(sheet_id, {}).items():
            then, row = texts.get(_PART_OF, ""), each.rows.get(key)
            now = today.get(plain(row.locked.get(_PART_OF, "")) if row else "")
            if then and now and then not in today:
                found[then].add(now)
    return {title: min(ids) for title, ids in found.items() if len(ids) == 1}


class _Matching:
    """The rows of one sheet, then and today, while they are being matched."""

    def __init__(self, sheet: Sheet, sent: Mapping[str, Texts], rows: tuple[Row, ...]) -> None:
        self._sheet = sheet
        self._title = _TITLES[sheet.id]
        self._sent = dict(sent)
        self._open = {row.key: row for row in rows}
        self._today = {row.key: plain_row(sheet, row.locked) for row in rows}
        self._matched: dict[str, Row] = {}
        self._changes: dict[str, Change] = {}

    def carried(self) -> Carried:
        """Match by key and meaning, then by meaning alone, then by key alone."""
        for key, texts in list(self._sent.items()):
            if key in self._open and self._meaning(texts) == self._meaning(self._today[key]):
                self._match(key, key)
        self._match_moved(self._placed)
        if any(column.id == _PART_OF for column in self._sheet.columns):
            self._match_moved(self._unplaced)
        for key in list(self._sent):
            if key in self._open:
                self._changes[key] = self._change(key)
                self._match(key, key)
        return Carried(
            rows=self._open | self._matched,
            matched=len(self._matched),
            unasked=frozenset(self._sent),
            added=tuple(row for row in self._open.values() if not row.optional),
            changes=self._changes,
        )

    def _match(self, key: str, today: str) -> None:
        self._matched[key] = self._open.pop(today)
        del self._sent[key]

    def _meaning(self, texts: Texts) -> tuple[str, ...]:
        """Give what says what is asked: the title and the other binding texts."""
        return (texts.get(self._title, ""), *self._questions(texts).values())

    def _questions(self, texts: Texts) -> dict[str, str]:
        binding = (column.id for column in self._sheet.columns[1:] if column.binding)
        return {each: texts.get(each, "") for each in binding if each != self._title}

    def _placed(self, _key: str, texts: Texts) -> tuple[str, ...]:
        return (*self._meaning(texts), texts.get(_PART_OF, ""))

    def _unplaced(self, key: str, texts: Texts) -> tuple[str, ...]:
        # the texts of all areas are asked for in the same words
        return () if _NARRATIVE in key else self._meaning(texts)

    def _match_moved(self, identity: Callable[[str, Texts], tuple[str, ...]]) -> None:
        """Match the rows that have one and the same identity then and today."""
        then, today = defaultdict(list), defaultdict(list)
        for key, texts in self._sent.items():
            then[identity(key, texts)].append(key)
        for key in self._open:
            today[identity(key, self._today[key])].append(key)
        for meaning, keys in then.items():
            others = today.get(meaning, [])
            if meaning and meaning[0] and len(keys) == len(others) == 1:
                self._changes[keys[0]] = Change(others[0], former=keys[0])
                self._match(keys[0], others[0])

    def _change(self, key: str) -> Change:
        then, today = self._sent[key], self._today[key]
        wanted = self._questions(today)
        reworded = {each: text for each, text in wanted.items() if text != then.get(each, "")}
        old, new = then.get(self._title, ""), today.get(self._title, "")
        if old != new and not reworded and not self._is_described(key, today):
            alike = SequenceMatcher(None, old, new, autojunk=False).ratio() >= _ALIKE
            reworded = {} if alike else {self._title: new}
        return Change(key, title="" if old == new or reworded else new, reworded=reworded)

    def _is_described(self, key: str, texts: Texts) -> bool:
        """Tell whether more than the title says what the row is: a definition, or its key."""
        named = self._sheet is columns.PROJECTS or _NARRATIVE in key
        return named or texts.get(_DEFINITION, "") not in _NO_TEXT
