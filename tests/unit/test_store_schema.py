"""JSON Schemas for editors: they name every key, and those in the repository are up to date."""

from pathlib import Path

import pytest

from chytrejsi.model.dataset import RecordKind
from chytrejsi.store.printer import header
from chytrejsi.store.schema import schema_files, schema_of
from chytrejsi.store.shelves import shelf_for

ROOT = Path(__file__).resolve().parents[2]


def test_the_schemas_of_the_repository_are_up_to_date() -> None:
    """To renew them: `python -m chytrejsi.store.schema`."""
    kept = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / ".schema").iterdir()}
    assert set(kept) == set(schema_files())
    for name, data in schema_files().items():
        assert kept[name].read_bytes() == data, name


@pytest.mark.parametrize("kind", RecordKind)
def test_the_first_line_of_a_file_leads_to_its_schema(kind: RecordKind) -> None:
    named = header(kind).partition("$schema=")[2]
    assert named.lstrip("./") == f"schema/{kind.value}.json"
    assert f".schema/{kind.value}.json" in schema_files()


@pytest.mark.parametrize("kind", RecordKind)
def test_a_schema_knows_the_keys_of_the_files_and_no_others(kind: RecordKind) -> None:
    schema = schema_of(kind)
    fields = shelf_for(kind).model.model_fields
    assert set(schema["properties"]) == {each.alias or name for name, each in fields.items()}
    assert schema["additionalProperties"] is False
    required = {each.alias or name for name, each in fields.items() if each.is_required()}
    assert set(schema.get("required", ())) == required


def test_scalars_are_typed_as_an_editor_sees_them() -> None:
    schema = schema_of(RecordKind.INDICATOR)
    assert schema["$defs"]["Level"]["properties"]["value"]["type"] == [
        *("string", "number", "boolean"),
    ]
    assert schema["$defs"]["Level"]["properties"]["date"]["format"] == "date"
    assert schema["properties"]["tolerance"]["type"] == "number"
    assert schema["properties"]["public"]["type"] == "boolean"
    assert schema["properties"]["objectives"]["items"]["type"] == "string"
    period = schema_of(RecordKind.OBSERVATION)["properties"]["period"]
    assert (period["type"], "H" in period["pattern"]) == ("string", True)
