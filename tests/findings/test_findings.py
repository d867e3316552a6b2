"""Every finding has a folder with an input that triggers it and a near twin that passes.

`<CODE>/bad/` and `<CODE>/good/` hold files that are laid over `base/`; or `<CODE>/make.py` has
`bad(folder)` and `good(folder)`, which write an input and return the arguments to run.
"""

import json
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from chytrejsi.findings import Rule, Severity
from chytrejsi.sheet.intake.workers import Workers
from hostile.desk import Kept
from workspacecase import BASE, FINDINGS, checking, laid_over

FOLDERS = sorted(path.name for path in FINDINGS.iterdir() if path.is_dir() and path != BASE)
CODES = [name for name in FOLDERS if not name.startswith("__")]


@pytest.fixture(scope="module", autouse=True)
def _readers() -> Iterator[None]:
    """Keep the processes that read workbooks, as one run keeps them between its files."""
    with Workers(1) as workers, pytest.MonkeyPatch.context() as patch:
        patch.setattr("chytrejsi.cli.taking.Workers", lambda _files: Kept(workers))
        yield


def arguments(code: str, twin: str, folder: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """Write one twin of a code and give the arguments to run.

    It may lower the readers' limits, and is then read by a reader of its own.
    """
    script = FINDINGS / code / "make.py"
    if not script.is_file():
        return checking(laid_over(folder, FINDINGS / code / twin))
    spec = spec_from_file_location(f"make_{code}", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    if hasattr(module, "LIMITS"):
        patch.setattr("chytrejsi.sheet.intake.workers.LIMITS", module.LIMITS)
        patch.setattr("chytrejsi.cli.taking.Workers", Workers)
    made: list[str] = getattr(module, twin)(folder)
    return made


def codes_in(document: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Give the code of every finding anywhere in a JSON document."""
    if isinstance(document, dict):
        if "code" in document and "severity" in document:
            yield document["code"]
        for each in document.values():
            yield from codes_in(each)
    elif isinstance(document, list):
        for each in document:
            yield from codes_in(each)


def found(
    code: str, twin: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, Any]:
    """Run one twin and give the exit code and the JSON."""
    with pytest.MonkeyPatch.context() as patch:
        made = arguments(code, twin, folder, patch)
        return _run(made, capsys)


def _run(made: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    capsys.readouterr()
    exit_code = run(made)
    return exit_code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("code", CODES)
def test_the_bad_twin_is_found(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, document = found(code, "bad", tmp_path, capsys)
    assert code in set(codes_in(document))
    if made_of_files(code):
        assert set(codes_in(document)) == {code}, document
        assert exit_code == int(Rule[code].severity is Severity.ERROR)


@pytest.mark.parametrize("code", CODES)
def test_the_good_twin_passes(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code, document = found(code, "good", tmp_path, capsys)
    assert code not in set(codes_in(document))
    if made_of_files(code):
        assert exit_code == 0, document


def made_of_files(code: str) -> bool:
    """Whether the twins are workspaces laid over the base."""
    return not (FINDINGS / code / "make.py").is_file()


def test_every_code_has_its_twins() -> None:
    assert sorted({rule.name for rule in Rule} ^ set(CODES)) == []


def test_the_base_has_no_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(checking(laid_over(tmp_path))) == 0
    assert list(codes_in(json.loads(capsys.readouterr().out))) == []
