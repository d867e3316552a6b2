"""What follows the changes of a proposal: comparability, and room for the group's statement."""

from chytrejsi.compare.comparison import spans
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Paragraph, Run, Runs, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.memorandum import blank
from chytrejsi.report.parts.proposal import Numbered, change_of, heavier, lighter

Blocks = tuple[Block, ...]


def comparability(context: Context, _item: None) -> Blocks:
    """Tell which changes break a series of values, as their files say."""
    found = [item for told in (*heavier(context), *lighter(context)) for item in told.items]
    broken = tuple(filter(None, (_broken(context, each) for each in found)))
    if broken:
        return (Bullets(broken),)
    told = context.language.text(
        "No change file says that values before and after a change cannot be compared."
    )
    return (Paragraph(text(told)),)


def _broken(context: Context, item: Numbered) -> Runs:
    """Tell of a change that breaks the series what its file says of it; else nothing."""
    change = change_of(context, item.difference)
    if change is None or change.comparable:
        return ()
    language = context.language
    why = change.comparability or language.text(
        "values before and after the change cannot be compared"
    )
    subject = "".join(piece for piece, strong in spans(item.difference.text) if strong)
    name = language.text("Change No. {number}", number=item.number)
    head = f"{name} ({subject}): " if subject else f"{name}: "
    return Run(head, bold=True), Run(words.sentence(why))


def statement(context: Context, _item: None) -> Blocks:
    """Leave room for what the group says: of all changes at once, where it differs of each."""
    language = context.language
    facts = (
        (language.text("Day of the meeting"), language.text("day")),
        (
            language.text("Statement on the major changes"),
            language.text("recommends / does not recommend / returns, by their numbers"),
        ),
        (
            language.text("Statement on the other changes"),
            language.text("takes note / has comments, by their numbers"),
        ),
        (language.text("Reasons and comments"), language.text("text")),
        (language.text("On behalf of the group"), language.text("name and office")),
    )
    last = len(facts) - 1
    return tuple(
        Paragraph((Run(f"{name}: ", bold=True), Run(blank(context, what))), keep=place < last)
        for place, (name, what) in enumerate(facts)
    )
