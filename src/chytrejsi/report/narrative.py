"""Texts that a person may rewrite in Word, with the place where each stands in the YAML."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from chytrejsi.report.blocks import Block, Bullets, Editable, Paragraph, Runs, text
from chytrejsi.report.context import Context


def tag_of(place: str) -> str:
    """Give the short key of a narrative's place, which a content control can carry."""
    return "n-" + hashlib.sha256(place.encode()).hexdigest()[:16]


def texts_key(context: Context, kind: str) -> str:
    """Name the record of the coordinator's texts for a report's plan and period."""
    return f"{context.plan.id}/{kind}-{context.asked}"


def own_text(context: Context, kind: str, section: str) -> str | None:
    """Give the coordinator's text for a section of a kind of report, where there is one."""
    written = context.dataset.narratives.get(texts_key(context, kind))
    return written.texts.get(section) if written else None


def section_place(key: str, section: str) -> str:
    """Name the place of the coordinator's text for a section; the key is its record's."""
    plan, name = key.split("/")
    return f"plan/{plan}/narratives/{name}.yaml#texts.{section}"


def narrative_block(place: str, title: str, words_: str) -> Editable:
    """Make a text that a person may rewrite; an empty line begins a new paragraph."""
    paragraphs = [each for each in words_.split("\n\n") if each.strip()]
    return Editable(
        tag_of(place),
        title,
        place,
        tuple(Paragraph(text(" ".join(each.split()))) for each in paragraphs),
    )


def filled(block: Block, fill: Callable[[str], str]) -> Block:
    """Fill the quotations of a person's text in, wherever in a document it stands."""
    if not isinstance(block, Editable):
        return block
    return replace(block, blocks=tuple(_filled(each, fill) for each in block.blocks))


def _filled(part: Paragraph | Bullets, fill: Callable[[str], str]) -> Paragraph | Bullets:
    def words(runs: Runs) -> Runs:
        return tuple(replace(run, text=fill(run.text)) for run in runs)

    if isinstance(part, Bullets):
        return replace(part, items=tuple(words(each) for each in part.items))
    return replace(part, runs=words(part.runs))
