"""Words of the reports: numbers with units, dates, periods, statuses, clauses that agree.

All words are msgids; the catalogue holds their plural forms and genders. A new word is a line
here and its Czech in the catalogue.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, localcontext

from chytrejsi.language import N_, NBSP, Language
from chytrejsi.model.concept import Verb
from chytrejsi.model.event import EventKind
from chytrejsi.model.indicator import Indicator, Kind, Measure
from chytrejsi.model.observation import ActivityStatus, ValueState
from chytrejsi.model.period import Period
from chytrejsi.model.project import ProjectState
from chytrejsi.progress.standing import STATUS_WORDS, Rollup, Status
from chytrejsi.report.blocks import Run

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-záčďéěíňóřšťúůýž])")

# which statuses go well and which lag behind; the rest cannot be told
WELL = (Status.ACHIEVED, Status.KEPT, Status.ON_TRACK)
FEW_PLACES = 6  # more of them come from a division
LATE = (Status.BEHIND, Status.OFF_TRACK, Status.DETERIORATING, Status.MISSED, Status.NOT_KEPT)

STATUS_CLAUSES: Mapping[Status, tuple[str, str]] = {
    Status.ACHIEVED: (N_("{count} is achieved"), "{count} are achieved"),
    Status.KEPT: (N_("{count} is kept"), "{count} are kept"),
    Status.ON_TRACK: (N_("{count} is on track"), "{count} are on track"),
    Status.BEHIND: (N_("{count} is behind"), "{count} are behind"),
    Status.OFF_TRACK: (N_("{count} is off track"), "{count} are off track"),
    Status.DETERIORATING: (N_("{count} deteriorates"), "{count} deteriorate"),
    Status.MISSED: (N_("{count} was missed"), "{count} were missed"),
    Status.NOT_KEPT: (N_("{count} was not kept"), "{count} were not kept"),
    Status.NO_TARGET: (N_("{count} has no target"), "{count} have no target"),
    Status.NOT_REPORTED: (N_("{count} is not reported"), "{count} are not reported"),
    Status.NOT_AVAILABLE: (N_("{count} has no data"), "{count} have no data"),
    Status.QUALITATIVE: (N_("{count} is assessed in words"), "{count} are assessed in words"),
    Status.RETIRED: (N_("{count} is no longer monitored"), "{count} are no longer monitored"),
    Status.NOT_COMPUTABLE: (N_("{count} is not computable"), "{count} are not computable"),
}

ACTIVITY_WORDS: Mapping[ActivityStatus, str] = {
    ActivityStatus.DONE: N_("done"),
    ActivityStatus.IN_PROGRESS: N_("in progress"),
    ActivityStatus.PREPARING: N_("in preparation"),
    ActivityStatus.NOT_STARTED: N_("not started"),
    ActivityStatus.SUSPENDED: N_("suspended"),
    ActivityStatus.STOPPED: N_("stopped"),
}

ACTIVITY_CLAUSES: Mapping[ActivityStatus, tuple[str, str]] = {
    ActivityStatus.DONE: (N_("{count} is done"), "{count} are done"),
    ActivityStatus.IN_PROGRESS: (N_("{count} is in progress"), "{count} are in progress"),
    ActivityStatus.PREPARING: (N_("{count} is in preparation"), "{count} are in preparation"),
    ActivityStatus.NOT_STARTED: (N_("{count} has not started"), "{count} have not started"),
    ActivityStatus.SUSPENDED: (N_("{count} is suspended"), "{count} are suspended"),
    ActivityStatus.STOPPED: (N_("{count} was stopped"), "{count} were stopped"),
}

# the first clause of a sentence names what is counted
ACTIVITY_LEADS: Mapping[ActivityStatus, tuple[str, str]] = {
    ActivityStatus.DONE: (N_("{count} activity is done"), "{count} activities are done"),
    ActivityStatus.IN_PROGRESS: (
        N_("{count} activity is in progress"),
        "{count} activities are in progress",
    ),
    ActivityStatus.PREPARING: (
        N_("{count} activity is in preparation"),
        "{count} activities are in preparation",
    ),
    ActivityStatus.NOT_STARTED: (
        N_("{count} activity has not started"),
        "{count} activities have not started",
    ),
    ActivityStatus.SUSPENDED: (
        N_("{count} activity is suspended"),
        "{count} activities are suspended",
    ),
    ActivityStatus.STOPPED: (
        N_("{count} activity was stopped"),
        "{count} activities were stopped",
    ),
}

PROJECT_WORDS: Mapping[ProjectState, str] = {
    ProjectState.COMPLETED: N_("completed"),
    ProjectState.IMPLEMENTATION: N_("being implemented"),
    ProjectState.APPROVED: N_("approved"),
    ProjectState.PREPARATION: N_("being prepared"),
    ProjectState.INTENT: N_("intent"),
    ProjectState.IDEA: N_("idea"),
    ProjectState.SUSPENDED: N_("suspended"),
    ProjectState.REJECTED: N_("rejected"),
    ProjectState.TRANSFERRED: N_("transferred"),
}

VERB_WORDS: Mapping[Verb, str] = {
    Verb.APPROVES: N_("approves"),
    Verb.TAKES_NOTE: N_("takes note of"),
    Verb.DISCUSSES: N_("discusses"),
    Verb.DECIDES: N_("decides"),
    Verb.IS_INFORMED: N_("is informed"),
}

EVENT_WORDS: Mapping[EventKind, str] = {
    EventKind.TREND: N_("trend"),
    EventKind.EXPERIENCE: N_("experience elsewhere"),
    EventKind.COMMUNICATION: N_("communication"),
    EventKind.PARTNERSHIP: N_("partnership"),
    EventKind.AWARD: N_("award"),
    EventKind.MILESTONE: N_("milestone"),
}

STATE_WORDS: Mapping[ValueState, str] = {
    ValueState.REPORTED: N_("reported"),
    ValueState.NOT_AVAILABLE: N_("not available"),
    ValueState.NOT_YET_AVAILABLE: N_("not available yet"),
    ValueState.NOT_MONITORED: N_("not monitored"),
    ValueState.NOT_APPLICABLE: N_("not applicable"),
    ValueState.CONFIDENTIAL: N_("confidential"),
}

KIND_WORDS: Mapping[Kind, str] = {
    Kind.INPUT: N_("input indicator"),
    Kind.OUTPUT: N_("output indicator"),
    Kind.OUTCOME: N_("outcome indicator"),
    Kind.IMPACT: N_("impact indicator"),
    Kind.CONTEXT: N_("context indicator"),
}

# what counts as something done, or being done
UNDER_WAY = (ActivityStatus.DONE, ActivityStatus.IN_PROGRESS, ActivityStatus.PREPARING)

# units that are words: after a fraction Czech has them in the genitive singular (18,8 dne)
AFTER_FRACTION = {
    "bodů": "bodu",
    "dní": "dne",
    "dnů": "dne",
    "domácností": "domácnosti",
    "hodin": "hodiny",
    "měsíců": "měsíce",
    "minut": "minuty",
    "návštěv": "návštěvy",
    "obcí": "obce",
    "obyvatel": "obyvatele",
    "osob": "osoby",
    "pacientů": "pacienta",
    "projektů": "projektu",
    "škol": "školy",
    "týdnů": "týdne",
    "žáků": "žáka",
}

ActivityCounts = Mapping[ActivityStatus, int]


def listed(language: Language, items: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(items) <= 1:
        return "".join(items)
    return language.text("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])


def sentence(words: str) -> str:
    """Begin with a capital letter, but for names such as eHealth, and end with one full stop."""
    words = words.strip()
    if not words:
        return ""
    ended = words if words[-1] in ".!?…" else words + "."
    return ended if ended[1:2].isupper() else ended[0].upper() + ended[1:]


def within(title: str) -> str:
    """Begin a title with a small letter, as within a sentence; an abbreviation stays as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def with_unit(card: Indicator) -> str:
    """Name an indicator with its unit, as the head of a table's row."""
    unit = card.unit_label
    return f"{card.title} ({unit})" if unit else card.title


def number(language: Language, card: Indicator, value: Decimal) -> str:
    """Write a value of an indicator without its unit."""
    if card.measure is Measure.BOOLEAN:
        return language.text("yes") if value >= 1 else language.text("no")
    if card.measure is Measure.ORDINAL:
        return card.scale[int(value) - 1]
    return language.number(_short(card, value))


def _short(card: Indicator, value: Decimal) -> Decimal:
    """Shorten what was computed and has digits that nobody reported; small numbers keep two."""
    exponent = value.as_tuple().exponent
    if (
        not (card.derived or card.shares)
        or not isinstance(exponent, int)
        or exponent >= -FEW_PLACES
    ):
        return value
    return rounded(value, max(2, 1 - value.adjusted()))


def quantity(language: Language, card: Indicator, value: Decimal) -> str:
    """Write a value of an indicator with its unit; a mere "number of" is no unit in a text."""
    unit = card.unit_beside
    written = number(language, card, value)
    if language.code == "cs" and value % 1:
        unit = AFTER_FRACTION.get(unit, unit)
    return f"{written}{NBSP}{unit}" if unit else written


def rounded(value: Decimal, digits: int) -> Decimal:
    """Round to so many places, without zeros at the end."""
    with localcontext(prec=60):  # a projection may be far longer than what was reported
        short = value.quantize(Decimal(1).scaleb(-digits), rounding="ROUND_HALF_UP").normalize()
        return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def signed(language: Language, value: Decimal) -> str:
    """Write a change of a level to one place: +1,8 or −0,9."""
    return ("+" if value > 0 else "") + language.number(rounded(value, 1))


def places(values: Sequence[Decimal]) -> int:
    """Count the decimal places that the values are written with, at most two."""
    exponents = [value.normalize().as_tuple().exponent for value in values]
    return min(2, max((-e for e in exponents if isinstance(e, int) and e < 0), default=0))


def period_name(language: Language, period: Period) -> str:
    """Name a period: 2025, or the 1st half of 2025."""
    if period.half is None:
        return str(period.year)
    if period.half == 1:
        return language.text("1st half of {year}", year=period.year)
    return language.text("2nd half of {year}", year=period.year)


def period_phrase(language: Language, period: Period) -> str:
    """Name a period within a sentence: year 2025, 1st half of 2025."""
    if period.half is None:
        return language.text("year {year}", year=period.year)
    return period_name(language, period)


def short_day(language: Language, day: date) -> str:
    """Write a date for a table: the end of a year is the year."""
    return str(day.year) if is_year_end(day) else language.day(day)


def is_year_end(day: date) -> bool:
    """Tell whether a date is called by its year."""
    return (day.month, day.day) == (12, 31)


def first_sentence(told: str) -> str:
    """Give the first sentence of a text."""
    return _SENTENCE_END.split(" ".join(told.split()), maxsplit=1)[0]


def event_day(language: Language, day: str) -> str:
    """Write a date of which only the year, or the year and month, may be known."""
    if len(day) == 4:
        return day
    if len(day) == 7:
        from babel.dates import format_date  # noqa: PLC0415 - most dates need no Babel

        return format_date(date.fromisoformat(day + "-01"), "LLLL y", locale=language.code)
    return language.day(date.fromisoformat(day))


def status_run(language: Language, status: Status) -> Run:
    """Give the status's word, to which renderers add shape and colour."""
    return Run(language.text(STATUS_WORDS[status]), status=status)


def status_clauses(language: Language, counts: Mapping[Status, int]) -> str:
    """Say how many indicators have each status: 1 is achieved, 2 are on track and 1 is behind."""
    return listed(
        language,
        [
            language.plural(*STATUS_CLAUSES[status], counts[status])
            for status in STATUS_CLAUSES
            if counts.get(status)
        ],
    )


def activity_clauses(language: Language, counts: ActivityCounts) -> str:
    """Say how many activities are done, in progress, and so on, where it is clear what counts."""
    found = [each for each in ACTIVITY_CLAUSES if counts.get(each)]
    clauses = [language.plural(*ACTIVITY_CLAUSES[each], counts[each]) for each in found]
    return listed(language, clauses)


def activity_sentence(language: Language, counts: ActivityCounts) -> str:
    """Say it as a sentence of its own: 5 activities are done, 4 are in progress."""
    found = [each for each in ACTIVITY_CLAUSES if counts.get(each)]
    clauses = [
        language.plural(*(ACTIVITY_CLAUSES if place else ACTIVITY_LEADS)[each], counts[each])
        for place, each in enumerate(found)
    ]
    return listed(language, clauses)


def evaluated(language: Language, rollup: Rollup) -> str:
    """Say how many of how many are evaluated."""
    return language.text("{count} of {total}", count=rollup.evaluated, total=rollup.total)


def count_of(counts: Mapping[Status, int], statuses: Sequence[Status]) -> int:
    """Add up the counts of some statuses."""
    return sum(counts.get(each, 0) for each in statuses)


def counted(card: Indicator) -> bool:
    """Tell whether an indicator counts pieces, which may share one axis whatever they are."""
    return card.unit is not None and card.unit.code in {"C62", "H87"}


def known_baselines(language: Language, count: int, total: int) -> str:
    """Say how many of the indicators have a baseline."""
    if total == 1:
        known = language.text("its baseline is known")
        return known if count else language.text("its baseline is not known yet")
    if not count:
        return language.text("none has a baseline")
    if count == total:
        return language.text("all have a baseline")
    return language.plural("{count} has a baseline", "{count} have a baseline", count)


def nothing_known(language: Language, total: int) -> str:
    """Say that the indicators have neither a baseline nor a target."""
    if total == 1:
        return language.text("neither a baseline nor a target is known")
    return language.text("none has a baseline or a target")


def known_targets(language: Language, count: int, total: int) -> str:
    """Say how many of the indicators have a target."""
    if total == 1:
        known = language.text("its target is set")
        return known if count else language.text("its target is not set yet")
    if not count:
        return language.text("none has a target set")
    if count == total:
        return language.text("all have a target set")
    return language.plural("{count} has a target set", "{count} have a target set", count)
