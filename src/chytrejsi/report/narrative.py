"""Texts that a person may rewrite in Word, with the place where each stands in the YAML."""

import hashlib

from chytrejsi.report.blocks import Editable, Paragraph, text


def tag_of(place: str) -> str:
    """Give the short key of a narrative's place, which a content control can carry."""
    return "n-" + hashlib.sha256(place.encode()).hexdigest()[:16]


def narrative_block(place: str, title: str, words_: str) -> Editable:
    """Make a text that a person may rewrite; an empty line begins a new paragraph."""
    paragraphs = [each for each in words_.split("\n\n") if each.strip()]
    return Editable(
        tag_of(place),
        title,
        place,
        tuple(Paragraph(text(" ".join(each.split()))) for each in paragraphs),
    )
