"""A smaller run of `nox -s fuzz`: no mutant raises, hangs or silently changes a value."""

from pathlib import Path

from hostile.fuzz import Figures
from hostile.mutants import Verdict
from hostile.originals import originals

MUTANTS = 400


def test_no_mutant_changes_a_value_silently(tmp_path: Path) -> None:
    bases = originals(tmp_path)
    figures = Figures()
    for number in range(MUTANTS):
        figures.read(bases[number % len(bases)], f"suite:{number}")
    assert figures.good, list(figures.lines)
    # the mutants are of all kinds, or they would show nothing
    wanted = (Verdict.REFUSED, Verdict.SAME, Verdict.EDITED)
    assert all(figures.verdicts[each] > MUTANTS // 100 for each in wanted), figures.verdicts
