"""Tells why an item that was asked when a workbook was sent is not asked of its guarantor today."""

from collections.abc import Iterable

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet import columns
from chytrejsi.sheet.columns import Sheet
from chytrejsi.sheet.form import Round


def why_unasked(round_: Round, sheet: Sheet, key: str, place: CellPlace) -> Finding:
    """Give the finding that says why an item is not asked any more."""
    if sheet is columns.INDICATORS:
        return _indicator(round_, key, place)
    if sheet is columns.PROJECTS:
        return _project(round_, key, place)
    return _activity(round_, key, place)


def _indicator(round_: Round, key: str, place: CellPlace) -> Finding:
    card = round_.dataset.indicators.get(key)  # None also where the key is that of a part
    if card is None or card.plan != round_.plan.id:
        return Rule.ITEM_DROPPED.at(place, id=key)
    end = card.valid.end
    if end is not None and end < round_.period.end:
        return Rule.ITEM_RETIRED.at(place, id=key, day=round_.language.day(end))
    if round_.asks(card):
        return _regrouped(round_, key, round_.dataset.respondents_of(card), place)
    return Rule.ITEM_UNASKED.at(place, id=key, period=str(round_.period))


def _project(round_: Round, key: str, place: CellPlace) -> Finding:
    project = round_.dataset.projects.get(key)
    fiches = project.fiches if project and project.plan == round_.plan.id else ()
    return _of_fiches(round_, key, fiches, place)


def _activity(round_: Round, key: str, place: CellPlace) -> Finding:
    fiche_id, _, activity = key.partition("/")
    fiche = round_.dataset.fiche(round_.plan.id, fiche_id.partition(":")[0])
    known = fiche is not None and (
        not activity or any(each.id == activity for each in fiche.activities)
    )
    return _of_fiches(round_, key, (fiche.id,) if fiche and known else (), place)


def _of_fiches(round_: Round, key: str, fiches: Iterable[str], place: CellPlace) -> Finding:
    """Name who answers for the areas that an item lies in."""
    found = [round_.dataset.fiche(round_.plan.id, fiche) for fiche in fiches]
    units = [round_.answers_for(fiche) for fiche in found if fiche is not None]
    return _regrouped(round_, key, units, place)


def _regrouped(round_: Round, key: str, units: Iterable[str], place: CellPlace) -> Finding:
    names = ", ".join(sorted({round_.title_of(unit) for unit in units}))
    if not names:
        return Rule.ITEM_DROPPED.at(place, id=key)
    return Rule.ITEM_REGROUPED.at(place, id=key, guarantor=names)
