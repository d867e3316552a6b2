"""A fictional region of very many municipalities that are asked for 40 indicators each.

Their filled workbooks are made quickly: one is written by `template` and filled in, the others
are its XML with another municipality and other values. The benchmark compares some of them with
what writing and filling each by itself gives.
"""

import io
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.form import Form
from chytrejsi.workspace import Workspace
from sheetcase import CARD, Cells, dataset_of, filled, form_of, make_workspace, template

CARDS = 40
PERIOD = "2025"
_FIRST_VALUE = 7000  # of the pattern, far from all other numbers of a workbook
_AT_ONCE = 100


def unit(number: int) -> str:
    """Give the id of a municipality; all are equally long."""
    return f"obec-{number:04}"


def title(number: int) -> str:
    """Give the name of a municipality; all are equally long."""
    return f"Obec {number:04}"


def workspace(folder: Path, municipalities: int) -> Workspace:
    """Make the workspace."""
    numbers = range(municipalities)
    units = [f"  - {{id: {unit(number)}, title: {title(number)}}}\n" for number in numbers]
    files = {"plan/organisation.yaml": "units:\n  - {id: koordinator, title: K}\n" + "".join(units)}
    contributors = ", ".join(map(unit, numbers))
    for number in range(CARDS):
        files[f"indicators/catalogue/ZK-{number:02}.yaml"] = CARD.format(
            id=f"ZK-{number:02}",
            title=f"Smyšlený indikátor {number} s delším názvem",
            fiche="energie",
            measure="number",
            accumulation="increment",
            more=f"unit: {{label: ks, code: C62}}\ncontributors: [{contributors}]\n"
            "baseline: {date: 2024-06-30, value: 15}\ntarget: {date: 2026-12-31, value: 30}\n",
        )
    return make_workspace(folder, files)


def answers(form: Form, first: int) -> Cells:
    """Fill in all values, and a comment to each third."""
    keys = [row.key for row in form.tables[2].rows]
    values = {("indicators", key, "value"): first + place for place, key in enumerate(keys)}
    comments = {("indicators", key, "comment"): "Poznámka garanta." for key in keys[::3]}
    return {**values, **comments}


def slowly(dataset: Dataset, number: int) -> bytes:
    """Write and fill in one workbook as its municipality would get and fill it."""
    form = form_of(dataset, unit(number))
    return filled(template(dataset, unit(number)), answers(form, number))


@cache
def _pattern(root: Path) -> dict[str, bytes]:
    """Give the parts of the workbook of the first municipality."""
    dataset = dataset_of(Workspace(root))
    form = form_of(dataset, unit(0))
    return parts(filled(template(dataset, unit(0)), answers(form, _FIRST_VALUE)))


def parts(data: bytes) -> dict[str, bytes]:
    """Give the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _quickly(pattern: dict[str, bytes], number: int) -> bytes:
    """Put another municipality and its values into the pattern."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in pattern.items():
            made = part.replace(unit(0).encode(), unit(number).encode())
            made = made.replace(title(0).encode(), title(number).encode())
            if b"<v>%d</v>" % _FIRST_VALUE in made:
                for place in range(CARDS):
                    old = b"<v>%d</v>" % (_FIRST_VALUE + place)
                    made = made.replace(old, b"<v>%d</v>" % (number + place), 1)
            package.writestr(name, made)
    return packed.getvalue()


def _write(root: Path, inbox: Path, numbers: range) -> None:
    for number in numbers:
        path = inbox / f"{PERIOD}_{unit(number)}.xlsx"
        path.write_bytes(_quickly(_pattern(root), number))


def fill(space: Workspace, inbox: Path, municipalities: int) -> list[Path]:
    """Make the filled workbooks, by several processes, and give their files."""
    inbox.mkdir()
    numbers = range(municipalities)
    batches = [numbers[first : first + _AT_ONCE] for first in numbers[::_AT_ONCE]]
    with ProcessPoolExecutor() as processes:
        for each in [processes.submit(_write, space.root, inbox, batch) for batch in batches]:
            each.result()
    return sorted(inbox.iterdir())
