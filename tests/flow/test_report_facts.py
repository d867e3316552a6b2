"""No outline holds a fact: what is taken out of the data leaves every document that told it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from chytrejsi.language import LANGUAGES
from chytrejsi.model.dataset import Dataset
from chytrejsi.render.text import render_text
from chytrejsi.report.kinds import OUTLINED, REPORTS
from chytrejsi.report.outline import all_templates
from chytrejsi.store.load import load
from chytrejsi.store.outline import load_outline
from chytrejsi.workspace import Workspace, packaged
from reportkinds import about
from reportmaking import REGION, dataset, spaced, without
from running import SOURCE_TREE

Thinner = Callable[[Dataset], Dataset]


def _without_value(data: Dataset) -> Dataset:
    return _reporting(data, "values", lambda each: each.indicator != "EN-2")


def _without_activity(data: Dataset) -> Dataset:
    """Take an activity out of its fiche and out of what was said of it."""
    fiche = data.fiches["p2/energie"]
    kept = tuple(each for each in fiche.activities if each.id != "fve")
    fiches = {**data.fiches, "p2/energie": fiche.model_copy(update={"activities": kept})}
    return _reporting(
        replace(data, fiches=fiches), "activities", lambda each: each.activity != "fve"
    )


def _without_project(data: Dataset) -> Dataset:
    """Take a project out of the pipeline, out of its fiche and out of what was said of it."""
    fiche = data.fiches["p2/energie"].model_copy(update={"examples": ()})
    thinner = replace(
        without(data, "projects", "knihovna"), fiches={**data.fiches, "p2/energie": fiche}
    )
    return _reporting(thinner, "projects", lambda each: each.project != "knihovna")


def _reporting(data: Dataset, name: str, wanted: Callable[..., bool]) -> Dataset:
    observations = {
        key: each.model_copy(update={name: tuple(filter(wanted, getattr(each, name)))})
        for key, each in data.observations.items()
    }
    return replace(data, observations=observations)


# what is taken out, and the words by which a document tells it
FACTS: Mapping[str, tuple[Thinner, tuple[str, ...]]] = {
    "project": (
        _without_project,
        ("Elektrárna na střeše knihovny", "Elektrárna je v provozu"),
    ),
    "event": (
        lambda data: without(data, "events", "2025-05-20-cena"),
        ("Cena Vzorová úspora", "Porota ocenila"),
    ),
    "value": (_without_value, ("1 140,2", "Zima byla chladnější")),
    "activity": (_without_activity, ("Fotovoltaické elektrárny", "vyrábí od května")),
}
# each fact is told by at least these
TOLD_BY: Mapping[str, set[str]] = {
    "project": {"annual", "monitoring", "final", "summary", "fiche", "plan", "extract"},
    "event": {"annual", "summary"},
    "value": {"annual", "final", "fiche", "extract"},
    "activity": {"annual", "monitoring", "final", "fiche", "plan", "extract"},
}


@cache
def whole(kind: str) -> str:
    return spaced(render_text(about(kind, dataset())))


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("fact", FACTS)
def test_what_leaves_the_data_leaves_the_document(fact: str, kind: str) -> None:
    thinner, told = FACTS[fact]
    said = [each for each in told if each in whole(kind)]
    assert said or kind not in TOLD_BY[fact]
    left = spaced(render_text(about(kind, thinner(dataset()))))
    assert [each for each in told if each in left] == []


@pytest.mark.parametrize("fact", FACTS)
def test_every_word_of_a_fact_is_told_somewhere(fact: str) -> None:
    _, told = FACTS[fact]
    assert [each for each in told if not any(each in whole(kind) for kind in REPORTS)] == []


# --- the outlines' own words --------------------------------------------------------------------

WORKSPACES = (SOURCE_TREE, REGION, packaged("demo") / "workspace")
FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def fixed(path: Path) -> Iterator[str]:
    """Give the fixed words of an outline: without what is filled in, without an annex's number."""
    kind, _, rest = path.stem.partition(".")
    loaded = load_outline(Workspace(path.parents[1]), kind, rest or "cs")
    assert loaded.outline is not None
    for _, template in all_templates(loaded.outline):
        yield FILLED.sub(" ", template)


def names() -> set[str]:
    """Gather the proper names of all workspaces: of regions, plans, units, bodies, things done."""
    found: set[str] = set()
    for root in WORKSPACES:
        data = load(Workspace(root)).dataset
        assert data is not None
        concept = data.concept
        found |= {concept.region.name, concept.region.genitive or "", concept.title}
        found |= {each.title for each in concept.bodies}
        found |= {each.title for each in data.organisation.units}
        for held in (data.plans, data.fiches, data.projects, data.events, data.indicators):
            found |= {str(getattr(each, "title", "")) for each in held.values()}
        found |= {each.title for fiche in data.fiches.values() for each in fiche.partners}
        found |= {each.title for fiche in data.fiches.values() for each in fiche.activities}
    return {each for each in found if each}


OUTLINES = sorted((SOURCE_TREE / "report_templates").glob("*.yaml"))


def test_every_kind_has_its_outline_in_both_languages() -> None:
    wanted = {
        f"{kind}.yaml" if code == "cs" else f"{kind}.{code}.yaml"
        for kind in OUTLINED
        for code in LANGUAGES
    }
    assert {each.name for each in OUTLINES} == wanted


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: str(path.name))
def test_no_outline_holds_a_number_or_a_year(path: Path) -> None:
    assert [each for each in fixed(path) if re.search(r"\d", each)] == []


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: str(path.name))
def test_no_outline_holds_a_name_from_the_data(path: Path) -> None:
    told = " ".join(fixed(path))
    named = {each for each in names() if re.search(rf"\b{re.escape(each)}\b", told)}
    assert named == set()
