"""An indicator card."""

from chytrejsi.language import N_
from chytrejsi.model.indicator import (
    Break,
    Dimension,
    Indicator,
    Judgement,
    Level,
    Target,
    Unit,
)
from chytrejsi.model.meanings.meaning import Fields, Meaning

FIELDS: Fields = {
    Indicator: {
        "id": Meaning(
            N_("identifier"),
            N_(
                "The id of the card, which is also the name of its file, e.g. `EN-01`. It"
                " stays for ever; workbooks and values name the indicator by it."
            ),
        ),
        "title": Meaning(
            N_("title"),
            N_("A short title that says what is counted, e.g. Remotely read electricity meters."),
        ),
        "definition": Meaning(
            N_("definition"),
            N_(
                "What exactly is counted and what is not, so that two people count the "
                "same. After a change of meaning raise the version of the definition."
            ),
        ),
        "plan": Meaning(
            N_("action plan"),
            N_("The id of the plan; null for a result outside the plan, which then needs an area."),
        ),
        "fiche": Meaning(
            N_("area of activity"),
            N_("The id of the fiche to which the indicator belongs."),
        ),
        "area": Meaning(
            N_("area of the concept"),
            N_("The area of the concept; only for a result outside the plan."),
        ),
        "objectives": Meaning(
            N_("objectives"),
            N_(
                'The numbers of the specific objectives, in quotes: `["2.1"]`. Left out, '
                "those of the fiche hold."
            ),
        ),
        "kind": Meaning(
            N_("kind of indicator"),
            N_("Where in the chain from money to change it stands."),
        ),
        "measure": Meaning(
            N_("kind of value"),
            N_("What its values are; it decides what the workbook lets be written."),
        ),
        "scale": Meaning(
            N_("scale of words"),
            N_("The words that a value may be, from the worst to the best; they are compared."),
        ),
        "unit": Meaning(
            N_("unit"),
            N_("The unit of the values, e.g. pieces or kWh; percentages need none."),
        ),
        "direction": Meaning(
            N_("direction"),
            N_("Which way is good. It is never assumed: without it nothing is evaluated."),
        ),
        "accumulation": Meaning(
            N_("accumulation"),
            N_(
                "How the reported values make the level reached: summed, already summed, "
                "or a state at a date. It is never assumed."
            ),
        ),
        "aggregation": Meaning(
            N_("adding up across units"),
            N_(
                "Whether values of several units or categories are added, joined by their "
                "numerators and denominators, or stand each for the whole."
            ),
        ),
        "baseline": Meaning(
            N_("baseline"),
            N_(
                "The level from which progress is measured, with its day. Zero is "
                "written, too: an empty baseline is not zero."
            ),
        ),
        "milestones": Meaning(
            N_("milestones"),
            N_(
                "Levels planned on the way to the target. Between them the plan is a straight line."
            ),
        ),
        "target": Meaning(
            N_("target"),
            N_(
                "The level to be reached and by when. Left out, the indicator has the "
                "status “target not set”."
            ),
        ),
        "method": Meaning(
            N_("way of evaluation"),
            N_(
                "By which ratio the status is decided. All methods are computed and shown"
                " side by side; usually leave it out."
            ),
        ),
        "tolerance": Meaning(
            N_("permitted deviation"),
            N_(
                "How far a level that is to be maintained may differ from the target, in "
                "the unit of the indicator."
            ),
        ),
        "weight": Meaning(
            N_("weight"),
            N_(
                "The weight in the mean of an area. Without weights no mean is computed, "
                "only counts by status."
            ),
        ),
        "guarantor": Meaning(
            N_("guarantor"),
            N_(
                "The id of the department that reports the values; left out where it is "
                "the guarantor of the fiche."
            ),
        ),
        "contributors": Meaning(
            N_("contributors"),
            N_(
                "Further units that report their own share. Each is sent a workbook; the "
                "values are joined."
            ),
        ),
        "frequency": Meaning(
            N_("frequency"),
            N_("How often guarantors are asked."),
        ),
        "counted": Meaning(
            N_("inclusion in the plan"),
            N_(
                "`false` for what was achieved outside the plan: it is told in a chapter "
                "of its own and not counted among the results."
            ),
        ),
        "source": Meaning(
            N_("source of data"),
            N_("Where the guarantor takes the value from, e.g. the module ENERGIE."),
        ),
        "verification": Meaning(
            N_("means of verification"),
            N_("By what the value can be proved, e.g. a handover protocol."),
        ),
        "numerator": Meaning(
            N_("numerator"),
            N_("What is divided, in words; percentages of several units are joined by it."),
        ),
        "denominator": Meaning(
            N_("denominator"),
            N_("By what it is divided, in words."),
        ),
        "formula": Meaning(
            N_("formula"),
            N_(
                "How the value is computed from other indicators, e.g. `[EN-01] / [EN-02]"
                " * 100`. Nobody is then asked for it."
            ),
        ),
        "disaggregation": Meaning(
            N_("breakdown"),
            N_(
                "By what the value is broken down, e.g. by district; with the categories,"
                " where they are set."
            ),
        ),
        "ask_parts": Meaning(
            N_("parts asked for in the workbook"),
            N_("Whether workbooks also ask for the numerator, the denominator and each category."),
        ),
        "valid": Meaning(
            N_("validity"),
            N_(
                "From when to when the indicator is monitored. After the end it is "
                "retired and keeps its history."
            ),
        ),
        "definition_version": Meaning(
            N_("version of the definition"),
            N_("The number of the definition; raise it by one whenever its meaning changes."),
        ),
        "breaks": Meaning(
            N_("breaks in the series"),
            N_(
                "The days on which the definition changed, so that values from before "
                "cannot be compared. Charts show a gap there."
            ),
        ),
        "continues": Meaning(
            N_("preceding indicator"),
            N_("The id of the earlier plan’s card that this one goes on with."),
        ),
        "judgements": Meaning(
            N_("statuses given by hand"),
            N_("The status that a body gives for a period; the computed one is told beside it."),
        ),
        "public": Meaning(
            N_("publication"),
            N_(
                "`false` keeps the indicator and its values out of reports for the public"
                " and of open data."
            ),
        ),
    },
    Dimension: {
        "dimension": Meaning(
            N_("dimension of the breakdown"), N_("By what the value is broken down.")
        ),
        "categories": Meaning(
            N_("categories"), N_("Into which categories; each value may tell its part in each.")
        ),
    },
    Judgement: {
        "period": Meaning(N_("reporting period"), N_("The period that is judged.")),
        "status": Meaning(
            N_("status given by hand"), N_("It counts in place of the computed one.")
        ),
        "reason": Meaning(N_("reason"), N_("Why the computed status does not hold.")),
        "body": Meaning(
            N_("body that judges"), N_("Left out where the coordinator judges by itself.")
        ),
        "date": Meaning(N_("day of the judgement"), N_("The day on which it was decided.")),
        "resolution": Meaning(
            N_("resolution"), N_("The number of the resolution, if there is one.")
        ),
    },
    Unit: {
        "label": Meaning(
            N_("unit as it is printed"),
            N_("The unit as reports print it, e.g. ks, kWh, t CO₂."),
        ),
        "code": Meaning(
            N_("code of the unit"),
            N_(
                "The code of UN/CEFACT, which open data need: C62 pieces, KWH, MTQ cubic "
                "metres, TNE tonnes."
            ),
        ),
    },
    Level: {
        "date": Meaning(
            N_("day"),
            N_("The day to which the level belongs, usually the end of a year: 2025-12-31."),
        ),
        "value": Meaning(
            N_("value"),
            N_("The level, with a decimal point and without the unit, e.g. 7.5."),
        ),
        "note": Meaning(
            N_("note"),
            N_("Where the level comes from."),
        ),
    },
    Target: {
        "date": Meaning(
            N_("target date"),
            N_("The day by which the target is to be reached, usually the end of the plan."),
        ),
        "value": Meaning(
            N_("target value"),
            N_(
                "The level to be reached, counted from zero and not from the baseline: 30"
                " where 15 are there and 15 are to be added."
            ),
        ),
        "confirmed": Meaning(
            N_("confirmation of the target"),
            N_(
                "`false` where the region has not confirmed the target. Reports mark it, "
                "and changing it needs no resolution."
            ),
        ),
        "basis": Meaning(
            N_("basis of the target"),
            N_("From what the target was derived."),
        ),
    },
    Break: {
        "date": Meaning(
            N_("day of the break"),
            N_("The first day on which the new definition holds."),
        ),
        "reason": Meaning(
            N_("reason of the break"),
            N_("What changed, in one sentence; charts print it below the gap."),
        ),
    },
}
