"""What git tells of a workspace, in odd repositories too, and what a user hears where it fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from chytrejsi.findings import Stop
from chytrejsi.store.checkout import checked_out
from chytrejsi.store.editions import Memo, load_commit
from chytrejsi.store.load import load
from chytrejsi.store.repository import Repository
from chytrejsi.workspace import Workspace
from gitcase import History, git, needs_git
from reportmaking import spaced

pytestmark = needs_git
CARD = "indicators/catalogue/EN-1.yaml"


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Make a workspace with two commits."""
    made = History(tmp_path_factory.mktemp("kraj"))
    made.commit("2026-01-10", "První")
    made.change(CARD, "value: 40", "value: 35")
    made.commit("2026-01-20", "Nižší cíl")
    return made


@pytest.fixture
def history(committed: History, tmp_path: Path) -> History:
    return committed.copied(tmp_path / "kraj")


def repository(history: History) -> Repository:
    return Repository.needed(history.space)


@contextmanager
def stopped(*words: str) -> Iterator[None]:
    with pytest.raises(Stop) as stop:
        yield
    assert all(each in spaced(str(stop.value)) for each in words), str(stop.value)
    assert "\n" not in str(stop.value)


def test_a_commit_is_found_by_what_people_call_it(history: History) -> None:
    git(history.top, "tag", "schvaleno", "HEAD~1")
    here = repository(history)
    first = here.resolve("HEAD~1")
    assert (first.day, first.author, first.subject) == (date(2026, 1, 10), "Vzor", "První")
    for name in (first.sha, first.short, "schvaleno", "main~1", "HEAD^", "@{0}~1"):
        assert here.resolve(name) == first


@pytest.mark.parametrize(
    "name",
    [
        "",
        "-x",
        "--all",
        "--output=x",
        "nic",
        "HEAD:plan",
        "HEAD..HEAD",
        "a b",
        "a\nb",
        "\0",
        "^HEAD",
    ],
)
def test_what_is_no_revision_is_never_an_option(history: History, name: str) -> None:
    with stopped("neexistuje", "git log"):
        repository(history).resolve(name)
    assert not (history.top / "x").exists()


def test_a_day_finds_the_newest_commit_of_that_day(history: History) -> None:
    here = repository(history)
    assert here.as_of(date(2026, 1, 19)).subject == "První"
    assert here.as_of(date(2026, 1, 20)).subject == "Nižší cíl"
    assert here.as_of(date(2030, 1, 1)).subject == "Nižší cíl"
    with stopped("9. 1. 2026", "10. 1. 2026", here.resolve("HEAD~1").short):
        here.as_of(date(2026, 1, 9))


def test_the_day_is_the_one_on_the_clock_of_who_committed(history: History) -> None:
    history.commit("2026-02-01 23:30:00 -0800", "Za mořem")
    assert repository(history).resolve("HEAD").day == date(2026, 2, 1)


def test_a_merge_counts_as_one_commit_on_its_day(history: History) -> None:
    git(history.top, "checkout", "--quiet", "-b", "vetev")
    history.change("plan/p2/plan.yaml", "Druhý plán", "Plán druhý")
    history.commit("2026-01-21", "Ve větvi")
    git(history.top, "checkout", "--quiet", "main")
    options = ("--quiet", "--no-ff", "--message", "Sloučení")
    git(history.top, "merge", *options, "vetev", when="2026-02-01 12:00:00 +0100")
    here = repository(history)
    assert [each.subject for each in here.history()] == ["Sloučení", "Nižší cíl", "První"]
    assert here.as_of(date(2026, 1, 25)).subject == "Nižší cíl"
    (merge, *_rest) = here.history(["plan"])
    assert list(here.steps(here.history(["plan", "indicators"]))[0]) == ["plan/p2/plan.yaml"]
    assert merge.subject == "Sloučení"


def test_steps_tell_what_each_commit_changed(history: History) -> None:
    (history.space.root / CARD).unlink()
    history.write("README.md", "x\n")
    history.commit("2026-01-30")
    history.write("README.md", "y\n")
    history.commit("2026-01-31")
    here = repository(history)
    line = here.history(["plan", "indicators"])
    steps = here.steps(line)
    assert [each.day.day for each in line] == [30, 20, 10]
    assert steps[0] == {CARD: None}
    assert list(steps[1]) == [CARD]
    assert steps[2] == here.tree(line[2])
    assert here.steps(()) == ()


def test_the_workspace_may_lie_below_the_repository(tmp_path: Path) -> None:
    made = History(tmp_path / "celek", below='kraj "č" ž')
    made.write("plan/p2/fiches/úřad a 'uvozovky\".yaml", "x: 1\n")
    (made.top / "plan").mkdir()
    (made.top / "plan" / "jine.yaml").write_text("x: 1\n", encoding="utf-8")
    made.commit("2026-01-10")
    made.write(CARD, "x: 1\n")
    made.commit("2026-01-11")
    here = repository(made)
    tree = here.tree(here.resolve("HEAD"))
    assert "plan/p2/fiches/úřad a 'uvozovky\".yaml" in tree
    assert "plan/jine.yaml" not in tree
    assert list(here.steps(here.history(["indicators"]))[0]) == [CARD]
    with checked_out(here, here.resolve("HEAD")) as space:
        assert load(space) == load(made.space)
        files = {space.name(path) for path in space.root.rglob("*") if path.is_file()}
    assert files == set(tree)
    assert not space.root.exists()


def test_a_repository_with_sha256_works_alike(tmp_path: Path) -> None:
    made = History(tmp_path / "kraj", algorithm="sha256")
    sha = made.commit()
    here = repository(made)
    assert len(sha) == 64
    assert load_commit(here, here.resolve(sha[:8]), Memo()) == load(made.space)
    assert here.steps(here.history(["plan"]))[0] == here.tree(here.resolve("HEAD"))


def test_a_detached_head_and_other_branches_make_no_difference(history: History) -> None:
    git(history.top, "checkout", "--quiet", "--detach", "HEAD~1")
    here = repository(history)
    assert [each.subject for each in here.history()] == ["První"]
    assert here.resolve("main").subject == "Nižší cíl"


def test_what_is_not_committed_is_not_seen(history: History) -> None:
    history.change(CARD, "value: 35", "value: 1")
    history.write("plan/p2/fiches/nova.yaml", "x: 1\n")
    git(history.top, "add", ".")
    here = repository(history)
    with checked_out(here, here.resolve("HEAD")) as space:
        assert "value: 35" in (space.root / CARD).read_text(encoding="utf-8")
        assert not (space.root / "plan/p2/fiches/nova.yaml").exists()


def test_the_variables_of_a_hook_do_not_lead_elsewhere(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = History(tmp_path / "jinde")
    for name in ("GIT_DIR", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.top))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.top))
    monkeypatch.setenv("GIT_NAMESPACE", "jinde")
    assert len(repository(history).history()) == 2


def test_an_author_in_another_encoding_is_shown_as_far_as_it_can_be(history: History) -> None:
    head = git(history.top, "rev-parse", "HEAD^{tree}")
    who = b"Ji\xf8\xed \x1b[31m <j@example.cz> 1769500000 +0100"
    plain = b"tree %b\nauthor %b\ncommitter %b\n" % (head.encode(), who, who)
    told = git(history.top, "hash-object", "-t", "commit", "-w", "--stdin", given=plain + b"\nA\n")
    latin = plain + b"encoding ISO-8859-2\n\nB\n"
    other = git(history.top, "hash-object", "-t", "commit", "-w", "--stdin", given=latin)
    here = repository(history)
    assert here.resolve(told).author == "Ji\ufffd\ufffd \ufffd[31m"
    assert here.resolve(other).author.startswith("Jiří")


def test_a_clock_that_was_wrong_does_no_harm(history: History) -> None:
    tree = git(history.top, "rev-parse", "HEAD^{tree}")
    who = "V <v@example.cz> 999999999999 +0000"
    text = f"tree {tree}\nauthor {who}\ncommitter {who}\n\nA\n".encode()
    made = git(history.top, "hash-object", "-t", "commit", "-w", "--stdin", given=text)
    assert repository(history).resolve(made).day.year > 9000


@pytest.mark.parametrize(
    ("mode", "kind"), [("120000", "blob"), ("160000", "commit")], ids=["link", "submodule"]
)
def test_links_and_submodules_below_the_folders_are_refused(
    history: History, tmp_path: Path, mode: str, kind: str
) -> None:
    link = git(history.top, "hash-object", "-w", "--stdin", given=str(tmp_path / "cizi").encode())
    target = link if kind == "blob" else git(history.top, "rev-parse", "HEAD")
    concept = git(history.top, "rev-parse", "HEAD:plan/concept.yaml")
    lines = f"100644 blob {concept}\tconcept.yaml\n{mode} {kind} {target}\tcizi.yaml\n"
    plan = git(history.top, "mktree", "--missing", given=lines.encode())
    commit = history.commit_tree(f"040000 tree {plan}\tplan\n")
    here = repository(history)
    with stopped("plan/cizi.yaml", commit[:7], "odkaz"), checked_out(here, here.resolve("HEAD")):
        pytest.fail("it was written")


@pytest.mark.parametrize(
    "names",
    [
        ["..\\..\\ven.yaml"],
        ["C:ven.yaml"],
        ["CON.yaml"],
        ["lpt1"],
        ["ven.yaml."],
        ["ven "],
        ["Twin.yaml", "twin.yaml"],
        ["é.yaml", "e\u0301.yaml"],
    ],
)
def test_names_that_lead_elsewhere_are_never_written(history: History, names: list[str]) -> None:
    blob = git(history.top, "rev-parse", "HEAD:plan/concept.yaml")
    inner = "".join(f"100644 blob {blob}\t{each}\0" for each in ["concept.yaml", *names])
    plan = git(history.top, "mktree", "-z", given=inner.encode())
    history.commit_tree(f"040000 tree {plan}\tplan\n")
    here = repository(history)
    with stopped("nelze bezpečně zapsat"), checked_out(here, here.resolve("HEAD")):
        pytest.fail("it was written")


@pytest.mark.parametrize("part", ["..", ".", ".git"])
def test_a_folder_that_git_itself_would_refuse_leads_nowhere(
    history: History, tmp_path: Path, part: str
) -> None:
    here = repository(history)
    blob = here.tree(here.resolve("HEAD"))["plan/concept.yaml"]
    tree = f"100644 {part}\0".encode() + bytes.fromhex(blob)
    options = ("hash-object", "-t", "tree", "-w", "--literally", "--stdin")
    plan = git(history.top, *options, given=tree + b"100644 concept.yaml\0" + bytes.fromhex(blob))
    history.commit_tree(f"040000 tree {plan}\tplan\n")
    before = sorted(tmp_path.rglob("*.yaml"))
    try:
        with checked_out(here, here.resolve("HEAD")) as space:
            assert (space.root / "plan" / part).is_file()
    except Stop:
        assert part != ".git"
    assert sorted(tmp_path.rglob("*.yaml")) == before


def test_a_revision_without_the_concept_is_told(history: History) -> None:
    shutil.rmtree(history.space.plan)
    history.commit()
    here = repository(history)
    with stopped("plan/concept.yaml", here.resolve("HEAD").short, "git log"):
        here.tree(here.resolve("HEAD"))


def test_nothing_committed_is_told(tmp_path: Path) -> None:
    here = repository(History(tmp_path / "kraj"))
    assert here.head() is None
    with stopped("není nic zapsáno"):
        here.history()
    with stopped("není nic zapsáno"):
        here.resolve("HEAD")


def test_no_repository_is_told(tmp_path: Path) -> None:
    with stopped("žádném repozitáři", "git init"):
        Repository.needed(Workspace(tmp_path))
    assert Repository.of(Workspace(tmp_path)) is None


def test_no_git_is_told(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with stopped("program git nebyl nalezen"):
        repository(history)


def test_a_git_in_the_workspace_is_not_run(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: str(history.space.root / "git.exe"))
    with stopped("program git nebyl nalezen"):
        repository(history)


def test_above_all_programs_git_is_found(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(history.top.anchor)
    assert repository(history).resolve("HEAD").subject == "Nižší cíl"
    monkeypatch.setattr(shutil, "which", lambda _name: "bin/git")
    with stopped("program git nebyl nalezen"):
        repository(history)


def test_a_folder_of_another_user_is_no_missing_repository(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    # git itself offers this variable to its own tests
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LC_ALL", "cs_CZ.UTF-8")
    with stopped("safe.directory", str(history.top)):
        repository(history)


def test_a_shallow_clone_says_that_it_is_one(history: History, tmp_path: Path) -> None:
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "--quiet", "--depth=1", history.top.as_uri(), str(clone))
    here = Repository.needed(Workspace(clone))
    with stopped("--unshallow"):
        here.resolve("HEAD~1")
    with stopped("--unshallow"):
        here.as_of(date(2026, 1, 15))


def test_a_partial_clone_fetches_nothing_and_says_so(history: History, tmp_path: Path) -> None:
    git(history.top, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "klon"
    options = ("--quiet", "--no-checkout", "--filter=blob:none")
    git(tmp_path, "clone", *options, history.top.as_uri(), str(clone))
    here = Repository.needed(Workspace(clone))
    with stopped("--filter"):
        here.blobs(here.tree(here.resolve("HEAD")).values())


def test_a_damaged_repository_is_told(history: History) -> None:
    here = repository(history)
    commit = here.resolve("HEAD")
    for path in (history.top / ".git" / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"")
    with stopped("nemůže přečíst repozitář"):
        here.tree(commit)


def test_a_huge_file_is_not_read_into_memory(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = max(path.stat().st_size for path in history.space.plan.rglob("*.yaml"))
    for module in ("repository", "checkout"):
        monkeypatch.setattr(f"chytrejsi.store.{module}.LARGEST", largest - 1)
    here = repository(history)
    tree = here.tree(here.resolve("HEAD"))
    read = here.blobs(tree.values())
    (left,) = [name for name, blob in tree.items() if blob not in read and name[:5] == "plan/"]
    assert (history.space.root / left).stat().st_size == largest
    found = load_commit(here, here.resolve("HEAD"), Memo()).findings
    assert (left, "YAML_TOO_LARGE") in [(each.place.file, each.code) for each in found]
    with (
        stopped(" je v revizi ", "větší než"),
        checked_out(here, here.resolve("HEAD")),
    ):
        pass


def test_a_replaced_commit_is_not_taken_for_the_real_one(history: History) -> None:
    git(history.top, "replace", "HEAD", "HEAD~1")
    assert repository(history).resolve("HEAD").subject == "Nižší cíl"


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
def test_history_makes_nothing_run(history: History, tmp_path: Path) -> None:
    fallen, trap = tmp_path / "fallen", tmp_path / "trap"
    trap.write_text(f"#!{sys.executable}\nopen({str(fallen)!r}, 'w')\n", encoding="utf-8")
    trap.chmod(0o755)
    settings = {
        "core.fsmonitor": trap,
        "core.pager": trap,
        "pager.rev-list": trap,
        "log.showSignature": "true",
        "gpg.program": trap,
        "diff.external": trap,
        "diff.trap.textconv": trap,
        "filter.trap.smudge": trap,
        "uploadpack.packObjectsHook": trap,
    }
    for key, value in settings.items():
        git(history.top, "config", key, str(value))
    history.write(".gitattributes", "* filter=trap diff=trap\n")
    here = repository(history)
    here.steps(here.history(["plan", "indicators"]))
    with checked_out(here, here.as_of(date(2026, 1, 31))):
        pass
    assert not fallen.exists()


def test_a_git_that_hangs_is_told(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    here = repository(history)

    def hang(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("git", 10)

    monkeypatch.setattr(subprocess, "run", hang)
    with stopped("nemůže přečíst repozitář"):
        here.blobs(["0" * 40])
