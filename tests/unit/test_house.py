import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import chytrejsi
from chytrejsi import workspace
from running import SOURCE_TREE

SOURCE = SOURCE_TREE / "src" / "chytrejsi"
MODULES = sorted(SOURCE.rglob("*.py"))
PYPROJECT = (SOURCE_TREE / "pyproject.toml").read_text(encoding="utf-8")
# what a wheel must carry beside the code: a file of each kind
CARRIED = (
    "locale/cs/LC_MESSAGES/chytrejsi.mo",
    "report_templates/annual.yaml",
    "report_templates/reference.docx",
    "demo/inbox.yaml",
    "demo/workspace/plan/concept.yaml",
    "scaffold/workspace/plan/concept.yaml",
    "scaffold/dotfiles/gitignore",
    "py.typed",
)
POSIX_ONLY = {"fcntl", "resource", "pwd", "grp", "termios", "pty"}


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=SOURCE_TREE, capture_output=True, check=False, encoding="utf-8"
    )


def test_imports_only_go_down() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        program = program.with_suffix(".exe")
    told = _run(program, "--no-cache")
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_version_is_said_once() -> None:
    assert tomllib.loads(PYPROJECT)["project"]["version"] == chytrejsi.__version__


def test_every_ignored_rule_has_its_reason() -> None:
    table = PYPROJECT.partition("[tool.ruff.lint]")[2].partition("[tool.ruff.lint.pydocstyle]")[0]
    ignored = [line for line in table.splitlines() if re.search(r'"[A-Z]{1,4}[0-9]*"', line)]
    assert ignored
    assert [line for line in ignored if "#" not in line and "select" not in line] == []


def test_every_noqa_names_its_rule() -> None:
    for path in [*MODULES, *SOURCE_TREE.glob("tests/**/*.py")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not re.search(r"#\s*noqa(?!:)", line), f"{path}: {line}"


PURE = [
    path
    for path in MODULES
    if path.relative_to(SOURCE).parts[0]
    in {"report", "checks", "progress", "model", "compare", "findings.py"}
]


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_pure_floors_touch_no_files_and_no_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {getattr(node, "module", None), *(each.name for each in node.names)}
            assert not names & {
                "os",
                "pathlib",
                "time",
                "tempfile",
                "shutil",
                "subprocess",
                "socket",
            }
        if isinstance(node, ast.Name):
            assert node.id != "open"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in {"today", "now", "utcnow", "read_text", "write_text"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_can_be_read_and_run_anywhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # findings.py is a catalogue: one place for every wording, however long
    assert path.name == "findings.py" or len(text.splitlines()) <= 400
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module says what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            known = {each.arg for each in node.keywords}
            if node.func.attr in {"read_text", "write_text"}:
                assert "encoding" in known, f"line {node.lineno}: which encoding?"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_imported_at_the_top_that_windows_lacks(path: Path) -> None:
    imported: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            imported |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    assert not imported & POSIX_ONLY


# --- what is built ---


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist as pip does."""
    folder = tmp_path_factory.mktemp("dist")
    told = _run(sys.executable, "-m", "hatchling", "build", "-d", folder)
    assert told.returncode == 0, told.stderr
    return folder


def test_the_wheel_carries_what_the_program_needs(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        assert {f"chytrejsi/{name}" for name in CARRIED} <= set(names)
        assert [name for name in names if name.startswith(("plan/", "indicators/", "tests/"))] == []
        licences = [name for name in names if "/licenses/" in name]
        assert {Path(name).name for name in licences} == {"LICENSE", "OFL.txt"}
        mo = next(name for name in names if name.endswith(".mo"))
        assert wheel.read(mo) == (SOURCE / mo.removeprefix("chytrejsi/")).read_bytes()


def test_a_wheel_can_be_built_from_the_sdist(built: Path, tmp_path: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
        sdist.extractall(tmp_path, filter="data")
    assert {"src/chytrejsi/locale/cs/LC_MESSAGES/chytrejsi.mo", "LICENSE", "README.md"} <= names
    (tree,) = tmp_path.iterdir()
    told = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist"],
        cwd=tree,
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    first, again = next(built.glob("*.whl")), next((tmp_path / "dist").glob("*.whl"))
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(first).namelist()


def test_the_installed_wheel_runs_without_the_source_tree(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
    probe = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import chytrejsi; from chytrejsi.cli.app import run\n"
        "from chytrejsi.workspace import packaged; from chytrejsi.language import use; use('cs')\n"
        "print(chytrejsi.__file__, packaged('report_templates'), sep='\\n')\n"
        f"raise SystemExit(run(['init', {str(tmp_path / 'kraj')!r}]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert told.returncode == 0, told.stderr
    for line in told.stdout.splitlines()[:2]:
        assert Path(line).is_relative_to(tmp_path / "site")
    assert (tmp_path / "kraj" / "report_templates" / "annual.yaml").is_file()


def test_what_comes_with_the_program_is_found_in_the_package_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "src" / "chytrejsi"
    (tmp_path / "report_templates").mkdir()
    package.mkdir(parents=True)
    monkeypatch.setattr(workspace, "__file__", str(package / "workspace.py"))
    assert workspace.packaged("report_templates") == tmp_path / "report_templates"
    (package / "report_templates").mkdir()
    assert workspace.packaged("report_templates") == package / "report_templates"


def test_this_tree_has_what_the_program_hands_out() -> None:
    for name in ("report_templates", "demo", "scaffold"):
        assert workspace.packaged(name).is_dir()


# --- what the tree says of itself ---


def _readme_commands() -> list[str]:
    readme = (SOURCE_TREE / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```sh\n(python3 -m venv .+)\n```", readme)


def test_ci_runs_exactly_the_second_command_of_the_readme() -> None:
    first, second = _readme_commands()
    assert first.endswith("chytrejsi report annual")
    ci = (SOURCE_TREE / ".ci" / "run").read_text(encoding="utf-8")
    assert f"\n{second}\n" in ci


def test_ci_is_well_formed() -> None:
    assert _run("bash", "-n", ".ci/run").returncode == 0


def test_the_generated_parts_of_the_readme_are_current() -> None:
    told = _run(sys.executable, "tests/readme.py", "--check")
    assert told.returncode == 0, told.stdout + told.stderr
