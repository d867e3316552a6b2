import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import psutil
import pytest

from chytrejsi.findings import CellPlace, Finding, Rule, Stop
from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake import process as process_module
from chytrejsi.sheet.intake import workers as workers_module
from chytrejsi.sheet.intake.cells import Cell, Scan, ScannedSheet
from chytrejsi.sheet.intake.file import Incoming, take
from chytrejsi.sheet.intake.handover import LONGEST, packed, unpacked
from chytrejsi.sheet.intake.process import Limits, Lost, Process
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.intake.worker import read_file
from chytrejsi.sheet.intake.workers import Arrived, Workers
from sheetcase import GOOD, crowded, dataset_of, filled, make_workspace, template

FULL = Scan(
    "x.xlsx",
    (
        ScannedSheet(
            "Á",
            True,
            {(7, 2): Cell(7, 2, "n", "1", "0 %", True, True, "2")},
            ("A1:B2",),
            frozenset({3}),
            frozenset({4}),
        ),
    ),
    {"name": "1"},
    {"property": "2"},
    "2026-01-05",
    True,
    True,
    False,
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def data(dataset: Dataset) -> bytes:
    return filled(template(dataset, "odbor-energetiky"), GOOD)


@pytest.fixture(scope="module")
def heavy(data: bytes) -> bytes:
    return crowded(data, 120_000)


def written(folder: Path, contents: Iterable[bytes]) -> list[tuple[Path, str]]:
    made = []
    for number, content in enumerate(contents):
        path = folder / f"{number}.xlsx"
        path.write_bytes(content)
        made.append((path, path.name))
    return made


def told(arrived: Arrived) -> str:
    return arrived.read.code if isinstance(arrived.read, Finding) else "read"


def children() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE]


def test_a_scan_is_handed_over_whole() -> None:
    for value in (FULL, FULL.sheets[0]):
        for field in fields(value):
            assert getattr(value, field.name) != field.default, f"{field.name} is not tried out"
    assert unpacked(packed(FULL)) == FULL


def test_a_finding_is_handed_over_whole() -> None:
    place = CellPlace("x.xlsx", "List", "G7")
    finding = Rule.ITEM_TWICE.at(place, id="„A“", other="B7")
    assert unpacked(packed(finding)) == finding


def test_a_scan_too_long_to_be_handed_over_is_refused() -> None:
    cells = {(row, 1): Cell(row, 1, "str", f"{row}" + "x" * 32_000) for row in range(1, 600)}
    scan = Scan("x.xlsx", (ScannedSheet("A", False, cells),), {}, {})
    finding = unpacked(packed(scan))
    assert isinstance(finding, Finding)
    assert finding.code == "WORKBOOK_UNPACKS"
    # one text in many cells is handed over once
    same = {(row, 1): Cell(row, 1, "str", "x" * 32_000) for row in range(1, 600)}
    shared = Scan("x.xlsx", (ScannedSheet("A", False, same),), {}, {})
    assert unpacked(packed(shared)) == shared
    assert len(packed(shared)) < LONGEST / 100


def test_the_process_reads_what_this_one_reads(data: bytes, tmp_path: Path) -> None:
    files = written(tmp_path, [data, b"", b"%PDF-1.7", data[:-30]])
    with Workers(len(files)) as workers:
        arrived = list(workers.read(files))
    for (path, name), each in zip(files, arrived, strict=True):
        assert each.read == read_file(Incoming(name, path.read_bytes(), ""))
    assert [told(each) for each in arrived] == [
        "read",
        "WORKBOOK_NO_BYTES",
        "WORKBOOK_OTHER_KIND",
        "WORKBOOK_DAMAGED",
    ]
    incoming = arrived[0].incoming
    assert incoming == take(files[0][0], files[0][1])


def test_the_order_is_that_of_the_files_and_few_are_read_ahead(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "process_cpu_count", lambda: 3, raising=False)
    files = written(tmp_path, [data, *(b"%d" % number for number in range(40))])
    begun = 0

    def counted() -> Iterable[tuple[Path, str]]:
        nonlocal begun
        for file in files:
            begun += 1
            yield file

    with Workers(len(files)) as workers:
        for done, each in enumerate(workers.read(counted())):
            assert begun <= done + 5
            assert each.incoming is not None
            assert each.incoming.file == f"{done}.xlsx"
        assert len(children()) <= 3
    assert children() == []


@pytest.mark.parametrize(("files", "processes"), [(0, 1), (1, 1), (15, 1), (16, 2), (5000, 4)])
def test_small_runs_start_few_processes(
    files: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "process_cpu_count", lambda: 4, raising=False)
    assert Workers(files)._count == processes
    assert children() == []


def test_a_workbook_that_brings_its_reader_down_is_refused_and_the_run_goes_on(
    data: bytes, heavy: bytes, tmp_path: Path
) -> None:
    files = written(tmp_path, [data, heavy, data])
    with Workers(len(files), Limits(memory=60 << 20)) as workers:
        codes = [told(each) for each in workers.read(files)]
    assert codes == ["read", "WORKBOOK_KILLED", "read"]


def test_a_workbook_that_takes_too_long_is_refused_and_the_run_goes_on(
    data: bytes, heavy: bytes, tmp_path: Path
) -> None:
    files = written(tmp_path, [data, heavy, data])
    with Workers(len(files), Limits(seconds=0.4)) as workers:
        codes = [told(each) for each in workers.read(files)]
    assert codes == ["read", "WORKBOOK_SLOW", "read"]


def test_the_system_ends_what_takes_too_much_time_of_the_processor(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the limit of the processor's time alone: nobody watches here
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    monkeypatch.setattr(process_module, "ceil", lambda _seconds: -1)
    heavy = crowded(data, 300_000)
    reader = Process(Limits())
    try:
        reader.wait_until_ready()
        with pytest.raises(Lost) as lost:
            reader.ask(Incoming("x.xlsx", heavy, ""))
        assert lost.value.slow
    finally:
        reader.close()


def test_the_watch_ends_what_takes_too_much_memory_where_there_are_no_limits(
    data: bytes, heavy: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = process_module._command

    def unlimited(limits: Limits) -> list[str]:
        return original(Limits(memory=1 << 40, seconds=limits.seconds))

    monkeypatch.setattr(process_module, "_command", unlimited)
    monkeypatch.setattr(workers_module, "_GLANCE", 0.005)
    files = written(tmp_path, [data, heavy, data])
    with Workers(len(files), Limits(memory=45 << 20)) as workers:
        codes = [told(each) for each in workers.read(files)]
    assert codes == ["read", "WORKBOOK_KILLED", "read"]


def test_a_process_that_others_wore_out_does_not_count_against_a_workbook(
    data: bytes, tmp_path: Path
) -> None:
    files = written(tmp_path, [data, data])
    with Workers(1) as workers:
        reading = workers.read(iter(files[:1]))
        assert told(next(reading)) == "read"
        (process,) = children()
        process.kill()
        assert [told(each) for each in workers.read(files[1:])] == ["read"]


def test_processes_are_recycled(data: bytes, tmp_path: Path) -> None:
    files = written(tmp_path, [data] * 5)
    seen: set[int] = set()
    with Workers(1, Limits(workbooks=2)) as workers:
        for each in workers.read(files):
            assert told(each) == "read"
            seen.update(process.pid for process in children())
    assert len(seen) >= 2


def test_a_file_that_cannot_be_taken_is_told(tmp_path: Path) -> None:
    with Workers(1) as workers:
        (arrived,) = workers.read([(tmp_path / "none.xlsx", "none.xlsx")])
        assert children() == []
    assert (told(arrived), arrived.incoming) == ("FILE_UNREADABLE", None)
    assert arrived.findings == (arrived.read,)


def test_no_process_is_left_when_the_run_is_broken_off(
    data: bytes, heavy: bytes, tmp_path: Path
) -> None:
    files = written(tmp_path, [data, *[heavy] * 20])
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Workers(len(files)) as workers:  # noqa: PT012
        for _each in workers.read(files):
            raise KeyboardInterrupt
    assert time.monotonic() - began < 5
    assert children() == []
    assert not [each for each in threading.enumerate() if each.name.startswith("reader")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_its_parent(
    data: bytes, tmp_path: Path, ended_by: signal.Signals
) -> None:
    written(tmp_path, [crowded(data, 12_000)] * 60)
    script = (
        "import signal, sys; from pathlib import Path\n"
        "from chytrejsi.sheet.intake.workers import Workers\n"
        # who runs the tests in the background has them ignore Ctrl-C
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "files = [(path, path.name) for path in Path(sys.argv[1]).iterdir()]\n"
        "with Workers(len(files)) as workers:\n"
        "    for each in workers.read(files): print('read', flush=True)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"read\n"
    readers = psutil.Process(parent.pid).children()
    assert readers
    # what Ctrl-C does: the signal comes to all of them
    (os.killpg if ended_by is signal.SIGINT else os.kill)(parent.pid, ended_by)
    parent.communicate(timeout=60)
    _gone, alive = psutil.wait_procs(readers, timeout=60)
    assert alive == []


def test_a_reader_that_cannot_start_ends_the_run_in_a_sentence(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = written(tmp_path, [data])
    for program in (str(tmp_path / "none"), "/bin/false", sys.executable):
        monkeypatch.setattr(sys, "executable", program)
        monkeypatch.setattr(process_module, "_START", "raise RuntimeError('no such thing')")
        with pytest.raises(Stop) as stop, Workers(1) as workers:
            list(workers.read(files))
        assert stop.value.code == 2
    assert "RuntimeError: no such thing" in str(stop.value)
    assert children() == []


def test_the_real_python_is_started_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert process_module._command(Limits())[0] == sys.executable
    monkeypatch.setattr(sys, "_base_executable", "base.exe", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert process_module._command(Limits())[0] == "base.exe"


def test_what_a_library_prints_does_not_reach_the_answers(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    chatty = (
        "import os, chytrejsi.sheet.intake.worker as w; old = w.read_file\n"
        "def read(incoming):\n"
        "    print('printed'); os.write(1, b'written'); os.system('echo said')\n"
        "    return old(incoming)\n"
        "w.read_file = read; "
    )
    told_how = process_module._START.replace("; from", "\nfrom")
    inserted = told_how.replace(
        "from chytrejsi.sheet.intake.worker", chatty + "from chytrejsi.sheet.intake.worker"
    )
    monkeypatch.setattr(process_module, "_START", inserted)
    with Workers(1) as workers:
        assert [told(each) for each in workers.read(written(tmp_path, [data]))] == ["read"]
    assert capfd.readouterr() == ("", "")


def test_the_reader_starts_lean() -> None:
    script = "import sys, chytrejsi.sheet.intake.worker; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    loaded = set(done.stdout.split())
    heavy_ones = {"pydantic", "openpyxl", "yaml", "babel", "typer", "lxml", "psutil", "rich"}
    assert loaded & heavy_ones == set()


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"abc")
    assert take(path, "x.xlsx").data == b"abc"
    stated = os.fstat

    def changing(descriptor: int) -> os.stat_result:
        status = stated(descriptor)
        with path.open("ab") as other:
            other.write(b"d")
        return status

    monkeypatch.setattr(os, "fstat", changing)
    with pytest.raises(Refused) as refused:
        take(path, "x.xlsx")
    assert refused.value.finding.code == "FILE_UNREADABLE"
