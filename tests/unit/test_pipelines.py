"""The pipelines and hooks in README.md: valid, and of commands and hooks that there are."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from chytrejsi.cli.app import COMMANDS
from chytrejsi.cli.frame import LazyGroup, load

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = {
    block.splitlines()[0].removeprefix("# "): block
    for block in re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
}
PIPELINES = (".github/workflows/plan.yml", ".gitlab-ci.yml")


def commands(block: str) -> Iterator[list[str]]:
    """Find the calls of chytrejsi, as a shell would part them."""
    for line in block.splitlines():
        if found := re.search(r"(?:^|[-:] )\s*(chytrejsi [^|>&]*)", line):
            yield shlex.split(found[1])[1:]


def scripts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from scripts(each)
    elif isinstance(value, list):
        for each in value:
            yield from scripts(each)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_calls_commands_as_they_are(name: str) -> None:
    called = list(commands(BLOCKS[name]))
    assert {each[0] for each in called} == {"diff", "check", "fmt"}
    for verb, *rest in called:
        command: Any = load(COMMANDS, verb)
        assert not isinstance(command, LazyGroup)
        with command.make_context(verb, [each.replace("$", "") for each in rest]) as context:
            assert context.params["root"] is None


@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_finds_its_comment_by_the_mark_of_the_difference(name: str) -> None:
    from chytrejsi.render.markdown import MARK

    loaded = yaml.safe_load(BLOCKS[name])
    assert MARK in set(scripts(loaded))
    assert any("changes.md" in each for each in scripts(loaded))


def test_the_github_pipeline_gives_no_right_that_it_does_not_use() -> None:
    loaded = yaml.safe_load(BLOCKS[PIPELINES[0]])
    assert loaded["permissions"] == {}
    rights = {name: job["permissions"] for name, job in loaded["jobs"].items()}
    assert rights["comment"] == {"pull-requests": "write"}
    assert "pull-requests" not in rights["check"]


def test_the_hooks_in_the_readme_are_those_that_are_offered() -> None:
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    named = yaml.safe_load(BLOCKS[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert {each["id"] for each in named} == {each["id"] for each in offered}


def test_the_git_driver_in_the_readme_is_the_one_of_the_attributes() -> None:
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    for line in (
        "*.xlsx -text -merge diff=chytrejsi-office",
        "*.docx -text -merge diff=chytrejsi-office",
    ):
        assert line in lines
        assert line in README
    assert 'diff.chytrejsi-office.textconv "chytrejsi textconv"' in README
