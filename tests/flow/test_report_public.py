"""The public's version of every kind of report tells nothing that is not public, in no byte."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chytrejsi.model.common import Variant
from chytrejsi.model.concept import Duty
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Link, Succession
from chytrejsi.model.observation import ReportedValue
from chytrejsi.model.scalars import Frozen
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Cover, Note, plain
from chytrejsi.report.kinds import REPORTS
from chytrejsi.report.public import OFFICE, published
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace
from reportkinds import ARGUMENTS, GUARANTOR, about
from reportmaking import dataset, spaced
from running import chytrejsi
from secretcase import CANARY, found_in, secretive, texts_of, written

# a field of such a name is for the office, unless it is named here with a reason
OF_THE_OFFICE = re.compile("note|variants|evidence|raw|normalised|proposer|tool|template|quotes")
NOT_OF_THE_OFFICE = {
    (Link, "note"),  # what passes along the link, as the fiche publishes it
    (Duty, "note"),  # how the body is involved, as the plan publishes it
    (Succession, "note"),  # how an area goes on, which the final report is there to tell
    (Variant, "note"),  # goes with its variant, which is left out as a whole
}


@pytest.fixture(scope="module")
def secrets() -> Dataset:
    return secretive()


@pytest.fixture(scope="module")
def workspace(secrets: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(secrets, tmp_path_factory.mktemp("kraj"))


def models(start: type[Frozen] = Frozen) -> Iterator[type[Frozen]]:
    for each in start.__subclasses__():
        if each.__module__.startswith("chytrejsi.model.") and "logbook" not in each.__module__:
            yield each
            yield from models(each)


def test_every_field_that_sounds_internal_is_decided() -> None:
    decided = {
        (model, name)
        for model in models()
        for base in model.__mro__
        for name in OFFICE.get(base, ())
    }
    sounding = {
        (model, name)
        for model in models()
        for name in model.model_fields
        if OF_THE_OFFICE.fullmatch(name)
    }
    assert sounding - decided == NOT_OF_THE_OFFICE
    assert all(name in model.model_fields for model, names in OFFICE.items() for name in names)


def test_the_files_hold_what_the_tests_look_for(workspace: Path, secrets: Dataset) -> None:
    loaded = load(Workspace(workspace))
    assert loaded.findings == ()
    assert loaded.dataset is not None
    assert replace(loaded.dataset, places=secrets.places) == secrets
    assert found_in(render_text(about("annual", secrets)))


def test_no_secret_is_left_in_the_data(secrets: Dataset) -> None:
    thin = published(secrets)
    # a public text may name a hidden card where it quotes it; the document says "not public"
    told = repr(replace(thin, withheld={})).replace('value("TAJ-1")', "")
    assert found_in(told) == set()
    assert set(thin.withheld) == {"TAJ-1", "TAJ-2", "TAJ-3"}


def test_data_without_secrets_stay_as_they_are() -> None:
    data = dataset()
    assert {key: each.title for key, each in published(data).indicators.items()} == {
        key: each.title for key, each in data.indicators.items()
    }
    assert published(published(data)) == published(data)


@pytest.mark.parametrize("kind", REPORTS)
def test_no_secret_is_in_any_byte(kind: str, workspace: Path, tmp_path: Path) -> None:
    place = ("--root", workspace, "--public", "--output", tmp_path / "verejne.docx")
    told = chytrejsi("report", kind, *ARGUMENTS[kind], *place)
    assert told.returncode == 0, told.stderr + told.stdout
    assert found_in(told.stdout + told.stderr) == set()
    for name, text in texts_of((tmp_path / "verejne.docx").read_bytes()):
        assert found_in(text) == set(), name
        assert "creator" not in text or name != "docProps/core.xml"


@pytest.mark.parametrize("kind", REPORTS)
def test_the_file_is_named_as_the_public_version(kind: str, workspace: Path) -> None:
    told = chytrejsi("report", kind, *ARGUMENTS[kind], "--root", workspace, "--public")
    assert told.returncode == 0, told.stderr
    name = told.stdout.splitlines()[-1]
    assert name.endswith("-verejna.docx")
    assert name.count("-verejna") == 1
    assert found_in(told.stdout) == set()


@pytest.mark.parametrize("kind", REPORTS)
def test_every_document_says_that_it_is_the_public_version(kind: str, secrets: Dataset) -> None:
    office, public = about(kind, secrets), about(kind, published(secrets), public=True)
    assert "veřejná verze" in public.footer
    assert "veřejná verze" not in office.footer
    assert public.author == ""
    for block in public.blocks:
        if isinstance(block, Cover):
            assert ("Verze", "veřejná verze") in block.facts


def notes(kind: str, data: Dataset) -> list[str]:
    blocks = about(kind, data, public=True).blocks
    return [told for b in blocks if isinstance(b, Note) if "veřejn" in (told := plain(b.runs))]


@pytest.mark.parametrize("kind", sorted(set(REPORTS) - {"fiche", "extract"}))
def test_what_is_left_out_is_counted_once(kind: str, secrets: Dataset) -> None:
    (told,) = notes(kind, published(secrets))
    assert spaced(told).startswith("3 indikátory nejsou veřejné a")
    assert notes(kind, published(dataset())) == []


def test_a_part_counts_only_what_belongs_to_it(secrets: Dataset) -> None:
    assert notes("fiche", published(secrets)) == []
    assert notes("extract", published(secrets)) == []
    card = secrets.indicators["TAJ-1"]
    moved = card.model_copy(update={"fiche": "energie", "guarantor": GUARANTOR})
    thin = published(replace(secrets, indicators={**secrets.indicators, "TAJ-1": moved}))
    for kind in ("fiche", "extract"):
        (told,) = notes(kind, thin)
        assert spaced(told).startswith("1 indikátor není veřejný a")


def test_a_value_that_is_not_public_is_called_so(secrets: Dataset) -> None:
    text = spaced(render_text(about("annual", published(secrets), public=True)))
    assert "Úroveň je neveřejné, loni 18 ks." in text
    assert "Odečty: neveřejné a neveřejné." in text
    assert re.search("Doba vyřízení žádosti 2025 neveřejné", text)


# --- increments ---------------------------------------------------------------------------------


def reported(*hidden: str) -> Dataset:
    """Let three years and a half of increments be reported of EN-1, some of them hidden."""
    data = dataset()
    told = {"2024": "8", "2025-H1": "5", "2025": "14", "2026": "3"}
    pattern = data.observations["2024/odbor-majetku"]
    observations = {}
    for period, value in told.items():
        given = ReportedValue(indicator="EN-1", value=value, public=period not in hidden)
        update = {"values": (given,), "activities": ()}
        observation = pattern.model_copy(update=update)
        observations[f"{period}/odbor-majetku"] = type(pattern).model_validate(
            {**dict(observation), "period": period}
        )
    return replace(data, observations=observations, changes={})


def shown(*hidden: str) -> dict[str, str | bool | None]:
    """Say which increments the public sees."""
    thin = published(reported(*hidden))
    return {str(each.period): each.values[0].value for each in thin.observations.values()}


def test_a_hidden_increment_hides_every_level_after_it() -> None:
    assert shown() == {"2024": "8", "2025-H1": "5", "2025": "14", "2026": "3"}
    assert shown("2026") == {"2024": "8", "2025-H1": "5", "2025": "14", "2026": None}
    assert shown("2024") == dict.fromkeys(("2024", "2025-H1", "2025", "2026"))


def test_a_hidden_half_year_hides_its_year_and_a_hidden_year_its_half() -> None:
    assert shown("2025-H1") == {"2024": "8", "2025-H1": None, "2025": None, "2026": None}
    assert shown("2025") == {"2024": "8", "2025-H1": None, "2025": None, "2026": None}


def test_a_hidden_level_hides_only_itself() -> None:
    data = dataset()
    early = data.observations["2024/odbor-rozvoje"]
    values = tuple(
        each.model_copy(update={"public": each.indicator != "UR-1"}) for each in early.values
    )
    told = {**data.observations, "2024/odbor-rozvoje": early.model_copy(update={"values": values})}
    thin = published(replace(data, observations=told))
    found = {
        key: [each.value for each in seen.values if each.indicator == "UR-1"]
        for key, seen in thin.observations.items()
    }
    assert found["2024/odbor-rozvoje"] == [None]
    assert found["2025/odbor-rozvoje"] == ["9"]


def test_the_secret_is_no_word_of_the_region() -> None:
    assert CANARY not in repr(dataset())
