"""Tells whose workbook it is: reads its signature and compares it with what is collected."""

from collections.abc import Iterator

from chytrejsi.findings import CellPlace, Rule, listed
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import read_id
from chytrejsi.sheet.columns import MARKER
from chytrejsi.sheet.form import Form, Round
from chytrejsi.sheet.intake.cells import Scan, ScannedSheet
from chytrejsi.sheet.intake.refusal import Refused, refuse
from chytrejsi.sheet.signature import NAME, PROPERTY, TEMPLATE, Signature, disagreement


def identify(scan: Scan) -> Signature:
    """Read the signature; raises Refused where there is none, or two that disagree."""
    signatures = list(_signatures(scan))
    if not signatures:
        raise refuse(Rule.SIGNATURE_MISSING, scan.file)
    if (differing := disagreement(signatures)) is not None:
        first, second = differing
        raise refuse(Rule.SIGNATURE_CONFLICT, scan.file, first=first, second=second)
    try:
        Period.parse(signatures[0].period)
        read_id(signatures[0].guarantor)
    except ValueError as error:
        raise refuse(Rule.SIGNATURE_MISSING, scan.file) from error
    return signatures[0]


def _signatures(scan: Scan) -> Iterator[Signature]:
    """Give what each carrier says: hidden sheets, the custom property, the defined name."""
    lines = [scan.properties.get(PROPERTY, ""), scan.names.get(NAME, "").strip('"')]
    found = [_on_sheet(sheet) for sheet in scan.sheets]
    found.extend(Signature.parse(line) for line in lines)
    yield from filter(None, found)


def _on_sheet(sheet: ScannedSheet) -> Signature | None:
    marked = next((cell for cell in sheet.cells.values() if cell.raw == f"{MARKER}meta"), None)
    if marked is None:
        return None
    parts = {}
    for (row, column), cell in sheet.cells.items():
        if column == marked.column and row > marked.row:
            value = sheet.cells.get((row, column + 1))
            parts[cell.raw.strip()] = value.raw.strip() if value else ""
    return Signature.of(parts)


class Rounds:
    """The rounds of collecting of a dataset, each opened when the first workbook asks for it."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._opened: dict[Period, Round | None] = {}

    def of(self, period: Period) -> Round | None:
        """Give the round of a period; None where no plan was in force."""
        if period not in self._opened:
            self._opened[period] = Round.of(self.dataset, period)
        return self._opened[period]


def form_for(scan: Scan, signature: Signature, rounds: Rounds) -> tuple[Round, Form]:
    """Give the round and form that a workbook should answer; raises Refused where it is another."""
    place = CellPlace(scan.file)
    if signature.template != TEMPLATE:
        rule = _version_rule(signature.template)
        raise Refused(rule.at(place, version=signature.template, current=TEMPLATE))
    round_ = rounds.of(Period.parse(signature.period))
    if round_ is None or _is_other(signature.plan, round_):
        values = {"period": signature.period, "expected": round_.plan.id if round_ else "–"}
        raise Refused(Rule.OTHER_PLAN.at(place, given=signature.plan, **values))
    guarantor = round_.current(signature.guarantor)
    if not round_.is_asked(guarantor):
        known = listed(round_.guarantors)
        values = {"given": signature.guarantor, "period": signature.period, "known": known}
        raise Refused(Rule.OTHER_GUARANTOR.at(place, **values))
    return round_, round_.form(guarantor)


def _version_rule(version: str) -> Rule:
    """Tell an older layout from a newer one, and from one that was never written."""
    if not version.isdecimal() or not version.isascii() or len(version) > 9:
        return Rule.TEMPLATE_UNKNOWN
    return Rule.TEMPLATE_NEWER if int(version) > int(TEMPLATE) else Rule.TEMPLATE_VERSION


def _is_other(plan: str, round_: Round) -> bool:
    """Tell whether a plan is another one; an id that is not known may be a former one."""
    return plan != round_.plan.id and plan in round_.dataset.plans
