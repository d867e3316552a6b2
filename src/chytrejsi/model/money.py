"""What an activity or a project costs, and who pays for it."""

from decimal import Decimal
from enum import StrEnum

from chytrejsi.model.common import Validity
from chytrejsi.model.scalars import Flag, Frozen, Number, Text


class Currency(StrEnum):
    """In which money an amount is told."""

    CZK = "CZK"
    EUR = "EUR"


class Budget(Frozen):
    """An amount of money, from when to when it is for, and what it rests on.

    `confirmed: false` marks an estimate that nobody has approved.
    """

    amount: Number
    currency: Currency = Currency.CZK
    period: Validity = Validity()
    confirmed: Flag = True
    basis: Text | None = None
    note: Text | None = None


class Funding(Frozen):
    """One source of a budget: an amount in the budget's currency, or a share in per cent."""

    source: Text
    programme: Text | None = None
    amount: Number | None = None
    share: Number | None = None

    def of(self, budget: Budget | None) -> Decimal | None:
        """Give the amount, counted from the share where only that is told; None where unknown."""
        if self.amount is not None or self.share is None or budget is None:
            return self.amount
        return budget.amount * self.share / 100
