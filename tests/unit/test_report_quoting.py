"""Numbers that texts quote: which forms are known, what is said, and what is remembered."""

from dataclasses import replace
from typing import Any

import pytest

from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset, FilePositions
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Narrative
from chytrejsi.model.period import Period
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Editable, Paragraph, plain
from chytrejsi.report.compose import OutlineMistakeError, quote_findings
from chytrejsi.report.context import context_of
from chytrejsi.report.document import document_of
from chytrejsi.report.kinds import REPORTS
from chytrejsi.report.outline import Outline
from chytrejsi.report.quoting import Quoting, asked_in
from chytrejsi.report.templating import TemplateMistakeError, quoted_ids, render, unknown_names
from chytrejsi.store.outline import load_outline
from chytrejsi.workspace import Workspace
from reportkinds import about, period_of
from reportmaking import REGION, annual, dataset

NOWHERE = FilePositions("annual.yaml", {})


def quoting(period: str = "2025", **cards: dict[str, Any]) -> Quoting:
    """Quote from the small region, some of whose cards are changed."""
    data = dataset()
    changed = {
        name: type(data.indicators[name]).model_validate(
            {**data.indicators[name].model_dump(), **update}
        )
        for name, update in cards.items()
    }
    thinner = replace(data, indicators={**data.indicators, **changed})
    return Quoting(thinner, Period.parse(period), language("cs"))


def filled(told: str, period: str = "2025", **cards: dict[str, Any]) -> str:
    return quoting(period, **cards).fill(told).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ('{{ value("EN-1") }}', "32 ks"),
        ('{{value("EN-1")}}', "32 ks"),
        ('{{ value("EN-1",\n"2024")\n}}', "18 ks"),
        ('{{ value("EN-1", "2024") }}', "18 ks"),
        ('{{ value("EN-1", 2024) }}', "18 ks"),
        ('{{ value("EN-1", "2024-H1") }}', "dosud nevykázáno"),
        ('{{ value("EN-2") }}', "1 140,2 MWh"),
        ('{{ value("EN-3") }}', "7,5 % (předběžná hodnota)"),
        ('{{ value("EN-4") }}', "Správci hlásí poruchy dřív"),
        ('{{ value("UR-3") }}', "dosud nevykázáno"),
        ('{{ value("MIMO-1") }}', "20 ks"),
        ('{{ target("EN-1") }}', "40 ks"),
        ('{{ target("EN-2") }}', "1 000 MWh (zatím nepotvrzen)"),
        ('{{ target("UR-1") }}', "dosud nestanoveno"),
        ('{{ baseline("UR-2") }}', "30 dnů"),
        ('{{ baseline("MIMO-1") }}', "zatím není známo"),
    ],
)
def test_a_quotation_tells_what_the_data_say(form: str, told: str) -> None:
    assert filled(f"Je to {form}.") == f"Je to {told}."


@pytest.mark.parametrize(
    "form",
    [
        "{{ value('EN-1') }}",
        "{{ value(„EN-1“) }}",
        '{{ value("EN-1").real }}',
        '{{ value("EN-1") + 1 }}',
        '{{ value("EN-1", "letos") }}',
        '{{ value("EN-1", 0001) }}',
        '{{ target("EN-1", 2024) }}',
        '{{ value("XX-1") }}',
        "{{ value() }}",
        "{{ plan.title }}",
        "{{ ''.__class__ }}",
        '{% set x = value("EN-1") %}',
        "{ 5 }",
    ],
)
def test_anything_else_stays_text(form: str) -> None:
    assert filled(f"Je to {form}.") == f"Je to {form}."


def test_a_level_of_another_day_says_its_day() -> None:
    assert (
        filled('{{ value("UR-3") }}, {{ value("UR-1") }}', "2026") == "dosud nevykázáno, 9 (2025)"
    )


def test_levels_that_disagree_are_not_told() -> None:
    data = dataset()
    other = data.observations["2025/odbor-rozvoje"]
    value = next(each for each in other.values if each.indicator == "UR-1")
    twice = (*other.values, value.model_copy(update={"value": "8"}))
    told = {**data.observations, "2025/odbor-rozvoje": other.model_copy(update={"values": twice})}
    quotes = Quoting(replace(data, observations=told), Period(2025), language("cs"))
    assert quotes.fill('{{ value("UR-1") }}') == "zatím není jisté"


def test_what_is_asked_for_is_told_with_its_words() -> None:
    told = list(asked_in('{{ value("EN-1") }} a {{ neco }} a {{ target("EN-2") }}'))
    assert [(words, asked and asked.indicator) for words, asked in told] == [
        ('{{ value("EN-1") }}', "EN-1"),
        ("{{ neco }}", None),
        ('{{ target("EN-2") }}', "EN-2"),
    ]


# --- in documents -------------------------------------------------------------------------------


def region() -> Dataset:
    """Let the guarantor and the coordinator quote."""
    data = dataset()
    told = data.observations["2025/odbor-majetku"]
    words = 'Odečtů je {{ value("EN-1") }}. {{ plan.title }} stojí.'
    narrative = Narrative(summary=words, lessons='Cíl je {{ target("EN-1") }}.')
    observation = told.model_copy(update={"narratives": {"energie": narrative}})
    texts = Narratives.model_validate(
        {
            "kind": "annual",
            "plan": "p2",
            "period": "2025",
            "texts": {"decisions": 'Loni {{ value("EN-1", 2024) }}.'},
        }
    )
    return replace(
        data,
        observations={**data.observations, "2025/odbor-majetku": observation},
        narratives={"p2/annual-2025": texts},
    )


def test_texts_of_people_are_filled_in_wherever_they_are_told() -> None:
    report = annual(region())
    told = {
        block.place.rpartition("#")[2]: " ".join(
            plain(each.runs) for each in block.blocks if isinstance(each, Paragraph)
        )
        for block in report.blocks
        if isinstance(block, Editable)
    }
    assert {key: each.replace("\u00a0", " ") for key, each in told.items()} == {
        "texts.decisions": "Loni 18 ks.",
        "narratives.energie.summary": "Odečtů je 32 ks. {{ plan.title }} stojí.",
        "narratives.energie.lessons": "Cíl je 40 ks.",
        "narratives.urad.deviations": "Zakázka na elektronický podpis se musela zrušit.",
    }
    assert 'value("' not in render_text(report)


@pytest.mark.parametrize("kind", REPORTS)
def test_no_kind_of_report_prints_a_quotation_as_it_is_written(kind: str) -> None:
    data = region()
    texts = data.narratives["p2/annual-2025"]
    outline = load_outline(Workspace(REGION), kind).outline
    assert outline is not None
    quoting = {each.id: 'Loni {{ value("EN-1", 2024) }}.' for each in outline.sections}
    period = period_of(kind)
    own = texts.model_copy(update={"kind": kind, "period": Period.parse(period), "texts": quoting})
    told = render_text(about(kind, replace(data, narratives={f"p2/{kind}-{period}": own})))
    assert 'value("' not in told
    # the fiche is one repeated section, which takes no text of the coordinator's
    assert ("18\u00a0ks" in told) == (kind != "fiche")


def outline(template: str) -> Outline:
    section = {"id": "s", "heading": "H", "body": [{"text": template}]}
    return Outline.model_validate({"kind": "annual", "title": "Z", "sections": [section]})


def printed(template: str) -> str:
    context = context_of(dataset(), "p2", Period(2025))
    report = document_of(REPORTS["annual"], context, outline(template), NOWHERE)
    return render_text(report).replace("\u00a0", " ")


def test_an_outline_quotes_by_calling() -> None:
    assert "Je to 32 ks a loni 18 ks." in printed(
        'Je to {{ value("EN-1") }} a loni {{ value("EN-1", 2024) }}.'
    )
    assert "Cíl 40 ks, bylo 10 ks." in printed(
        'Cíl {{ target("EN-1") }}, bylo {{ baseline("EN-1") }}.'
    )


def test_an_unknown_indicator_in_an_outline_is_found_before() -> None:
    (finding,) = quote_findings(outline('{{ value("EN-9") }}'), dataset().indicators, NOWHERE)
    assert finding.code == "UNKNOWN_INDICATOR"
    assert finding.values["id"] == "EN-9"
    with pytest.raises(OutlineMistakeError) as caught:
        printed('{{ value("EN-9") }}')
    assert [each.code for each in caught.value.findings] == ["UNKNOWN_INDICATOR"]


@pytest.mark.parametrize(
    "template",
    ['{{ value("EN" ~ "-9") }}', "{{ value() }}", '{{ value("EN-1", "letos") }}'],
)
def test_what_only_composing_shows_is_found_then(template: str) -> None:
    with pytest.raises(OutlineMistakeError) as caught:
        printed(template)
    assert [each.code for each in caught.value.findings] == ["OUTLINE_TEXT"]


def test_a_function_is_no_value() -> None:
    assert list(unknown_names("{{ value }}", {})) == ["value"]
    assert list(unknown_names('{{ value("EN-1") }}', {})) == []
    assert list(quoted_ids('{{ value("A") }}{{ target(x) }}{{ other("B") }}')) == ["A"]
    with pytest.raises(TemplateMistakeError):
        render("{{ value.__globals__ }}", {}, quoting().functions)
