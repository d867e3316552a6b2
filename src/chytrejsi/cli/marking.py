"""Makes the copy of a refused workbook in which its sender sees what is to be mended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chytrejsi.cli.asked import Opened
from chytrejsi.findings import Finding, Rule
from chytrejsi.model.period import Period
from chytrejsi.sheet.annotate.copy import Annotated, Sent, annotate
from chytrejsi.sheet.annotate.remarks import asks_back
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.intake.cells import Scan
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.read.identity import Rounds, identify
from chytrejsi.sheet.read.workbook import areas_as_sent, rows_as_sent
from chytrejsi.sheet.signature import Signature


@dataclass(frozen=True, slots=True)
class Marker:
    """What marking a workbook needs: the data, their rounds, and the way to read a workbook."""

    data: Opened
    rounds: Rounds
    read: Callable[[Incoming], Scan | Finding]

    def mark(
        self, incoming: Incoming, findings: tuple[Finding, ...], period: Period | None, day: date
    ) -> Annotated | None:
        """Make the copy; None where nobody can tell whose it is, or nothing is to be mended.

        Of a workbook of another period only the form of the one that is collected goes back.
        """
        if not asks_back(findings):
            return None
        scan = self.read(incoming)
        if isinstance(scan, Finding):
            return None
        try:
            return self._mark(scan, incoming.file, findings, period, day)
        except Refused:
            return None
        except Exception:  # noqa: BLE001 - a hostile file must not end the run; the letter goes alone
            return None

    def _mark(
        self,
        scan: Scan,
        file: str,
        findings: tuple[Finding, ...],
        period: Period | None,
        day: date,
    ) -> Annotated | None:
        signature = identify(scan)
        other = any(each.rule is Rule.OTHER_PERIOD for each in findings)
        form = self._form(signature, period if other else Period.parse(signature.period))
        if form is None:
            return None
        name = file.rpartition("/")[2]
        if other:
            return annotate(Sent(name, findings, self.coordinator), form, day)
        sent = Sent(name, findings, self.coordinator, scan, areas_as_sent(scan, form))
        return annotate(sent, form, day, rows_as_sent(scan, form))

    def _form(self, signature: Signature, period: Period | None) -> Form | None:
        round_ = self.rounds.of(period) if period else None
        guarantor = round_.current(signature.guarantor) if round_ else ""
        return round_.form(guarantor) if round_ and guarantor in round_.guarantors else None

    @property
    def coordinator(self) -> str:
        """The title of the unit that writes to the senders."""
        unit = self.data.dataset.units.get(self.data.dataset.concept.coordinator)
        return unit.title if unit else self.data.dataset.concept.coordinator
