"""What an activity or a project costs, and who pays for it."""

from chytrejsi.language import N_
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.money import Budget, Currency, Funding

FIELDS: Fields = {
    Budget: {
        "amount": Meaning(
            N_("amount"),
            N_("The amount as a plain number, without spaces and the currency, e.g. 1500000."),
        ),
        "currency": Meaning(
            N_("currency"),
            N_("The currency of the amount."),
        ),
        "period": Meaning(
            N_("period of the budget"),
            N_("From when to when the amount is for."),
        ),
        "confirmed": Meaning(
            N_("confirmation of the budget"),
            N_("`false` for an estimate that nobody has approved; reports say so."),
        ),
        "basis": Meaning(
            N_("basis of the budget"),
            N_("What the amount rests on, e.g. the region’s budget for 2025."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about the amount."),
        ),
    },
    Funding: {
        "source": Meaning(
            N_("source of funding"),
            N_("Who pays, e.g. the region’s budget."),
        ),
        "programme": Meaning(
            N_("programme of support"),
            N_("The grant programme and the call, where it is a grant."),
        ),
        "amount": Meaning(
            N_("amount"),
            N_("The amount in the currency of the budget; tell it or the share."),
        ),
        "share": Meaning(
            N_("share of the budget"),
            N_("The share of the budget in per cent, e.g. 85."),
        ),
    },
}
WORDS: Choices = {
    Currency: {
        "CZK": Meaning(N_("Czech koruna")),
        "EUR": Meaning(N_("euro")),
    },
}
