"""What each kind of file holds."""

from collections.abc import Mapping

from chytrejsi.language import N_
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.meanings.meaning import Meaning

FILES: Mapping[RecordKind, Meaning] = {
    RecordKind.CONCEPT: Meaning(
        N_("concept"),
        N_(
            "The strategic document with its objectives, areas and bodies, and the settings of "
            "the whole workspace. There is one, in plan/concept.yaml."
        ),
    ),
    RecordKind.ORGANISATION: Meaning(
        N_("organisation"),
        N_(
            "The departments, organisations and partners that the plan names, with their former "
            "names. Functions and units only, never persons."
        ),
    ),
    RecordKind.PLAN: Meaning(
        N_("action plan"),
        N_(
            "The period of the plan, its approval, the thresholds of evaluation and the schedule "
            "of collection. The fiches lie beside it in fiches/."
        ),
    ),
    RecordKind.FICHE: Meaning(
        N_("fiche of an area of activity"),
        N_(
            "One area of activity of the plan, in the fields that the plan gives it. Its "
            "indicators are cards of their own, which name the fiche."
        ),
    ),
    RecordKind.CHANGE: Meaning(
        N_("change of the plan"),
        N_(
            "One proposed, approved or rejected change: what stood in the plan, what is to stand "
            "there, why, and which body decided."
        ),
    ),
    RecordKind.PROJECT: Meaning(
        N_("project of the pipeline"),
        N_(
            "One project or idea. How far it is, is told by observations, not here; the newest "
            "one holds."
        ),
    ),
    RecordKind.EVENT: Meaning(
        N_("journal entry"),
        N_(
            "One event: a trend or an experience elsewhere, a communication or partnership "
            "activity, an award, a milestone."
        ),
    ),
    RecordKind.INDICATOR: Meaning(
        N_("indicator card"),
        N_(
            "What is measured, from which level to which target, by whom and how. One file for "
            "each indicator; its values are told by observations."
        ),
    ),
    RecordKind.OBSERVATION: Meaning(
        N_("observations"),
        N_(
            "What one guarantor reported for one period, or what a published document says. The "
            "command collect writes it from a workbook; a later correction is a file of its own."
        ),
    ),
    RecordKind.CORRECTION: Meaning(
        N_("correction of a value"),
        N_(
            "A later correction of one reported value. The observation stays as it was received; "
            "the correction fails where the value is not the one it expects."
        ),
    ),
    RecordKind.NARRATIVES: Meaning(
        N_("texts of a report"),
        N_(
            "The coordinator’s own texts for one kind of report, one plan and one period, by the "
            "sections of the outline."
        ),
    ),
    RecordKind.LOG: Meaning(
        N_("entry of the log"),
        N_(
            "What became of the workbooks in one run. The program writes it; there is nothing to "
            "edit here."
        ),
    ),
}
"""By kind of file: its name and what it is for."""
