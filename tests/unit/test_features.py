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
    1: (  # a hierarchy that the region defines itself
        "unit/test_plan_model.py::test_results_roll_up_the_levels_that_a_region_defines",
        "unit/test_plan_model.py::test_tables_call_the_levels_by_the_region_s_names",
        "unit/test_plan_model.py::test_the_page_of_progress_calls_them_so_too",
    ),
    2: (  # kept as text in git
        "unit/test_store_printer.py::test_an_indicator_survives_the_round_trip",
        "unit/test_store_revision.py::test_a_clean_workspace_names_its_commit",
    ),
    3: (  # a schema with completion in the editor
        "unit/test_store_schema.py::test_the_first_line_of_each_file_names_its_schema",
        "unit/test_store_schema.py::test_every_key_has_a_title_and_every_word_its_meaning",
    ),
    4: (  # a guarantor and co-operating bodies of each item
        "unit/test_plan_model.py::test_an_activity_and_a_project_name_who_answers_and_who_helps",
        "unit/test_merged_units.py::test_a_guarantor_of_then_is_found_under_the_name_of_today",
    ),
    5: (  # budget and sources of money of each item
        "unit/test_plan_model.py::test_money_is_shown_with_its_sources_and_of_how_many_it_is_known",
        "unit/test_plan_model.py::test_shares_make_up_a_budget",
    ),
    6: (  # activities with dates, status, milestones
        "unit/test_plan_model.py::test_a_milestone_is_reached_by_an_event_of_its_title_or_with_its_activity",
        "unit/test_sheet_form.py::test_milestones_of_an_activity_are_told_beside_its_dates",
    ),
    7: (  # revised targets beside the original ones, with the reason
        "unit/test_report_changes.py::test_the_original_and_the_new_target_stand_beside_each_other",
        "unit/test_report_changes.py::test_each_change_of_a_target_tells_its_resolution",
    ),
    8: (  # documents that prove a result
        "unit/test_plan_model.py::test_documents_that_prove_something_are_listed_with_what_they_prove",
        "unit/test_plan_model.py::test_the_public_sees_marked_evidence_and_confirmed_budgets_alone",
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
