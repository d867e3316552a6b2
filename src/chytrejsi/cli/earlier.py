"""The options `--at` and `--as-of`: an earlier state of the data, as git remembers it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from chytrejsi.cli.options import day_from
from chytrejsi.language import _, current
from chytrejsi.stopping import Stop
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

    from chytrejsi.store.repository import Commit, Repository

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar=_("REVISION"),
        help=_("The data of a revision in git: a commit, a branch or a tag."),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=_("DATE"),
        help=_("The data known at the end of a day (2026-01-31), from git."),
    ),
]


class Then(NamedTuple):
    """Which state a command is asked about; without both options the files as they lie there."""

    at: str | None = None
    as_of: str | None = None
    quiet: bool = False


NOW = Then()


class Earlier(NamedTuple):
    """An earlier state: its files, its commit, and the day that the command goes by.

    `mark` ends the names of documents, which must not be taken for today's: no id holds a `_`.
    """

    space: Workspace
    commit: "Commit"
    day: "date"
    mark: str


@contextmanager
def earlier(space: Workspace, then: Then) -> "Iterator[Earlier | None]":
    """Give the state that is asked for and say which it is; None where today's files are meant."""
    from chytrejsi.cli.output import say
    from chytrejsi.store.checkout import checked_out
    from chytrejsi.store.repository import Repository

    if then.at is None and then.as_of is None:
        yield None
        return
    if then.at is not None and then.as_of is not None:
        raise Stop(_("Give --at or --as-of, not both."))
    repository = Repository.needed(space)
    commit, day, mark = _asked(repository, then)
    with checked_out(repository, commit) as files:
        if not then.quiet:
            told = current().day(day)
            say(_("State of {day}, revision {commit}.", day=told, commit=commit.short))
        yield Earlier(files, commit, day, f"_{mark}")


def _asked(repository: "Repository", then: Then) -> "tuple[Commit, date, str]":
    """Find the commit, the day and the mark of the state that is asked for."""
    if then.as_of is None:
        commit = repository.resolve(then.at or "")
        return commit, commit.day, commit.short
    day = day_from(then.as_of)
    return repository.as_of(day), day, day.isoformat()
