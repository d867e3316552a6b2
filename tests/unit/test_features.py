"""What the project promises to have, row by row of its list of features, and the tests for it.

A row leads to tests that fail when the feature is gone; add a row, or a test to a row, here.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FEATURES: dict[int, tuple[str, ...]] = {
    # --- the plan's model ---
    2: (  # kept as text in git
        "unit/test_store_printer.py::test_an_indicator_survives_the_round_trip",
        "unit/test_store_revision.py::test_a_clean_workspace_names_its_commit",
    ),
    3: (  # a schema with completion in the editor
        "unit/test_store_schema.py::test_the_first_line_of_a_file_leads_to_its_schema",
        "unit/test_store_schema.py::test_the_schemas_of_the_repository_are_up_to_date",
    ),
    7: (  # revised targets beside the original ones, with the reason
        "unit/test_report_changes.py::test_the_original_and_the_new_target_stand_beside_each_other",
        "unit/test_report_changes.py::test_each_change_of_a_target_tells_its_resolution",
    ),
}


@cache
def _tests_of(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("row", sorted(FEATURES))
def test_a_feature_names_tests_that_exist(row: int) -> None:
    assert FEATURES[row]
    for named in FEATURES[row]:
        file, _, name = named.partition("::")
        assert name.startswith("test_")
        assert name in _tests_of(file), named
