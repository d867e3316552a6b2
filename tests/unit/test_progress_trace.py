"""The trace, as a clerk reads it: each method's steps in both languages."""

from pathlib import Path
from typing import Any

import pytest

from cards import standing
from chytrejsi.language import language
from chytrejsi.progress.methods import METHODS
from chytrejsi.progress.reasons import REASON_WORDS, Reason
from chytrejsi.progress.standing import Standing
from chytrejsi.progress.trace import MEASURE_WORDS, sentence


def trace(found: Standing, code: str = "en") -> list[str]:
    return [sentence(each, language(code)).replace("\u00a0", " ") for each in found.trace]


def test_the_steps_of_the_schedule(tmp_path: Path) -> None:
    fields = {"accumulation": "increment"}
    found = standing(tmp_path, fields, {"2024": 5, "2025": "7.5"})
    assert trace(found) == [
        "Baseline B = 10 on 31 December 2023.",
        "Increment of 5 for 2024 (odbor-a).",
        "Increment of 7.5 for 2025 (odbor-a).",
        "Actual A = 22.5 on 31 December 2025.",
        "Target T = 40 by 31 December 2026.",
        "Expected on 31 December 2025: E = 10 + (40 − 10) × 24 / 36 months = 30",
        "Schedule = (A − B) / (E − B) = (22.5 − 10) / (30 − 10) = 0.625",
        "Status: schedule 0.625 ≥ 0.6: behind.",
    ]
    assert trace(found, "cs")[-3:] == [
        "Očekáváno k 31. 12. 2025: E = 10 + (40 − 10) × 24 / 36 měsíců = 30",
        "Plnění harmonogramu = (A − B) / (E − B) = (22,5 − 10) / (30 − 10) = 0,625",
        "Stav: plnění harmonogramu 0,625 ≥ 0,6: zpožděno.",
    ]


@pytest.mark.parametrize(
    ("method", "steps"),
    [
        (
            "achievement",
            [
                "Achievement = (A − B) / (T − B) = (25 − 10) / (40 − 10) = 0.5",
                "Status: achievement of the target 0.5 ≥ 0: off track.",
            ],
        ),
        (
            "growth",
            [
                "Observed yearly growth: (25 / 10) ^ (12 / 24) − 1 = 0.58113883008",
                "Required yearly growth: (40 / 10) ^ (12 / 36) − 1 = 0.58740105197",
                (
                    "Growth = 0.58113883008 / |0.58740105197|, positive in the wanted direction"
                    " = 0.989339103379"
                ),
                "Status: growth 0.989339103379 ≥ 0.95: on track.",
            ],
        ),
        (
            "extrapolation",
            [
                "Observed yearly growth: (25 / 10) ^ (12 / 24) − 1 = 0.58113883008",
                "Carried on: V = 25 × (1 + 0.58113883008) ^ (12 / 12) = 39.528470752",
                (
                    "Extrapolation = (V − B) / (T − B) = (39.528470752 − 10) / (40 − 10)"
                    " = 0.9842823584"
                ),
                "Status: extrapolation 0.9842823584 ≥ 0.95: on track.",
            ],
        ),
    ],
)
def test_the_steps_of_each_method(tmp_path: Path, method: str, steps: list[str]) -> None:
    found = standing(tmp_path, {"method": method}, {"2025": 25})
    assert trace(found)[3:] == steps


@pytest.mark.parametrize(
    ("fields", "values", "last"),
    [
        ({}, {"2025": 40}, "Achieved: A = 40 reaches T = 40."),
        ({}, {"2025": 9}, "Status: schedule −0.05 < 0: deteriorating."),
        ({"target": None}, {"2025": 9}, "Status: no target set."),
        ({}, {}, "Status: not reported (there are no values yet)."),
        (
            {"direction": "maintain", "tolerance": "0.5"},
            {"2025": 9},
            "Not kept: A = 9 is worse than 40, tolerance 0.5.",
        ),
        (
            {"target": {"date": "2025-12-31", "value": 40}},
            {"2025": 9},
            "Missed: 31 December 2025 has come and T = 40 is not reached.",
        ),
    ],
)
def test_the_last_step_tells_the_status(
    tmp_path: Path, fields: dict[str, Any], values: dict[str, int], last: str
) -> None:
    assert trace(standing(tmp_path, fields, values))[-1] == last


@pytest.mark.parametrize("code", ["cs", "en"])
def test_every_reason_and_measure_has_its_word(code: str) -> None:
    assert set(REASON_WORDS) == set(Reason)
    assert set(MEASURE_WORDS) == set(METHODS)
    if code == "cs":
        for message in (*REASON_WORDS.values(), *MEASURE_WORDS.values()):
            assert language("cs").text(message) != message
