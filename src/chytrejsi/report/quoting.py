"""Numbers bound to the data: what a text quotes of an indicator, filled in when it is printed.

An outline calls `value("EN-01")` in its Jinja2 text. The texts of guarantors and of the
coordinator are no templates, for nobody has to trust them: there exactly the written forms below
are known, and anything else in braces stays as it stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chytrejsi.language import Language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Measure
from chytrejsi.model.narrative import Narratives, Quote, Quoted
from chytrejsi.model.observation import Narrative, Observation
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import ID
from chytrejsi.progress.evaluate import standings_by_id
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.standing import Point, Standing
from chytrejsi.report import words

BRACES = re.compile(r"\{\{.*?\}\}", re.DOTALL)
FORM = re.compile(
    rf'\{{\{{\s*(?P<what>value|target|baseline)\("(?P<indicator>{ID.pattern})"'
    r'(?P<period>,\s*("[0-9]{4}(-H[12])?"|[0-9]{4}))?\)\s*\}\}'
)
TEXTS = tuple(name for name in Narrative.model_fields if name != "quotes")


@dataclass(frozen=True, slots=True)
class Asked:
    """One quotation in a text: what of which indicator, at a period of its own or at the text's."""

    what: Quoted
    indicator: str
    period: Period | None = None


def asked_in(told: str) -> Iterator[tuple[str, Asked | None]]:
    """Give each pair of braces in a text with what it asks for, None where it is no quotation."""
    for found in BRACES.finditer(told):
        yield found[0], _asked(FORM.fullmatch(found[0]))


def _asked(form: re.Match[str] | None) -> Asked | None:
    """Read a form; only a level has a period of its own."""
    if form is None:
        return None
    what, period = Quoted(form["what"]), (form["period"] or "").strip(', "\n')
    try:
        about = Period.parse(period) if period else None
    except ValueError:
        return None
    return None if about and what is not Quoted.VALUE else Asked(what, form["indicator"], about)


def told_in(
    narratives: Narratives | Observation,
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give each text of a file with its place in it."""
    if isinstance(narratives, Narratives):
        for section, told in narratives.texts.items():
            yield ("texts", section), told
        return
    for fiche, narrative in narratives.narratives.items():
        for name in TEXTS:
            if told := getattr(narrative, name):
                yield ("narratives", fiche, name), told


def remembered_in(
    narratives: Narratives | Observation,
) -> Iterator[tuple[tuple[str | int, ...], Quote]]:
    """Give each remembered number of a file with its place in it."""
    if isinstance(narratives, Narratives):
        for place, quote in enumerate(narratives.quotes):
            yield ("quotes", place), quote
        return
    for fiche, narrative in narratives.narratives.items():
        for place, quote in enumerate(narrative.quotes):
            yield ("narratives", fiche, "quotes", place), quote


# --- what the data say now ----------------------------------------------------------------------


def point_of(standing: Standing, what: Quoted, period: Period | None = None) -> Point | None:
    """Give the quoted point: the last level reported by then, within the period where one is asked.

    A baseline alone is no level that somebody reported.
    """
    if what is Quoted.TARGET:
        return standing.target
    if what is Quoted.BASELINE:
        return standing.baseline
    point = standing.actual
    if point is None or point.period is None:
        return None
    return point if period is None or period.covers(point.period) else None


def words_of(standing: Standing) -> str | None:
    """Give what was reported of a verbal indicator for its period, without the final stop."""
    told = [each.value for each in standing.reported if isinstance(each.value, str)]
    return " ".join(told[-1].split()).rstrip(".") if told else None


@dataclass(frozen=True)
class Quoting:
    """Tells what the data say of an indicator, at a period unless another one is asked for."""

    dataset: Dataset
    asked: Period
    language: Language
    known: dict[Period, Mapping[str, Standing]] = field(default_factory=dict)

    def standings(self, period: Period) -> Mapping[str, Standing]:
        """Give the standings of all cards at a period, computed once."""
        if period not in self.known:
            self.known[period] = standings_by_id(self.dataset, period)
        return self.known[period]

    @property
    def functions(self) -> Mapping[str, Callable[..., str]]:
        """What an outline may call; a LookupError says that there is no such indicator."""

        def value(indicator: str, period: str | int | None = None) -> str:
            about = None if period is None else Period.parse(str(period))
            return self.tell(Asked(Quoted.VALUE, indicator, about))

        def target(indicator: str) -> str:
            return self.tell(Asked(Quoted.TARGET, indicator))

        def baseline(indicator: str) -> str:
            return self.tell(Asked(Quoted.BASELINE, indicator))

        return {"value": value, "target": target, "baseline": baseline}

    def fill(self, told: str) -> str:
        """Fill the quotations of a text in; one of an unknown indicator stays as it stands."""

        def filled(found: re.Match[str]) -> str:
            asked = _asked(FORM.fullmatch(found[0]))
            known = asked is not None and (
                asked.indicator in self.dataset.indicators
                or asked.indicator in self.dataset.withheld
            )
            return self.tell(asked) if asked is not None and known else found[0]

        return BRACES.sub(filled, told) if "{{" in told else told

    def narrative(self, narrative: Narrative) -> Narrative:
        """Fill in all texts that a guarantor wrote about a fiche."""
        texts = {name: getattr(narrative, name) for name in TEXTS}
        filled = {name: self.fill(told) for name, told in texts.items() if told and "{{" in told}
        return narrative.model_copy(update=filled) if filled else narrative

    def tell(self, asked: Asked) -> str:
        """Say it in words: a number with its unit, or why there is none."""
        if asked.indicator in self.dataset.withheld:
            return self.language.text("confidential")
        standing = self._standing(asked)
        point = point_of(standing, asked.what, asked.period)
        if asked.what is Quoted.VALUE:
            return self._level(standing, point, asked.period or self.asked)
        if point is not None:
            return self._aim(standing, asked.what, point)
        if asked.what is Quoted.TARGET:
            return self.language.text("not set yet")
        return self.language.text("not known yet")

    def _standing(self, asked: Asked) -> Standing:
        if asked.indicator not in self.dataset.indicators:
            raise LookupError(asked.indicator)
        return self.standings(asked.period or self.asked)[asked.indicator]

    def _level(self, standing: Standing, point: Point | None, period: Period) -> str:
        if standing.indicator.measure is Measure.QUALITATIVE:
            return words_of(standing) or self._silence(standing)
        secret = standing.reasons.get("status") == Reason.CONFIDENTIAL
        if point is None or (secret and not (point.period and period.covers(point.period))):
            return self._silence(standing)
        details = [] if point.date == period.end else [words.short_day(self.language, point.date)]
        details += [self.language.text("provisional value")] if point.provisional else []
        written = words.quantity(self.language, standing.indicator, point.value)
        return f"{written} ({', '.join(details)})" if details else written

    def _silence(self, standing: Standing) -> str:
        """Say why there is no level: it is not public, disputed, or nobody has reported any."""
        if standing.reasons.get("status") == Reason.CONFIDENTIAL:
            return self.language.text("confidential")
        if standing.reasons.get("actual") == Reason.CONFLICT:
            return self.language.text("not certain yet")
        return self.language.text("not reported yet")

    def _aim(self, standing: Standing, what: Quoted, point: Point) -> str:
        """Write a target or a baseline; a target that the region has not confirmed says so."""
        card = standing.indicator
        written = words.quantity(self.language, card, point.value)
        open_ = what is Quoted.TARGET and card.target is not None and not card.target.confirmed
        return f"{written} ({self.language.text('not confirmed yet')})" if open_ else written
