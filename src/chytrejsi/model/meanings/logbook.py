"""The memory of collecting, which the program writes itself."""

from chytrejsi.language import N_
from chytrejsi.model.logbook import Outcome, Returned, Run, Tally
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning

FIELDS: Fields = {
    Run: {
        "date": Meaning(
            N_("day of the run"),
            N_("The day of the run."),
        ),
        "time": Meaning(
            N_("time of the run"),
            N_("The time at which the run wrote its results, with the zone."),
        ),
        "period": Meaning(
            N_("reporting period"),
            N_("The period of the workbooks; left out where none of them could tell it."),
        ),
        "tool": Meaning(
            N_("version of the program"),
            N_("The version of the program."),
        ),
        "workbooks": Meaning(
            N_("workbooks"),
            N_("The workbooks of the run and what became of each."),
        ),
        "reminded": Meaning(
            N_("guarantors reminded"),
            N_("The ids of the guarantors for whom letters were written."),
        ),
    },
    Returned: {
        "file": Meaning(
            N_("file"),
            N_("The name of the workbook that came."),
        ),
        "sha256": Meaning(
            N_("digest of the file"),
            N_("The digest of the workbook (SHA-256), by which the same one is known again."),
        ),
        "guarantor": Meaning(
            N_("guarantor"),
            N_("The id of the guarantor; left out where the workbook does not tell it."),
        ),
        "status": Meaning(
            N_("result of receipt"),
            N_("What became of the workbook."),
        ),
        "cells": Meaning(
            N_("numbers of cells"),
            N_("How many cells were filled in, and what became of them."),
        ),
        "codes": Meaning(
            N_("codes of findings"),
            N_("The codes of the errors for which the workbook was refused."),
        ),
    },
    Tally: {
        "filled": Meaning(
            N_("cells filled in"),
            N_("How many input cells were filled in; the sum of those below."),
        ),
        "accepted": Meaning(
            N_("cells accepted"),
            N_("How many were taken over as they were."),
        ),
        "normalised": Meaning(
            N_("cells adjusted"),
            N_("How many were taken over after an adjustment that keeps the meaning."),
        ),
        "refused": Meaning(
            N_("cells refused"),
            N_("How many were refused."),
        ),
        "ignored": Meaning(
            N_("cells left out"),
            N_("How many stood where nothing is asked."),
        ),
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
