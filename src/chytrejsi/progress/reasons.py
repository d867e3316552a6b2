"""Why a figure is not there, or a status is what it is: as JSON names it, and in words."""

from collections.abc import Mapping
from enum import StrEnum

from chytrejsi.language import N_


class Reason(StrEnum):
    """A reason; the words are in `REASON_WORDS`."""

    BASELINE_MISSING = "baseline_missing"
    TARGET_MISSING = "target_missing"
    NO_DATA = "no_data"
    TARGET_EQUALS_BASELINE = "target_equals_baseline"
    ZERO_BASELINE = "zero_baseline"
    ZERO_TARGET = "zero_target"
    SIGN_CHANGE = "sign_change"
    ONE_POINT = "one_point"
    TARGET_PASSED = "target_passed"
    QUALITATIVE = "qualitative"
    EXPECTED_EQUALS_BASELINE = "expected_equals_baseline"
    BREAK_IN_SERIES = "break_in_series"
    MAINTAIN = "maintain"
    BOOLEAN = "boolean"
    BOOLEAN_PENDING = "boolean_pending"
    ORDINAL = "ordinal"
    ORDINAL_PENDING = "ordinal_pending"
    DIRECTION_MISSING = "direction_missing"
    ACCUMULATION_MISSING = "accumulation_missing"
    PERCENT_NOT_SUMMED = "percent_not_summed"
    TARGET_BEFORE_BASELINE = "target_before_baseline"
    CONFLICT = "conflict"
    INPUT_UNKNOWN = "input_unknown"
    DATES_DIFFER = "dates_differ"
    DIVISION_BY_ZERO = "division_by_zero"
    FORMULA_WRONG = "formula_wrong"
    OUT_OF_RANGE = "out_of_range"
    OUT_OF_VALIDITY = "out_of_validity"
    NO_VALUE = "no_value"
    NOT_DUE = "not_due"
    NOT_A_NUMBER = "not_a_number"
    BEFORE_BASELINE = "before_baseline"
    DATED_AFTER_PERIOD = "dated_after_period"
    NOT_AVAILABLE = "not_available"
    NOT_YET_AVAILABLE = "not_yet_available"
    NOT_MONITORED = "not_monitored"
    NOT_APPLICABLE = "not_applicable"
    CONFIDENTIAL = "confidential"


REASON_WORDS: Mapping[Reason, str] = {
    Reason.BASELINE_MISSING: N_("the baseline is missing"),
    Reason.TARGET_MISSING: N_("the target is missing"),
    Reason.NO_DATA: N_("there are no values yet"),
    Reason.TARGET_EQUALS_BASELINE: N_("the target equals the baseline"),
    Reason.ZERO_BASELINE: N_("growth from zero cannot be computed"),
    Reason.ZERO_TARGET: N_("the target is zero"),
    Reason.SIGN_CHANGE: N_("growth across zero cannot be computed"),
    Reason.ONE_POINT: N_("no month lies between the baseline and the value"),
    Reason.TARGET_PASSED: N_("the target date has passed"),
    Reason.QUALITATIVE: N_("assessed in words"),
    Reason.EXPECTED_EQUALS_BASELINE: N_("the plan expected no change by that date"),
    Reason.BREAK_IN_SERIES: N_("the definition has changed in between"),
    Reason.MAINTAIN: N_("the level is to be kept, not changed"),
    Reason.BOOLEAN: N_("the answer is yes or no"),
    Reason.BOOLEAN_PENDING: N_("not yet done, and the target date is still ahead"),
    Reason.ORDINAL: N_("the value is a word of a scale, not a number"),
    Reason.ORDINAL_PENDING: N_("not reached yet, and the target date is still ahead"),
    Reason.DIRECTION_MISSING: N_("the card does not say which direction is good"),
    Reason.ACCUMULATION_MISSING: N_("the card does not say how values add up"),
    Reason.PERCENT_NOT_SUMMED: N_("percentages are not summed"),
    Reason.TARGET_BEFORE_BASELINE: N_("the target date is not after the baseline's"),
    Reason.CONFLICT: N_("different values were reported for the same date"),
    Reason.INPUT_UNKNOWN: N_("an indicator that it is computed from has no value"),
    Reason.DATES_DIFFER: N_("what it is computed from was reported for different dates"),
    Reason.DIVISION_BY_ZERO: N_("the formula would divide by zero"),
    Reason.FORMULA_WRONG: N_("the formula cannot be computed"),
    Reason.OUT_OF_RANGE: N_("the numbers are too large or too small"),
    Reason.OUT_OF_VALIDITY: N_("the indicator was not in use on that day"),
    Reason.NO_VALUE: N_("nothing came for the period"),
    Reason.NOT_DUE: N_("asked once a year, not for a half-year"),
    Reason.NOT_A_NUMBER: N_("what came is no number"),
    Reason.BEFORE_BASELINE: N_("what came belongs to the time before the baseline"),
    Reason.DATED_AFTER_PERIOD: N_("the value is dated after the end of the period"),
    Reason.NOT_AVAILABLE: N_("not available"),
    Reason.NOT_YET_AVAILABLE: N_("not available yet"),
    Reason.NOT_MONITORED: N_("not monitored"),
    Reason.NOT_APPLICABLE: N_("not applicable"),
    Reason.CONFIDENTIAL: N_("confidential"),
}
