"""What an activity or a project costs, and who pays for it."""

from chytrejsi.language import N_
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.money import Budget, Currency, Funding

FIELDS: Fields = {
    Budget: {
        "amount": Meaning(N_("amount")),
        "currency": Meaning(N_("currency")),
        "period": Meaning(N_("period of the budget")),
        "confirmed": Meaning(N_("confirmation of the budget")),
        "basis": Meaning(N_("basis of the budget")),
        "note": Meaning(N_("note")),
    },
    Funding: {
        "source": Meaning(N_("source of funding")),
        "programme": Meaning(N_("programme of support")),
        "amount": Meaning(N_("amount")),
        "share": Meaning(N_("share of the budget")),
    },
}
WORDS: Choices = {
    Currency: {
        "CZK": Meaning(N_("Czech koruna")),
        "EUR": Meaning(N_("euro")),
    },
}
