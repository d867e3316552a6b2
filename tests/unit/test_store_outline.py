"""Where outlines and the reference document are found, and what is said when they are broken."""

from pathlib import Path

import pytest

from chytrejsi.findings import Stop
from chytrejsi.store.outline import find, load_outline, outline_findings_of, reference_docx
from chytrejsi.workspace import Workspace

OWN = "kind: annual\ntitle: Vlastní\nsections: [{id: a, body: [{block: cover}]}]\n"


def put(folder: Path, text: str, name: str = "annual.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_workspace_comes_first_then_the_package_then_the_tree(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "kraj")
    package = tmp_path / "src" / "chytrejsi"
    with pytest.raises(Stop):
        find(space, "annual.yaml", package)
    tree = put(tmp_path / "report_templates", OWN)
    assert find(space, "annual.yaml", package) == tree
    inside = put(package / "report_templates", OWN)
    assert find(space, "annual.yaml", package) == inside
    own = put(space.report_templates, OWN)
    assert find(space, "annual.yaml", package) == own


def test_an_editable_install_finds_ours(tmp_path: Path) -> None:
    loaded = load_outline(Workspace(tmp_path), "annual")
    assert loaded.outline is not None
    assert loaded.outline.kind == "annual"
    assert reference_docx(Workspace(tmp_path)).startswith(b"PK")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("kind: [\n", "YAML_SYNTAX", 2),
        ("kind: annual\ntitle: T\nsections:\n  - {id: a, hedding: H}\n", "UNKNOWN_KEY", 4),
        ("kind: annual\nsections: []\n", "MISSING_KEY", 1),
        (OWN.replace("cover", "covr"), "OUTLINE_NAME", 3),
        (OWN.replace("kind: annual", "kind: plan"), "FILE_NAME", 1),
        (OWN[:-2] + ",\n  {id: b, sections: [{id: A}]}]\n", "DUPLICATE_ID", 4),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    space = Workspace(tmp_path)
    put(space.report_templates, text)
    (finding,) = outline_findings_of(space)
    assert finding.code == code
    assert str(finding.place).startswith(f"report_templates/annual.yaml:{line}")


def test_a_workspace_without_outlines_has_no_finding(tmp_path: Path) -> None:
    assert outline_findings_of(Workspace(tmp_path)) == []
