"""The rows that ask for the parts of a value: numerator, denominator, each category.

They stand below the row of a card with `ask_parts: true`; other cards have none.
"""

from dataclasses import dataclass

from chytrejsi.language import N_, Language
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.period import Period
from chytrejsi.sheet.wording import question_words

MARK = ":"  # in the key of such a row, between the indicator and the part


@dataclass(frozen=True, slots=True)
class Share:
    """One part of an indicator's value: a category of a dimension, else what `name` says."""

    indicator: str
    name: str
    dimension: str = ""
    category: str = ""

    @property
    def key(self) -> str:
        """The id of its row, short enough for the column: EN-01:n, EN-01:1.2."""
        return f"{self.indicator}{MARK}{self.name if self.category else self.name[0]}"

    def title(self, words: Language, card: Indicator) -> str:
        """Say what is asked for, below the indicator's own title."""
        if self.category:
            told = {"dimension": self.dimension, "category": self.category}
            return words.text(N_("of it by {dimension}: {category}"), **told)
        if self.name == "numerator":
            return words.text(N_("numerator: {words}"), words=card.numerator or "")
        return words.text(N_("denominator: {words}"), words=card.denominator or "")

    def question(self, words: Language, card: Indicator, period: Period) -> str:
        """Say what number is to be stated."""
        if self.category:
            return question_words(words, card, period)
        title = card.title
        return words.text(N_("number from which “{title}” was computed"), title=title)


def shares_of(card: Indicator) -> tuple[Share, ...]:
    """List the parts that a card's workbooks ask for."""
    if not card.ask_parts:
        return ()
    ratio = ("numerator", "denominator") if card.shares else ()
    return (
        *(Share(card.id, name) for name in ratio),
        *(
            Share(card.id, f"{number}.{place}", each.dimension, category)
            for number, each in enumerate(card.disaggregation, 1)
            for place, category in enumerate(each.categories, 1)
        ),
    )
