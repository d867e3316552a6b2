"""Reading YAML: places from 1, text as written, and a finding for all that is refused."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from chytrejsi.findings import Rule, TextPlace
from chytrejsi.store import reading
from chytrejsi.store.reading import DEPTH, LIMIT, read


@pytest.fixture(params=["C", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml and, as where it is missing, without."""
    if request.param == "python":
        monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)


def codes(content: str | bytes) -> list[tuple[str, str]]:
    return [(each.code, str(each.place)) for each in read(content, "x").findings]


def test_scalars_stay_as_they_were_written() -> None:
    text = "a: 0012\nb: NO\nc: 1e3\nd: 12:30\ne: 2024-06-30\nf: True\ng: 1_000\nh: '~'\ni: +420\n"
    assert read(text, "x").data == {
        "a": "0012",
        "b": "NO",
        "c": "1e3",
        "d": "12:30",
        "e": "2024-06-30",
        "f": "True",
        "g": "1_000",
        "h": "~",
        "i": "+420",
    }


def test_only_null_true_and_false_are_more_than_text() -> None:
    text = "a: ~\nb: null\nc:\nd: true\ne: false\nf: ''\n"
    data = read(text, "x").data
    assert data == {"a": None, "b": None, "c": None, "d": True, "e": False, "f": ""}


def test_every_key_and_item_has_its_place() -> None:
    places = read("a: 1\nžluť:\n  - {b: 2, c: 3}\n  -\n    d: 4\n", "x").positions
    assert places.at(("a",)) == TextPlace("x", 1, 1)
    assert places.at(("žluť", 0)) == TextPlace("x", 3, 5)
    assert places.at(("žluť", 0, "c")) == TextPlace("x", 3, 12)
    assert places.at(("žluť", 1, "d")) == TextPlace("x", 5, 5)
    assert places.at(("žluť", 1, "missing", 7)) == TextPlace("x", 5, 5)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_are_accepted(ending: str) -> None:
    text = ending.join(["# poznámka", "a: b", "c: |", "  d", "  e", "f: úkol"])
    made = read(b"\xef\xbb\xbf" + text.encode(), "x")
    assert made.findings == ()
    assert made.data == {"a": "b", "c": "d\ne\n", "f": "úkol"}
    assert made.positions.at(("f",)) == TextPlace("x", 6, 1)
    assert read("\ufeffa: b", "x").data == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", ("YAML_DUPLICATE_KEY", "x:3:1")),
        ("a: &b 1\n", ("YAML_ANCHOR", "x:1:4")),
        ("a: 1\nb: *a\n", ("YAML_ANCHOR", "x:2:4")),
        ("a: [&b {c: 1}]\n", ("YAML_ANCHOR", "x:1:5")),
        ("a: !!int 1\n", ("YAML_TAG", "x:1:4")),
        ("a: ! 1\n", ("YAML_TAG", "x:1:4")),
        ("a: !<tag:x> [1]\n", ("YAML_TAG", "x:1:4")),
        ("a: 1\n<<: {b: 2}\n", ("YAML_MERGE_KEY", "x:2:1")),
        ("a: 1\n---\nb: 2\n", ("YAML_DOCUMENTS", "x:2:1")),
        ("a: 1\n? [b]\n: 2\n", ("YAML_KEY", "x:2:3")),
        ("true: 1\n", ("YAML_KEY", "x:1:1")),
        ("~: 1\n", ("YAML_KEY", "x:1:1")),
        ("a: 1\nb:\tc\n", ("YAML_TAB", "x:2:3")),
        ("a:\n\u00a0 b: 1\n", ("YAML_NBSP", "x:2:1")),
        ("a:\n  b\u00a0: 1\n", ("YAML_NBSP", "x:2:3")),
        ("a: b\u0085c\n", ("YAML_CHARACTER", "x:1:5")),
        ("a: b\u2028c\n", ("YAML_CHARACTER", "x:1:5")),
        ("a: b\x07\n", ("YAML_CHARACTER", "x:1:5")),
        ("a: b\ud800\n", ("YAML_CHARACTER", "x:1:5")),
        ("a: 1\nb: úkol #3 hotov\n", ("YAML_COMMENT", "x:2:4")),
        ("a: dva slova # tři\n", ("YAML_COMMENT", "x:1:4")),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", ("GIT_CONFLICT", "x:2:1")),
        ("a: 1\nb: c: d\n", ("YAML_SYNTAX", "x:2:5")),
        ("a: %\n", ("YAML_SYNTAX", "x:1:4")),
        ("a: @obec\n", ("YAML_SYNTAX", "x:1:4")),
        ("", ("YAML_EMPTY", "x")),
        ("# jen poznámka\n", ("YAML_EMPTY", "x")),
        ("~\n", ("YAML_EMPTY", "x")),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, found: tuple[str, str]) -> None:
    assert codes(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "kind: output   # input | output\n",
        "value: 15 # z evidence\n",
        "a: 'úkol #3'\n",
        "a: úkol#3\n",
        "a: |\n  text # není poznámka\n",
        "a: # poznámka\n  - b\n",
        "# <<<<<<< zmínka\na: b\n",
        "a: v\u00a0kraji\n",
        'a: "\\u2028\\t"\n',
        "a: 'R&D * !'\n",
        "--- # začátek\na: b\n",
    ],
)
def test_near_twins_pass(text: str) -> None:
    assert codes(text) == []


def test_all_odd_characters_are_told_at_once() -> None:
    assert codes("a: b\tc\nd: e\tf\n") == [("YAML_TAB", "x:1:5"), ("YAML_TAB", "x:2:5")]


@pytest.mark.parametrize("odd", ["\t", "\u2028", "\u00a0\n"])
def test_a_file_of_odd_characters_is_soon_told(odd: str) -> None:
    assert 0 < len(read(odd * (900_000 // len(odd.encode())), "x.yaml").findings) <= 100


def test_a_duplicate_says_where_the_first_stands() -> None:
    (finding,) = read("a: 1\nb: {c: 1,\n  c: 2}\n", "x").findings
    assert finding.values["first"] == 2


def test_a_file_in_another_encoding_is_named_with_the_line() -> None:
    assert codes("a: b\nc: úkol\n".encode("cp1250")) == [("YAML_NOT_UTF8", "x:2:4")]
    assert codes("a: b\n".encode("utf-16")) == [("YAML_NOT_UTF8", "x:1:1")]


def test_what_is_too_large_is_not_parsed() -> None:
    assert codes(b"a: " + b"b" * LIMIT) == [("YAML_TOO_LARGE", "x")]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_any_depth_is_refused_and_never_ends_the_process(opening: str) -> None:
    (finding,) = read(opening * 200_000, "x").findings
    assert finding.rule in {Rule.YAML_DEPTH, Rule.YAML_SYNTAX, Rule.YAML_KEY}


def test_the_depth_that_is_allowed() -> None:
    assert codes("[" * DEPTH + "]" * DEPTH) == []
    assert [code for code, _place in codes("[" * (DEPTH + 1) + "]" * (DEPTH + 1))] == ["YAML_DEPTH"]


def test_an_escaped_surrogate_never_reaches_the_data() -> None:
    assert [code for code, _place in codes('a: "\\ud800"\n')] in (
        ["YAML_CHARACTER"],
        ["YAML_SYNTAX"],
    )


@given(st.text(st.sampled_from("ab:-#[]{}&*!|>'\"%@\\?, \n\t\u00a0ž\u2028\ud800~<"), max_size=40))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    made = read(text, "x")
    assert made.failed or made.data is not None


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    made = read(content, "x")
    assert made.failed or made.data is not None
