"""What texts remember of the data, and how `check` holds it against them."""

from pathlib import Path

import pytest

from checkcase import Case
from chytrejsi.findings import Finding

NARRATIVES = "plan/p2/narratives/annual-2025.yaml"
HEAD = 'kind: annual\nplan: p2\nperiod: "2025"\n'
OURS = "indicators/observations/2025/odbor-majetku.yaml"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def quoted(case: Case, quote: str) -> list[Finding]:
    """Say what is found where the coordinator's text remembers a number."""
    case.add(NARRATIVES, f"{HEAD}texts:\n  summary: Text.\nquotes:\n  - {{{quote}}}\n")
    return case.findings()


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("indicator: EN-1, value: 30", None),
        ("indicator: EN-1, value: 30.0", None),
        ("indicator: EN-1, value: 29", "30"),
        ("indicator: EN-1, value: třicet", "30"),
        ('indicator: EN-1, value: 19, period: "2024"', None),
        ('indicator: EN-1, value: 30, period: "2024"', "19"),
        ('indicator: EN-1, value: 30, period: "2023"', "–"),
        ("indicator: EN-1, value: 40, what: target", None),
        ("indicator: EN-1, value: 41, what: target", "40"),
        ("indicator: EN-1, value: 10, what: baseline", None),
        ("indicator: EN-2, value: 10, what: baseline", "–"),
    ],
)
def test_a_remembered_number_holds_or_is_found(case: Case, quote: str, found: str | None) -> None:
    stale = [each for each in quoted(case, quote) if each.code == "QUOTE_STALE"]
    assert [each.values["found"] for each in stale] == ([] if found is None else [found])
    assert all(each.place.file == NARRATIVES for each in stale)
    assert all(str(each.place).startswith(f"{NARRATIVES}:7:") for each in stale)


def test_a_remembered_number_of_an_unknown_indicator_is_found(case: Case) -> None:
    (finding,) = quoted(case, "indicator: EN-9, value: 1")
    assert finding.code == "UNKNOWN_INDICATOR"
    assert str(finding.place).startswith(f"{NARRATIVES}:7:")


def test_guarantors_texts_remember_too(case: Case) -> None:
    case.change(
        OURS,
        "energie: {summary: Práce pokračují.}",
        "energie: {summary: Je jich 29., quotes: [{indicator: EN-1, value: 29}]}",
    )
    (finding,) = case.findings()
    assert (finding.code, finding.values["found"]) == ("QUOTE_STALE", "30")
    assert finding.place.file == OURS


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('{{ value("EN-1") }}', None),
        ('{{ value("EN-9") }}', "UNKNOWN_INDICATOR"),
        ("{{ value(EN-1) }}", "QUOTE_FORM"),
        ("{{ plan.title }}", "QUOTE_FORM"),
        ("{ value }", None),
    ],
)
def test_quotations_in_texts_are_checked(case: Case, words: str, code: str | None) -> None:
    case.add(NARRATIVES, f"{HEAD}texts:\n  summary: 'Je to {words}.'\n")
    case.change(OURS, "summary: Práce pokračují.", f"summary: 'Je to {words}.'")
    files = sorted((each.code, each.place.file) for each in case.findings())
    assert files == ([] if code is None else [(code, OURS), (code, NARRATIVES)])


def test_a_card_that_cannot_be_read_is_not_called_unknown(case: Case) -> None:
    case.add(NARRATIVES, f"{HEAD}texts:\n  summary: 'Je to {{{{ value(\"EN-1\") }}}}.'\n")
    case.change("indicators/catalogue/EN-1.yaml", "kind: output", "kind: vystup")
    assert "UNKNOWN_INDICATOR" not in case.codes()


def test_a_quotation_is_found_wherever_it_is_not_filled_in(case: Case) -> None:
    case.change(
        OURS,
        "energie: {summary: Práce pokračují.}",
        """energie: {summary: 'Je jich {{ value("EN-1") }}.'}""",
    )
    case.change("plan/pipeline/merice.yaml", "title: ", "description: '{{ braces }}'\ntitle: ")
    assert not case.findings(), "narratives are filled in, and other braces are nobody's mistake"
    case.change(
        OURS, "{indicator: EN-1, ", """{comment: '{{ value("EN-1") }}', indicator: EN-1, """
    )
    (finding,) = case.findings()
    assert finding.code == "QUOTE_ELSEWHERE"
    assert str(finding.place).startswith(f"{OURS}:")
