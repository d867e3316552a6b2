"""What a commit says equals what its files say, and no file is parsed twice."""

from pathlib import Path

import pytest

from chytrejsi.findings import Stop
from chytrejsi.store import editions
from chytrejsi.store.editions import Memo, load_commit, load_working
from chytrejsi.store.load import load
from chytrejsi.store.repository import Repository
from chytrejsi.store.stock import Spot, Taken, understand
from chytrejsi.workspace import Workspace
from gitcase import History, git, needs_git

pytestmark = needs_git
CARD = "indicators/catalogue/EN-1.yaml"


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = History(tmp_path / "kraj")
    made.commit()
    return made


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the files that are parsed, not remembered."""
    names: list[str] = []

    def noting(spot: Spot, content: bytes) -> Taken:
        names.append(spot.file)
        return understand(spot, content)

    monkeypatch.setattr(editions, "understand", noting)
    return names


def repository(space: Workspace) -> Repository:
    return Repository.needed(space)


def test_a_commit_says_what_its_files_say(history: History) -> None:
    here = repository(history.space)
    assert load_commit(here, here.resolve("HEAD"), Memo()) == load(history.space)


def test_findings_unread_records_and_places_are_the_same(history: History) -> None:
    history.write("plan/p1/fiches/zla.yaml", "id: zla\n\tplan: p1\n")
    history.write("plan/p1/fiches/jina.yaml", "id: dalsi\nplan: p1\n")
    history.write("plan/neznamy.yml", "x: 1\n")
    history.write("plan/p1/poznamka.yaml", "x: 1\n")
    history.write("plan/p1/fiches/slozka.yaml/a.yaml", "x: 1\n")
    history.write("plan/p1/.skryta/a.yaml", "x: 1\n")
    history.write("plan/~zamek.yaml", "x: 1\n")
    history.write("indicators/log/2026-01-01-abcdef12.yaml", "x: 1\n")
    history.commit()
    here = repository(history.space)
    then, now = load_commit(here, here.resolve("HEAD"), Memo()), load(history.space)
    assert [each.code for each in then.findings] == [each.code for each in now.findings]
    assert then == now
    assert {each.code for each in now.findings} >= {"FILE_UNREADABLE", "FILE_ENDING", "YAML_TAB"}


def test_only_what_differs_is_parsed_again(history: History, parsed: list[str]) -> None:
    history.change(CARD, "value: 30", "value: 25")
    history.commit()
    history.change("plan/organisation.yaml", "units:", "# kdo\nunits:")
    memo, here = Memo(), repository(history.space)
    load_commit(here, here.resolve("HEAD~1"), memo)
    whole = len(parsed)
    load_commit(here, here.resolve("HEAD"), memo)
    assert parsed[whole:] == [CARD]
    load_working(history.space, memo)
    assert parsed[whole + 1 :] == ["plan/organisation.yaml"]


def test_records_of_equal_files_are_one_value(history: History) -> None:
    memo, here = Memo(), repository(history.space)
    then = load_commit(here, here.resolve("HEAD"), memo).dataset
    now = load_working(history.space, memo).dataset
    assert then is not None
    assert now is not None
    assert then.indicators["EN-1"] is now.indicators["EN-1"]


def test_other_ends_of_lines_are_not_parsed_again(history: History, parsed: list[str]) -> None:
    memo, here = Memo(), repository(history.space)
    load_commit(here, here.resolve("HEAD"), memo)
    whole = len(parsed)
    for path in history.space.plan.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_working(history.space, memo) == load(history.space)
    assert parsed[whole:] == []


def test_a_file_that_moved_has_its_own_place(history: History) -> None:
    git(history.top, "mv", "plan/p2/fiches/energie.yaml", "plan/p2/fiches/energetika.yaml")
    history.commit()
    memo, here = Memo(), repository(history.space)
    before = load_commit(here, here.resolve("HEAD~1"), memo)
    after = load_commit(here, here.resolve("HEAD"), memo)
    assert before.findings == ()
    (told,) = after.findings
    assert (told.code, told.place.file) == ("FILE_NAME", "plan/p2/fiches/energetika.yaml")


def test_a_file_that_is_too_large_is_told_and_never_cut(history: History) -> None:
    text = (history.space.root / CARD).read_text(encoding="utf-8")
    # without its carriage returns the part that was read would be a whole card
    (history.space.root / CARD).write_bytes(text.encode() + b"# x\r\n" * 220_000)
    assert [each.code for each in load_working(history.space, Memo()).findings] == [
        "YAML_TOO_LARGE"
    ]


def test_a_commit_without_the_concept_is_no_edition(history: History) -> None:
    (history.space.plan / "concept.yaml").unlink()
    history.commit()
    here = repository(history.space)
    with pytest.raises(Stop, match=r"concept\.yaml"):
        load_commit(here, here.resolve("HEAD"), Memo())
