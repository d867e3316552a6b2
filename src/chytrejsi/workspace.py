"""Where things lie: finds the workspace's root and names the paths below it.

A workspace is a folder with `plan/concept.yaml`.
"""

from pathlib import Path
from typing import NamedTuple

from chytrejsi.language import _
from chytrejsi.stopping import Stop

MARKER = Path("plan") / "concept.yaml"


def packaged(name: str) -> Path:
    """Find a folder that comes with the program (`report_templates`, `scaffold`, `demo`).

    A wheel carries it in the package; an editable install has what lies at the source tree's
    root only there.
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parents[1] / name


class Workspace(NamedTuple):
    """The paths of one workspace."""

    root: Path

    @property
    def plan(self) -> Path:
        """The concept, the organisation, the plans, the pipeline and the journal."""
        return self.root / "plan"

    @property
    def catalogue(self) -> Path:
        """The indicator cards."""
        return self.root / "indicators" / "catalogue"

    @property
    def observations(self) -> Path:
        """What was reported, a folder per period."""
        return self.root / "indicators" / "observations"

    @property
    def corrections(self) -> Path:
        """Later corrections of reported values."""
        return self.root / "indicators" / "corrections"

    @property
    def log(self) -> Path:
        """One event file per run that took in or refused something."""
        return self.root / "indicators" / "log"

    @property
    def state(self) -> Path:
        """The program's own folder: lock, journal of writing, received originals; not in git."""
        return self.root / ".chytrejsi"

    @property
    def received(self) -> Path:
        """The originals received."""
        return self.state / "received"

    @property
    def templates(self) -> Path:
        """Where `template` writes the workbooks unless told otherwise."""
        return self.root / "templates"

    @property
    def reminders(self) -> Path:
        """Where `remind` writes its letters unless told otherwise."""
        return self.root / "reminders"

    @property
    def reports(self) -> Path:
        """Where reports go unless told otherwise."""
        return self.root / "reports"

    @property
    def report_templates(self) -> Path:
        """The workspace's own outlines and reference document."""
        return self.root / "report_templates"

    def name(self, path: Path) -> str:
        """Name a path as findings and messages do: relative to the root, with slashes.

        A link has its own name, wherever it leads.
        """
        whole = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
        try:
            return whole.relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def find(start: Path, root: Path | None = None) -> Workspace:
    """Find the workspace by walking up from `start`, or take `root`; Stop where there is none."""
    if root is not None:
        if not _is_file(root / MARKER):
            raise Stop(
                _(
                    "{root} is no workspace: it has no plan/concept.yaml. "
                    "Run 'chytrejsi init {root}' to make one.",
                    root=root,
                )
            )
        return Workspace(root)
    for folder in (start, *start.parents):
        if _is_file(folder / MARKER):
            return Workspace(folder)
    raise Stop(
        _(
            "No workspace here: neither {start} nor a folder above it has plan/concept.yaml. "
            "Go to the workspace, name it with --root, or run 'chytrejsi init DIR'.",
            start=start,
        )
    )


def _is_file(path: Path) -> bool:
    """Tell whether there is a file; a name that is too long, or a closed folder, has none."""
    try:
        return path.is_file()
    except OSError:
        return False
