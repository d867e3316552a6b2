"""`chytrejsi change`: the changes of the plan, drafted from what differs, and listed."""

from collections.abc import Mapping

from chytrejsi.cli.frame import Entry
from chytrejsi.language import N_

HELP = N_(
    "Draft and list the changes of the plan.\n\n"
    "What the council and the assembly decide about targets, baselines, definitions, "
    "guarantors and indicators stands in one file each, in plan/<id>/changes/. The check finds "
    "what was changed without one."
)
EXAMPLES = (
    ("chytrejsi change new", N_("draft a file for each difference that needs a decision")),
    ("chytrejsi change list", N_("show what is proposed, approved and rejected")),
)
HERE = "chytrejsi.cli.change"
COMMANDS: Mapping[str, Entry] = {
    "new": Entry(f"{HERE}.new", N_("Draft the files of changes from what differs.")),
    "list": Entry(f"{HERE}.listing", N_("List proposed, approved and rejected changes.")),
}
