"""A plan's standing as data: the JSON document and the CSV rows of `chytrejsi progress`.

Numbers have at most 12 significant digits; what cannot be computed is null, with its reason.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

from chytrejsi.language import Language
from chytrejsi.model.change import LEVELS, Change, ChangeKind
from chytrejsi.model.editions import Edition
from chytrejsi.model.indicator import Indicator, Judgement, Reading
from chytrejsi.model.observation import Part, ReportedValue
from chytrejsi.progress.arithmetic import json_number, significant
from chytrejsi.progress.entries import number_of
from chytrejsi.progress.standing import (
    MEASURES,
    Original,
    PlanStanding,
    Point,
    Rollup,
    Standing,
)
from chytrejsi.progress.trace import sentence

Json = dict[str, object]


def document_of(plan: PlanStanding, standings: Sequence[Standing], language: Language) -> Json:
    """Give the JSON document: those of the plan's indicators, and all its roll-ups."""
    return {
        "plan": plan.plan,
        "period": str(plan.period),
        "as_of": plan.as_of.isoformat(),
        "indicators": [_indicator(each, language) for each in standings],
        "rollup": {
            "plan": _rollup(plan.whole),
            "fiches": _rollups(plan.fiches),
            "objectives": _rollups(plan.objectives),
            "strategic": _rollups(plan.strategic),
            "areas": _rollups(plan.areas),
        },
    }


def _indicator(standing: Standing, language: Language) -> Json:
    card = standing.indicator
    return {
        "id": card.id,
        "title": card.title,
        "fiche": card.fiche,
        "unit": card.unit.label if card.unit else None,
        "period": str(standing.period),
        **_level("actual", standing.actual),
        **_level("baseline", standing.baseline),
        **_level("target", standing.target),
        **{name: json_number(standing.measures.get(name)) for name in MEASURES},
        "status": standing.status.value,
        "computed": (standing.computed or standing.status).value,
        "judgement": _judgement(standing.judgement),
        "reasons": dict(standing.reasons),
        "trend": standing.trend and standing.trend.value,
        "reached_on": _day(standing.reached_on),
        "slipped_back": standing.slipped_back,
        "original": _original(standing.original),
        "editions": {
            kind.value: [_edition(card, kind, each) for each in editions]
            for kind, editions in standing.editions.items()
        },
        "ended": _ended(standing.ended),
        "disagreement": {name: each.value for name, each in standing.disagreement.items()},
        "series": [_point(each) for each in standing.series],
        "scale": list(card.scale),
        "formula": card.formula,
        "aggregation": card.aggregated.value,
        "shares": [_share(each) for each in standing.reported if each.denominator is not None],
        "parts": [_part(each) for value in standing.reported for each in value.parts],
        "trace": [sentence(step, language) for step in standing.trace],
    }


def _judgement(judgement: Judgement | None) -> Json | None:
    if judgement is None:
        return None
    return {
        "status": judgement.status.value,
        "reason": judgement.reason,
        "body": judgement.body,
        "date": judgement.date.isoformat(),
        "resolution": judgement.resolution,
    }


def _share(value: ReportedValue) -> Json:
    return {
        "numerator": json_number(value.numerator),
        "denominator": json_number(value.denominator),
    }


def _part(part: Part) -> Json:
    figure = None if isinstance(part.value, bool) else part.number
    return {
        "dimension": part.dimension,
        "category": part.category,
        "value": part.value if figure is None else json_number(figure),
    }


def _level(name: str, point: Point | None) -> Json:
    if point is None:
        return {name: None, f"{name}_date": None}
    return {name: json_number(point.value), f"{name}_date": point.date.isoformat()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _point(point: Point) -> Json:
    return {
        "date": point.date.isoformat(),
        "value": json_number(point.value),
        "period": str(point.period),
        "broken": point.broken,
        "provisional": point.provisional,
        "partial": point.partial,
    }


def _original(original: Original | None) -> Json | None:
    if original is None:
        return None
    return {
        "target": json_number(original.target),
        "target_date": original.target_date.isoformat(),
        "status": original.status.value,
        "achievement": json_number(original.achievement),
        "change": original.change,
        "effect": _day(original.effect),
        "resolution": original.resolution,
        "reason": original.reason,
    }


def _edition(card: Indicator, kind: ChangeKind, edition: Edition) -> Json:
    """Give what a field held, since when and until when, and which change brought it."""
    held, change = edition.held, edition.change
    value: object = held.value if held else None
    figure = number_of(card, Reading(value=held.value)) if held and kind in LEVELS else None
    told: Json = {"value": value if figure is None else json_number(figure)}
    if kind in LEVELS:
        told["date"] = _day(held.date if held else None)
    return told | {
        "from": _day(edition.start),
        "to": _day(edition.end),
        "change": change and change.known_as,
        "resolution": change and change.resolution,
    }


def _ended(change: Change | None) -> Json | None:
    if change is None:
        return None
    return {
        "change": change.known_as,
        "resolution": change.resolution,
        "effect": _day(change.since),
        "reason": change.reason,
    }


def _rollups(rollups: Mapping[str, Rollup]) -> Json:
    return {group: _rollup(each) for group, each in rollups.items()}


def _rollup(rollup: Rollup) -> Json:
    judged: Json = {"judged": rollup.judged} if rollup.judged else {}
    return {
        "counts": {status.value: count for status, count in rollup.counts.items()},
        "evaluated": rollup.evaluated,
        "total": rollup.total,
        "mean": json_number(rollup.mean),
    } | judged


# --- CSV ----------------------------------------------------------------------------------------

CSV_COLUMNS = (
    "plan",
    "period",
    "as_of",
    "id",
    "title",
    "fiche",
    "unit",
    "actual",
    "actual_date",
    "baseline",
    "baseline_date",
    "target",
    "target_date",
    *MEASURES,
    "status",
    "reasons",
    "computed",
)


def csv_of(plan: PlanStanding, standings: Sequence[Standing]) -> bytes:
    """Give a row per indicator as CSV (RFC 4180, UTF-8, decimal points)."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, CSV_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    head = {"plan": plan.plan, "period": str(plan.period), "as_of": plan.as_of.isoformat()}
    for each in standings:
        writer.writerow(head | _row(each))
    return text.getvalue().encode("utf-8")


def _row(standing: Standing) -> dict[str, str | None]:
    card = standing.indicator
    levels = {
        "actual": standing.actual,
        "baseline": standing.baseline,
        "target": standing.target,
    }
    return {
        "id": card.id,
        "title": card.title,
        "fiche": card.fiche,
        "unit": card.unit.label if card.unit else None,
        **{name: _plain(point.value) for name, point in levels.items() if point},
        **{f"{name}_date": _day(point.date) for name, point in levels.items() if point},
        **{name: _plain(standing.measures.get(name)) for name in MEASURES},
        "status": standing.status.value,
        "computed": (standing.computed or standing.status).value,
        "reasons": "; ".join(f"{name}={reason}" for name, reason in standing.reasons.items()),
    }


def _plain(value: Decimal | None) -> str | None:
    """Write a number with a decimal point, without an exponent."""
    if value is None or json_number(value) is None:
        return None
    rounded = significant(value).normalize()
    return f"{rounded:f}" if rounded else "0"
