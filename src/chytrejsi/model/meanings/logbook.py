"""The memory of collecting, which the program writes itself."""

from chytrejsi.language import N_
from chytrejsi.model.logbook import Outcome, Returned, Run, Tally
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning

FIELDS: Fields = {
    Run: {
        "date": Meaning(N_("day of the run")),
        "time": Meaning(N_("time of the run")),
        "period": Meaning(N_("reporting period")),
        "tool": Meaning(N_("version of the program")),
        "workbooks": Meaning(N_("workbooks")),
        "reminded": Meaning(N_("guarantors reminded")),
    },
    Returned: {
        "file": Meaning(N_("file")),
        "sha256": Meaning(N_("digest of the file")),
        "guarantor": Meaning(N_("guarantor")),
        "status": Meaning(N_("result of receipt")),
        "cells": Meaning(N_("numbers of cells")),
        "codes": Meaning(N_("codes of findings")),
    },
    Tally: {
        "filled": Meaning(N_("cells filled in")),
        "accepted": Meaning(N_("cells accepted")),
        "normalised": Meaning(N_("cells adjusted")),
        "refused": Meaning(N_("cells refused")),
        "ignored": Meaning(N_("cells left out")),
    },
}
WORDS: Choices = {
    Outcome: {
        "accepted": Meaning(N_("accepted")),
        "unchanged": Meaning(N_("unchanged")),
        "refused": Meaning(N_("refused")),
        "ignored": Meaning(N_("ignored")),
    },
}
