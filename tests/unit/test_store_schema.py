"""JSON Schemas for editors: they explain every key, and accept what the program accepts."""

import re
from collections import Counter
from typing import Any

import pytest

from chytrejsi.language import language
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.scalars import DAY, DEVICE, ID, NUMBER
from chytrejsi.store.printer import header
from chytrejsi.store.schema import schema_files, schema_of
from chytrejsi.store.shelves import shelf_for
from chytrejsi.store.spelling import SPELLINGS
from running import SOURCE_TREE
from schemacase import complaints, files, originals, refusals, seen, trial, validator

CZECH, ENGLISH = language("cs"), language("en")
FILES = list(files())
Schema = dict[str, Any]


def test_the_schemas_of_the_repository_are_up_to_date() -> None:
    """To renew them: `python -m chytrejsi.store.schema`."""
    kept = {
        path.relative_to(SOURCE_TREE).as_posix(): path
        for path in (SOURCE_TREE / ".schema").iterdir()
    }
    assert set(kept) == set(schema_files(CZECH))
    for name, data in schema_files(CZECH).items():
        assert kept[name].read_bytes() == data, name


# --- every file leads to its schema, and keeps to it ---


@pytest.mark.parametrize("kind", RecordKind)
def test_the_header_leads_to_the_schema(kind: RecordKind) -> None:
    named = header(kind).partition("$schema=")[2]
    assert named.lstrip("./") == f"schema/{kind.value}.json"
    assert f".schema/{kind.value}.json" in schema_files(CZECH)


def test_the_first_line_of_each_file_names_its_schema() -> None:
    kept = [(kind, path) for kind, path in FILES if "tests" not in path.parts]
    first = {path: path.read_text(encoding="utf-8").partition("\n")[0] for _, path in kept}
    assert [str(path) for kind, path in kept if first[path] != header(kind)] == []


def test_every_file_at_hand_keeps_to_its_schema() -> None:
    """The validator is not ours, and the file is read as an editor reads it."""
    assert len(FILES) > 200
    told = {str(path): complaints(kind, path.read_text(encoding="utf-8")) for kind, path in FILES}
    assert {name: found for name, found in told.items() if found} == {}


# --- the schema and the model accept the same ---


def test_schema_and_model_agree_on_mutants_of_every_kind_of_file() -> None:
    """A few hundred here; `python tests/bench/trials_schema.py` tries thousands."""
    known = originals()
    assert set(known) == set(RecordKind)
    tried = [trial(known, seed) for seed in range(400)]
    apart = [each.told() for each in tried if not each.agreed]
    assert apart == [], "\n".join(apart[:5])
    verdicts = Counter(bool(each.refusals) for each in tried)
    # neither side may agree by refusing or accepting all
    assert min(verdicts[True], verdicts[False]) > 60


@pytest.mark.parametrize("missing", ["pattern", "required", "additionalProperties", "enum", "type"])
def test_a_schema_without_one_of_its_rules_would_be_found_out(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(schema: Any) -> Any:  # noqa: ANN401 - a JSON document
        if isinstance(schema, list):
            return [without(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        return {key: without(each) for key, each in schema.items() if key != missing}

    def weaker(kind: RecordKind) -> Any:  # noqa: ANN401 - jsonschema's class is made at run time
        return type(validator(kind))(without(validator(kind).schema))

    monkeypatch.setattr("schemacase.validator", weaker)
    known = originals()
    tried = (trial(known, seed) for seed in range(400))
    assert any(not each.agreed for each in tried)


@pytest.mark.parametrize(
    ("line", "accepted"),
    [
        ("tolerance: 1.5", True),
        ('tolerance: "1.5"', True),
        ("tolerance: 1,5", False),
        ("tolerance: 1_000", False),
        ("tolerance: ２", False),
        ("tolerance: 9999999999999999", False),
        ("definition_version: 2", True),
        ("definition_version: 2.5", False),
        ("baseline: {date: 2024-02-29, value: 1}", True),
        ("baseline: {date: 2023-02-29, value: 1}", False),
        ("baseline: {date: 2024-13-45, value: 1}", False),
        ("baseline: {date: 2024-06-30}", False),
        ("baseline: {date: 2024-06-30, value: yes, note: ano}", True),
        ("public: True", True),  # the same truth to an editor, in another spelling to us
        ("public: yes", False),
        ("guarantor: odbor dopravy", False),
        ("guarantor: com1", False),
        ("guarantor: 1.10", False),
        ('guarantor: "1.10"', True),
        ("guarantor: null", True),
        ("method: podle plánu", False),
        ("method: growth", True),
        ("objectives: 2.1", False),
        ("objectives:", True),
        ("note: ''", False),
        ("neznámý: 1", False),
    ],
)
def test_what_an_editor_marks_in_a_card(line: str, accepted: bool) -> None:
    card = f"id: X-1\ntitle: Název\nkind: output\nmeasure: number\n{line}\n"
    assert (complaints(RecordKind.INDICATOR, card) == []) is accepted
    if "True" not in line:
        assert (refusals(RecordKind.INDICATOR, card) == []) is accepted


@pytest.mark.parametrize(
    ("period", "accepted"),
    [('"2025"', True), ("2025", False), ("2025-H1", True), ("2025-H3", False)],
)
def test_a_period_is_a_year_in_quotes_or_a_half_year(period: str, accepted: bool) -> None:
    text = f"period: {period}\nguarantor: x\n"
    assert (complaints(RecordKind.OBSERVATION, text) == []) is accepted
    assert (refusals(RecordKind.OBSERVATION, text) == []) is accepted


def test_the_day_alone_may_stand_for_an_approval() -> None:
    text = "id: p\ntitle: P\nperiod: {from: 2024-01-01, to: 2026-12-31}\napproved: "
    day, group = f"{text}2024-06-25\n", f"{text}{{date: 2024-06-25}}\n"
    wrong = f"{text}2024-06-31\n"
    for each in (day, group):
        assert complaints(RecordKind.PLAN, each) == refusals(RecordKind.PLAN, each) == []
    assert complaints(RecordKind.PLAN, wrong)
    assert refusals(RecordKind.PLAN, wrong)


def test_an_editor_reads_yaml_of_today() -> None:
    assert seen("a: 1_000\nb: 2024-06-30\nc: NO\nd: 012\ne: 1e3\nf: ~\n") == {
        "a": "1_000",
        "b": "2024-06-30",
        "c": "NO",
        "d": 12,
        "e": 1000,
        "f": None,
    }


def test_the_days_of_the_schema_are_those_of_the_calendar() -> None:
    from datetime import date, timedelta

    day = next(each for reader, each in SPELLINGS.items() if reader.__name__ == "read_day")
    known = re.compile(str(day.pattern))
    for year in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999):
        first = date(year, 1, 1)
        there = {str(first + timedelta(days=each)) for each in range(365)}
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            there.add(f"{year:04}-12-31")
        written = {f"{year:04}-{month:02}-{each:02}" for month in range(14) for each in range(33)}
        assert {each for each in written if known.search(each)} == there
    assert not known.search("0000-01-01")


# --- what an editor shows ---


def _keys(schema: Schema, path: str = "") -> list[tuple[str, Schema]]:
    """Give all keys that a schema knows, at whatever depth."""
    found: list[tuple[str, Schema]] = []
    for key, below in schema.get("properties", {}).items():
        found += [(f"{path}/{key}", below), *_keys(below, f"{path}/{key}")]
    for inner in ("items", "additionalProperties"):
        if isinstance(schema.get(inner), dict):
            found += _keys(schema[inner], path)
    return found


@pytest.mark.parametrize("kind", RecordKind)
def test_a_schema_knows_the_keys_of_the_files_and_no_others(kind: RecordKind) -> None:
    schema = schema_of(kind, CZECH)
    fields = shelf_for(kind).model.model_fields
    assert set(schema["properties"]) == {each.alias or name for name, each in fields.items()}
    assert schema["additionalProperties"] is False
    required = {each.alias or name for name, each in fields.items() if each.is_required()}
    assert set(schema.get("required", ())) == required


@pytest.mark.parametrize("tongue", [CZECH, ENGLISH], ids=["cs", "en"])
@pytest.mark.parametrize("kind", RecordKind)
def test_every_key_has_a_title_and_every_word_its_meaning(kind: RecordKind, tongue: Any) -> None:  # noqa: ANN401
    schema = schema_of(kind, tongue)
    assert schema["title"]
    assert schema["description"]
    for path, found in _keys(schema):
        assert found["title"][0].isupper(), path
        if "enum" in found:
            assert len(found["enumDescriptions"]) == len(found["enum"]), path


def test_nothing_in_a_schema_refers_to_something_else() -> None:
    """Editors before draft 2019-09 pass by what stands beside a reference."""
    for data in schema_files(CZECH).values():
        assert b'"$ref"' not in data
        assert b'"$defs"' not in data


def test_the_patterns_are_those_of_the_model() -> None:
    for text in ("a", "A.b-1", "-a", "a b", "ž", "a" * 60, "a" * 61, "", *_devices()):
        fits = bool(ID.fullmatch(text)) and not DEVICE.fullmatch(text)
        assert bool(re.search(_pattern("read_id"), text)) is fits, text
    for text in ("7", "-7.5", "7.", "1e3", "１", "9" * 15, "9" * 16, "7,5"):
        assert bool(re.search(_pattern("read_number"), text)) is bool(NUMBER.fullmatch(text)), text
    assert DAY.fullmatch("2024-06-30")


def _devices() -> list[str]:
    names = ["con", "CoN", "con.txt", "com1", "COM9.a", "lpt0", "com", "console", "aux-1", "nul."]
    return [*names, "prn", "conx.y", "com10"]


def _pattern(reader: str) -> str:
    return str(next(each.pattern for known, each in SPELLINGS.items() if known.__name__ == reader))
