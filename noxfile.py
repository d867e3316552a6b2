"""The project's own checks: `nox` runs the quick ones, `nox -s office bench` the others."""

from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "floors", "tests"]
nox.options.reuse_existing_virtualenvs = True
HERE = Path(__file__).parent


def _install(session: nox.Session) -> None:
    session.install("-q", "-e", ".[dev]")


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests that need no LibreOffice; arguments go to pytest."""
    _install(session)
    session.run("pytest", "-n", "auto", "-m", "not office", *session.posargs)


@nox.session
def office(session: nox.Session) -> None:
    """Run the tests that need LibreOffice and poppler; their absence is a failure."""
    _install(session)
    session.run("pytest", "-m", "office", *session.posargs, env={"CHYTREJSI_REQUIRE_OFFICE": "1"})


@nox.session
def lint(session: nox.Session) -> None:
    """Look at the code's style."""
    _install(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    _install(session)
    session.run("mypy")


@nox.session
def floors(session: nox.Session) -> None:
    """Check that imports only go down and that the pure floors touch no files."""
    _install(session)
    session.run("lint-imports")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure against the stated floors; all benchmarks in short, or those named in full."""
    _install(session)
    wanted = session.posargs or sorted(
        path.stem.removeprefix("bench_") for path in (HERE / "tests/bench").glob("bench_*.py")
    )
    size = {"CHYTREJSI_BENCH": "all" if session.posargs else "some"}
    for name in wanted:
        session.run("python", f"tests/bench/bench_{name}.py", env=size)


@nox.session
def gallery(session: nox.Session) -> None:
    """Draw every kind of chart with short, long, empty and extreme data as PNG."""
    _install(session)
    session.run("python", "tests/bench/gallery.py", *session.posargs)


@nox.session
def readme(session: nox.Session) -> None:
    """Write the generated parts of README.md anew."""
    _install(session)
    session.run("python", "tests/readme.py")


@nox.session
def faults(session: nox.Session) -> None:
    """Let every command that writes fail, or be killed, at each of its calls; prints how many."""
    _install(session)
    tests_ = ["tests/unit/test_store_faults.py", "tests/unit/test_store_writing.py"]
    session.run("pytest", "-s", "-q", *tests_, env={"CHYTREJSI_FAULTS": "all"})


@nox.session
def hostile(session: nox.Session) -> None:
    """Send every hostile file of the catalogue, bombs included; prints how many rows hold."""
    _install(session)
    session.run("python", "tests/hostile/holds.py", env={"CHYTREJSI_LANG": "cs"})


@nox.session
def fuzz(session: nox.Session) -> None:
    """Read 10,000 mutants of filled workbooks, or as many as asked; none may change a value."""
    _install(session)
    session.run("python", "tests/hostile/fuzz.py", *session.posargs)


@nox.session
def trials(session: nox.Session) -> None:
    """Change plans at random: is each difference told, no noise, and do schema and model agree?"""
    _install(session)
    session.run("python", "tests/bench/trials_diff.py")
    session.run("python", "tests/bench/trials_schema.py")
