"""Rows of the catalogue: files and runs, the workspace's YAML, the plan, the documents.

Other tests show these; the register names them, and a test demands that they are there.
"""

from hostile.register import Row, found, unit

FAULTS, COLLECT = "unit/test_store_faults", "unit/test_cli_collect"
HOSTILE_FILES, READING = "unit/test_hostile_files", "unit/test_store_reading"
STATUS, SERIES, METHODS = (
    "unit/test_progress_status",
    "unit/test_progress_series",
    "unit/test_progress_methods",
)
EVALUATE, DOCUMENT = "unit/test_progress_evaluate", "unit/test_progress_document"
WORD, CHARTS, REFERENCE = (
    "unit/test_render_word_hostile",
    "unit/test_render_charts",
    "unit/test_render_word_reference",
)

FILES_AND_RUNS = (
    Row(
        "F01",
        "ids that are paths or devices",
        unit(HOSTILE_FILES, "test_an_id_is_never_a_path_nor_a_device"),
    ),
    Row(
        "F02",
        "links, pipes and folders that are called workbooks",
        (
            *unit(COLLECT, "test_what_is_no_answer_is_passed_by_and_listed"),
            *found("FILE_PASSED_BY"),
        ),
    ),
    Row(
        "F03",
        "files that programs leave behind, and locks of open ones",
        found("FILE_PASSED_BY", "FILE_OPEN"),
    ),
    Row(
        "F04",
        "names that are no text",
        unit(HOSTILE_FILES, "test_a_name_that_is_no_text_is_shown_escaped"),
    ),
    Row(
        "F05",
        "copies of one file under other names",
        (
            *unit(COLLECT, "test_the_same_again_changes_no_byte"),
            *unit("unit/test_sheet_decisions", "test_two_at_once_that_say_the_same_count_once"),
        ),
    ),
    Row(
        "F06",
        "a file that changes while it is read",
        unit("unit/test_sheet_worker", "test_a_file_that_changes_while_it_is_read_is_refused"),
    ),
    Row(
        "F07",
        "a file that is open in an office program",
        (
            *unit(FAULTS, "test_a_file_open_in_excel_is_named_and_nothing_is_half_done"),
            *unit("unit/test_store_writing", "test_an_open_file_is_named_and_nothing_is_written"),
        ),
    ),
    Row(
        "F08",
        "a disk that is full, fails or takes no files",
        unit(
            FAULTS,
            "test_collecting_survives_a_failing_disk",
            "test_writing_templates_survives_a_failing_disk",
            "test_a_full_disk_leaves_what_was",
        ),
    ),
    Row(
        "F09",
        "a run that is killed",
        unit(
            FAULTS,
            "test_collecting_survives_being_killed",
            "test_writing_templates_survives_being_killed",
        ),
    ),
    Row(
        "F10",
        "two runs at once",
        unit(FAULTS, "test_a_second_run_is_told_who_is_at_work_and_a_killed_one_holds_nobody_up"),
    ),
    Row(
        "F11",
        "ends of lines and byte order marks of Windows",
        unit(
            HOSTILE_FILES, "test_windows_line_ends_and_a_byte_order_mark_are_read_and_never_written"
        ),
    ),
    Row("F12", "files that git could not merge", found("GIT_CONFLICT")),
)

YAML = (
    Row("Y01", "a key twice", found("YAML_DUPLICATE_KEY")),
    Row("Y02", "tabs and hard spaces for indentation", found("YAML_TAB", "YAML_NBSP")),
    Row(
        "Y03",
        "no, off and other words that may be truth values",
        (
            *unit(READING, "test_only_null_true_and_false_are_more_than_text"),
            *found("FLAG_EXPECTED"),
        ),
    ),
    Row(
        "Y04",
        "numbers that are none: telephones, times, zeros in front",
        unit(READING, "test_scalars_stay_as_they_were_written"),
    ),
    Row(
        "Y05",
        "anchors, merge keys and tags, bombs of them included",
        found("YAML_ANCHOR", "YAML_MERGE_KEY", "YAML_TAG"),
    ),
    Row("Y06", "a text that a comment cuts", found("YAML_COMMENT")),
    Row(
        "Y07",
        "odd ends of lines, halves of characters",
        (
            *found("YAML_CHARACTER"),
            *unit(READING, "test_an_escaped_surrogate_never_reaches_the_data"),
            *unit(
                HOSTILE_FILES,
                "test_odd_characters_of_a_workbook_never_make_a_file_that_cannot_be_read",
            ),
        ),
    ),
    Row("Y08", "a key that is not known", found("UNKNOWN_KEY")),
    Row(
        "Y09",
        "values and keys of another kind",
        (
            *found("PERIOD_EXPECTED", "YAML_KEY", "TEXT_EXPECTED"),
            *unit("unit/test_store_odd", "test_any_value_at_any_place"),
        ),
    ),
    Row(
        "Y10",
        "references that lead nowhere or in a circle, an id twice",
        (
            *found("UNKNOWN_INDICATOR", "UNKNOWN_FICHE", "DUPLICATE_ID", "CONTINUES_CYCLE"),
            *unit("unit/test_store_load", "test_all_mistakes_of_all_files_are_told_at_once"),
        ),
    ),
    Row(
        "Y11",
        "an empty file, two documents, nesting without end",
        (
            *found("YAML_EMPTY", "YAML_DOCUMENTS", "YAML_DEPTH"),
            *unit(READING, "test_any_depth_is_refused_and_never_ends_the_process"),
        ),
    ),
)

PLAN = (
    Row("P01", "a target before its baseline", found("TARGET_DATE")),
    Row(
        "P02",
        "a target that is its baseline",
        (
            *found("TARGET_IS_BASELINE"),
            *unit(STATUS, "test_a_target_equal_to_the_baseline_is_kept_on_its_good_side"),
        ),
    ),
    Row(
        "P03",
        "less is better",
        (
            *unit(STATUS, "test_to_decrease_is_the_mirror"),
            *unit(METHODS, "test_increase_and_decrease_are_mirror_images"),
            *found("TARGET_DIRECTION"),
        ),
    ),
    Row(
        "P04",
        "a baseline of zero, or none",
        (
            *unit(METHODS, "test_zero_baseline_is_normal_for_the_linear_methods"),
            *unit(SERIES, "test_a_baseline_of_zero_is_never_assumed"),
            *unit(STATUS, "test_no_baseline_leaves_reaching_and_missing"),
        ),
    ),
    Row("P05", "milestones that go up and down", found("MILESTONES_UNSTEADY")),
    Row(
        "P06",
        "more than all, less than nothing",
        (
            *unit(STATUS, "test_over_fulfilment_keeps_its_true_number"),
            *unit(CHARTS, "test_a_share_is_never_rounded_up_to_the_target"),
        ),
    ),
    Row("P07", "another unit than the plan's", found("UNIT_DIFFERS")),
    Row(
        "P08",
        "an indicator that is given up",
        (*found("INDICATOR_RETIRED"), *unit(STATUS, "test_outside_its_validity")),
    ),
    Row(
        "P09",
        "a target that the council has changed",
        unit(
            EVALUATE,
            "test_a_changed_target_keeps_the_first_one_beside_it",
            "test_a_target_holds_until_its_change_takes_effect",
        ),
    ),
    Row("P10", "a value far from all before it", found("VALUE_JUMP")),
    Row(
        "P11",
        "a period outside the plan, a value of the future",
        found("PERIOD_OUTSIDE_PLAN", "DATE_IN_FUTURE", "DATE_AFTER_PERIOD"),
    ),
)

DOCUMENTS = (
    Row(
        "T01",
        "no data, or none of one area",
        (
            *unit(
                "unit/test_cli_progress",
                "test_nothing_reported_yet",
                "test_a_plan_without_indicators",
            ),
            *unit("unit/test_report_parts", "test_what_a_plan_lacks_is_listed_first"),
            *unit("unit/test_render_word", "test_a_report_without_blocks_is_a_document"),
        ),
    ),
    Row(
        "T02",
        "names of 500 characters",
        (
            *unit(
                CHARTS,
                "test_a_longer_text_makes_a_higher_chart_never_a_wider_one",
                "test_wrapping_keeps_every_letter_and_the_width",
            ),
            *unit("unit/test_render_word_table", "test_an_address_does_not_take_the_table"),
        ),
    ),
    Row(
        "T03",
        "hundreds of indicators",
        (
            *unit(CHARTS, "test_two_hundred_rows_become_figures_that_fit_a_page"),
            *unit(WORD, "test_work_grows_with_the_size_and_no_faster"),
            *unit(
                "unit/test_report_paging", "test_a_hundred_rows_become_parts_with_all_rows_in_order"
            ),
        ),
    ),
    Row(
        "T04",
        "a font that the machine lacks",
        unit(
            CHARTS,
            "test_the_font_is_carried_with_its_licence",
            "test_a_letter_that_the_font_lacks_is_seen_as_a_box",
        ),
    ),
    Row(
        "T05",
        "signs of formulas in the words of charts",
        unit(CHARTS, "test_signs_of_formulas_are_literal"),
    ),
    Row(
        "T06",
        "placeholders that are missing or unknown",
        (
            *unit("unit/test_report_templating", "test_unknown_names_are_found_without_rendering"),
            *found("OUTLINE_VARIABLE", "OUTLINE_TEXT"),
        ),
    ),
    Row(
        "T07",
        "styles that are missing or have other names",
        unit(
            REFERENCE,
            "test_missing_styles_are_all_named_before_anything_is_written",
            "test_styles_are_found_by_name_whatever_their_ids_are",
        ),
    ),
    Row(
        "T08",
        "control characters, titles too long for Word",
        (
            *unit(
                WORD, "test_every_text_gives_a_valid_document", "test_a_control_character_is_shown"
            ),
            *unit(
                "unit/test_render_word_file",
                "test_a_title_too_long_for_word_is_shortened_in_the_properties_only",
            ),
        ),
    ),
    Row(
        "T09",
        "numbers that are none in JSON",
        (
            *unit(DOCUMENT, "test_every_number_can_be_written"),
            *unit(METHODS, "test_no_finite_number_makes_a_method_fail"),
        ),
    ),
    Row(
        "T10",
        "texts that would be formulas in another program",
        (
            *unit("unit/test_sheet_write", "test_a_text_that_begins_like_a_formula_stays_a_text"),
            *unit("unit/test_sheet_annotate", "test_no_text_becomes_a_formula"),
            *unit(DOCUMENT, "test_csv_is_read_back_by_an_ordinary_reader"),
        ),
    ),
)
