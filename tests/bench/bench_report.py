"""How long the documents take, against drawing as many bare figures and zipping them.

    python tests/bench/bench_report.py [--root WORKSPACE]

Without --root the demo is measured, then the demo with ten times the areas: the annual report
against its own floor, then each kind of document against the demo's and how it grows.

The floor is one process that makes as many bare matplotlib figures as the document has charts,
each of the same size at 200 dpi (`Figure`, one axes, one line, `savefig`), and zips them. The
report's own time is the whole command: start, reading, progress, drawing, writing. LibreOffice is
left out of it; what counting pages adds where it is there is told beside it, the first time and
the second.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import yaml

from chytrejsi.render.office import NONE, find_office
from chytrejsi.store.reading import read

LIMIT = 1.3
MEMORY_LIMIT = 300  # MB
TIMES = 10  # as many areas and indicators, in which a document may take as many times as long
# what each kind is asked for beside its name
DOCUMENTS: Mapping[str, Sequence[str]] = {
    "annual --final": ("annual", "--final"),
    "monitoring": ("monitoring",),
    "final": ("final",),
    "summary": ("summary",),
    "plan": ("plan",),
    "fiche": ("fiche", "energeticky-management"),
    "extract": ("extract", "--guarantor", "odbor-informatiky"),
    "memorandum": ("memorandum", "--body", "rada", "--for", "annual"),
}
PROGRAM = "from chytrejsi.cli import main; main()"
FLOOR = """
import io, sys, zipfile
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as parts:
    for number, size in enumerate(sys.argv[1:]):
        wide, high = (int(pixels) / 200 for pixels in size.split("x"))
        figure = Figure(figsize=(wide, high), dpi=200)
        FigureCanvasAgg(figure)
        figure.add_subplot().plot([2023, 2024, 2025], [1, 2, 3])
        picture = io.BytesIO()
        figure.savefig(picture, dpi=200)
        parts.writestr(f"{number}.png", picture.getvalue())
"""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: how long it took, and the most memory it had at once."""

    seconds: float
    megabytes: float


def run(arguments: Sequence[str], office: str = NONE) -> Run:
    """Run Python with arguments; memory is 0 where the system does not tell it."""
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"CHYTREJSI_OFFICE": office},
    )
    complaint = process.stdout.read() if process.stdout else b""
    most = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        most = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    seconds = perf_counter() - start
    if process.wait():
        raise SystemExit(complaint.decode(errors="replace"))
    return Run(seconds, most)


def report(root: Path, output: Path, office: str = NONE, kind: Sequence[str] = ("annual",)) -> Run:
    """Write a document of a workspace."""
    output.unlink(missing_ok=True)
    wanted = ["report", *kind, "--root", str(root), "--output", str(output), "--discard-edits"]
    return run(["-c", PROGRAM, *wanted], office)


def chart_sizes(document: Path) -> list[str]:
    """Read the sizes of a document's charts, as "1260x640"."""
    sizes = []
    with zipfile.ZipFile(document) as parts:
        for name in sorted(parts.namelist()):
            if name.startswith("word/media/") and name.endswith(".png"):
                header = parts.read(name)[16:24]
                wide, high = int.from_bytes(header[:4]), int.from_bytes(header[4:])
                sizes.append(f"{wide}x{high}")
    return sizes


def measure(name: str, root: Path, folder: Path, rounds: int) -> float:
    """Print the figures of one workspace and give its floor; floor and report alternate."""
    first, second = folder / "first.docx", folder / "second.docx"
    report(root, first)
    sizes = chart_sizes(first)
    reports, floors = [], []
    for _ in range(rounds):
        floors.append(run(["-c", FLOOR, *sizes]))
        reports.append(report(root, second))
    floor = median(each.seconds for each in floors)
    taken = median(each.seconds for each in reports)
    most = max(each.megabytes for each in reports)
    same = first.read_bytes() == second.read_bytes()
    print(f"{name}, floor ({len(sizes)} bare savefig and zip): {floor:.2f} s")
    print(f"{name}, report annual: {taken:.2f} s, {taken / floor:.2f} (limit {LIMIT})")
    print(f"{name}, memory: {most:.0f} MB (limit {MEMORY_LIMIT} MB)")
    print(f"{name}, two runs identical: {'yes' if same else 'NO'} (limit yes)")
    office = find_office()
    if office is not None:
        counting, known = (report(root, folder / "paged.docx", str(office)) for _ in range(2))
        print(f"{name}, with pages counted: {counting.seconds:.2f} s, again {known.seconds:.2f} s")
    return floor


def measure_kind(name: str, demo: Path, tenfold: Path, floor: float, rounds: int) -> None:
    """Print the figures of one kind of document: against the floor, and how it grows."""
    kind, folder = DOCUMENTS[name], demo.parent
    first, second = folder / "first.docx", folder / "second.docx"
    report(demo, first, kind=kind)
    taken = median(report(demo, second, kind=kind).seconds for _ in range(rounds))
    same = first.read_bytes() == second.read_bytes()
    grown = report(tenfold, second, kind=kind)
    print(f"demo, report {name}: {taken:.2f} s, {taken / floor:.2f} of the annual report's floor")
    print(
        f"report {name}, ten times the areas: {grown.seconds / taken:.1f} as long (limit {TIMES})"
    )
    print(f"report {name}, memory: {grown.megabytes:.0f} MB (limit {MEMORY_LIMIT} MB)")
    print(f"report {name}, two runs identical: {'yes' if same else 'NO'} (limit yes)")


# --- ten times the areas ------------------------------------------------------------------------


def multiply(root: Path) -> None:
    """Give a workspace ten times its fiches, indicators, projects and observations."""
    for folder, copied in (
        ("plan/*/fiches", _fiche),
        ("indicators/catalogue", _card),
        ("plan/pipeline", _project),
    ):
        for path in sorted(root.glob(f"{folder}/*.yaml")):
            for number in range(1, TIMES):
                changed = copied(_load(path), number)
                _save(path.with_name(f"{changed['id']}.yaml"), changed)
    for path in sorted(root.glob("indicators/observations/*/*.yaml")):
        _save(path, _observations(_load(path)))


def _load(path: Path) -> Data:
    data: Data = read(path.read_bytes(), path.name).data
    return data


def _save(path: Path, data: Data) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _copy(name: str, number: int) -> str:
    return f"{name}-{number}"


def _fiche(data: Data, number: int) -> Data:
    return data | {"id": _copy(data["id"], number), "title": f"{data['title']} {number}"}


def _card(data: Data, number: int) -> Data:
    kept = {key: value for key, value in data.items() if key != "continues"}
    area = {"fiche": _copy(data["fiche"], number)} if data.get("fiche") else {}
    return kept | area | {"id": _copy(data["id"], number), "title": f"{data['title']} {number}"}


def _project(data: Data, number: int) -> Data:
    fiches = [_copy(each, number) for each in data.get("fiches") or []]
    named = {"id": _copy(data["id"], number), "title": f"{data['title']} {number}"}
    return data | named | ({"fiches": fiches} if fiches else {})


def _observations(data: Data) -> Data:
    """Let what was reported on the first ones be reported on their copies, too."""
    references: Mapping[str, str] = {
        "values": "indicator",
        "activities": "fiche",
        "projects": "project",
    }
    grown = dict(data)
    for key, reference in references.items():
        entries = data.get(key) or []
        copies = [
            entry | {reference: _copy(entry[reference], number)}
            for number in range(1, TIMES)
            for entry in entries
        ]
        if entries:
            grown[key] = [*entries, *copies]
    told = data.get("narratives") or {}
    if told:
        grown["narratives"] = told | {
            _copy(fiche, number): dict(texts)  # its own, lest YAML writes an anchor
            for fiche, texts in told.items()
            for number in range(1, TIMES)
        }
    return grown


def main() -> None:
    """Print one line per figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--root", type=Path, default=os.environ.get("CHYTREJSI_BENCH_ROOT"))
    arguments.add_argument("--rounds", type=int, default=5)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.root:
            measure(Path(asked.root).name, Path(asked.root), folder, asked.rounds)
            return
        demo, tenfold = folder / "demo", folder / "tenfold"
        for target in (demo, tenfold):
            run(["-c", PROGRAM, "init", str(target), "--demo"])
        floor = measure("demo", demo, folder, asked.rounds)
        multiply(tenfold)
        measure("ten times the areas", tenfold, folder, max(1, asked.rounds // 2))
        for kind in DOCUMENTS:
            measure_kind(kind, demo, tenfold, floor, max(1, asked.rounds // 2))


if __name__ == "__main__":
    main()
