"""A folder where a file is expected, and the file."""

from pathlib import Path

from workspacecase import checking, laid_over


def bad(folder: Path) -> list[str]:
    laid_over(folder)
    (folder / "plan" / "pipeline" / "dalsi.yaml").mkdir()
    return checking(folder)


def good(folder: Path) -> list[str]:
    laid_over(folder)
    project = "id: dalsi\ntitle: Další\nplan: p2\nfiches: [energie]\n"
    (folder / "plan" / "pipeline" / "dalsi.yaml").write_text(project, encoding="utf-8")
    return checking(folder)
