"""The coordinator's own texts for one report of one plan."""

from collections.abc import Mapping
from typing import Annotated

from chytrejsi.model.period import PeriodField
from chytrejsi.model.scalars import Frozen, Frozenmap, Id, Text


class Narratives(Frozen):
    """Texts by section of the outline (its id), for one kind of report and one period."""

    kind: Id
    plan: Id
    period: PeriodField
    texts: Annotated[Mapping[Id, Text], *Frozenmap] = {}
