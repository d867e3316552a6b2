"""Checks of projects: how their states follow each other, and that none is there twice."""

from collections.abc import Iterator
from itertools import pairwise

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Place, Rule, listed
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.project import TRANSITIONS, Project, ProjectState
from chytrejsi.progress.histories import ToldState, histories


def transitions(case: Case) -> Iterator[Finding]:
    """A state follows one that it may follow; of two that are told at once neither is taken."""
    for project, history in histories(case.dataset.observations).items():
        if project not in case.dataset.projects:
            continue
        for before, after in pairwise(history):
            if before.state is not after.state:
                yield from _followed(case, project, before, after)


def _followed(case: Case, project: str, before: ToldState, after: ToldState) -> Iterator[Finding]:
    place, first = _at(case, after), str(_at(case, before))
    if (before.day, before.period) == (after.day, after.period):
        values = {"state": after.state.value, "other": before.state.value}
        told = {"id": project, "date": after.day, "first": first, **values}
        yield Rule.PROJECT_STATE_CONFLICT.at(place, **told)
        return
    allowed = TRANSITIONS[before.state]
    if after.state not in allowed:
        yield Rule.PROJECT_TRANSITION.at(
            place,
            id=project,
            state=after.state.value,
            former=before.state.value,
            first=first,
            allowed=listed([each.value for each in ProjectState if each in allowed]),
        )


def _at(case: Case, told: ToldState) -> Place:
    return case.at(RecordKind.OBSERVATION, told.file, "projects", told.position, "state")


def twins(case: Case) -> Iterator[Finding]:
    """A project that several areas claim is one file, so that it is counted once."""
    known: dict[str, list[Project]] = {}
    for key, project in sorted(case.dataset.projects.items()):
        names = {_plain(each) for each in (project.title, *project.aliases)} - {""}
        twin = next(
            (
                each
                for name in sorted(names)
                for each in known.get(name, ())
                if _meet(each, project)
            ),
            None,
        )
        if twin is not None:
            yield Rule.PROJECT_TWICE.at(case.at(RecordKind.PROJECT, key, "title"), other=twin.id)
        for name in names:
            known.setdefault(name, []).append(project)


def _meet(one: Project, other: Project) -> bool:
    """Tell whether two projects would be counted in one plan; a later plan may go on with one."""
    return one.plan == other.plan or None in (one.plan, other.plan)


def _plain(title: str) -> str:
    """Give a name as it is compared: its letters and digits."""
    return "".join(each for each in title.casefold() if each.isalnum())
