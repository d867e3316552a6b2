"""What a document for the public says of itself: that it is one, and what it leaves out."""

from dataclasses import replace

from chytrejsi.model.dataset import Withheld
from chytrejsi.report.blocks import Block, Cover, Heading, Note, Paragraph, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]


def name(context: Context) -> str:
    """Name the version, where it is not the office's own."""
    return context.language.text("public version") if context.subject.public else ""


def marked(context: Context, blocks: Blocks) -> Blocks:
    """Say on the cover that this is the public version, and once how much it leaves out."""
    if not context.subject.public:
        return blocks
    fact = (context.language.text("Version"), name(context))
    covered = tuple(
        replace(each, facts=(*each.facts, fact)) if isinstance(each, Cover) else each
        for each in blocks
    )
    place = _place(covered)
    return (*covered[:place], *_left_out(context), *covered[place:])


def _place(blocks: Blocks) -> int:
    """Find the end of the first text, which is where the totals begin."""
    kinds = [type(each) for each in blocks]
    first = kinds.index(Heading) if Heading in kinds else 0
    following = kinds[first + 1 : first + 2]
    return min(len(kinds), first + (2 if following == [Paragraph] else 1))


def _left_out(context: Context) -> Blocks:
    """Count the indicators that are not public, so that no total misleads."""
    count = sum(_belongs(context, each) for each in context.dataset.withheld.values())
    if not count:
        return ()
    told = context.language.plural(
        "{count} indicator is not public and is left out of this version, also of its totals.",
        "{count} indicators are not public and are left out of this version, also of its totals.",
        count,
    )
    return (Note(text(told)),)


def _belongs(context: Context, withheld: Withheld) -> bool:
    """Tell whether the document would show an indicator, were it public.

    A plan's document shows those of earlier plans and of no plan, too.
    """
    about = context.subject
    if about.fiche is not None:
        return (withheld.plan, withheld.fiche) == (about.fiche.plan, about.fiche.id)
    if about.guarantor is not None and withheld.guarantor != about.guarantor:
        return False
    plan = context.dataset.plans.get(withheld.plan or "")
    return plan is None or plan.approved.date <= context.plan.approved.date
