"""Two states of a small plan that differ only in what a test says."""

import shutil
from pathlib import Path

import chytrejsi
from chytrejsi.compare.compare import differences
from chytrejsi.compare.difference import Difference
from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace

DEMO = Path(chytrejsi.__file__).parent / "demo" / "workspace"
NBSP = "\u00a0"

CONCEPT, UNITS, PLAN = "plan/concept.yaml", "plan/organisation.yaml", "plan/ap1/plan.yaml"
FICHE = "plan/ap1/fiches/energie.yaml"
EN_01, EN_02, EN_03, EN_04 = (f"indicators/catalogue/EN-0{each}.yaml" for each in (1, 2, 3, 4))
CHANGE = "plan/ap1/changes/2024-01.yaml"
PROJECT, EVENT = "plan/pipeline/elektrarna.yaml", "plan/journal/den-energie.yaml"
REPORTED = "indicators/observations/2024/odbor-majetku.yaml"
CORRECTION = "indicators/corrections/EN-02.yaml"
TEXTS = "plan/ap1/narratives/annual-2024.yaml"

FILES = {
    CONCEPT: """\
id: koncepce
title: Chytrý kraj
region: {name: Fiktivní kraj}
fictional: true
coordinator: odbor-rozvoje
strategic_objectives:
  - {id: "3", title: Úspory}
objectives:
  - {id: "3.1", title: Šetřit energií, strategic: "3"}
  - {id: "3.2", title: Vyrábět energii, strategic: "3"}
areas:
  - {id: energetika, title: Energetika}
  - {id: doprava, title: Doprava}
bodies:
  - {id: rada, title: Rada kraje}
  - {id: skupina, title: Řídicí skupina}
""",
    UNITS: """\
units:
  - {id: odbor-rozvoje, title: Odbor rozvoje}
  - {id: odbor-majetku, title: Odbor majetku}
  - {id: odbor-dopravy, title: Odbor dopravy}
""",
    PLAN: """\
id: ap1
title: Akční plán
period: {from: 2022-01-01, to: 2026-12-31}
approved: 2022-03-15
collection:
  - {period: "2024", due: 2025-01-31}
""",
    FICHE: """\
id: energie
plan: ap1
title: Energetický management
area: energetika
guarantor: odbor-majetku
objectives: ["3.1"]
vision: Kraj zná spotřebu každé budovy a do roku 2026 ji sníží o pětinu.
examples: [Dispečink spotřeby]
activities:
  - {id: odecty, title: Osazení elektroměrů, from: 2022-01-01, to: 2025-12-31}
  - {id: audit, title: Energetický audit}
links:
  - {fiche: data, kind: data, note: data o spotřebě}
to_confirm: [area]
""",
    "plan/ap1/fiches/data.yaml": """\
id: data
plan: ap1
title: Otevřená data
area: doprava
guarantor: odbor-rozvoje
""",
    EN_01: """\
id: EN-01
title: Elektroměry s dálkovým odečtem
definition: Počet elektroměrů osazených v objektech kraje.
plan: ap1
fiche: energie
kind: output
measure: number
unit: {label: ks, code: C62}
direction: increase
accumulation: increment
baseline: {date: 2021-12-31, value: 15}
milestones:
  - {date: 2024-12-31, value: 22}
target: {date: 2026-12-31, value: 30}
""",
    EN_02: """\
id: EN-02
title: Spotřeba energie
plan: ap1
fiche: energie
kind: outcome
measure: number
unit: {label: MWh, code: MWH}
direction: decrease
accumulation: point_in_time
milestones:
  - {date: 2024-12-31, value: 8000}
target: {date: 2026-12-31, value: 7200.50, confirmed: false}
""",
    EN_03: """\
id: EN-03
title: Certifikovaný systém
plan: ap1
fiche: energie
kind: outcome
measure: boolean
milestones:
  - {date: 2025-12-31, value: false}
target: {date: 2026-12-31, value: true}
valid: {to: 2026-12-31}
""",
    EN_04: """\
id: EN-04
title: Energetické audity
plan: ap1
fiche: energie
kind: output
measure: number
weight: 1
""",
    CHANGE: """\
id: "2024-01"
plan: ap1
kind: definition
indicator: EN-02
proposed: 2024-05-02
reason: Odečty se zpřesnily.
""",
    PROJECT: """\
id: elektrarna
title: Elektrárna na střeše
plan: ap1
fiches: [energie]
""",
    EVENT: """\
id: den-energie
kind: communication
date: 2024-05-18
title: Den energie
""",
    REPORTED: """\
period: "2024"
guarantor: odbor-majetku
received: {file: "2024_odbor-majetku.xlsx", sha256: "ab12", date: 2025-01-22, template: "1"}
values:
  - {indicator: EN-01, value: 7, state: reported, cell: "Indikátory!G7"}
  - {indicator: EN-02, value: 8105, cell: "Indikátory!G8"}
activities:
  - {fiche: energie, activity: audit, status: in_progress}
projects:
  - {project: elektrarna, state: preparation}
narratives:
  energie: {summary: V provozu jsou čtyři elektrárny.}
""",
    CORRECTION: """\
indicator: EN-02
period: "2024"
guarantor: odbor-majetku
expect: 8105
value: 8100
date: 2025-03-01
reason: Překlep.
""",
    TEXTS: """\
kind: annual
plan: ap1
period: "2024"
texts:
  introduction: Plán se plní.
""",
}


def loaded(folder: Path) -> Dataset:
    """Read a workspace whose files can all be read."""
    made = load(Workspace(folder))
    assert made.dataset is not None
    assert not made.findings, made.findings
    return made.dataset


def copied(folder: Path) -> Path:
    """Make a copy of the demo."""
    return Path(shutil.copytree(DEMO, folder))


class Case:
    """The small plan before and after what a test changes."""

    def __init__(self, folder: Path) -> None:
        self.old, self.new = folder / "old", folder / "new"
        for each in (self.old, self.new):
            for file, text in FILES.items():
                _write(each / file, text)

    def before(self, file: str, old: str, new: str) -> None:
        """Change a file in both states; what is then changed is changed from this."""
        _edit(self.old / file, old, new)
        _edit(self.new / file, old, new)

    def change(self, file: str, old: str, new: str) -> None:
        _edit(self.new / file, old, new)

    def add(self, file: str, text: str) -> None:
        _write(self.new / file, text)

    def drop(self, file: str) -> None:
        (self.new / file).unlink()

    def differences(self, code: str = "cs") -> tuple[Difference, ...]:
        return differences(loaded(self.old), loaded(self.new), language(code))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    _write(path, text.replace(old, new))
