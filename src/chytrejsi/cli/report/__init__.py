"""`chytrejsi report`: Word documents from the data, one command per kind.

A new kind's command is a module here with `HELP`, `EXAMPLES` and `command`, and a line below.
"""

from collections.abc import Mapping

from chytrejsi.cli.frame import Entry
from chytrejsi.language import N_

HELP = N_("Write a Word report from the data.")
EXAMPLES = (
    ("chytrejsi report annual", N_("write the annual report of the newest year with data")),
    ("chytrejsi report annual --year 2025", N_("write the annual report of one year")),
)
HERE = "chytrejsi.cli.report"
COMMANDS: Mapping[str, Entry] = {
    "annual": Entry(f"{HERE}.annual", N_("The annual report of a plan, for the council.")),
    "monitoring": Entry(
        f"{HERE}.monitoring", N_("How far a plan is in mid-year, for the steering group.")
    ),
    "final": Entry(f"{HERE}.final", N_("The final evaluation of a plan, for the council.")),
}
