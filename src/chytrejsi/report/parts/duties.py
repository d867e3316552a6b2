"""What bodies do with documents: who comes after whom, and the words that say it.

Czech declines the names of documents and lets verbs agree with a body's gender; each form is a
message of its own, which the catalogue translates.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chytrejsi.language import N_, Language
from chytrejsi.model.concept import Body, DocumentKind, Duty, Gender, Verb
from chytrejsi.report import words
from chytrejsi.report.context import Context
from chytrejsi.report.parts.front import plan_title

# in this order a document goes from body to body
ORDER = (Verb.DISCUSSES, Verb.DECIDES, Verb.APPROVES, Verb.TAKES_NOTE, Verb.IS_INFORMED)
ACTING = frozenset({Verb.DISCUSSES, Verb.DECIDES, Verb.APPROVES})


@dataclass(frozen=True, slots=True)
class Names:
    """A document's name: as a title, as what is approved, and as what is decided on."""

    title: str
    approved: str
    on: str


NAMES: Mapping[DocumentKind, Names] = {
    DocumentKind.ANNUAL: Names(
        N_("Annual report on the action plan for the {period}"),
        N_("the annual report on the action plan for the {period}"),
        N_("on the annual report on the action plan for the {period}"),
    ),
    DocumentKind.MONITORING: Names(
        N_("Monitoring report on the action plan for the {period}"),
        N_("the monitoring report on the action plan for the {period}"),
        N_("on the monitoring report on the action plan for the {period}"),
    ),
    DocumentKind.FINAL: Names(
        N_("Final evaluation of the action plan"),
        N_("the final evaluation of the action plan"),
        N_("on the final evaluation of the action plan"),
    ),
    DocumentKind.PLAN: Names("{plan}", N_("the document {plan}"), N_("on the document {plan}")),
}

# English synonyms keep apart what Czech says in three genders
INFORMED: Mapping[Gender | None, str] = {
    None: N_("gets for information"),
    Gender.MASCULINE: N_("has been informed"),
    Gender.FEMININE: N_("is kept informed"),
    Gender.NEUTER: N_("is given information"),
}
DISCUSSED: Mapping[Gender | None, str] = {
    None: N_("discusses"),
    Gender.MASCULINE: N_("has discussed"),
    Gender.FEMININE: N_("discussed"),
    Gender.NEUTER: N_("has considered"),
}

# what a document is put before a body for
PURPOSES: Mapping[Verb, str] = {
    Verb.APPROVES: N_("for approval"),
    Verb.TAKES_NOTE: N_("to be taken note of"),
    Verb.DISCUSSES: N_("for discussion"),
    Verb.DECIDES: N_("for a decision"),
}


@dataclass(frozen=True, slots=True)
class Station:
    """A body that a document comes to, with what it does with it there."""

    body: Body
    duty: Duty

    @property
    def place(self) -> int:
        """Its place on the document's way."""
        return ORDER.index(self.duty.verb)


def route(context: Context) -> tuple[Station, ...]:
    """Give the bodies that the document comes to, in the order in which it does."""
    found = (
        Station(body, duty)
        for body, duty in context.dataset.concept.takers(context.subject.document)
    )
    return tuple(sorted(found, key=lambda each: each.place))


def here(context: Context) -> Station | None:
    """Give the body that the document is laid before, None where it has no duty for it."""
    asked = context.subject.body
    return next((each for each in route(context) if asked and each.body.id == asked.id), None)


def forms(context: Context) -> Names:
    """Give the names of the document, in the document's language."""
    language = context.language
    names = NAMES[context.subject.document or DocumentKind.ANNUAL]
    title, period = plan_title(context), words.period_phrase(language, context.asked)
    told = (
        language.text(each, plan=title, period=period)
        for each in (names.title, names.approved, names.on)
    )
    return Names(*told)


def verb(language: Language, station: Station) -> str:
    """Say what a body does with a document, agreeing with the body's gender."""
    if station.duty.verb is Verb.IS_INFORMED:
        return language.text(INFORMED[station.body.gender])
    return language.text(words.VERB_WORDS[station.duty.verb])


def named(context: Context, station: Station) -> str:
    """Give the name of the document as the verb of a body takes it."""
    names = forms(context)
    informed = station.duty.verb is Verb.IS_INFORMED and station.body.gender is not None
    return names.on if informed or station.duty.verb is Verb.DECIDES else names.approved


def sentence(context: Context, station: Station) -> str:
    """Say who does what with the document."""
    return context.language.text(
        "{body} {verb} {document}",
        body=station.body.title,
        verb=verb(context.language, station),
        document=named(context, station),
    )


def of(language: Language, body: Body) -> str:
    """Name a body after "a meeting of" and "the members of"."""
    return body.genitive or language.text("the body {title}", title=body.title)


def next_of(context: Context, station: Station) -> tuple[Station, ...]:
    """Give the bodies that take up the document next after one that discusses or decides."""
    if station.duty.verb not in ACTING:
        return ()
    later = [
        each
        for each in route(context)
        if each.place > station.place and each.duty.verb is not Verb.IS_INFORMED
    ]
    first = min((each.place for each in later), default=0)
    return tuple(each for each in later if each.place == first)


def informed_by(context: Context, station: Station) -> tuple[Station, ...]:
    """Give the bodies to inform once the last one that decides has done so."""
    stations = route(context)
    last = max((each.place for each in stations if each.duty.verb in ACTING), default=None)
    if station.place != last:
        return ()
    return tuple(each for each in stations if each.duty.verb is Verb.IS_INFORMED)
