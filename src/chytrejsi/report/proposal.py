"""The proposal of changes, for the steering group: old and new beside each other, and why."""

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.report.compose import Each, Part
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import proposal, proposal_end
from chytrejsi.report.templating import Values
from chytrejsi.report.vocabulary import VOCABULARY

GROUP, CHANGED = "group", "changed"


def _values(context: Context, group: proposal.Told) -> Values:
    return {GROUP: {"title": proposal.title(context, group)}}


def _whole(context: Context) -> Values:
    return {CHANGED: {"plans": proposal.plans(context)}}


PROPOSAL = Kind(
    name="proposal",
    title=N_("Proposal of changes"),
    period=N_("two states of the plan"),
    file="navrh-zmen.docx",
    document=DocumentKind.AREA_CHANGE,
    vocabulary=VOCABULARY.also(
        blocks={
            "proposal-cover": Part(proposal.cover),
            "proposal-lead": Part(proposal.lead),
            "proposal-counts": Part(proposal.counts),
            "proposal-major": Part(proposal.major),
            "proposal-others": Part(proposal.others, GROUP),
            "proposal-comparability": Part(proposal_end.comparability),
            "proposal-statement": Part(proposal_end.statement),
        },
        names={CHANGED: frozenset({"plans"})},
        values=_whole,
        each={GROUP: Each(proposal.lighter, _values, {GROUP: frozenset({"title"})})},
        conditions={
            "many-changes": proposal.are_many,
            "has-major": lambda context: bool(proposal.of_weight(context, major=True)),
            "has-others": lambda context: bool(proposal.of_weight(context, major=False)),
        },
    ),
)
