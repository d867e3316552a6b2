"""Fixed texts of outlines: what they may name, and what happens when they name something else."""

import pytest

from chytrejsi.report.templating import (
    TemplateMistakeError,
    render,
    syntax_problem,
    unknown_names,
)

VALUES = {"plan": {"title": "Plán & <b>"}, "period": {"name": "rok 2025"}}
NAMES = {"plan": frozenset({"title"}), "period": frozenset({"name"})}


def test_values_are_put_in_as_they_are() -> None:
    assert render("Zpráva: {{ plan.title }}, {{ period.name }}", VALUES) == (
        "Zpráva: Plán & <b>, rok 2025"
    )


@pytest.mark.parametrize("template", ["  a\n b\u00a0c  ", "{{ '' }} a\n  b\u00a0c{{ ' ' }}"])
def test_broken_lines_are_one_space_and_bound_words_stay_bound(template: str) -> None:
    assert render(template, VALUES) == "a b\u00a0c"


def test_a_condition_chooses_words() -> None:
    assert render("{% if plan.title %}má{% else %}nemá{% endif %}", VALUES) == "má"


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("{{ plam.title }}", ["plam"]),
        ("{{ plan.titel }}", ["plan.titel"]),
        ("{{ plan.title }} {{ plan.titel }} {{ x }}", ["x", "plan.titel"]),
        ("{{ plan }}", ["plan"]),
        ("{{ plan | upper }} {{ plan['title'] }}", ["plan"]),
        ("{% for each in plan %}{{ each }}{% endfor %}", ["plan"]),
        ("{% set name = plan.title %}{{ name }}", []),
        ("{{ lipsum() }} {{ range(3) }}", ["lipsum", "range"]),
        ("bez hodnot { }", []),
    ],
)
def test_unknown_names_are_found_without_rendering(template: str, names: list[str]) -> None:
    assert list(unknown_names(template, NAMES)) == names


@pytest.mark.parametrize(
    "template",
    ["{{ plan.title }", "{% if %}", "{{ 'x }}", "{{ plan.title | nofilter }}", "{{ 1 is odds }}"],
)
def test_a_broken_text_is_told(template: str) -> None:
    assert syntax_problem(template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ plan.titel }}",
        "{{ nobody }}",
        "{{ 1 / 0 }}",
        "{{ plan.title + 1 }}",
        "{{ plan.__class__.__mro__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ plan | nofilter }}",
        "{{ range(10000000) | list | length }}",
        "{{ [1, 2] | random }}",
        "{{ 'a' * 100001 }}",
        "{{ 'a' * 10 ** 16 }}",
    ],
)
def test_what_cannot_be_rendered_is_a_mistake(template: str) -> None:
    with pytest.raises(TemplateMistakeError):
        render(template, VALUES)
