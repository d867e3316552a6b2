"""The quick reading of printed files: what it is sure of, the YAML parser says as well."""

from pathlib import Path as File

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.observation import Observation
from chytrejsi.store.canonical import canonical
from chytrejsi.store.printer import dump
from chytrejsi.store.reading import LONG, parse, read

ROOT = File(__file__).parents[2]
WRITTEN = [
    file
    for folder in ("demo", "tests/findings")
    for file in sorted((ROOT / folder).rglob("*.yaml"))
]
OBSERVATION = dump(
    Observation.model_validate(
        {
            "period": "2025",
            "guarantor": "obec-1",
            "received": {"file": "2025 obec.xlsx", "sha256": "0" * 64, "date": "2026-01-20"},
            "values": [
                {"indicator": "EN-1", "value": "-12.50", "cell": "Indikátory!H5", "raw": "-12,5"},
                {"indicator": "EN-2", "value": True, "raw": "ano", "comment": "ano, od 1. 7."},
                {"indicator": "EN-3", "state": "not_available", "comment": "no"},
                {"indicator": "EN-4", "value": "slovy: dobře", "comment": "slovo " * 40 + "konec"},
                {"indicator": "EN-5", "value": "2", "evidence": "https://obec.example/a?b=1#c"},
                {"indicator": "EN-6", "value": "7", "normalised": ["mezera", "čárka"]},
            ],
            "narratives": {"energie": {"summary": "Text.", "outlook": "Je 2025."}},
            "proposals": [{"subject": "Cíl", "proposed": "v" * 90, "reason": "a\nb"}],
        }
    ),
    RecordKind.OBSERVATION,
)
ODD = [
    *("", " ", "  ", "\n", "\r\n", ":", ": ", " #", "#", "-", "- ", ",", ", ", "?", "? ", "|", "{"),
    *("}", "[", "]", "{}", "[]", '"', "'", "\\", "&a ", "*a", "!", "!!str ", "~", "null", "no"),
    *(
        "<<",
        "%",
        "@",
        "`",
        "=",
        "0",
        "true",
        "é",
        "\u00a0",
        "---\n",
        "...\n",
        ">-",
        ">",
        "|-",
        "é:",
    ),
    *("a: b", "a:b", "x: {a: 1}\n", "- - a", "? a\n: b", "\n\n", "-1", "{a: }", "[a, ]"),
]
edits = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(0, 12), st.sampled_from(ODD)),
    min_size=1,
    max_size=3,
)


def says_the_same(text: str) -> bool:
    """Tell whether the quick reading is sure of a text; then the YAML parser must agree."""
    sure = canonical(text)
    if sure is None:
        return False
    reading = parse(text, "x.yaml")
    data, doubtful = sure
    assert (reading.data, list(reading.doubtful)) == (data, doubtful)
    assert not reading.findings
    return True


def test_is_sure_of_what_is_printed() -> None:
    plain = OBSERVATION.replace("    reason: |-\n      a\n      b\n", "    reason: ab\n")
    assert plain != OBSERVATION
    assert says_the_same(plain)
    assert says_the_same(plain.replace("\n", "\r\n"))
    assert says_the_same(plain.partition("\n")[2])


def test_agrees_on_files_that_people_wrote() -> None:
    sure = 0
    for file in WRITTEN:
        text = file.read_bytes().decode("utf-8", "replace")
        if not read(text, file.name).findings:
            sure += says_the_same(text)
    assert sure > 100


@given(edits)
@example([(60, 0, "a:b")])
@settings(max_examples=600)
def test_is_sure_of_nothing_that_the_parser_reads_otherwise(
    edits: list[tuple[int, int, str]],
) -> None:
    text = OBSERVATION
    for place, length, new in edits:
        here = place % len(text)
        text = text[:here] + new + text[here + length :]
    says_the_same(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: b: c\n",
            "a: b #c\n",
            "a:\n",
            "a: b\n  c\n",
            "a: b\n c: d\n",
            "a:\n- b\n",
            "a: 1\na: 2\n",
        ),
        *("a: {b: c, b: d}\n", "a: {b: {c: d}}\n", "a: {b: c}}\n", "a: {b: c} d\n", "a: {b: c,}\n"),
        *(
            "a: [b, c\n",
            "a: 'b'\n",
            'a: "b\\n"\n',
            "a: |\n  b\n",
            "a: >-\n  b\n\n  c\n",
            "a: &b c\n",
        ),
        *("true: a\n", "no: a\n", "a: b", "---\na: b\n", "a:  b\n", "a: b \n", "a:\n    b: c\n"),
        *("a:\n  b: c\n d: e\n", "a:\n  - b\n  c: d\n", "a: !x b\n", "", "\n", "# a\n", "a: \rb\n"),
    ],
)
def test_leaves_everything_else_to_the_parser(text: str) -> None:
    assert canonical(text) is None


def test_keys_of_a_long_file_are_found_at_their_places() -> None:
    many = "".join(f"  - {{indicator: EN-{number}, value: 1}}\n" for number in range(100))
    text = f'period: "2025"\nguarantor: obec-1\nvalues:\n{many}'
    assert len(text) > LONG
    long = read(text, "x.yaml").positions
    for path in ((), ("period",), ("values", 7), ("values", 99, "value"), ("values", 3, "none")):
        assert long.at(path) == parse(text, "x.yaml").positions.at(path)
    assert dict(long.positions) == parse(text, "x.yaml").positions.positions
