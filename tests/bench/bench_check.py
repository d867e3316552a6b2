"""`check` of a workspace with 1,000 fiches of 80 lines and 5,000 indicators with values.

Prints the wall time and the peak memory of the whole process, each beside its limit.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FICHES, INDICATORS, UNITS = 1000, 5000, 50
SECONDS, MEGABYTES = 4.0, 400.0
ROUNDS = 3

_CONCEPT = """id: koncepce
title: Koncepce Chytrý Vzorový kraj
region: {name: Vzorový kraj, genitive: Vzorového kraje}
fictional: true
coordinator: odbor-0
strategic_objectives: [{id: rychleji, title: Rychleji}]
objectives: [{id: "1.1", title: Kratší cesty, strategic: rychleji}]
areas: [{id: doprava, title: Doprava}]
"""
_PLAN = """id: p1
title: Plán
period: {from: 2024-01-01, to: 2026-12-31}
approved: {date: 2024-01-15}
"""
_FICHE = """# yaml-language-server: $schema=../../../.schema/fiche.json
id: fise-NUMBER
plan: p1
title: Oblast aktivit číslo NUMBER se zaměřením na dopravu a spoje
area: doprava
guarantor: odbor-UNIT
cooperating: [odbor-1, odbor-2]
strategic: [rychleji]
objectives: ["1.1"]
vision: >-
  Obyvatelé kraje se do zaměstnání, do školy i k lékaři dostanou rychleji, protože spoje na sebe
  navazují a každý o nich včas ví; kraj k tomu používá data, která už dnes má.
need: >-
  Spoje dnes na sebe nenavazují a informace o zpoždění přichází pozdě. Cestující proto volí
  vlastní vůz i tam, kde by je spoj dovezl stejně rychle a levněji.
"""
_CARD = """# yaml-language-server: $schema=../../.schema/indicator.json
id: IN-NUMBER
title: Počet spojů s údaji o poloze číslo NUMBER
definition: Počet spojů, u nichž kraj zná polohu vozu v každé minutě jízdy.
plan: p1
fiche: fise-FICHE
objectives: ["1.1"]
kind: output
measure: number
unit: {label: ks, code: C62}
direction: increase
accumulation: increment
baseline: {date: 2023-12-31, value: 10, note: Evidence kraje}
milestones: [{date: 2024-12-31, value: 15}, {date: 2025-12-31, value: 20}]
target: {date: 2026-12-31, value: 30, confirmed: false, basis: Počet linek}
frequency: annual
source: Evidence kraje
verification: Výpis z evidence
to_confirm: [target]
"""
_VALUE = """  - indicator: IN-NUMBER
    value: 5
    date: YEAR-12-31
    state: reported
    comment: Podle evidence kraje
    cell: Indikátory!GROW
    raw: "5"
"""


def generate(root: Path) -> None:
    """Write the workspace; every file is valid and every reference leads somewhere."""
    write(root / "plan" / "concept.yaml", _CONCEPT)
    units = "".join(f"  - {{id: odbor-{n}, title: Odbor {n}}}\n" for n in range(UNITS))
    write(root / "plan" / "organisation.yaml", "units:\n" + units)
    write(root / "plan" / "p1" / "plan.yaml", _PLAN)
    for number in range(FICHES):
        write(root / "plan" / "p1" / "fiches" / f"fise-{number}.yaml", fiche(number))
    for number in range(INDICATORS):
        text = _CARD.replace("NUMBER", str(number)).replace("FICHE", str(number % FICHES))
        write(root / "indicators" / "catalogue" / f"IN-{number}.yaml", text)
    for year in ("2024", "2025"):
        for unit in range(UNITS):
            place = root / "indicators" / "observations" / year / f"odbor-{unit}.yaml"
            write(place, observation(year, unit))


def fiche(number: int) -> str:
    """Write a fiche of 80 lines."""
    text = _FICHE.replace("NUMBER", str(number)).replace("UNIT", str(number % UNITS))
    lines = text.splitlines()
    lines.append("activities:")
    for item in range(7):
        lines += [
            f"  - id: aktivita-{item}",
            f"    title: Aktivita {item} fiše {number}",
            "    from: 2024-01-01",
            "    to: 2026-12-31",
            "    description: Kraj osadí jednotky a propojí je s dispečinkem.",
        ]
    lines.append("links:")
    for step in (-1, 1):
        lines += [
            f"  - fiche: fise-{(number + step) % FICHES}",
            "    kind: data",
            "    note: Data o poloze vozů slouží i sousední oblasti.",
        ]
    lines.append("focus:")
    while len(lines) < 80:
        lines.append(f"  - Zaměření {len(lines)} na návaznost spojů")
    return "\n".join(lines) + "\n"


def observation(year: str, unit: int) -> str:
    """Write what one unit reported for its fiches' indicators."""
    head = f'period: "{year}"\nguarantor: odbor-{unit}\nvalues:\n'
    asked = [n for n in range(INDICATORS) if (n % FICHES) % UNITS == unit]
    value = _VALUE.replace("YEAR", year)
    return head + "".join(
        value.replace("NUMBER", str(n)).replace("ROW", str(row)) for row, n in enumerate(asked, 7)
    )


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def measure(root: Path) -> tuple[float, float]:
    """Check the workspace in a process of its own; give seconds and megabytes."""
    program = "from chytrejsi.cli import main; main()"
    started = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-c", program, "check", "--root", str(root), "--strict"],
        stdout=subprocess.DEVNULL,
    )
    # wait4 tells the memory of this one process, which subprocess.run does not
    _pid, status, usage = os.wait4(run.pid, 0)
    seconds = time.perf_counter() - started
    if (code := os.waitstatus_to_exitcode(status)) != 0:
        raise SystemExit(f"check ended with {code}; the workspace ought to be valid")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Generate the workspace, check it a few times and print the best figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root)
        figures = [measure(root) for _ in range(ROUNDS)]
    seconds, memory = min(each[0] for each in figures), max(each[1] for each in figures)
    print(f"check of {FICHES} fiches and {INDICATORS} indicators: {seconds:.2f} s ({SECONDS} s)")
    print(f"check of {FICHES} fiches, peak memory: {memory:.0f} MB ({MEGABYTES:.0f} MB)")


if __name__ == "__main__":
    main()
