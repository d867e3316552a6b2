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
    # --- indicators ---
    9: (  # typed measures: number, per cent, yes or no, a word of a scale, words
        "unit/test_progress_status.py::test_yes_and_no",
        "unit/test_progress_status.py::test_words_by_design",
        "unit/test_progress_rules.py::test_words_are_compared_by_their_place_on_the_scale",
        "unit/test_progress_rules.py::test_a_word_that_is_not_reached_in_time_is_missed",
        "unit/test_sheet_shares.py::test_the_words_of_a_scale_are_offered_as_a_list",
        "unit/test_report_breakdown.py::test_words_of_a_scale_are_told_as_words",
    ),
    10: (  # the direction of good change
        "unit/test_progress_status.py::test_a_missing_direction_is_never_a_default",
        "unit/test_progress_status.py::test_to_decrease_is_the_mirror",
    ),
    11: (  # a baseline with its year and a comment
        "unit/test_progress_series.py::test_a_baseline_of_zero_is_never_assumed",
        "unit/test_report_breakdown.py::test_a_baseline_is_told_with_its_year_and_its_comment",
    ),
    12: (  # a target for every year: milestones
        "unit/test_progress_methods.py::test_the_path_leads_through_the_milestones",
        "unit/test_progress_evaluate.py::test_half_way_the_expectation_is_the_half_years",
    ),
    13: (  # cumulative and incremental values
        "unit/test_progress_series.py::test_increments_are_added_to_the_baseline",
        "unit/test_progress_series.py::test_levels_are_never_summed",
        "unit/test_progress_series.py::test_how_values_add_up_is_never_assumed",
    ),
    14: (  # values broken down
        "unit/test_progress_rules.py::test_the_json_keeps_numerator_denominator_and_parts",
        "unit/test_sheet_shares.py::test_parts_come_back_with_their_value",
        "unit/test_sheet_shares.py::test_every_filled_cell_of_parts_is_accounted_for",
        (
            "unit/test_report_breakdown.py"
            "::test_the_parts_of_a_value_stand_below_the_indicators_in_the_order_of_the_card"
        ),
    ),
    15: (  # numerator and denominator of a percentage
        (
            "unit/test_progress_rules.py"
            "::test_percentages_of_two_units_are_joined_by_their_numbers_never_averaged"
        ),
        "unit/test_progress_rules.py::test_percentages_without_their_numbers_contradict_each_other",
        "unit/test_sheet_shares.py::test_parts_are_written_and_wrong_ones_refused",
        "unit/test_report_breakdown.py::test_a_percentage_tells_what_it_was_computed_from",
    ),
    16: (  # an indicator computed from others
        "unit/test_model_formula.py::test_anything_else_is_refused_and_never_run",
        (
            "unit/test_progress_rules.py"
            "::test_a_derived_indicator_is_computed_from_levels_of_the_same_date"
        ),
        "unit/test_progress_rules.py::test_a_missing_input_is_never_taken_for_zero",
        "unit/test_progress_rules.py::test_a_derived_indicator_of_another_one_and_a_circle",
        "unit/test_progress_rules.py::test_a_division_by_zero_says_so",
    ),
    17: (  # whether values may be added
        "unit/test_progress_rules.py::test_levels_are_added_only_where_the_card_says_so",
        "unit/test_progress_rules.py::test_increments_are_added_unless_each_stands_for_the_whole",
        "unit/test_progress_series.py::test_percentages_are_never_summed",
        "unit/test_progress_series.py::test_without_the_year_its_half_years_are_added",
    ),
    18: (  # provisional, missing, not applicable
        "unit/test_progress_series.py::test_a_provisional_value_says_so",
        "unit/test_progress_status.py::test_each_state_is_not_available_with_its_word",
        "unit/test_progress_series.py::test_a_blank_is_never_zero",
        (
            "unit/test_report_breakdown.py"
            "::test_a_provisional_value_is_marked_until_a_final_one_replaces_it"
        ),
    ),
    28: (  # the reason of a deviation with its number
        "unit/test_report_breakdown.py::test_the_reason_of_a_deviation_is_told_with_its_number",
    ),
    # --- validation ---
    29: (  # types and ranges
        "unit/test_checks.py::test_a_value_is_read_as_its_card_measures",
        "unit/test_sheet_shares.py::test_a_part_is_read_as_strictly_as_a_value",
    ),
    30: (  # rules across fields and periods
        "unit/test_cli_collect_again.py::test_a_year_unlike_its_half_years_is_asked_about",
        "unit/test_cli_collect_again.py::test_a_part_is_not_greater_than_its_whole",
    ),
    31: (  # outliers and jumps
        "unit/test_cli_collect_again.py::test_what_can_hardly_be_is_asked_about_at_its_cell",
        "unit/test_checks.py::test_a_break_of_the_series_explains_a_jump",
    ),
    32: (  # a stable code, a severity, a remedy
        "findings/test_findings.py::test_every_code_has_its_twins",
        "unit/test_cli_check.py::test_json_is_one_document_of_the_agreed_form",
    ),
    33: (  # findings that anybody understands
        "unit/test_cli_check.py::test_the_listing_fits_eighty_columns_and_starts_with_the_errors",
        "unit/test_language.py::test_every_message_of_the_code_is_translated",
    ),
    34: (  # corrections, each kept with what it replaced
        "unit/test_corrections.py::test_what_was_reported_stays_readable_beside_what_holds",
        "unit/test_corrections.py::test_a_chain_of_corrections_holds_link_by_link",
    ),
    # --- progress ---
    35: (  # growth
        "unit/test_progress_methods.py::test_the_numbers_of_a_plain_case",
        (
            "unit/test_progress_methods.py"
            "::test_growth_of_negative_levels_is_positive_in_the_wanted_direction"
        ),
    ),
    36: (  # the share of the distance
        "unit/test_progress_methods.py::test_the_linear_methods_agree_with_fractions",
        "unit/test_progress_methods.py::test_increase_and_decrease_are_mirror_images",
    ),
    37: (  # against the year's milestone
        "unit/test_progress_methods.py::test_the_path_leads_through_the_milestones",
        "unit/test_progress_status.py::test_the_thresholds_of_the_schedule",
    ),
    38: (  # extrapolation
        "unit/test_progress_status.py::test_extrapolation_as_method",
        "unit/test_progress_methods.py::test_on_the_target_date_the_actual_level_is_the_outlook",
    ),
    39: ("unit/test_progress_status.py::test_the_plans_own_thresholds",),
    40: (  # statuses rolled up
        "unit/test_progress_rollup.py::test_counts_by_status_and_evaluated_of_total",
        "unit/test_progress_rollup.py::test_an_indicator_counts_once_in_each_group",
        "unit/test_progress_rollup.py::test_a_mean_only_where_cards_have_weights",
    ),
    41: (  # all values on the way published
        "unit/test_progress_document.py::test_the_document_has_the_shape_of_the_contract",
        "unit/test_progress_trace.py::test_the_steps_of_each_method",
    ),
    42: (  # edge rules
        "unit/test_progress_methods.py::test_a_number_that_cannot_be_computed_has_its_reason",
        "unit/test_progress_methods.py::test_zero_baseline_is_normal_for_the_linear_methods",
        "unit/test_progress_status.py::test_missed_when_the_target_date_has_come",
        "unit/test_progress_status.py::test_reached_once_and_slipped_back_is_not_achieved",
    ),
    43: (  # a status given by hand, beside the computed one
        (
            "unit/test_progress_rules.py"
            "::test_a_judged_status_counts_and_the_computed_one_stays_beside_it"
        ),
        "unit/test_progress_rules.py::test_a_judgement_holds_for_its_own_period_only",
        "unit/test_progress_rules.py::test_nothing_is_judged_where_nothing_was_reported",
        "unit/test_report_breakdown.py::test_a_judged_status_is_marked_and_the_computed_one_told",
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
