"""Whatever stands in a file, loading and checking answer with findings, never a traceback."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chytrejsi.checks import check
from chytrejsi.findings import in_order
from chytrejsi.store.load import load
from chytrejsi.store.reading import read
from chytrejsi.workspace import Workspace
from workspacecase import BASE

Data = Any  # what a YAML file may hold
Path_ = tuple[str | int, ...]

MORE = {
    "plan/p2/changes/z1.yaml": (
        "id: z1\nplan: p2\nkind: target\nstate: approved\nindicator: EN-1\n"
        "new: {value: 40, date: 2026-12-31}\nreason: x\n"
    ),
    "indicators/corrections/a.yaml": (
        'indicator: EN-1\nperiod: "2025"\nguarantor: odbor-majetku\n'
        "expect: 11\nvalue: 12\ndate: 2026-02-01\nreason: x\n"
    ),
    "plan/p2/narratives/annual-2025.yaml": (
        'kind: annual\nplan: p2\nperiod: "2025"\ntexts: {uvod: text}\n'
    ),
}
TEXTS = {
    path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(BASE.rglob("*.yaml"))
} | MORE
FILES = {file: read(text, file).data for file, text in TEXTS.items()}


def paths(value: Data, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from paths(each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from paths(each, (*path, place))


def replaced(value: Data, path: Path_, new: Data) -> Data:
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {k: replaced(v, rest, new) if k == first else v for k, v in value.items()}
    return [replaced(v, rest, new) if n == first else v for n, v in enumerate(value)]


PLACES = [(file, path) for file, data in FILES.items() for path in paths(data)]
WORDS = ["EN-1", "EN-2", "p1", "p2", "energie", "odbor-majetku", "title", "target.value", "2025"]
ODD = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.sampled_from([*WORDS, "", "0", "-1", "5,5", "2024-02-30", "9" * 70, ".", "x" * 400]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["a", "value", "date", "field", "from"]), inner, max_size=2
        ),
    ),
    max_leaves=4,
)


@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
@settings(max_examples=150)
def test_any_value_at_any_place(changes: list[tuple[tuple[str, Path_], Data]]) -> None:
    texts = dict(TEXTS)
    for (file, path), new in changes:
        # JSON is YAML, too
        texts[file] = json.dumps(replaced(FILES[file], path, new), ensure_ascii=False)
    folder = Path(tempfile.mkdtemp())
    try:
        for file, text in texts.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8", newline="\n")
        loaded = load(Workspace(folder))
        findings = list(loaded.findings)
        if loaded.dataset is not None:
            findings.extend(check(loaded.dataset, date(2026, 3, 1)))
        for each in in_order(findings):
            json.dumps(each.as_json())
            assert each.help()
            assert each.place.file in texts
    finally:
        shutil.rmtree(folder)
