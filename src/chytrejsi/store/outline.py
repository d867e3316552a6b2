"""Loads the outline of a report and the reference document: the workspace's own, else ours."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from chytrejsi.findings import Finding, Rule, Stop
from chytrejsi.language import DEFAULT, LANGUAGES, _
from chytrejsi.model.dataset import FilePositions
from chytrejsi.report.compose import outline_findings, quote_findings
from chytrejsi.report.kind import Kind
from chytrejsi.report.kinds import OUTLINED
from chytrejsi.report.outline import Outline
from chytrejsi.store.reading import LIMIT, read
from chytrejsi.store.refusals import findings_of
from chytrejsi.workspace import Workspace

FOLDER = "report_templates"
REFERENCE = "reference.docx"
PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class LoadedOutline:
    """An outline with the places of its keys; None where it cannot be read."""

    outline: Outline | None
    positions: FilePositions
    findings: tuple[Finding, ...]


def load_outline(
    space: Workspace, kind: str, language: str = DEFAULT, package: Path = PACKAGE
) -> LoadedOutline:
    """Read the outline of a kind of report in a language; Stop where there is none at all."""
    return _read(space, find(space, outline_name(kind, language), package), kind)


def outline_name(kind: str, language: str) -> str:
    """Name the file of an outline: annual.yaml is Czech, annual.en.yaml English."""
    return f"{kind}.yaml" if language == DEFAULT else f"{kind}.{language}.yaml"


def _read(space: Workspace, path: Path, kind: str) -> LoadedOutline:
    name = space.name(path)
    try:
        with path.open("rb") as opened:
            content = opened.read(LIMIT + 1)
    except OSError as error:
        raise Stop(
            _("{file} cannot be read: {problem}", file=name, problem=error.strerror)
        ) from error
    reading = read(content, name)
    if reading.data is None or reading.failed:
        return LoadedOutline(None, reading.positions, reading.findings)
    try:
        outline = Outline.model_validate(reading.data)
    except ValidationError as error:
        refused = tuple(findings_of(error, Outline, reading.positions))
        return LoadedOutline(None, reading.positions, (*reading.findings, *refused))
    if outline.kind != kind:
        place = reading.positions.at(("kind",))
        other = Rule.FILE_NAME.at(place, key="kind", expected=kind, value=outline.kind)
        return LoadedOutline(None, reading.positions, (*reading.findings, other))
    return LoadedOutline(outline, reading.positions, reading.findings)


def outline_findings_of(
    space: Workspace, indicators: Collection[str] | None = None
) -> list[Finding]:
    """Check the workspace's own outlines of all kinds of reports.

    `indicators` are the known ones; left out, what the outlines quote is not looked at.
    """
    found: list[Finding] = []
    for kind in OUTLINED.values():
        for language in LANGUAGES:
            path = space.report_templates / outline_name(kind.name, language)
            if path.is_file():
                loaded = _read(space, path, kind.name)
                found += loaded.findings
                if loaded.outline is not None:
                    found += _in_outline(loaded.outline, kind, loaded.positions, indicators)
    return found


def _in_outline(
    outline: Outline, kind: Kind, places: FilePositions, indicators: Collection[str] | None
) -> list[Finding]:
    found = outline_findings(outline, kind.vocabulary, places)
    if found or indicators is None:
        return found
    return quote_findings(outline, indicators, places)


def reference_docx(space: Workspace, package: Path = PACKAGE) -> bytes:
    """Read the document that gives reports their styles."""
    path = find(space, REFERENCE, package)
    try:
        return path.read_bytes()
    except OSError as error:
        name = space.name(path)
        raise Stop(
            _("{file} cannot be read: {problem}", file=name, problem=error.strerror)
        ) from error


def find(space: Workspace, name: str, package: Path = PACKAGE) -> Path:
    """Find a file of the reports' templates: the workspace's, the package's, the source tree's.

    An editable install has no copy inside the package: there the tree's root holds them.
    """
    folders = (space.report_templates, package / FOLDER, package.parents[1] / FOLDER)
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise Stop(_("The program's file {name} is missing; install chytrejsi again.", name=name))
