"""Values that several kinds of files share: where a fact comes from, since when it holds."""

from typing import Annotated, ClassVar

from pydantic import Field

from chytrejsi.model.scalars import Abridged, Day, Flag, Frozen, Id, Listed, Text


class Source(Frozen):
    """A document or a page that a fact comes from; `verified: false` where nobody has seen it."""

    title: Text
    chapter: Text | None = None
    date: Day | None = None
    url: Text | None = None
    verified: Flag = True
    note: Text | None = None


class Variant(Frozen):
    """What a source says differently about a field; the declared text holds, `check` warns."""

    field: Text
    value: Text
    source: Text | None = None
    note: Text | None = None


class Approval(Abridged):
    """Which body approved something, when, and under which resolution number.

    Where only the day is known, the day alone may stand in its place.
    """

    ALONE: ClassVar[str] = "date"

    date: Day
    body: Id | None = None
    resolution: Text | None = None
    verified: Flag = True
    note: Text | None = None


class Validity(Frozen):
    """Since when and until when something holds; an open end is left out."""

    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None


class Documented(Frozen):
    """Base of records that cite sources, keep variants and say what is not confirmed yet."""

    sources: Annotated[tuple[Source, ...], Listed] = ()
    variants: Annotated[tuple[Variant, ...], Listed] = ()
    to_confirm: Annotated[tuple[Text, ...], Listed] = ()
    note: Text | None = None

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The fields that are not confirmed, as wholes: `target` where `target.value` is not."""
        return tuple(dict.fromkeys(each.split(".")[0] for each in self.to_confirm))
