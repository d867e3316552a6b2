"""What keeps the meaning of a plan is no difference; what changes it is told, and nothing else."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest
import yaml

from chytrejsi.compare.compare import differences
from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from comparecase import DEMO, copied, loaded
from planmutants import records, respelling, shuffled, touch
from running import SOURCE_TREE

CS = language("cs")
TRIALS = 60


@cache
def demo() -> Dataset:
    return loaded(DEMO)


@cache
def region() -> Dataset:
    return loaded(SOURCE_TREE)


PLANS = pytest.mark.parametrize("plan", [demo, region], ids=["demo", "region"])


@PLANS
@pytest.mark.parametrize("seed", range(3))
def test_another_order_and_spelling_is_no_difference(
    plan: Callable[[], Dataset], seed: int
) -> None:
    old = plan()
    new = respelling(old, Random(seed))  # noqa: S311 - the same plan each time
    assert [one for one, other in zip(records(old), records(new), strict=True) if one != other]
    assert differences(old, new, CS) == ()
    assert differences(new, old, CS) == ()


@pytest.mark.parametrize("style", ["'", '"', None])
def test_a_plan_dumped_anew_by_another_program_is_no_difference(
    tmp_path: Path, style: str | None
) -> None:
    random = Random(str(style))  # noqa: S311 - the same files each time
    folder = copied(tmp_path / "plan")
    for path in sorted(folder.rglob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        again = io.StringIO()
        # BaseLoader makes texts of everything, so true and false must stay unquoted
        yaml.dump(
            _flags(shuffled(data, random)),
            again,
            allow_unicode=random.random() < 0.5,
            default_flow_style=random.choice((True, False, None)),
            width=random.choice((20, 60, 500)),
            sort_keys=False,
            default_style=style,
        )
        text = again.getvalue().replace('!!bool "true"', "true").replace('!!bool "false"', "false")
        text = text.replace("!!bool 'true'", "true").replace("!!bool 'false'", "false")
        path.write_text(text, encoding="utf-8")
    assert differences(demo(), loaded(folder), CS) == ()


@pytest.mark.parametrize("form", ["NFD", "spaces", "lines"])
def test_texts_spelled_otherwise_are_no_difference(tmp_path: Path, form: str) -> None:
    respelled = {
        "NFD": lambda text: normalize("NFD", text),
        "spaces": lambda text: f" {text.replace(' ', chr(160))}  ",
        "lines": lambda text: f"{text.replace(' ', chr(10), 1)}\n",
    }[form]
    folder = copied(tmp_path / "plan")
    for path in sorted(folder.rglob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        text = yaml.dump(_flags(_worded(data, respelled)), allow_unicode=True)
        path.write_text(text, encoding="utf-8")
    assert differences(demo(), loaded(folder), CS) == ()


def _worded(data: object, respelled: Callable[[str], str]) -> object:
    """Spell all that is a text, and no id, number or day, in another way."""
    if isinstance(data, dict):
        return {key: _worded(each, respelled) for key, each in data.items()}
    if isinstance(data, list):
        return [_worded(each, respelled) for each in data]
    # a formula has spaces of its own; a file, a cell and a day have none inside
    told = str(data).count(" ") > 1 and not {"*", "/"} & set(str(data))
    return respelled(str(data)) if told else data


def _flags(data: object) -> object:
    if isinstance(data, dict):
        return {key: _flags(each) for key, each in data.items()}
    if isinstance(data, list):
        return [_flags(each) for each in data]
    return {"true": True, "false": False}.get(str(data), data)


@PLANS
def test_one_change_of_meaning_is_told_exactly(plan: Callable[[], Dataset]) -> None:
    old = plan()
    for seed in range(TRIALS // 2):
        done = touch(old, Random(seed))  # noqa: S311 - the same change each time
        found = differences(old, done.dataset, CS)
        assert done.told_by(found), (seed, done.what, found)


@PLANS
def test_what_was_told_is_told_back(plan: Callable[[], Dataset]) -> None:
    old = plan()
    for seed in range(TRIALS // 2, TRIALS):
        new = touch(old, Random(seed)).dataset  # noqa: S311 - the same change each time
        there, back = differences(old, new, CS), differences(new, old, CS)
        assert [(one.old, one.new) for one in there] == [(one.new, one.old) for one in back]
