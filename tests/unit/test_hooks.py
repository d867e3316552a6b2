"""The hooks of pre-commit: those for other repositories, and this repository's own."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from chytrejsi.cli.app import run
from workspacecase import FINDINGS, laid_over

ROOT = Path(__file__).parents[2]
MANIFEST = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in MANIFEST}
# what pre-commit knows of a hook; it warns of all else
KEYS = {
    *("id", "name", "description", "entry", "language", "files", "pass_filenames"),
    *("require_serial", "minimum_pre_commit_version"),
}
Hook = dict[str, Any]


def entry(hook: Hook) -> list[str]:
    program, *arguments = str(hook["entry"]).split()
    assert program == "chytrejsi"
    return arguments


def test_the_manifest_says_what_pre_commit_needs() -> None:
    assert set(HOOKS) == {"chytrejsi-fmt", "chytrejsi-check"}
    for hook in MANIFEST:
        assert set(hook) == KEYS
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert re.fullmatch(r"\d+\.\d+\.\d+", hook["minimum_pre_commit_version"])


@pytest.mark.parametrize(
    ("file", "hooks"),
    [
        ("plan/ap2/fiches/uspory.yaml", {"chytrejsi-fmt", "chytrejsi-check"}),
        ("kraj/indicators/catalogue/EN-01.yaml", {"chytrejsi-fmt", "chytrejsi-check"}),
        ("plan/concept.yml", {"chytrejsi-check"}),
        ("report_templates/annual.yaml", {"chytrejsi-check"}),
        ("plany/concept.yaml", set()),
        ("plan/poznamky.md", set()),
    ],
)
def test_they_run_for_the_files_of_a_plan(file: str, hooks: set[str]) -> None:
    assert {name for name, hook in HOOKS.items() if re.search(hook["files"], file)} == hooks


def test_they_run_as_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(laid_over(tmp_path))
    for hook in MANIFEST:
        assert run(entry(hook)) == 0
        assert capsys.readouterr().out == ""
    assert run(["fmt", "--check"]) == 0
    laid_over(tmp_path, FINDINGS / "UNKNOWN_KEY" / "bad")
    for hook in MANIFEST:
        assert run(entry(hook)) == (3 if hook["id"] == "chytrejsi-fmt" else 1)
        assert "UNKNOWN_KEY" in capsys.readouterr().out


def test_this_repository_runs_the_same() -> None:
    own = {hook["id"]: hook for repo in CONFIG["repos"] for hook in repo["hooks"]}
    for name, hook in HOOKS.items():
        assert own[name]["entry"] == hook["entry"]
        assert own[name]["pass_filenames"] is False
