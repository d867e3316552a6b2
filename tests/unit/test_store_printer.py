"""The canonical printer: what it prints is what any reader of YAML reads back."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from chytrejsi.model.dataset import Path, RecordKind
from chytrejsi.model.event import Event
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Observation
from chytrejsi.model.plan import Plan
from chytrejsi.model.scalars import ID, Frozen
from chytrejsi.store.commented import formatted
from chytrejsi.store.printer import WIDTH, dump, header
from chytrejsi.store.reading import read
from chytrejsi.store.shelves import SHELVES, Shelf

LOOK_ALIKES = [
    *("yes", "No", "ON", "off", "y", "N", "true", "False", "null", "~", "NaN", ".inf", "="),
    *("0012", "0o17", "0x1F", "1_000", "1e3", "12:30", "12:30:45", "2024-06-30", "2024", "1.10"),
    *("2024-06-30 10:00:00 Z", "5,5", "+420123456789", "-", "- a", "? a", ": a", "a: b", "a:"),
    *("úkol #3 hotov", "#", "& a", "* a", "!tag", "% x", "@obec", "`x", "[a]", "{a}", "a, b", "<<"),
    *("'", '"', "\\", "a\\nb", "a\tb", " a", "a ", "a  b", "a\n", "a\n\n", "\na", "a\n b", "a \nb"),
    *("\u00a0a", "a\u00a0", "a \u00a0b", "a\u00a0b", "\u00ada", "a\u200bb", "a\u0085b", "a\u2028b"),
    *("\ufeffa", "a\rb", "a\r\nb", "😀", "\x07", "a\x00b", "---", "...", "<<<<<<< HEAD", "|", ">"),
    *("dlouhé slovo " * 20 + "x", "x" * 300, "dlouhé slovo " * 20 + "\n\n- konec: ano # ne"),
    *("15 instalováno a 15 připraveno", "1. pololetí: ano", "7 ", "k\u00a0" * 90 + "x"),
]
characters = st.characters(exclude_categories=["Cs"])
free = st.one_of(
    st.sampled_from(LOOK_ALIKES),
    st.text(characters, max_size=40),
    st.text(st.sampled_from("aá :#-\n\u00a0,[]{}'\"&*!|>%@`\\\t\u0085\u2028"), max_size=30),
    st.lists(st.text("abcčžý-", min_size=1, max_size=12), min_size=15, max_size=60).map(" ".join),
)
texts = free.filter(lambda text: text.strip())
ids = st.from_regex(ID, fullmatch=True).filter(lambda each: each.split(".")[0].upper() != "CON")
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
numbers = st.decimals(-(10**9), 10**9, places=3)
values = st.one_of(numbers.map(lambda number: format(number, "f")), texts, st.booleans())

DATED = ("approved", "date", "until", "from", "to")
Data = Any  # plain data of any shape


def read_back(text: str, record: Frozen) -> Frozen:
    reading = read(text, "x.yaml")
    assert not reading.findings, [str(each) for each in reading.findings]
    return type(record).model_validate(reading.data, by_alias=True, by_name=False)


def agrees(record: Frozen, kind: RecordKind) -> None:
    text = dump(record, kind)
    assert read_back(text, record) == record
    strings = read(text, "x.yaml").data
    # other programs read the same: a text is never a number, a date or a truth to them
    for loaded in (yaml.safe_load(text), YAML(typ="safe", pure=True).load(io.StringIO(text))):
        for path, mine in leaves(strings):
            theirs = at(loaded, path)
            if isinstance(theirs, str) or isinstance(mine, bool) or mine is None:
                assert theirs == mine
            else:
                assert path[-1] in {*DATED, "value", "tolerance"}


def leaves(value: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from leaves(each, (*path, place))
    else:
        yield path, value


def at(value: Data, path: Path) -> Data:
    for step in path:
        value = value[step]
    return value


cards = st.fixed_dictionaries(
    {
        "id": ids,
        "title": texts,
        "definition": texts,
        "kind": st.just("output"),
        "measure": st.just("number"),
        "unit": st.fixed_dictionaries({"label": texts}),
        "baseline": st.fixed_dictionaries({"date": days, "value": values, "note": texts}),
        "milestones": st.lists(st.fixed_dictionaries({"date": days, "value": values}), max_size=2),
        "tolerance": numbers,
        "disaggregation": st.lists(texts, max_size=3),
        "valid": st.fixed_dictionaries({"from": days}),
        "to_confirm": st.lists(texts, max_size=2),
    }
)


@given(cards)
@settings(max_examples=200)
def test_an_indicator_survives_the_round_trip(card: Data) -> None:
    agrees(Indicator.model_validate(card), RecordKind.INDICATOR)


DIMENSIONS = [
    ("[věk]", "disaggregation: [věk]"),
    ("[{dimension: věk}, {dimension: 'on', categories: []}]", 'disaggregation: [věk, "on"]'),
    (
        "['12', {dimension: věk, categories: [do 18 let]}]",
        'disaggregation:\n  - "12"\n  - {dimension: věk, categories: [do 18 let]}',
    ),
    ("[{dimension: věk  # podle ČSÚ\n}]", "disaggregation:\n  # podle ČSÚ\n  - věk"),
]


@pytest.mark.parametrize(("given_", "printed"), DIMENSIONS)
def test_what_one_field_tells_stands_alone(given_: str, printed: str) -> None:
    text = f"id: A\ntitle: T\nkind: output\nmeasure: number\ndisaggregation: {given_}\n"
    card = Indicator.model_validate(read(text, "x").data, by_alias=True, by_name=False)
    once = formatted(card, RecordKind.INDICATOR, text)
    assert once.endswith(f"\n{printed}\n")
    assert formatted(card, RecordKind.INDICATOR, once) == once
    agrees(card, RecordKind.INDICATOR)


@pytest.mark.parametrize(
    ("given_", "printed"),
    [
        ("{date: 2024-06-25}", "2024-06-25"),
        ("2024-06-25", "2024-06-25"),
        ("{date: 2024-06-25, verified: false}", "{date: 2024-06-25, verified: false}"),
    ],
)
def test_an_approval_known_by_its_day_is_that_day(given_: str, printed: str) -> None:
    text = f"id: p\ntitle: P\nperiod: {{from: 2024-01-01, to: 2026-12-31}}\napproved: {given_}\n"
    plan = Plan.model_validate(read(text, "x").data, by_alias=True, by_name=False)
    assert dump(plan, RecordKind.PLAN).endswith(f"\napproved: {printed}\n")
    agrees(plan, RecordKind.PLAN)


@given(
    raw=free,
    comment=texts,
    value=st.one_of(st.none(), texts, st.booleans()),
    date_=st.one_of(days.map(str), st.sampled_from(["2024", "2024-06"])),
    narrative=st.dictionaries(ids, texts, max_size=3),
)
@settings(max_examples=100)
def test_observations_survive_the_round_trip(
    raw: str, comment: str, value: Data, date_: str, narrative: dict[str, str]
) -> None:
    seen = Observation.model_validate(
        {
            "period": "2025",
            "guarantor": "odbor",
            "values": [{"indicator": "EN-01", "value": value, "comment": comment, "raw": raw}] * 2,
            "events": [{"kind": "award", "date": date_, "title": comment}],
            "narratives": {key: {"summary": each} for key, each in narrative.items()},
        }
    )
    agrees(seen, RecordKind.OBSERVATION)


@given(text=texts)
@example(text="a\nb")
@settings(max_examples=60)
def test_a_text_survives_at_every_depth(text: str) -> None:
    fiche = Fiche.model_validate(
        {
            "id": "a",
            "plan": "ap1",
            "title": text,
            "area": "b",
            "focus": [text, text],
            "links": [{"fiche": "c", "note": text}],
            "need": text,
        }
    )
    agrees(fiche, RecordKind.FICHE)
    letters = Narratives.model_validate(
        {"kind": "annual", "plan": "ap1", "period": "2025-H1", "texts": {"uvod": text}}
    )
    agrees(letters, RecordKind.NARRATIVES)


def test_the_form_of_a_card() -> None:
    card = Indicator.model_validate(
        {
            "id": "1.10",
            "title": "Elektroměry: dálkové",
            "note": "slovo " * 30 + "konec",
            "plan": "ap1",
            "objectives": ["2.1"],
            "kind": "output",
            "measure": "number",
            "unit": {"label": "ks", "code": "C62"},
            "baseline": {"date": "2024-06-30", "value": "15.50", "note": "Zpráva, 2024"},
            "public": True,
            "tolerance": Decimal("1E+3"),
            "definition": "První řádek.\nDruhý řádek.",
        }
    )
    folded = "\n".join(
        ["note: >-", "  " + "slovo " * 15 + "slovo", "  " + "slovo " * 14 + "konec", ""]
    )
    assert dump(card, RecordKind.INDICATOR) == (
        "# yaml-language-server: $schema=../../.schema/indicator.json\n"
        'id: "1.10"\n'
        'title: "Elektroměry: dálkové"\n'
        "definition: |-\n  První řádek.\n  Druhý řádek.\n"
        "plan: ap1\n"
        'objectives: ["2.1"]\n'
        "kind: output\n"
        "measure: number\n"
        "unit: {label: ks, code: C62}\n"
        'baseline: {date: 2024-06-30, value: 15.50, note: "Zpráva, 2024"}\n'
        "tolerance: 1000\n" + folded
    )


def test_lines_stay_within_the_width() -> None:
    fiche = Fiche.model_validate(
        {
            "id": "a",
            "plan": "ap1",
            "title": "t",
            "area": "b",
            "focus": ["slovo " * 40 + "x", "krátce"],
            "links": [{"fiche": "c", "note": "slovo " * 40 + "x"}],
        }
    )
    assert all(len(line) <= WIDTH for line in dump(fiche, RecordKind.FICHE).splitlines())


def test_the_state_of_a_value_is_always_said_and_other_defaults_never() -> None:
    seen = Observation.model_validate(
        {"period": "2025", "guarantor": "o", "values": [{"indicator": "A", "value": "1"}]}
    )
    assert dump(seen, RecordKind.OBSERVATION).splitlines()[1:] == [
        'period: "2025"',
        "guarantor: o",
        "values:",
        "  - {indicator: A, value: 1, state: reported}",
    ]


def test_the_id_comes_first_and_the_sources_last() -> None:
    event = Event.model_validate(
        {"sources": [{"title": "y"}], "title": "x", "date": "2024", "kind": "award", "id": "a"}
    )
    lines = dump(event, RecordKind.EVENT).splitlines()[1:]
    keys = [line.split(":")[0] for line in lines if line[0].isalpha()]
    assert keys == ["id", "kind", "date", "title", "sources"]


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.kind.value)
def test_the_header_leads_to_the_root(shelf: Shelf) -> None:
    folders = {
        RecordKind.CONCEPT: 1,
        RecordKind.ORGANISATION: 1,
        RecordKind.PROJECT: 2,
        RecordKind.EVENT: 2,
        RecordKind.PLAN: 2,
        RecordKind.INDICATOR: 2,
        RecordKind.CORRECTION: 2,
        RecordKind.LOG: 2,
    }
    steps = header(shelf.kind).count("../")
    assert steps == folders.get(shelf.kind, 3)
