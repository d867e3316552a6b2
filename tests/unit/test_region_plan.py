"""The region's plan says what its documents say, and nothing that they do not."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from chytrejsi.model.concept import DocumentKind, Verb
from chytrejsi.model.dataset import Dataset
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace

ROOT = Path(__file__).parents[2]
SUMMARY = "2024-H1/odbor-regionalniho-rozvoje"

# Tab. 01 and the strategic objectives of Tab. 02
FICHES = {
    "moderni-prezentace": ("ekonomicky-rozvoj", {"3.6"}, {"zlepsit"}, 2),
    "elektronicka-komunikace": (
        "verejna-sprava",
        {"1.4", "1.5", "3.2"},
        {"zrychlit", "usetrit"},
        3,
    ),
    "moderni-pece": ("socialni-oblast", {"1.3"}, {"zrychlit"}, 3),
    "digitalizace-zdravotnictvi": ("zdravotnictvi", {"1.2", "3.3"}, {"zlepsit", "zrychlit"}, 2),
    "energeticky-management": ("zivotni-prostredi", {"2.1", "2.2"}, {"usetrit"}, 3),
    "digitalni-technologie-ss": ("vzdelavani", {"3.4"}, {"zlepsit"}, 1),
    "sluzby-v-digitalnim-veku": ("principy-rizeni", set(), set(), 1),
}


@cache
def region() -> Dataset:
    """The region's files, read as the program reads them."""
    dataset = load(Workspace(ROOT)).dataset
    assert dataset is not None
    return dataset


def test_every_file_is_readable() -> None:
    assert load(Workspace(ROOT)).findings == ()


def test_objectives_are_those_of_the_plan_without_3_5() -> None:
    assert [each.id for each in region().concept.objectives] == [
        *("1.1", "1.2", "1.3", "1.4", "1.5"),
        *("2.1", "2.2"),
        *("3.1", "3.2", "3.3", "3.4", "3.6"),
    ]
    strategic = dict(zip("123", ("zrychlit", "usetrit", "zlepsit"), strict=True))
    for objective in region().concept.objectives:
        assert objective.strategic == strategic[objective.id[0]]


def test_seven_priority_and_four_horizontal_areas() -> None:
    kinds = [each.kind for each in region().concept.areas]
    assert kinds == ["priority"] * 7 + ["horizontal"] * 4


@pytest.mark.parametrize(
    ("body", "document", "verb"),
    [
        ("zastupitelstvo", DocumentKind.PLAN, Verb.APPROVES),
        ("zastupitelstvo", DocumentKind.ANNUAL, Verb.TAKES_NOTE),
        ("rada", DocumentKind.PLAN, Verb.DISCUSSES),
        ("rada", DocumentKind.AREA_CHANGE, Verb.DECIDES),
        ("rada", DocumentKind.ANNUAL, Verb.APPROVES),
        ("ridici-skupina", DocumentKind.MONITORING, Verb.DISCUSSES),
        ("rvvi", DocumentKind.ANNUAL, Verb.IS_INFORMED),
        ("rsk", DocumentKind.ANNUAL, Verb.IS_INFORMED),
        ("vhrrrv", DocumentKind.ANNUAL, Verb.IS_INFORMED),
    ],
)
def test_body_does_what_the_plan_says(body: str, document: DocumentKind, verb: Verb) -> None:
    duties = next(each.duties for each in region().concept.bodies if each.id == body)
    assert {each.document: each.verb for each in duties}[document] is verb


def test_facts_from_the_web_are_not_verified() -> None:
    concept = region().concept
    assert concept.approved is not None
    assert concept.approved.resolution == "75/19/ZK"
    assert not concept.approved.verified
    assert "horizon" in concept.to_confirm


@pytest.mark.parametrize("fiche", FICHES)
def test_fiche_is_placed_as_in_the_tables(fiche: str) -> None:
    area, objectives, strategic, focuses = FICHES[fiche]
    found = region().fiches[f"ap2/{fiche}"]
    assert (found.area, set(found.objectives), set(found.strategic)) == (
        area,
        objectives,
        strategic,
    )
    assert len(found.focus) == focuses


def test_areas_without_project_and_why() -> None:
    empty = {each.area: each for each in region().plans["ap2"].empty_areas}
    assert set(empty) == {
        *("doprava", "technicka-infrastruktura", "datova-architektura", "odolnost-kraje"),
    }
    assert empty["doprava"].objectives == ("1.1", "2.2", "3.1")


def test_unknown_guarantors_stay_unknown() -> None:
    for fiche in region().fiches.values():
        assert fiche.guarantor is None
        assert "guarantor" in fiche.to_confirm


def test_links_hold_in_both_directions() -> None:
    links = {
        (each.plan, each.id, link.fiche, link.kind)
        for each in region().fiches.values()
        for link in each.links
    }
    assert {(plan, there, here, kind) for plan, here, there, kind in links} == links


def test_every_activity_and_project_is_reported_once() -> None:
    observed = region().observations[SUMMARY]
    known = {
        (fiche.plan, fiche.id, activity.id)
        for fiche in region().fiches.values()
        for activity in fiche.activities
    }
    told = [(each.plan, each.fiche, each.activity) for each in observed.activities]
    assert set(told) == known
    assert len(told) == len(known)
    projects = [each.project for each in observed.projects]
    assert set(projects) == set(region().projects)
    assert len(projects) == len(set(projects))


def test_nine_pilot_projects_and_the_rest_is_not_counted() -> None:
    assert len(region().fiches_of("ap1")) == 9
    for project in region().projects.values():
        assert project.counted is (project.plan == "ap1")
        assert bool(project.fiches) is project.counted
        assert project.area in region().areas
    for card in region().indicators.values():
        assert card.counted is (card.plan is not None)


def test_starting_values_are_the_earlier_plan_s_figures() -> None:
    values = {each.indicator: each.number for each in region().observations[SUMMARY].values}
    for card in region().indicators.values():
        if card.baseline is not None:
            assert card.plan == "ap2"
            assert card.continues is not None
            assert card.baseline.number == values[card.continues]
            assert card.baseline.date == date(2024, 6, 30)


def test_only_the_stated_scope_is_a_target() -> None:
    with_target = {
        each.id: each.target for each in region().indicators.values() if each.target is not None
    }
    assert set(with_target) == {"EN-01"}
    target = with_target["EN-01"]
    assert (target.number, target.confirmed) == (Decimal(30), False)
    assert target.basis


def test_every_record_names_its_source() -> None:
    data = region()
    for records in (data.plans, data.fiches, data.projects, data.events, data.indicators):
        for record in records.values():
            assert record.sources
    for observed in data.observations.values():
        assert observed.document is not None


def test_only_what_the_documents_support_is_said_to_go_on() -> None:
    told = {each.id: each for each in region().fiches_of("ap1")}
    known = {
        name: (each.succession.outcome.value, each.succession.into)
        for name, each in told.items()
        if each.succession
    }
    assert known == {
        "elektronicka-komunikace": ("continued", ("elektronicka-komunikace",)),
        "energeticky-management": ("merged", ("energeticky-management",)),
        "hospodareni-s-vodou": ("merged", ("energeticky-management",)),
        "evidencni-system": ("continued", ("moderni-prezentace",)),
    }
    # the second plan names one area as an example of going on; the rest is inferred or unknown
    sure = {name for name, each in told.items() if "succession" not in each.to_confirm}
    assert sure == {"elektronicka-komunikace"}
    assert all(each.succession is None for each in region().fiches_of("ap2"))
