"""How many rows of the catalogue of hostile inputs hold: sends all files, runs all named tests.

`nox -s hostile` runs it. It prints the rows that hold, the rest with the reason, the slowest file
and the most memory that a reader had; it ends with 1 where a row does not hold.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.catalogue import ROWS
from hostile.desk import Desk
from hostile.register import Row, Sent, prove

ROOT = Path(__file__).parents[2]


class Reports:
    """A plugin that remembers what became of each test."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the outcome; one that fails before or after the test itself counts as well."""
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.nodeid] = report.outcome

    def why_not(self, node: str) -> str:
        """Say why a test does not show its row; empty where it does."""
        outcomes = {
            outcome
            for test, outcome in self.outcomes.items()
            if test == node or test.startswith(f"{node}[")
        }
        return "" if outcomes == {"passed"} else f"{node}: {', '.join(outcomes) or 'not there'}"


def send_all(desk: Desk) -> Iterator[tuple[Row, Sent, str, float]]:
    """Send every file; give why its outcome is not right (empty where it is) and its seconds."""
    for row in ROWS:
        for sent in row.sent:
            desk.seconds = 0.0
            try:
                prove(desk, sent)
            except Exception as error:  # noqa: BLE001 - whatever is wrong is told of its row
                yield row, sent, f"{sent.name}: {type(error).__name__} {error}"[:300], desk.seconds
            else:
                yield row, sent, "", desk.seconds


def run_named() -> Reports:
    """Run the tests that rows name."""
    reports = Reports()
    nodes = sorted({node for row in ROWS for node in row.shown})
    pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *nodes], plugins=[reports])
    return reports


def tell(reasons: Mapping[str, list[str]]) -> None:
    """Print how many rows hold, and of the rest why not."""
    titles = {row.id: row.title for row in ROWS}
    print(f"rows that hold: {len(ROWS) - len(reasons)} of {len(ROWS)}")
    for row, told in reasons.items():
        print(f"  {row} {titles[row]}")
        for reason in told:
            print(f"    {reason}")


def main() -> int:
    """Send, run, print."""
    reports = run_named()
    reasons: dict[str, list[str]] = {}
    for row in ROWS:
        for reason in filter(None, map(reports.why_not, row.shown)):
            reasons.setdefault(row.id, []).append(reason)
    times, memory = [], (0, "")
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder)) as desk:
        for row, sent, reason, seconds in send_all(desk):
            times.append((seconds, f"{row.id} {sent.name}"))
            memory = max(memory, (desk.memory, f"{row.id} {sent.name}"), key=itemgetter(0))
            if reason:
                reasons.setdefault(row.id, []).append(reason)
        ended = desk.ended
    tell(reasons)
    times.sort(reverse=True)
    print(f"files sent: {len(times)}, all but the slowest three in {times[3][0]:.2f} s or less")
    for seconds, name in times[:3]:
        print(f"  {seconds:.2f} s {name}")
    print(f"most memory of a reader: {memory[0]} MB, first at {memory[1]}")
    print(f"readers that their limits ended: {ended}")
    return int(bool(reasons))


if __name__ == "__main__":
    sys.exit(main())
