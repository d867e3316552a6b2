"""Differences made by hand, of the small region's plan, for what writes them down."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from chytrejsi.compare.comparison import Comparison, Side
from chytrejsi.compare.difference import Difference, Fate, Weight, Words

OLD = Side("v2025", "1a2b3c4d5e6f", date(2025, 11, 3))
NEW = Side()
TITLES = {
    "p2": "Akční plán Vzorového kraje",
    "p2/energie": "Úspory energie",
    "p2/urad": "Rychlejší úřad",
}
WORDED = (
    Words(Fate.KEPT, "Počet osazených "),
    Words(Fate.GONE, "elektroměrů"),
    Words(Fate.ADDED, "měřidel"),
    Words(Fate.KEPT, " s dálkovým odečtem v budovách, které "),
    Words(Fate.ADDED, "přímo "),
    Words(Fate.KEPT, "spravuje kraj"),
    Words(Fate.GONE, " nebo jeho organizace"),
    Words(Fate.KEPT, "."),
)

LOWERED = Difference(
    "TARGET_LOWERED",
    Weight.MAJOR,
    "indicator",
    "EN-1",
    "target.value",
    Decimal(60),
    Decimal(50),
    "Fiše *Úspory energie*: cíl indikátoru EN-1 na rok 2026 snížen z 60 na 50 ks (bez usnesení)",
    "p2",
    "energie",
)
TURNED = replace(
    LOWERED,
    code="DIRECTION_CHANGED",
    id="EN-2",
    field="direction",
    old="decrease",
    new="maintain",
    text="Fiše *Úspory energie*, indikátor EN-2: změněn směr (bez usnesení)",
)
HANDED_ON = replace(
    LOWERED,
    code="GUARANTOR_CHANGED",
    weight=Weight.MINOR,
    kind="fiche",
    id="urad",
    field="guarantor",
    old="odbor-majetku",
    new="odbor-rozvoje",
    text="Fiše *Rychlejší úřad*: garantem je nově „Odbor rozvoje“, dosud „Odbor majetku“",
    fiche="urad",
)
REWORDED = replace(
    LOWERED,
    code="WORDING_CHANGED",
    weight=Weight.TEXT,
    field="source",
    old="".join(each.text for each in WORDED if each.fate is not Fate.ADDED),
    new="".join(each.text for each in WORDED if each.fate is not Fate.GONE),
    text="Fiše *Úspory energie*, indikátor EN-1: upraveno znění zdroje dat",
    words=WORDED,
)
STARTED = Difference(
    "PROJECT_ADDED",
    Weight.MINOR,
    "project",
    "knihovna",
    "",
    None,
    {"id": "knihovna", "title": "Elektrárna na střeše knihovny"},
    "Nový projekt *Elektrárna na střeše knihovny*",
)
ALL = (STARTED, HANDED_ON, REWORDED, LOWERED, TURNED)


def comparison(*differences: Difference) -> Comparison:
    """Compare two states that differ in this."""
    return Comparison(OLD, NEW, differences, TITLES)
