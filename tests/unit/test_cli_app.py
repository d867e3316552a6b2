import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from chytrejsi import __version__
from chytrejsi.cli.app import COMMANDS, program, run
from chytrejsi.cli.frame import LazyGroup, load
from chytrejsi.findings import Stop
from running import chytrejsi
from words import english_in


def _leaves(command: Any, name: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """Name all commands that do something, those of families included."""
    if not isinstance(command, LazyGroup):
        return [(name, command)]
    return [
        leaf
        for each in command.entries
        for leaf in _leaves(load(command.entries, each), (*name, each))
    ]


LEAVES = [leaf for name in COMMANDS for leaf in _leaves(load(COMMANDS, name), (name,))]
NAMES = [name for name, _command in LEAVES]
PAGES = [(), *((name,) for name in COMMANDS), *(name for name in NAMES if len(name) > 1)]


@pytest.mark.parametrize(
    "command", [command for _name, command in LEAVES], ids=map(" ".join, NAMES)
)
def test_every_command_takes_root_lang_and_quiet(command: Any) -> None:
    options = {option for each in command.params for option in each.opts}
    assert {"--root", "--lang", "--quiet"} <= options


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("name", PAGES, ids=" ".join)
def test_every_help_speaks_the_language_and_has_an_example(
    name: tuple[str, ...], language: str
) -> None:
    told = chytrejsi(*name, "--help", "--lang", language)
    assert (told.returncode, told.stderr) == (0, "")
    heading = "Příklady:" if language == "cs" else "Examples:"
    shown = told.stdout.partition(heading)[2]
    assert f"chytrejsi {' '.join(name)}".strip() in shown
    assert "<str>" not in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 80
    if language == "cs":
        assert english_in(told.stdout) == [], told.stdout
    else:
        assert not re.search("[ěščřžýáíéůú]", told.stdout.replace("cs", "")), told.stdout


def test_every_example_is_a_command_that_can_be_read() -> None:
    tree = program()
    for name in PAGES:
        page = chytrejsi(*name, "--help", "--lang", "en").stdout.partition("Examples:")[2]
        for line in re.findall(r"^ +(chytrejsi .+)$", page, re.MULTILINE):
            arguments = shlex.split(line.partition(" > ")[0])[1:]
            with tree.make_context("chytrejsi", arguments) as context:
                chosen, command, rest = tree.resolve_command(
                    context, [*context._protected_args, *context.args]
                )
                if rest and hasattr(command, "commands"):
                    chosen, command, rest = command.resolve_command(context, rest)
                # raises where an option or an argument does not exist
                command.make_context(chosen, rest, parent=context)


def test_version_is_told_with_and_without_other_options() -> None:
    assert chytrejsi("--version").stdout == f"chytrejsi {__version__}\n"
    assert chytrejsi("--lang", "en", "--version").stdout == f"chytrejsi {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "Příkaz „chek“ neexistuje. Neměli jste na mysli „check“?"),
        (["xyzzy"], "Příkaz „xyzzy“ neexistuje."),
        (["--no-such"], "Volba --no-such neexistuje."),
        (["init", "--dem", "x"], "Volba --dem neexistuje. Neměli jste na mysli --demo?"),
        (["init"], "Chybí argument SLOŽKA."),
        (["init", "a", "b"], "Tyto argumenty jsou u příkazu navíc: b"),
        (["init", "a", "--root"], "Volba --root vyžaduje hodnotu."),
        (["init", "a", "--demo=1"], "U volby --demo se hodnota nezadává."),
        (["init", "a", "--lang", "de"], "--lang nemůže být „de“; lze zadat 'cs', 'en'."),
        (["report"], "Použití: chytrejsi report"),
        ([], "Použití: chytrejsi"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(arguments: list[str], said: str) -> None:
    told = chytrejsi(*arguments)
    assert told.returncode == 2
    assert told.stdout == ""
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_no_workspace_is_exit_code_2_with_the_remedy(tmp_path: Path) -> None:
    for told in (chytrejsi("check", cwd=tmp_path), chytrejsi("check", "--root", tmp_path)):
        assert told.returncode == 2
        assert "plan/concept.yaml" in told.stderr
        assert "chytrejsi init" in told.stderr


def _fails_with(problem: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> None:
        raise problem

    app = typer.Typer()
    app.command()(command)
    monkeypatch.setattr("chytrejsi.cli.app.program", lambda: typer.main.get_command(app))


def test_a_stop_gives_its_sentence_and_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fails_with(Stop("zámek drží jiný běh", 75), monkeypatch)
    assert run([]) == 75
    assert capsys.readouterr().err == "Chyba: zámek drží jiný běh\n"


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    _fails_with(KeyboardInterrupt(), monkeypatch)
    assert run([]) == 130


def test_a_bug_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    _fails_with(ZeroDivisionError("bug"), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        run([])


@pytest.mark.parametrize("encoding", ["cp1250", "cp852", "iso8859-1", "utf-8"])
def test_no_console_is_too_poor(encoding: str, tmp_path: Path) -> None:
    for arguments in (["--help"], ["init", "--help"], ["chek"], ["init", str(tmp_path / encoding)]):
        told = chytrejsi(*arguments, encoding=encoding)
        assert "Traceback" not in told.stderr
        assert told.returncode in {0, 2}
        assert told.stdout or told.stderr


def test_json_is_read_back_from_any_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from chytrejsi.cli import output

    for encoding in ("utf-8", "cp1250", "ascii"):
        path = tmp_path / encoding
        with path.open("w", encoding=encoding) as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            output.answer_json({"word": "příliš ✔"})
            monkeypatch.undo()
        # json.loads takes bytes for UTF-8, as every reader of JSON does
        assert json.loads(path.read_bytes()) == {"word": "příliš ✔"}


# --- TAB ---


def _completed(shell: str, line: str) -> subprocess.CompletedProcess[str]:
    words = line.split(" ")
    variables = {
        "_CHYTREJSI_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    return chytrejsi(variables=variables)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("chytrejsi ", "init"),
        ("chytrejsi sta", "status"),
        ("chytrejsi init --de", "--demo"),
        ("chytrejsi report ann", "annual"),
        ("chytrejsi report annual --qu", "--quiet"),
        ("chytrejsi --lang ", "en"),
    ],
)
def test_tab_offers_what_can_follow(shell: str, line: str, offered: str) -> None:
    told = _completed(shell, line)
    assert (told.returncode, told.stderr) == (0, "")
    assert offered in told.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_tab_and_help_load_nothing_heavy(shell: str) -> None:
    heavy = ("pydantic", "rich", "openpyxl", "docx", "matplotlib", "babel", "yaml", "lxml", "numpy")
    probe = (
        "import sys\n"
        "from chytrejsi.cli import main\n"
        "try:\n    main()\n"
        "finally:\n"
        f"    found = [each for each in {heavy!r} if sys.modules.get(each)]\n"
        "    print('HEAVY', found, file=sys.stderr)\n"
    )
    for variables, arguments in (
        (
            {
                "_CHYTREJSI_COMPLETE": f"complete_{shell}",
                "COMP_WORDS": "chytrejsi report annual --",
                "COMP_CWORD": "3",
                "_TYPER_COMPLETE_ARGS": "chytrejsi report annual --",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
            [],
        ),
        ({}, ["--help"]),
    ):
        told = subprocess.run(
            [sys.executable, "-c", probe, *arguments],
            env=os.environ | variables,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert "HEAVY []" in told.stderr, told.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_for_the_shell_can_be_shown(shell: str) -> None:
    told = chytrejsi(variables={"_CHYTREJSI_COMPLETE": f"source_{shell}"})
    assert told.returncode == 0
    assert "_CHYTREJSI_COMPLETE" in told.stdout


def test_a_disk_that_fails_where_nobody_foresaw_it_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(_space: object) -> None:
        raise OSError(5, "Input/output error", "plan/concept.yaml")

    monkeypatch.setattr("chytrejsi.store.load.load", failing)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "concept.yaml").write_text("id: x\n", encoding="utf-8")
    assert run(["check", "--root", str(tmp_path)]) == 2
    assert "plan/concept.yaml" in capsys.readouterr().err
