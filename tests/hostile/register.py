"""What a row of the catalogue is: its title, and how the tests show that it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from hostile.desk import Desk, Outcome
from sheetcase import GOOD

FINDING = "tests/findings/test_findings.py::test_the_bad_twin_is_found[{}]"
Check = Callable[[Outcome], None]


@dataclass(frozen=True)
class Sent:
    """A hostile file that is collected by the command line, and the check of what became of it.

    `slow` ones are sent by `nox -s hostile` only.
    """

    name: str
    make: Callable[[Desk], bytes]
    check: Check
    file: str = "odpoved.xlsx"
    slow: bool = False


@dataclass(frozen=True)
class Shown:
    """Another test that shows it, by its node id; without a parameter all of its cases do."""

    node: str


@dataclass(frozen=True)
class Row:
    """One row: a kind of hostile input, in a few words."""

    id: str
    title: str
    proofs: tuple[Sent | Shown, ...]

    @property
    def sent(self) -> tuple[Sent, ...]:
        """The files that are sent."""
        return tuple(each for each in self.proofs if isinstance(each, Sent))

    @property
    def shown(self) -> tuple[str, ...]:
        """The node ids of the tests that show it elsewhere."""
        return tuple(each.node for each in self.proofs if isinstance(each, Shown))


def prove(desk: Desk, sent: Sent) -> Outcome:
    """Send a file and check what became of it; every outcome keeps its promises."""
    outcome = desk.send(sent.make(desk), sent.file)
    fates = ("accepted", "normalised", "refused", "ignored")
    assert outcome.cells["filled"] == sum(outcome.cells[each] for each in fates)
    # accepted whole or not at all, and a script hears of it
    taken = outcome.status == "accepted"
    assert taken == (not outcome.errors) == (outcome.exit_code == 0), outcome
    assert taken == (outcome.observation is not None)
    for finding in outcome.findings:
        assert finding["code"]
        assert finding["message"]
    sent.check(outcome)
    return outcome


def refused(*codes: str) -> Check:
    """Give the check that a file is refused for these codes, with cells where they are given."""

    def check(outcome: Outcome) -> None:
        told = {each if each in codes else each.partition(" ")[0] for each in outcome.errors}
        assert told == set(codes), outcome.findings

    return check


def taken(*codes: str, value: str = "7", card: str = "EN-01") -> Check:
    """Give the check that a file is accepted with a value, and that these codes are told."""

    def check(outcome: Outcome) -> None:
        assert outcome.observation is not None, outcome.findings
        values = {each.indicator: each.value for each in outcome.observation.values}
        assert values[card] == value
        told = {each if each in codes else each.partition(" ")[0] for each in outcome.asides}
        assert told == set(codes), outcome.findings

    return check


def sent(
    name: str,
    make: Callable[[bytes], bytes],
    check: Check,
    *,
    file: str = "odpoved.xlsx",
    slow: bool = False,
) -> Sent:
    """Make an entry from the change of a good answer."""
    return Sent(name, lambda desk: make(desk.filled(GOOD)), check, file, slow)


def found(*codes: str) -> tuple[Shown, ...]:
    """Name the tests that find the code in a workspace or a workbook, by the command line."""
    return tuple(Shown(FINDING.format(code)) for code in codes)


def unit(module: str, *tests: str) -> tuple[Shown, ...]:
    """Name tests of one module."""
    return tuple(Shown(f"tests/{module}.py::{test}") for test in tests)
