"""The codes of differences: how much each matters and what it means.

The sentence of a difference names the record; the meaning here is for the list of codes.
"""

from enum import Enum

from chytrejsi.compare.difference import Weight
from chytrejsi.language import N_

_MAJOR, _MINOR, _TEXT = Weight.MAJOR, Weight.MINOR, Weight.TEXT


class Code(Enum):
    """What kind of difference it is; the member's name is the code."""

    def __init__(self, weight: Weight, meaning: str) -> None:
        self.weight = weight
        self.meaning = meaning

    # --- targets, milestones and baselines ------------------------------------------------
    TARGET_LOWERED = _MAJOR, N_("The target asks for less than before.")
    TARGET_RAISED = _MINOR, N_("The target asks for more than before.")
    TARGET_CHANGED = _MAJOR, N_("The target is another; which is the easier one cannot be told.")
    TARGET_POSTPONED = _MAJOR, N_("The target is to be reached later.")
    TARGET_ADVANCED = _MINOR, N_("The target is to be reached earlier.")
    TARGET_ADDED = _MINOR, N_("An indicator without a target has one.")
    TARGET_DROPPED = _MAJOR, N_("An indicator has lost its target.")
    MILESTONE_LOWERED = _MAJOR, N_("A milestone asks for less than before.")
    MILESTONE_RAISED = _MINOR, N_("A milestone asks for more than before.")
    MILESTONE_CHANGED = (
        _MAJOR,
        N_("A milestone is another; which is the easier one cannot be told."),
    )
    MILESTONE_POSTPONED = _MAJOR, N_("A milestone is to be reached later.")
    MILESTONE_ADVANCED = _MINOR, N_("A milestone is to be reached earlier.")
    MILESTONE_ADDED = _MINOR, N_("An indicator has a further milestone.")
    MILESTONE_DROPPED = _MAJOR, N_("An indicator has lost a milestone.")
    BASELINE_CHANGED = _MAJOR, N_("The level from which progress is counted was touched.")
    BASELINE_ADDED = _MINOR, N_("An indicator without a baseline has one.")
    BASELINE_DROPPED = _MAJOR, N_("An indicator has lost its baseline.")
    CONFIRMED = _MINOR, N_("What waited to be confirmed is confirmed.")
    UNCONFIRMED = _MINOR, N_("What was confirmed waits to be confirmed.")

    # --- what a value means: minor where the definition has a new version -----------------
    DEFINITION_CHANGED = _MAJOR, N_("What the indicator measures was worded anew.")
    DEFINITION_VERSION = _MINOR, N_("The version of the definition is another.")
    MEASURE_CHANGED = _MAJOR, N_("The kind of the values is another.")
    MEASURE_UNIT_CHANGED = _MAJOR, N_("The unit of the values is another.")
    DIRECTION_CHANGED = _MAJOR, N_("Another way is the good one.")
    ACCUMULATION_CHANGED = _MAJOR, N_("Values add up in another way.")
    METHOD_CHANGED = _MAJOR, N_("Another ratio gives the status.")
    TOLERANCE_CHANGED = _MAJOR, N_("Another deviation is permitted.")
    COUNTED_CHANGED = _MAJOR, N_("It counts for the plan, or counts no more.")
    STATUS_JUDGED = (
        _MAJOR,
        N_("A status is given by hand, or no longer; minor with a resolution."),
    )
    THRESHOLDS_CHANGED = _MAJOR, N_("From another ratio on an indicator is on track or behind.")

    # --- records that came, went, were renamed or moved -----------------------------------
    INDICATOR_ADDED = _MINOR, N_("There is a new indicator.")
    INDICATOR_DROPPED = _MAJOR, N_("An indicator is gone, with its history.")
    INDICATOR_RETIRED = (
        _MAJOR,
        N_("An indicator is no longer monitored; minor with a resolution."),
    )
    INDICATOR_REVIVED = _MINOR, N_("A retired indicator is monitored again.")
    INDICATOR_RENAMED = _MINOR, N_("An indicator has another code.")
    INDICATOR_MOVED = _MINOR, N_("An indicator belongs to another plan, area of activity or area.")
    FICHE_ADDED = _MINOR, N_("There is a new area of activity.")
    FICHE_DROPPED = _MAJOR, N_("An area of activity is gone.")
    FICHE_RENAMED = _MINOR, N_("An area of activity has another id.")
    FICHE_MOVED = _MINOR, N_("An area of activity belongs to another plan or area.")
    ACTIVITY_ADDED = _MINOR, N_("There is a new activity.")
    ACTIVITY_DROPPED = _MINOR, N_("An activity is gone.")
    ACTIVITY_RENAMED = _MINOR, N_("An activity has another id.")
    AREA_ADDED = _MINOR, N_("The concept has a new area.")
    AREA_DROPPED = _MAJOR, N_("An area of the concept is gone.")
    AREA_RENAMED = _MINOR, N_("An area of the concept has another id.")
    OBJECTIVE_ADDED = _MINOR, N_("The concept has a new objective.")
    OBJECTIVE_DROPPED = _MAJOR, N_("An objective is gone.")
    OBJECTIVE_RENAMED = _MINOR, N_("An objective has another number.")
    OBJECTIVE_MOVED = _MINOR, N_("An objective belongs to another one.")
    PLAN_ADDED = _MINOR, N_("There is a new action plan.")
    PLAN_DROPPED = _MAJOR, N_("An action plan is gone.")
    PLAN_RENAMED = _MINOR, N_("An action plan has another id.")
    PROJECT_ADDED = _MINOR, N_("There is a new project.")
    PROJECT_DROPPED = _MINOR, N_("A project is gone.")
    PROJECT_RENAMED = _MINOR, N_("A project has another id.")
    PROJECT_MOVED = _MINOR, N_("A project belongs to another plan, area of activity or area.")
    UNIT_ADDED = _MINOR, N_("There is a new department or organisation.")
    UNIT_DROPPED = _MINOR, N_("A department or organisation is gone.")
    UNIT_RENAMED = _MINOR, N_("A department or organisation has another id.")
    UNIT_MERGED = _MINOR, N_("A department or organisation became a part of another.")
    BODY_ADDED = _MINOR, N_("There is a new body.")
    BODY_DROPPED = _MINOR, N_("A body is gone.")
    BODY_RENAMED = _MINOR, N_("A body has another id.")
    EVENT_ADDED = _MINOR, N_("The journal has a new event.")
    EVENT_DROPPED = _MINOR, N_("An event is gone from the journal.")
    EVENT_RENAMED = _MINOR, N_("An event has another id.")
    GUARANTOR_CHANGED = _MINOR, N_("Somebody else answers for it.")

    # --- decisions ------------------------------------------------------------------------
    CHANGE_PROPOSED = _MINOR, N_("A change of the plan is proposed.")
    CHANGE_APPROVED = _MINOR, N_("A change of the plan was approved.")
    CHANGE_REJECTED = _MINOR, N_("A proposed change was rejected.")
    CHANGE_DROPPED = _MINOR, N_("The record of a change is gone.")
    CHANGE_RENAMED = _MINOR, N_("The record of a change has another number.")

    # --- what was reported ----------------------------------------------------------------
    OBSERVATION_ADDED = _MINOR, N_("A guarantor has reported for a period.")
    OBSERVATION_DROPPED = _MAJOR, N_("What a guarantor reported for a period is gone.")
    VALUE_ADDED = _MINOR, N_("A value was reported.")
    VALUE_CHANGED = _MINOR, N_("A reported value is another.")
    VALUE_DROPPED = _MAJOR, N_("A reported value is gone.")
    VALUE_STATE = _MINOR, N_("The reason for which there is a value, or none, is another.")
    REPORT_ADDED = _MINOR, N_("A state of an activity or a project was reported.")
    REPORT_CHANGED = _MINOR, N_("The reported state of an activity or a project is another.")
    REPORT_DROPPED = _MINOR, N_("The reported state of an activity or a project is gone.")
    CORRECTION_ADDED = _MINOR, N_("A reported value was corrected.")
    CORRECTION_DROPPED = _MINOR, N_("The correction of a value is gone.")
    PROVENANCE_CHANGED = _TEXT, N_("Values come from another place of a workbook, as they are.")

    # --- texts and everything else --------------------------------------------------------
    NARRATIVE_ADDED = _TEXT, N_("There is a new text for a report.")
    NARRATIVE_CHANGED = _TEXT, N_("A text for a report was reworded.")
    NARRATIVE_DROPPED = _TEXT, N_("A text for a report is gone.")
    WORDING_ADDED = _TEXT, N_("A text was added.")
    WORDING_CHANGED = _TEXT, N_("A text was reworded.")
    WORDING_REMOVED = _TEXT, N_("A text was left out.")
    FIELD_ADDED = _MINOR, N_("A field was filled in, or an item was added to it.")
    FIELD_CHANGED = _MINOR, N_("A field says something else.")
    FIELD_REMOVED = _MINOR, N_("A field was emptied, or an item was left out of it.")
