"""The canonical form with comments: nothing is lost, nothing changes, twice is once."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.observation import Observation
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.commented import formatted, rewritten
from chytrejsi.store.comments import comments_of
from chytrejsi.store.printer import dump
from chytrejsi.store.reading import read
from chytrejsi.store.shelves import shelf_for, shelf_of

ROOT = Path(__file__).parents[2]
WORKSPACES = [
    ROOT,
    ROOT / "src/chytrejsi/demo/workspace",
    ROOT / "src/chytrejsi/scaffold/workspace",
    ROOT / "tests/findings/base",
    ROOT / "tests/flow/region",
    ROOT / "tests/flow/region-ended",
]
EXAMPLES = int(os.environ.get("CHYTREJSI_FMT", "60"))
MARK = re.compile(r"§[0-9]+§")
Data = Any  # plain data of any shape


def record_of(text: str, kind: RecordKind) -> Frozen:
    reading = read(text, "x.yaml")
    assert not reading.failed, [each.message() for each in reading.findings] + [text]
    return shelf_for(kind).model.model_validate(reading.data, by_alias=True, by_name=False)


def form(text: str, kind: RecordKind) -> str:
    return formatted(record_of(text, kind), kind, text)


words = st.lists(
    st.text("abcčřžýáůň0-.:#,'\"{}[]&*!%@|>\u00a0😀", min_size=1, max_size=9), max_size=30
).map(" ".join)
texts = st.one_of(
    st.sampled_from(
        ["krátce", "yes", "1.10", "12:30", "a: b", "x #y", "# z", "a\n\nb", " a", "a\n"]
    ),
    st.lists(words, min_size=1, max_size=3).map("\n".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
).filter(lambda text: text.strip())
ids = st.sampled_from(["a", "b-1", "EN-01", "1.10", "2025"])
days = st.sampled_from(["2024-06-30", "2025-12-31", "2030-01-01"])
numbers = st.sampled_from(["0", "-1", "15.50", "300"])
flags = st.booleans()
level = st.fixed_dictionaries({"value": numbers, "date": days}, optional={"note": texts})

RECORDS: Mapping[RecordKind, st.SearchStrategy[Data]] = {
    RecordKind.INDICATOR: st.fixed_dictionaries(
        {"title": texts, "id": ids, "measure": st.just("number"), "kind": st.just("output")},
        optional={
            "public": flags,
            "unit": st.fixed_dictionaries({"label": texts}, optional={"code": st.just("C62")}),
            "definition": texts,
            "milestones": st.lists(level, max_size=3),
            "target": level,
            "objectives": st.lists(ids, max_size=3),
            "disaggregation": st.lists(
                st.one_of(
                    texts,
                    st.fixed_dictionaries(
                        {"dimension": texts}, optional={"categories": st.lists(texts, max_size=2)}
                    ),
                ),
                max_size=3,
            ),
            "valid": st.fixed_dictionaries({}, optional={"to": days, "from": days}),
            "note": texts,
        },
    ),
    RecordKind.PLAN: st.fixed_dictionaries(
        {
            "id": ids,
            "title": texts,
            "approved": st.one_of(days, st.fixed_dictionaries({"date": days, "note": texts})),
            "period": st.just({"to": "2026-12-31", "from": "2024-01-01"}),
        },
        optional={
            "to_confirm": st.lists(texts, max_size=3),
            "sources": st.lists(st.fixed_dictionaries({"title": texts, "verified": flags})),
        },
    ),
    RecordKind.FICHE: st.fixed_dictionaries(
        {"plan": ids, "id": ids, "title": texts, "area": ids},
        optional={
            "vision": texts,
            "focus": st.lists(texts, max_size=3),
            "links": st.lists(st.fixed_dictionaries({"note": texts, "fiche": ids}), max_size=3),
            "activities": st.lists(
                st.fixed_dictionaries({"title": texts, "id": ids, "from": days}), max_size=3
            ),
        },
    ),
    RecordKind.OBSERVATION: st.fixed_dictionaries(
        {"guarantor": ids, "period": st.just("2025")},
        optional={
            "values": st.lists(
                st.fixed_dictionaries(
                    {"value": numbers, "indicator": ids},
                    optional={"comment": texts, "raw": texts, "normalised": st.lists(texts)},
                ),
                max_size=3,
            ),
            "narratives": st.dictionaries(
                ids, st.fixed_dictionaries({"summary": texts}), max_size=2
            ),
        },
    ),
}


class Writer:
    """Writes data as a person might: in any style, with comments and empty lines anywhere."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.marks = 0

    def _one_in(self, often: int) -> bool:
        return self._chance.randint(1, often) == 1

    def comment(self) -> str:
        self.marks += 1
        rest = self._chance.choice(["", " dlouhé " * 15, " # ne: [x]", "'\"", " {čau}"])
        return f"{self._chance.choice(['# ', '#', '## '])}§{self.marks}§{rest}"

    def above(self, indent: int, *, exactly: bool = False) -> list[str]:
        lines = []
        while self._one_in(4):
            margin = indent if exactly else self._chance.randint(0, indent + 4)
            lines += [""] * self._chance.randint(0, 2)
            lines.append(" " * margin + self.comment())
            lines += [""] * self._chance.randint(0, 2)
        return lines

    def beside(self, *, plain: bool = False) -> str:
        beside = f" {self.comment()}" if self._one_in(4) else ""
        return re.sub("^ #+ ?", " # ", beside) if plain else beside

    def group(self, value: Data, indent: int) -> list[str]:
        lines: list[str] = []
        margin = " " * indent
        if isinstance(value, dict):
            for key, each in self._chance.sample(list(value.items()), len(value)):
                lines += [
                    *self.above(indent),
                    *self.entry(f"{margin}{self.text(key)}:", each, indent),
                ]
        else:
            for each in value:
                lines += [*self.above(indent), *self.entry(f"{margin}-", each, indent)]
        return lines + self.above(indent)

    def entry(self, start: str, value: Data, indent: int) -> list[str]:
        if not isinstance(value, dict | list):
            return self.scalar(start, value, indent)
        if not value or self._one_in(3):
            return [*(f"{start} {self.flow(value, indent + 1)}{self.beside()}").split("\n")]
        below = indent + self._chance.randint(1, 3)
        if start.endswith("-") and isinstance(value, dict) and self._one_in(2):
            lines = self.group(value, indent + 2)
            if lines[0].strip() and not lines[0].lstrip().startswith("#"):
                return [f"{start} {lines[0][indent + 2 :]}", *lines[1:]]
            return [start + self.beside(), *lines]
        if isinstance(value, list) and not start.endswith("-") and self._one_in(2):
            below = indent
        return [start + self.beside(), *self.group(value, below)]

    def scalar(self, start: str, value: Data, indent: int) -> list[str]:
        if isinstance(value, bool):
            return [f"{start} {str(value).lower()}{self.beside(plain=True)}"]
        body = value.removesuffix("\n")
        lines = body.split("\n")
        plain = all(each.isprintable() and each == each.strip() and each for each in lines)
        if plain and self._one_in(3):
            chomp = "-" if body == value else ""
            margin = " " * (indent + self._chance.randint(5, 7))  # right of any comment
            tail = [""] * self._chance.randint(0, 2)
            return [f"{start} |{chomp}{self.beside()}", *(margin + each for each in lines), *tail]
        written = self.text(value)
        quoted = written[0] in "\"'"
        beside = "" if " " in written and not quoted else self.beside(plain=not quoted)
        return [f"{start} {written}{beside}"]

    def flow(self, value: Data, indent: int) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str):
            return self.text(value)
        is_map = isinstance(value, dict)
        parts = (
            [f"{self.text(key)}: {self.flow(each, indent)}" for key, each in value.items()]
            if is_map
            else [self.flow(each, indent) for each in value]
        )
        margin = "\n" + " " * (indent + 3)
        text = ""
        for number, part in enumerate(parts):
            if self._one_in(4):
                text += margin + (self.comment() + margin if self._one_in(2) else "")
            text += part + ("," if number < len(parts) - 1 else "")
            text += self.beside(plain=True) + margin if self._one_in(2) else " "
        return f"{'{' if is_map else '['}{text}{'}' if is_map else ']'}"

    def text(self, value: str) -> str:
        safe = re.fullmatch(r"[a-zč][a-zč 0-9_-]*(?<! )", value)
        if (safe and value not in {"true", "false", "null"}) and self._one_in(2):
            return value
        single = value.isprintable() and "\n" not in value
        if single and self._one_in(2):
            return "'" + value.replace("'", "''") + "'"
        escaped = "".join(
            each if each.isprintable() and each not in '\\"' else f"\\U{ord(each):08X}"
            for each in value
        )
        return f'"{escaped}"'


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.value)
@given(data=st.data(), seed=st.integers(0, 1 << 32))
@settings(max_examples=EXAMPLES)
def test_what_people_write_is_formatted_once_and_for_all(
    kind: RecordKind, data: st.DataObject, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - it only chooses how to write
    text = "\n".join(Writer(chance).group(data.draw(RECORDS[kind]), 0)) + "\n"
    text = chance.choice(["", "\ufeff", "---\n", "\n# §0§\n\n"]) + text
    if chance.randint(0, 1):
        text = text.replace("\n", "\r\n")
    record = record_of(text, kind)
    result = form(text, kind)
    assert record_of(result, kind) == record
    assert form(result, kind) == result
    assert sorted(MARK.findall(result)) == sorted(MARK.findall(text))
    for lines in found(text.removeprefix("\ufeff")):  # in the order in which they stood
        places = [result.index(mark) for mark in MARK.findall("".join(lines))]
        assert places == sorted(places)
    kept = "".join(line for lines in found(result) for line in lines)
    assert sorted(MARK.findall(kept)) == sorted(MARK.findall(text))
    assert not read(result, "x.yaml").findings
    assert YAML(typ="safe", pure=True).load(result) is not None


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.value)
@given(data=st.data(), seed=st.integers(0, 1 << 32))
@settings(max_examples=EXAMPLES // 3)
def test_no_comment_is_lost_whatever_takes_the_place(
    kind: RecordKind, data: st.DataObject, seed: int
) -> None:
    writer = Writer(Random(seed))  # noqa: S311 - it only chooses how to write
    text = "\n".join(writer.group(data.draw(RECORDS[kind]), 0)) + "\n"
    record = shelf_for(kind).model.model_validate(data.draw(RECORDS[kind]))
    result = rewritten(record, kind, text.encode())
    assert record_of(result, kind) == record
    assert sorted(MARK.findall(result)) == sorted(MARK.findall(text))
    assert form(result, kind) == result


def found(text: str) -> list[tuple[str, ...]]:
    comments = comments_of(text)
    kinds = (comments.before, comments.beside, comments.end)
    return [lines for kind in kinds for lines in kind.values()]


def test_a_mark_of_the_encoding_moves_no_comment() -> None:
    text = "id: a\nfocus: [x] # o seznamu\n# o názvu\ntitle: t\n"
    assert comments_of(text).beside == {("focus",): ("# o seznamu",)}
    assert comments_of("\ufeff" + text) == comments_of(text)


CARD = """\
# Karta indikátoru
# yaml-language-server: $schema=jinam.json

# Druhý odstavec o souboru.
title: Elektroměry # jak se jmenuje
id: EN-1
kind: output # input (vstup), output (výstup)
measure: number


# nad jednotkou


# a ještě
unit: {label: ks, # kusy
  code: C62} # po jednotce
milestones:
# první
- date: 2025-12-31
  # nad hodnotou
  value: 22 # dvě
  # konec položky
- {date: 2026-12-31, value: 25} # druhý
  # - {date: 2027-12-31, value: 30}

# po milnících
to_confirm: [target, # cíl
  # závěr
  ]
public: true # výchozí, tedy vynecháno
objectives: [] # také
definition: >- # za znakem bloku
    Text, který se # neptá.
  # pod blokem
note: dvě slova
# na konci


"""
FORMED = """\
# yaml-language-server: $schema=../../.schema/indicator.json
# Karta indikátoru

# Druhý odstavec o souboru.
id: EN-1
title: Elektroměry # jak se jmenuje
# výchozí, tedy vynecháno
# také
definition: "Text, který se # neptá." # za znakem bloku
kind: output # input (vstup), output (výstup)
measure: number

# nad jednotkou

# a ještě
unit: # po jednotce
  label: ks # kusy
  code: C62
milestones:
  # první
  - date: 2025-12-31
    # nad hodnotou
    value: 22 # dvě
    # konec položky
  - {date: 2026-12-31, value: 25} # druhý
  # - {date: 2027-12-31, value: 30}

# po milnících
to_confirm:
  - target # cíl
  # závěr
# pod blokem
note: dvě slova
# na konci
"""


def test_each_comment_stays_with_what_it_is_about() -> None:
    assert form(CARD, RecordKind.INDICATOR) == FORMED
    assert form(FORMED, RecordKind.INDICATOR) == FORMED


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("note: slovo # u slova\n", "note: slovo # u slova\n"),
        ("note: 'dvě slova' #u dvou\n", "#u dvou\nnote: dvě slova\n"),
        ("note: 'a, \"b\"' # v uvozovkách\n", '# v uvozovkách\nnote: a, "b"\n'),
        ("note: 'x: y' #těsně\n", 'note: "x: y" #těsně\n'),
        ("note:\n  # nad textem\n  slovo\n", "# nad textem\nnote: slovo\n"),
        ("note: # za klíčem\n  slovo # za slovem\n", "# za klíčem\n# za slovem\nnote: slovo\n"),
        (f"note: slovo # {'x' * 90}\n", f"# {'x' * 90}\nnote: slovo\n"),
        ("objectives:\n- # po pomlčce\n  a\n", "objectives:\n  # po pomlčce\n  - a\n"),
        ("objectives: [ # v závorce\n  a]\n", "objectives: [a] # v závorce\n"),
        ("? id\n# u hodnoty\n: a\n", None),
    ],
)
def test_a_comment_stands_where_no_reader_takes_it_for_text(
    written: str, printed: str | None
) -> None:
    start = "id: EN-1\ntitle: T\nkind: output\nmeasure: number\n"
    if printed is None:
        start, printed = start.replace("id: EN-1\n", ""), ""
    result = form(start + written, RecordKind.INDICATOR)
    assert printed in result
    assert not read(result, "x.yaml").findings
    assert form(result, RecordKind.INDICATOR) == result
    assert result.count(written[written.index("#") :].split("\n", maxsplit=1)[0]) == 1


@pytest.mark.parametrize("root", WORKSPACES, ids=lambda root: root.name)
def test_the_files_that_are_here_are_formatted_once_and_for_all(root: Path) -> None:
    seen = 0
    for folder in ("plan", "indicators"):
        for path in sorted((root / folder).rglob("*.yaml")):
            shelf, _said = shelf_of(path.relative_to(root).as_posix()) or (None, {})
            assert shelf is not None
            text = path.read_text(encoding="utf-8")
            result = form(text, shelf.kind)
            assert record_of(result, shelf.kind) == record_of(text, shelf.kind)
            assert form(result, shelf.kind) == result
            assert sorted(said(result)) == sorted(said(text))
            seen += 1
    assert seen


def said(text: str) -> list[str]:
    """Give the lines that are comments, the schema's line apart."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line.startswith("#") and "$schema=" not in line]


def test_a_comment_goes_no_deeper_than_the_one_above_it() -> None:
    text = (
        "id: A\ntitle: T\nkind: output\nmeasure: number\n"
        "milestones:\n  - date: 2025-12-31\n    value: 1\n  # k seznamu\n    # také\n# ke konci\n"
    )
    assert form(text, RecordKind.INDICATOR).endswith(
        "milestones:\n  - {date: 2025-12-31, value: 1}\n  # k seznamu\n  # také\n# ke konci\n"
    )


def test_comments_follow_the_items_of_a_list_that_is_written_anew() -> None:
    earlier = """\
period: "2025"
guarantor: odbor
# o hodnotách
values:
  # o první
  - {indicator: A, value: 1, state: reported} # první
  # o druhé
  - {indicator: B, value: 2, state: reported} # druhá
  # o třetí
  - {indicator: C, value: 3, state: reported}
  # na konci hodnot
projects:
  # o projektu
  - {project: p, state: idea}
"""
    now = Observation.model_validate(
        {
            "period": "2025",
            "guarantor": "odbor",
            "values": [
                {"indicator": "C", "value": "3"},
                {"indicator": "D", "value": "4"},
                {"indicator": "A", "value": "9"},
            ],
        }
    )
    assert rewritten(now, RecordKind.OBSERVATION, earlier.encode()).splitlines()[1:] == [
        'period: "2025"',
        "guarantor: odbor",
        "# o hodnotách",
        "values:",
        "  # o druhé",
        "  # druhá",
        "  # o třetí",
        "  - {indicator: C, value: 3, state: reported}",
        "  - {indicator: D, value: 4, state: reported}",
        "  # o první",
        "  - {indicator: A, value: 9, state: reported} # první",
        "  # na konci hodnot",
        "# o projektu",
    ]


def test_an_earlier_file_that_cannot_be_read_has_no_comments() -> None:
    now = Observation.model_validate({"period": "2025", "guarantor": "odbor"})
    plain = dump(now, RecordKind.OBSERVATION)
    for earlier in (b"\xff # a\n", b"a: [ # b\n", b"a: &b c # d\n"):
        assert rewritten(now, RecordKind.OBSERVATION, earlier) == plain


def test_a_file_without_comments_is_what_the_printer_prints() -> None:
    record = record_of(FORMED, RecordKind.INDICATOR)
    plain = dump(record, RecordKind.INDICATOR)
    assert form(plain, RecordKind.INDICATOR) == plain
    assert not comments_of(plain)
    assert not comments_of(plain.partition("\n")[2])
