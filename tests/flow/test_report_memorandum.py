"""The memorandum: the verb that the data give each body, the draft, blanks for what is unknown."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from chytrejsi.model.concept import DocumentKind, Duty, Gender, Verb
from chytrejsi.model.dataset import Dataset
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Heading, Report, Table, plain
from chytrejsi.report.context import Subject
from reportmaking import REGION, dataset, document, spaced, without
from running import SOURCE_TREE, chytrejsi

DEMO = SOURCE_TREE / "src" / "chytrejsi" / "demo" / "workspace"
LEAKS = re.compile(r"\bNone\b|\{\{|\}\}|\bVerb\.|<[a-z_]+>|\bTrue\b")
PAPERS = (
    DocumentKind.ANNUAL,
    DocumentKind.MONITORING,
    DocumentKind.PLAN,
    DocumentKind.FINAL,
)
INFORMED = {
    Gender.MASCULINE: "je informován",
    Gender.FEMININE: "je informována",
    Gender.NEUTER: "je informováno",
}
SAYS = {Verb.APPROVES: "schvaluje", Verb.TAKES_NOTE: "bere na vědomí"}


def memorandum(
    data: Dataset,
    body: str,
    paper: DocumentKind = DocumentKind.ANNUAL,
    root: Path = REGION,
    **subject: object,
) -> Report:
    """Make a memorandum for a body."""
    (found,) = [each for each in data.concept.bodies if each.id == body]
    about = Subject(document=paper, body=found, accompanies="zprava-p2-2025.docx", **subject)  # type: ignore[arg-type]
    if root == REGION:
        return document("memorandum", data, root=root, subject=about)
    plan = max(data.plans)
    newest = max(data.periods_with_data()).whole_year
    return document("memorandum", data, plan, str(newest), root, about)


def changed(data: Dataset, body: str, **fields: object) -> Dataset:
    """Give the data with a body changed."""
    bodies = tuple(
        each.model_copy(update=fields) if each.id == body else each for each in data.concept.bodies
    )
    return replace(data, concept=data.concept.model_copy(update={"bodies": bodies}))


def duty(paper: DocumentKind, verb: Verb) -> dict[str, object]:
    return {"duties": (Duty(document=paper, verb=verb),)}


def after(text: str, heading: str) -> str:
    """Give what stands below a heading, until the next one of two or three."""
    return spaced(text).split(heading, 1)[1]


def test_the_memorandum_says_what_was_approved(approved: Callable[[str, str], None]) -> None:
    approved("memorandum-rada.txt", render_text(memorandum(dataset(), "rada")))


def test_the_information_sheet_says_what_was_approved(
    approved: Callable[[str, str], None],
) -> None:
    data = changed(dataset(), "skupina", gender=Gender.FEMININE)
    approved("memorandum-skupina.txt", render_text(memorandum(data, "skupina")))


def test_the_memorandum_of_a_plan_says_what_was_approved(
    approved: Callable[[str, str], None],
) -> None:
    paper = DocumentKind.PLAN
    data = changed(dataset(), "rada", **duty(paper, Verb.DISCUSSES), gender=Gender.FEMININE)
    duties = (*duty(paper, Verb.APPROVES)["duties"], *dataset().concept.bodies[1].duties)  # type: ignore[misc]
    data = changed(data, "zastupitelstvo", duties=duties, genitive="Zastupitelstva Vzorového kraje")
    text = render_text(memorandum(data, "rada", paper)) + "\n\n=====\n\n"
    approved("memorandum-plan.txt", text + render_text(memorandum(data, "zastupitelstvo", paper)))


def stations(root: Path) -> list[tuple[str, DocumentKind]]:
    return [
        (body.id, each.document)
        for body in dataset(root).concept.bodies
        for each in body.duties
        if each.document in PAPERS
    ]


@pytest.mark.parametrize("root", [SOURCE_TREE, DEMO], ids=["region", "demo"])
def test_every_body_gets_each_document_with_its_own_verb(root: Path) -> None:
    data = dataset(root)
    assert len(stations(root)) >= 7
    for name, paper in stations(root):
        (body,) = [each for each in data.concept.bodies if each.id == name]
        (verb,) = [each.verb for each in body.duties if each.document is paper]
        made = memorandum(data, name, paper, root)
        text = render_text(made)
        assert LEAKS.findall(text) == []
        told = spaced(text)
        assert body.title in told
        says = INFORMED[body.gender] if verb is Verb.IS_INFORMED else SAYS.get(verb)  # type: ignore[index]
        if says is not None:
            assert f"{body.title} {says} " in told
        resolves = verb is not Verb.IS_INFORMED
        assert ("usnesení se nenavrhuje" in told) is not resolves
        assert ("Důvodová zpráva a návrh usnesení" in told) is resolves
        assert "zprava-p2-2025.docx" in told
        (way,) = [b for b in made.blocks if isinstance(b, Table) and b.anchor == "tab-way"]
        having = [
            o.title for o in data.concept.bodies if any(d.document is paper for d in o.duties)
        ]
        assert sorted(spaced(plain(row[0])) for row in way.rows) == sorted(having)


@pytest.mark.parametrize(
    ("gender", "said"),
    [
        (Gender.MASCULINE, "je informován o výroční zprávě"),
        (Gender.FEMININE, "je informována o výroční zprávě"),
        (Gender.NEUTER, "je informováno o výroční zprávě"),
        (None, "dostává pro informaci výroční zprávu"),
    ],
)
def test_being_informed_agrees_with_the_gender_of_the_body(
    gender: Gender | None, said: str
) -> None:
    data = changed(dataset(), "skupina", gender=gender)
    assert f"Řídící skupina {said} o naplňování" in spaced(render_text(memorandum(data, "skupina")))


@pytest.mark.parametrize(
    ("gender", "said"),
    [
        (Gender.MASCULINE, "projednal"),
        (Gender.FEMININE, "projednala"),
        (Gender.NEUTER, "projednalo"),
        (None, "projednává"),
    ],
)
def test_a_body_that_discusses_has_discussed_in_its_resolution(
    gender: Gender | None, said: str
) -> None:
    data = changed(dataset(), "skupina", gender=gender, **duty(DocumentKind.ANNUAL, Verb.DISCUSSES))
    draft = after(render_text(memorandum(data, "skupina")), "Návrh usnesení Řídící skupina")
    assert draft.startswith(f" 1. {said} výroční zprávu o naplňování akčního plánu za rok 2025 (")
    assert "po projednání" not in draft
    # the next body is ordered to get it; who is only informed follows the last that decides
    assert "předložit dokument na jednání orgánu Rada Vzorového kraje ke schválení" in draft
    assert "pro informaci" not in draft


def test_a_body_that_decides_leaves_the_decision_blank() -> None:
    data = changed(dataset(), "rada", **duty(DocumentKind.ANNUAL, Verb.DECIDES))
    draft = after(render_text(memorandum(data, "rada")), "Návrh usnesení Rada")
    assert "1. rozhoduje o výroční zprávě o naplňování" in draft
    assert "[doplnit: rozhodnutí]" in draft


def test_a_body_that_takes_note_orders_nothing() -> None:
    draft = after(
        render_text(memorandum(dataset(), "zastupitelstvo")),
        "Zastupitelstvo Vzorového kraje po projednání",
    )
    assert draft.startswith(" bere na vědomí výroční zprávu")
    assert "ukládá" not in draft
    assert "Zodpovídá" not in draft


def test_what_is_not_known_is_a_blank_until_it_is_given() -> None:
    blank = spaced(render_text(memorandum(dataset(), "rada")))
    for what in (
        "Číslo bodu: [doplnit: číslo]",
        "Č. j.: [doplnit: číslo]",
        "Datum jednání: [doplnit: datum]",
        "Zodpovídá: [doplnit: funkce a útvar]",
        "Termín: [doplnit: datum]",
    ):
        assert what in blank
    given = spaced(
        render_text(
            memorandum(dataset(), "rada", deadline=date(2026, 6, 30), responsible="vedoucí odboru")
        )
    )
    assert "Zodpovídá: vedoucí odboru Termín: 30. 6. 2026" in given


def test_a_plan_without_anything_open_orders_no_settling() -> None:
    data = dataset()
    assert "zajistit vyřešení věcí" in spaced(render_text(memorandum(data, "rada")))
    cards = {
        name: each.model_copy(update={"target": None, "to_confirm": (), "milestones": ()})
        for name, each in data.indicators.items()
    }
    fiches = {
        name: each.model_copy(update={"to_confirm": ()}) for name, each in data.fiches.items()
    }
    seen = {
        name: each.model_copy(update={"proposals": (), "activities": ()})
        for name, each in data.observations.items()
    }
    calm = replace(data, indicators=cards, fiches=fiches, observations=seen, changes={})
    assert "zajistit vyřešení věcí" not in spaced(render_text(memorandum(calm, "rada")))


def test_the_outline_holds_no_fact() -> None:
    data = dataset()
    fact = "Odečty má už 32 budov"
    assert fact in spaced(render_text(memorandum(data, "rada")))
    gone = without(data, "observations", "2025/odbor-majetku")
    assert fact not in spaced(render_text(memorandum(gone, "rada")))


def test_headings_never_skip_a_level() -> None:
    levels = [b.level for b in memorandum(dataset(), "rada").blocks if isinstance(b, Heading)]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_an_english_workspace_gets_an_english_memorandum() -> None:
    data = dataset()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    text = spaced(render_text(memorandum(english, "rada")))
    assert "Explanatory memorandum and draft resolution" in text
    assert "approves the annual report on the action plan for the year 2025" in text
    for czech in ("schvaluje", "doplnit", "ukládá", "Přílohy", "Projednání"):
        assert czech not in text


# --- the command --------------------------------------------------------------------------------


def test_an_english_body_takes_note_of_a_document() -> None:
    data = dataset()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    text = spaced(render_text(memorandum(english, "zastupitelstvo")))
    assert "takes note of the annual report" in text
    assert "takes note the" not in text


def test_the_command_names_the_file_by_body_and_document(region: Path) -> None:
    told = chytrejsi("report", "memorandum", "--body", "rada", "--for", "annual", cwd=region)
    assert told.returncode == 0, told.stderr
    path = region / told.stdout.splitlines()[-1]
    assert path.name == "duvodova-zprava-rada-vyrocni-zprava-p2-2025.docx"
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--body", "rado", "--for", "annual"), "„rada“"),
        (("--body", "xyz", "--for", "annual"), "rada, zastupitelstvo, skupina"),
        (("--body", "rada", "--for", "monitoring"), "monitorovací zpráva"),
        (("--body", "rada", "--for", "annual", "--deadline", "30. 6."), "2026-12-31"),
        (("--body", "rada", "--for", "annual", "--deadline", ""), "2026-12-31"),
        (("--body", "rada", "--for", "annual", "--deadline", "20260630"), "2026-12-31"),
        (("--body", "rada", "--for", "annual", "--year", "letos"), "letos"),
        (("--body", "rada"), "--for"),
        (("--body", "rada", "--for", "novoroční"), "annual"),
    ],
)
def test_what_cannot_be_is_told(region: Path, arguments: tuple[str, ...], said: str) -> None:
    told = chytrejsi("report", "memorandum", *arguments, cwd=region)
    assert told.returncode == 2
    assert said in spaced(told.stderr)
    assert "Traceback" not in told.stderr
    assert not (region / "reports").exists()


def test_a_body_without_a_duty_is_told_who_has_one(region: Path) -> None:
    concept = region / "plan" / "concept.yaml"
    text = concept.read_text(encoding="utf-8")
    more = "{document: annual, verb: is_informed}, {document: monitoring, verb: discusses}"
    text = text.replace("{document: annual, verb: is_informed}", more)
    concept.write_text(text, encoding="utf-8", newline="\n")
    told = chytrejsi("report", "memorandum", "--body", "rada", "--for", "monitoring", cwd=region)
    assert told.returncode == 2
    assert "skupina (projednává)" in told.stderr


def test_a_unit_named_as_responsible_is_told_by_its_title(region: Path) -> None:
    from docx import Document

    asked = ("report", "memorandum", "--body", "rada", "--for", "annual", "--output", "m.docx")
    given = ("--responsible", "odbor-majetku", "--deadline", "2026-06-30")
    assert chytrejsi(*asked, *given, cwd=region).returncode == 0
    words = [spaced(each.text) for each in Document(str(region / "m.docx")).paragraphs]
    assert "Zodpovídá: Odbor majetku" in words
    assert "Termín: 30. 6. 2026" in words


def test_a_final_evaluation_is_of_the_plans_own_time(region: Path) -> None:
    concept = region / "plan" / "concept.yaml"
    text = concept.read_text(encoding="utf-8")
    more = "{document: annual, verb: approves}, {document: final, verb: approves}"
    text = text.replace("{document: annual, verb: approves}", more)
    concept.write_text(text, encoding="utf-8", newline="\n")
    asked = ("report", "memorandum", "--body", "rada", "--for", "final", "--plan", "p2")
    told = chytrejsi(*asked, "--year", "2020", cwd=region)
    assert told.returncode == 2
    assert "2024" in told.stderr
    told = chytrejsi(*asked, cwd=region)
    assert told.returncode == 0, told.stderr
    (made,) = (region / "reports").glob("duvodova-zprava-rada-zaverecne-vyhodnoceni-p2-*.docx")
    evaluated = chytrejsi("report", "final", "--plan", "p2", cwd=region).stdout.splitlines()[-1]
    assert made.name.endswith(Path(evaluated).name)
