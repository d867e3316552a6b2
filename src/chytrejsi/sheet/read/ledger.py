"""The books of one reading: each filled input cell has exactly one fate."""

from collections import Counter
from enum import StrEnum

from chytrejsi.model.logbook import Tally


class Fate(StrEnum):
    """What became of a filled cell."""

    ACCEPTED = "accepted"
    NORMALISED = "normalised"
    REFUSED = "refused"
    IGNORED = "ignored"


class Ledger:
    """Notes the fate of each filled cell; a refusal stays, whatever is noted after it."""

    def __init__(self) -> None:
        self._fates: dict[tuple[str, str], Fate] = {}

    def note(self, sheet: str, cell: str, fate: Fate) -> None:
        """Note what became of a filled cell."""
        if self._fates.get((sheet, cell)) is not Fate.REFUSED:
            self._fates[sheet, cell] = fate

    def refuse_if_filled(self, sheet: str, cell: str) -> None:
        """Note a refusal of a cell that was filled in; an empty one is not counted."""
        if (sheet, cell) in self._fates:
            self._fates[sheet, cell] = Fate.REFUSED

    def tally(self) -> Tally:
        """Count; what was filled in is the sum of the fates."""
        counts = Counter(self._fates.values())
        return Tally(
            filled=sum(counts.values()),
            accepted=counts[Fate.ACCEPTED],
            normalised=counts[Fate.NORMALISED],
            refused=counts[Fate.REFUSED],
            ignored=counts[Fate.IGNORED],
        )
