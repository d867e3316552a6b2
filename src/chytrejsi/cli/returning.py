"""Gives refused workbooks back to their senders, each with what has to be mended in it."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from chytrejsi.cli.asked import Opened
from chytrejsi.cli.originals import Originals
from chytrejsi.cli.taking import Outcomes
from chytrejsi.findings import Severity, Stop, in_order
from chytrejsi.language import Language, _, language
from chytrejsi.model.logbook import Outcome
from chytrejsi.sheet.submission import Submission
from chytrejsi.store.writing import Transaction


def give_back(
    data: Opened, outcomes: Outcomes, folder: Path, originals: Originals, transaction: Transaction
) -> Outcomes:
    """Put each refused workbook into a folder, with the list of its mistakes beside it.

    In the workspace this is part of what the run writes; elsewhere it is written at once.
    """
    words = language(data.dataset.concept.language)
    returned: dict[str, Path] = {}
    for each in outcomes.decided:
        submission = each.submission
        content = originals.read(submission.sha256)
        if each.outcome is Outcome.REFUSED and content is not None:
            path = _free(folder, submission, content, returned.values())
            transaction.write(path, content)
            letter = path.with_name(f"{path.name}.txt")
            transaction.write(letter, _letter(submission, words).encode("utf-8"))
            returned[submission.sha256] = path
    return replace(outcomes, returned=returned)


def _free(folder: Path, submission: Submission, content: bytes, taken: Collection[Path]) -> Path:
    """Name the copy as its sender did, unless another file has that name already."""
    path = folder / submission.name
    try:
        same = path.is_file() and path.read_bytes() == content
        free = path not in taken and (same or not path.exists())
    except OSError as error:
        problem = error.strerror or str(error)
        raise Stop(_("{file} cannot be read: {problem}", file=path, problem=problem)) from error
    return path if free else path.with_stem(f"{path.stem}-{submission.sha256[:8]}")


def _letter(submission: Submission, words: Language) -> str:
    """List the mistakes of a workbook for its sender, in the workspace's language."""
    lines = [words.text("What has to be mended in {file}", file=submission.name), ""]
    for finding in in_order(submission.findings):
        if finding.severity is Severity.ERROR:
            place = str(finding.place).removeprefix(submission.file).lstrip(":")
            lines.append(f"{place}: {finding.message(words)}" if place else finding.message(words))
            lines.append(f"    {finding.help(words)}")
    return "\n".join(lines) + "\n"
