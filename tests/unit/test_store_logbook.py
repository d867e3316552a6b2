from pathlib import Path

from chytrejsi.store.logbook import log_findings, runs
from chytrejsi.workspace import Workspace

RUN = "date: {date}\ntool: chytrejsi 0\nworkbooks: []\n"


def test_runs_come_in_their_order_and_what_cannot_be_read_is_passed_by(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    assert runs(space) == ()
    (space.log / "folder.yaml").mkdir(parents=True)
    (space.log / "a.yaml").write_text(RUN.format(date="2026-02-02"), encoding="utf-8")
    (space.log / "b.yaml").write_text(RUN.format(date="2026-01-01"), encoding="utf-8")
    (space.log / "c.yaml").write_text("<<<<<<< ours\n", encoding="utf-8")
    (space.log / "d.yaml").write_text("date: 2026-13-01\n", encoding="utf-8")
    assert [str(run.date) for run in runs(space)] == ["2026-01-01", "2026-02-02"]


def test_an_event_file_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    assert list(log_findings(space)) == []
    space.log.mkdir(parents=True)
    for name, text in {
        "conflict": "<<<<<<< ours\ndate: 2026-01-01\n=======\n>>>>>>> theirs\n",
        "day": RUN.format(date="2026-13-01"),
        "empty": "",
        "whole": RUN.format(date="2026-01-01"),
    }.items():
        (space.log / f"{name}.yaml").write_text(text, encoding="utf-8")
    (space.log / "folder.yaml").mkdir()
    found = {(Path(each.place.file).stem, each.code) for each in log_findings(space)}
    assert {name for name, _code in found} == {"conflict", "day", "empty", "folder"}
    assert {("conflict", "GIT_CONFLICT"), ("folder", "FILE_UNREADABLE")} < found
    assert all(each.help() for each in log_findings(space))


def test_a_run_of_all_municipalities_is_remembered(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    space.log.mkdir(parents=True)
    one = "  - {{file: obec-{0}.xlsx, sha256: '{0:0>64}', guarantor: obec-{0}, status: accepted}}\n"
    all_ = "".join(map(one.format, range(8_000)))
    text = RUN.format(date="2026-01-01").replace(" []\n", f"\n{all_}")
    assert len(text) > 1_000_000
    (space.log / "a.yaml").write_text(text, encoding="utf-8")
    (run,) = runs(space)
    assert run.workbooks[-1].guarantor == "obec-7999"
    assert list(log_findings(space)) == []
