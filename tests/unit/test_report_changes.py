"""What was changed is told with what it was: targets, values, series; and what is late."""

from dataclasses import replace
from datetime import date
from typing import Any

from chytrejsi.model.change import Change, ChangedValue
from chytrejsi.model.common import Validity
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import Correction
from chytrejsi.model.period import Period
from chytrejsi.report.blocks import Block, Bullets, Figure, Paragraph, Table, plain
from chytrejsi.report.charts import SeriesChart
from chytrejsi.report.context import Context, context_of
from chytrejsi.report.parts import changes, corrections, indicators, late, notes, summary
from chytrejsi.report.public import published
from reportmaking import annual, dataset


def context(data: Dataset, period: str = "2025") -> Context:
    return context_of(data, "p2", Period.parse(period))


def rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    return [
        [plain(cell).replace("\u00a0", " ") for cell in row]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Give the items of lists and the paragraphs."""
    told = []
    for block in blocks:
        if isinstance(block, Bullets):
            told += [plain(item) for item in block.items]
        elif isinstance(block, Paragraph):
            told.append(plain(block.runs))
    return [each.replace("\u00a0", " ") for each in told]


def corrected(*more: dict[str, Any]) -> Dataset:
    """Correct a value of the small region, once or more often."""
    first = {
        "indicator": "EN-1",
        "period": "2024",
        "guarantor": "odbor-majetku",
        "expect": "8",
        "value": "5",
        "date": "2025-06-01",
        "reason": "Tři elektroměry se počítaly dvakrát.",
        "decision": "zápis 2/2025",
    }
    found = {
        f"2025-0{number}": Correction.model_validate(first | each)
        for number, each in enumerate(({}, *more), start=1)
    }
    return replace(dataset(), corrections=found)


# --- corrections --------------------------------------------------------------------------------


def test_a_correction_of_an_earlier_year_keeps_the_old_value_readable() -> None:
    here = context(corrected())
    assert rows(corrections.table(here, None)) == [
        [
            "Oprava údajů za rok 2024",
            "EN-1 Elektroměry s dálkovým odečtem (ks)",
            "8",
            "5",
            "Tři elektroměry se počítaly dvakrát. Opraveno 1. 6. 2025; rozhodnutí: zápis 2/2025.",
        ]
    ]
    assert lines(corrections.lead(here, None)) == [
        "Opravena byla 1 vykázaná hodnota, a to za dřívější rok."
    ]


def test_corrections_of_this_year_are_told_too_the_newest_first() -> None:
    own = {
        "indicator": "EN-2",
        "period": "2025",
        "expect": "1140.2",
        "value": "1130",
        "date": "2026-02-01",
    }
    again = {"expect": "5", "value": "6", "date": "2025-09-01", "decision": None}
    here = context(corrected(own, again))
    told = [row[:4] for row in rows(corrections.table(here, None))]
    assert [(row[0], row[2], row[3]) for row in told] == [
        ("Oprava údajů za rok 2025", "1 140,2", "1 130"),
        ("Oprava údajů za rok 2024", "8", "5"),
        ("Oprava údajů za rok 2024", "5", "6"),
    ]
    assert lines(corrections.lead(here, None)) == [
        "Opraveny byly 3 vykázané hodnoty, z toho 2 za dřívější roky."
    ]


def test_a_correction_of_a_later_year_is_not_known_yet() -> None:
    own = {"indicator": "EN-2", "period": "2025", "expect": "1140.2", "value": "1130"}
    here = context(corrected(own), "2024")
    assert [row[0] for row in rows(corrections.table(here, None))] == ["Oprava údajů za rok 2024"]


def test_the_annual_report_holds_the_corrections_and_rests_on_the_corrected_values() -> None:
    blocks = annual(corrected()).blocks
    tables = {each.anchor: each for each in blocks if isinstance(each, Table)}
    assert rows((tables["tab-corrections"],))[0][:1] == ["Oprava údajů za rok 2024"]
    (series,) = (row for row in rows((tables["tab-series-energie"],)) if row[0].startswith("EN-1 "))
    assert series[1:] == ["15", "29"]  # 10 + 5, where 8 had been reported
    assert "tab-corrections" not in {
        each.anchor for each in annual(dataset()).blocks if isinstance(each, Table)
    }


def test_no_correction_says_nothing() -> None:
    here = context(dataset())
    assert corrections.table(here, None) == corrections.lead(here, None) == ()


# --- changed targets ----------------------------------------------------------------------------


def test_the_original_and_the_new_target_stand_beside_each_other() -> None:
    (row,) = rows(changes.targets(context(dataset()), None))
    assert row == [
        "EN-1 Elektroměry s dálkovým odečtem (ks)",
        "60 (2026)",
        "40 (2026)",
        "Usnesení č. 12/25/RK, s účinností od 1. 2. 2025. Část budov přešla na města.",
        "zpožděno",
        "plní se",
    ]


def test_a_change_that_has_not_taken_effect_is_not_told() -> None:
    assert changes.targets(context(dataset(), "2024"), None) == ()


def test_each_change_of_a_target_tells_its_resolution() -> None:
    data = dataset()
    second = Change.model_validate(
        data.changes["p2/2025-01"].model_dump()
        | {"id": "2025-09", "old": {"value": "50", "date": "2026-12-31"}, "resolution": "90/25/RK"}
        | {"effect": "2025-10-01", "reason": "Přibyly dvě školy."}
    )
    here = context(replace(data, changes={**data.changes, "p2/2025-09": second}))
    (row,) = rows(changes.targets(here, None))
    assert row[1:3] == ["60 (2026) → 50 (2026)", "40 (2026)"]
    assert row[3].index("12/25/RK") < row[3].index("90/25/RK")


def test_a_target_changed_under_a_former_id_tells_its_resolution() -> None:
    data = dataset()
    told = data.changes["p2/2025-01"].model_dump()
    earlier = Change.model_validate(told | {"indicator": "EN-0"})
    sides = {"old": {"value": "EN-0"}, "new": {"value": "EN-1"}, "effect": "2025-03-01"}
    renamed = Change.model_validate(told | {"id": "2025-02", "kind": "renaming"} | sides)
    both = {"p2/2025-01": earlier, "p2/2025-02": renamed}
    (row,) = rows(changes.targets(context(replace(data, changes=both)), None))
    assert "12/25/RK" in row[3]


def test_sides_of_a_change_are_told_as_people_do() -> None:
    here = context(dataset())
    about = {"id": "1", "plan": "p2", "indicator": "EN-1", "reason": "Důvod."}
    expected = {
        ("method", "direction", "decrease"): "má klesat",
        ("method", None, "growth"): "podle tempa růstu",
        ("method", "tolerance", "5"): "5 ks",
        ("guarantor", None, "odbor-majetku"): "Odbor majetku",
        ("indicator", "weight", "3"): "3",
        ("definition", None, "Počet."): "Počet.",
        ("indicator", "public", True): "ano",
    }
    for (kind, field, value), words in expected.items():
        change = Change.model_validate(about | {"kind": kind, "field": field})
        side = changes.side(here, change, ChangedValue(value=value))
        assert side.replace("\u00a0", " ") == words


def test_an_indicator_that_is_retired_names_its_resolution() -> None:
    data = dataset()
    ended = Change.model_validate(
        data.changes["p2/2025-01"].model_dump()
        | {"id": "2025-09", "kind": "retirement", "old": None, "new": {"date": "2025-09-30"}}
        | {"effect": "2025-10-01", "reason": "Data už nikdo nesbírá.", "resolution": "90/25/RK"}
    )
    card = data.indicators["EN-1"]
    gone = card.model_copy(update={"valid": Validity(end=date(2025, 9, 30))})
    here = context(
        replace(
            data,
            changes={**data.changes, "p2/2025-09": ended},
            indicators={**data.indicators, "EN-1": gone},
        )
    )
    (standing,) = (each for each in here.standing.indicators if each.indicator.id == "EN-1")
    told = [each.replace("\u00a0", " ") for each in notes.of_each(here, [standing])]
    assert (
        "Elektroměry s dálkovým odečtem: již se nesleduje (usnesení č. 90/25/RK, "
        "s účinností od 1. 10. 2025): data už nikdo nesbírá."
    ) in told
    assert standing.series


def test_the_public_sees_no_change_of_a_hidden_card_by_whatever_id() -> None:
    data = dataset()
    told = data.changes["p2/2025-01"].model_dump()
    former = Change.model_validate(told | {"id": "2025-02", "indicator": "EN-0"})
    gone = Change.model_validate(told | {"id": "2025-03", "indicator": "EN-99"})
    sides = {"old": {"value": "EN-0"}, "new": {"value": "EN-1"}}
    renamed = Change.model_validate(told | {"id": "2025-04", "kind": "renaming"} | sides)
    made = {**data.changes} | {f"p2/{each.id}": each for each in (former, gone, renamed)}
    open_ = replace(data, changes=made)
    assert set(published(open_).changes) == {"p2/2025-01", "p2/2025-02", "p2/2025-04"}
    card = data.indicators["EN-1"].model_copy(update={"public": False})
    hidden = replace(open_, indicators={**data.indicators, "EN-1": card})
    assert set(published(hidden).changes) == set()


# --- breaks -------------------------------------------------------------------------------------


def test_a_break_is_a_gap_with_a_footnote_and_told_once() -> None:
    here = context(dataset())
    fiche = here.dataset.fiche("p2", "energie")
    assert fiche is not None
    blocks = indicators.series(here, fiche)
    figures = {each.anchor: each for each in blocks if isinstance(each, Figure)}
    broken = figures["fig-series-EN-3"]
    assert isinstance(broken.chart, SeriesChart)
    assert [point.gap for point in broken.chart.points] == [False, True]
    assert broken.source.replace("\u00a0", " ").startswith("Časová řada je k 1. 1. 2025 přerušena")
    assert figures["fig-series-EN-1"].source == ""
    assert not any("přerušena" in each for each in lines(notes.notes(here, fiche)))


def test_a_break_without_a_series_is_a_note() -> None:
    data = dataset()
    rest = {key: each for key, each in data.observations.items() if not key.startswith("2024/")}
    here = context(replace(data, observations=rest))
    fiche = here.dataset.fiche("p2", "energie")
    assert fiche is not None
    assert any("přerušena" in each for each in lines(notes.notes(here, fiche)))


# --- what is late, and why ----------------------------------------------------------------------


def test_what_is_late_is_told_worst_first_with_the_reason() -> None:
    told = lines(late.summary(context(dataset()), None))
    assert [each.split(" (")[0] for each in told] == [
        "Elektronický podpis",
        "Doba vyřízení žádosti",
        "Spotřeba elektřiny v budovách",
        "Podíl obnovitelných zdrojů",
    ]
    assert told[0].endswith("pozastaveno: Čeká se na výběr dodavatele.")
    assert "Za celou oblast garant uvádí: zakázka na elektronický podpis" in told[1]
    assert told[2].endswith("Zima byla chladnější než obvykle.")
    assert told[3].endswith("Garant důvod neuvedl.")


def test_many_late_ones_are_counted_and_so_are_the_missing_reasons() -> None:
    data = dataset()
    card = data.indicators["EN-2"]
    copies = {f"EN-{n}": card.model_copy(update={"id": f"EN-{n}"}) for n in range(20, 26)}
    observations = {}
    for key, each in data.observations.items():
        own = [value for value in each.values if value.indicator == "EN-2"]
        more = [v.model_copy(update={"indicator": n, "comment": None}) for v in own for n in copies]
        observations[key] = each.model_copy(update={"values": (*each.values, *more)})
    many = replace(data, indicators={**data.indicators, **copies}, observations=observations)
    told = lines(late.summary(context(many), None))
    assert len(told) == 1 + late.MOST_LAGGING + 1
    assert told[-1] == "Za plánem zaostává 6 dalších indikátorů; u 6 garant důvod neuvedl."
    wanted = next(
        each for each in lines(summary.decisions(context(many), None)) if "nápravu" in each
    )
    assert wanted == (
        "Projednat nápravu u 9 indikátorů, které zaostávají za plánem, a u 7 z nich si vyžádat "
        "od garantů důvody."
    )


def test_nothing_late_is_said_and_nothing_known_is_not() -> None:
    data = dataset()
    well = {key: card for key, card in data.indicators.items() if key in {"EN-1", "UR-4"}}
    observations = {
        key: each.model_copy(update={"activities": (), "projects": ()})
        for key, each in data.observations.items()
    }
    here = context(replace(data, indicators=well, observations=observations))
    (told,) = lines(late.summary(here, None))
    assert told.startswith("Žádný z vyhodnocených indikátorů nezaostává")
    assert late.summary(context(replace(data, observations={})), None) == ()


def test_a_halted_project_is_told_where_no_activity_tells_of_it() -> None:
    data = dataset()
    key = "2025/odbor-majetku"
    seen = data.observations[key]
    reports = tuple(
        each.model_copy(update={"state": "suspended", "text": None}) for each in seen.projects
    )
    halted = seen.model_copy(update={"projects": reports})
    here = context(replace(data, observations={**data.observations, key: halted}))
    told = lines(late.summary(here, None))
    assert (
        told[1]
        == "Elektrárna na střeše knihovny (Úspory energie) – pozastaveno: Garant důvod neuvedl."
    )
    decided = lines(summary.decisions(here, None))
    assert "Rozhodnout o dalším postupu u 1 pozastavené aktivity: Elektronický podpis." in decided
