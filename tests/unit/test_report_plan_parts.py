"""Parts of the plan's document: many areas, links told by one side, approvals, roles."""

from dataclasses import replace
from datetime import date

import pytest

from chytrejsi.cli.report.asking import first_year, time_asked, time_of
from chytrejsi.findings import Stop
from chytrejsi.model.common import Approval
from chytrejsi.model.concept import Role
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.period import Period
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Bullets, Paragraph, Table, plain
from chytrejsi.report.context import Context, context_of
from chytrejsi.report.parts import links, matrix, plan_front, plan_tables, roles
from reportmaking import dataset, document, spaced


def context(data: Dataset) -> Context:
    return context_of(data, "p2", Period(2025))


def fiche(name: str, *linked: dict[str, str], **more: object) -> Fiche:
    given = {"id": name, "plan": "p2", "title": f"Oblast {name}", "area": "energie"}
    return Fiche.model_validate(given | {"links": list(linked)} | more)


def with_fiches(*fiches: Fiche) -> Context:
    data = dataset()
    known = {f"p2/{each.id}": each for each in fiches}
    return context(replace(data, fiches=known, indicators={}))


def cells(block: object) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[plain(cell).replace("\u00a0", " ") for cell in row] for row in block.rows]


def items(block: object) -> list[str]:
    assert isinstance(block, Bullets)
    return [plain(each) for each in block.items]


# --- links --------------------------------------------------------------------------------------


def test_a_link_that_only_one_side_declares_stands_on_both_sides() -> None:
    seen = with_fiches(fiche("a", {"fiche": "b", "kind": "savings", "note": "peníze"}), fiche("b"))
    (made,) = matrix.table(seen, None)
    assert [row[1:] for row in cells(made)] == [["×", "Ú"], ["Ú", "×"]]
    assert plain(links.lines(seen, seen.fiches[1])) == "Úspory: Oblast a – peníze"


def test_two_kinds_between_the_same_areas_are_both_marked() -> None:
    both = ({"fiche": "b", "kind": "other"}, {"fiche": "b", "kind": "data"})
    seen = with_fiches(fiche("a", *both), fiche("b"))
    (made,) = matrix.table(seen, None)
    assert cells(made)[0] == ["Oblast a", "×", "D, J"]
    assert isinstance(made, Table)
    assert made.source == "D – data; J – jiná vazba; × – táž oblast."


def test_a_plan_without_links_has_no_matrix() -> None:
    seen = with_fiches(fiche("a"), fiche("b"))
    assert matrix.lead(seen, None) == matrix.table(seen, None) == matrix.notes(seen, None) == ()


def chain(count: int) -> Context:
    """Link each area with the next one."""
    names = [f"f{place:02}" for place in range(count)]
    pairs = zip(names, [*names[1:], ""], strict=True)
    return with_fiches(
        *(
            fiche(one, *([{"fiche": other, "kind": "data"}] if other else []))
            for one, other in pairs
        )
    )


def test_many_areas_have_numbers_above_the_columns() -> None:
    (made,) = matrix.table(chain(12), None)
    assert isinstance(made, Table)
    assert [each.title for each in made.columns[1:]] == [str(each) for each in range(1, 13)]
    assert cells(made)[1][:4] == ["2 Oblast f01", "D", "×", "D"]
    assert matrix.notes(chain(12), None) == ()


def test_very_many_areas_are_told_link_by_link() -> None:
    seen = chain(30)
    assert matrix.table(seen, None) == ()
    (listed,) = matrix.notes(seen, None)
    (told,) = items(listed)
    assert told.startswith("Data: Oblast f00 – Oblast f01; Oblast f01 – Oblast f02; ")
    assert told.count(" – ") == 29


def test_what_passes_along_several_links_is_told_once_from_the_area_they_share() -> None:
    note = {"kind": "education", "note": "školení"}
    hub = fiche("a", {"fiche": "b"} | note, {"fiche": "c"} | note)
    (listed,) = matrix.notes(with_fiches(hub, fiche("b"), fiche("c"), fiche("d")), None)
    assert items(listed) == ["Vzdělávání: Oblast a – Oblast b a Oblast c. Školení."]
    (listed,) = matrix.notes(with_fiches(hub, fiche("b"), fiche("c")), None)
    assert items(listed) == ["Vzdělávání: Oblast a – všechny ostatní oblasti aktivit. Školení."]
    (lead,) = matrix.lead(with_fiches(hub, fiche("b"), fiche("c")), None)
    assert isinstance(lead, Paragraph)
    assert plain(lead.runs) == (
        "Provázány jsou 2 dvojice oblastí aktivit; nejvíce vazeb má oblast Oblast a."
    )


# --- the front, the fiches, the roles -----------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "unsure", "told"),
    [
        (Approval(date=date(2024, 3, 1)), (), "1. 3. 2024"),
        (
            Approval(date=date(2024, 3, 1)),
            ("approved.body", "approved.resolution"),
            "1. 3. 2024, orgán nepotvrzen, číslo usnesení nepotvrzeno",
        ),
        (
            Approval(date=date(2024, 3, 1), body="rada", resolution="7/RK", verified=False),
            ("approved.resolution",),
            "1. 3. 2024, Rada Vzorového kraje, usnesení č. 7/RK (neověřeno)",
        ),
    ],
)
def test_an_approval_says_what_is_known_of_it(
    given: Approval, unsure: tuple[str, ...], told: str
) -> None:
    data = dataset()
    record = data.plans["p2"].model_copy(update={"to_confirm": unsure})
    assert plan_front.approval(context(data), given, record).replace("\u00a0", " ") == told


def test_a_prolonged_plan_says_until_when() -> None:
    data = dataset()
    longer = data.plans["p2"].model_copy(
        update={"prolonged_to": date(2027, 6, 30), "prolongation": "Platí do schválení dalšího"}
    )
    (made,) = plan_front.basics(context(replace(data, plans={"p2": longer})), None)
    facts = {name: told for name, told in cells(made)}  # noqa: C416 - a row is a list
    assert facts["Prodloužení"] == "Plán je prodloužen do 30. 6. 2027. Platí do schválení dalšího."


def test_what_all_fiches_lack_is_told_once() -> None:
    lacking = {"to_confirm": ["guarantor", "vision"]}
    (made,) = plan_tables.fiches(with_fiches(fiche("a", **lacking), fiche("b", **lacking)), None)
    assert isinstance(made, Table)
    assert cells(made)[0] == ["Oblast a", "nepotvrzeno", "–", "–"]
    assert made.source == "U všech fiší zbývá potvrdit tato pole: garant, vize."
    (made,) = plan_tables.fiches(with_fiches(fiche("a", **lacking), fiche("b")), None)
    assert isinstance(made, Table)
    assert made.source == ""
    assert [(row[1], row[-1]) for row in cells(made)] == [
        ("nepotvrzeno", "garant, vize"),
        ("neuvedeno", "–"),
    ]


def test_a_role_names_the_department_that_has_it() -> None:
    data = dataset()
    role = Role(title="Koordinátor", unit="odbor-rozvoje", tasks=("řídí", "sbírá podklady"))
    changed = data.concept.model_copy(update={"roles": (role,)})
    (made,) = roles.others(context(replace(data, concept=changed)), None)
    assert cells(made) == [["Koordinátor (Odbor rozvoje)", "Řídí.\nSbírá podklady."]]


# --- the time -----------------------------------------------------------------------------------


def test_without_data_the_last_plan_is_told_at_its_first_year() -> None:
    data = replace(dataset(), observations={})
    assert time_asked(data, None, None) == Period(2024)
    assert time_asked(data, "2025", None) == Period(2025)
    assert time_asked(dataset(), None, None) == Period(2025)
    with pytest.raises(Stop):
        time_asked(replace(data, plans={}), None, None)


def test_a_plan_that_comes_after_the_data_is_told_at_its_first_year() -> None:
    later = dataset().plans["p2"].model_copy(update={"approved": Approval(date=date(2027, 2, 1))})
    assert first_year(later) == Period(2027)
    assert time_of(later, Period(2025), named=False) == Period(2027)
    assert time_of(later, Period(2025), named=True) == Period(2025)
    assert time_of(dataset().plans["p2"], Period(2025), named=False) == Period(2025)


def test_a_plan_without_areas_says_so_and_shows_no_empty_table() -> None:
    data = replace(dataset(), fiches={}, indicators={}, observations={}, projects={})
    plan = data.plans["p2"].model_copy(update={"empty_areas": ()})
    bare = replace(data, plans={**data.plans, "p2": plan})
    written = spaced(render_text(document("plan", bare)))
    assert "Plán zatím nemá žádnou oblast aktivit." in written
    assert "0 oblastí" not in written
    assert "následující přehled" not in written


def test_a_plan_without_indicators_announces_no_overview_of_them() -> None:
    data = replace(dataset(), indicators={}, observations={}, projects={})
    written = spaced(render_text(document("annual", data)))
    assert "Plnění v oblastech aktivit" in written
    assert "Přehled ukazuje" not in written
