"""A quarter of a million reported values fit into memory, and say what they were given."""

import tracemalloc

from chytrejsi.model.observation import Observation, ReportedValue

FIELDS = {"indicator": "EN-1", "value": "12.5", "cell": "Indikátory!H5", "raw": "12,5"}
BYTES = 300  # a value made by pydantic takes 1,300


def observation(values: list[dict[str, str]]) -> Observation:
    return Observation.model_validate({"period": "2025", "guarantor": "obec-1", "values": values})


def test_a_value_says_what_it_was_given() -> None:
    (value,) = observation([FIELDS]).values
    alone = ReportedValue.model_validate(FIELDS)
    assert value == alone
    assert hash(value) == hash(alone)
    assert value.model_fields_set == set(FIELDS)
    assert value.model_dump() == alone.model_dump()
    assert value.model_copy(update={"value": "13"}).value == "13"
    assert value.value == "12.5"


def test_values_share_what_they_have_in_common() -> None:
    rows = [FIELDS | {"value": str(number), "raw": str(number)} for number in range(2000)]
    observation(rows)
    tracemalloc.start()
    try:
        held = observation(rows)
        size, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size / len(held.values) < BYTES
