"""`chytrejsi check`: everything that is wrong with the files of the plan, at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.earlier import AsOf, At, Then, earlier
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.output import wrapped
from chytrejsi.findings import Finding, Rule, Severity, TextPlace
from chytrejsi.language import N_, _, current
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.store.repository import Commit

HELP = N_(
    "Check all files of the plan and of the indicators, and say of each finding where it is, "
    "what is wrong and what to do.\n\n"
    "Errors end with exit code 1; warnings do so only with --strict. Notes tell what is not "
    "confirmed yet and never fail."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi check", N_("all findings; many notes are counted only")),
    ("chytrejsi check --all", N_("each note on its own")),
    ("chytrejsi check --strict --format github", N_("in the CI of a repository on GitHub")),
    ("chytrejsi check --format sarif > nalezy.sarif", N_("to be uploaded to a code host")),
)
FEW = 10  # notes of one kind that are still shown one by one


class Form(StrEnum):
    """The forms in which the findings are given."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def command(
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings fail, too."))] = False,
    all_notes: Annotated[
        bool, typer.Option("--all", help=_("Show each note, even where there are many."))
    ] = False,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help=_(
                "text for people, json for scripts, github for annotations in GitHub, sarif for "
                "other places that show findings beside the lines."
            ),
        ),
    ] = Form.TEXT,
    at: At = None,
    as_of: AsOf = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Check all files of the plan and say what to mend."""
    from chytrejsi.cli.output import answer, answer_findings, answer_json, summary
    from chytrejsi.cli.sarif import sarif
    from chytrejsi.findings import in_order
    from chytrejsi.workspace import find

    findings = in_order(_found(root, Then(at, as_of, quiet)))
    if form is Form.JSON:
        answer_findings(findings)
    elif form is Form.GITHUB:
        folder = _below_repository(find(Path.cwd(), root).root)
        for each in findings:
            answer(_annotation(each, folder))
    elif form is Form.SARIF:
        answer_json(sarif(findings, _below_repository(find(Path.cwd(), root).root)))
    else:
        shown = [each for each in findings if not quiet or each.severity is Severity.ERROR]
        for line in _listing(shown, all_notes=all_notes):
            answer(line)
        if not quiet or shown:
            answer(summary(findings))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(each.severity in failing for each in findings))


def _found(root: Path | None, then: Then) -> list[Finding]:
    """Check the workspace as of today, or the earlier state that is asked for as of its day."""
    from chytrejsi.cli.clock import today
    from chytrejsi.store.writing import recover
    from chytrejsi.workspace import find

    space = find(Path.cwd(), root)
    with earlier(space, then) as state:
        if state is not None:
            return _wrong(space, state.space, state.day, state.commit)
        recover(space)
        return _wrong(space, space, today())


def _wrong(
    space: Workspace, files: Workspace, today: date, commit: "Commit | None" = None
) -> list[Finding]:
    """Read the files and find what is wrong with each, between them, and since they were agreed.

    `files` are the workspace's own or those of a commit. An earlier state comes without the files
    that prove something, so these are not looked for.
    """
    from chytrejsi.checks import check
    from chytrejsi.cli.control import control_findings
    from chytrejsi.store import attachments
    from chytrejsi.store.load import load
    from chytrejsi.store.logbook import log_findings

    loaded = load(files)
    findings = [*loaded.findings, *log_findings(files)]
    if files.report_templates.is_dir():
        from chytrejsi.store.outline import outline_findings_of

        known = loaded.dataset.indicators if loaded.dataset is not None else None
        findings.extend(outline_findings_of(files, known))
    if loaded.dataset is not None:
        found = None if commit else attachments.attached(files, loaded.dataset)
        findings.extend(check(replace(loaded.dataset, attachments=found), today))
        findings.extend(control_findings(space, files, loaded.dataset, today, commit))
    return findings


def _below_repository(root: Path) -> str:
    """Name the workspace's folder as seen from that of the repository, with a slash behind it."""
    here = root.resolve()
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            below = here.relative_to(folder).as_posix()
            return "" if below == "." else f"{below}/"
    return ""


def _listing(findings: Sequence[Finding], *, all_notes: bool) -> Iterator[str]:
    """Write the findings for people: by file, files with errors first, many notes as a count."""
    counted: set[Rule] = set() if all_notes else _crowded(findings)
    single = [each for each in findings if each.rule not in counted]
    by_file = [(file, list(each)) for file, each in groupby(single, _file)]
    by_file.sort(key=lambda pair: not any(each.severity is Severity.ERROR for each in pair[1]))
    for file, group in by_file:
        yield file
        for each in group:
            yield from _lines(each)
        yield ""
    for rule in sorted(counted, key=lambda rule: rule.name):
        yield from _count([each for each in findings if each.rule is rule])
        yield ""


def _crowded(findings: Sequence[Finding]) -> set[Rule]:
    notes = Counter(each.rule for each in findings if each.severity is Severity.NOTE)
    return {rule for rule, count in notes.items() if count > FEW}


def _file(finding: Finding) -> str:
    return finding.place.file


def _lines(finding: Finding) -> Iterator[str]:
    from chytrejsi.cli.output import severity_word

    where = _where(finding)
    start = f"  {where} " if where else "  "
    what = f"{severity_word(finding.severity)}: {finding.message()} [{finding.code}]"
    yield from wrapped(what, start)
    yield from wrapped(finding.help(), "      → ")


def _where(finding: Finding) -> str:
    place = finding.place
    if isinstance(place, TextPlace):
        return f"{place.line}:{place.column}" if place.line else ""
    return "!".join(filter(None, (place.sheet, place.cell)))


def _count(notes: Sequence[Finding]) -> Iterator[str]:
    """Write many notes of one kind as a count, with the first of them."""
    files = len({each.place.file for each in notes})
    words = current()
    many = words.plural("{count} note", "{count} notes", len(notes))
    where = words.plural("in {count} file", "in {count} files", files)
    yield f"{many} {where} [{notes[0].code}]"
    fields = Counter(str(each.values["field"]) for each in notes if "field" in each.values)
    if fields:
        yield from wrapped(", ".join(f"{name} {n}×" for name, n in fields.most_common()), "  ")
    yield from wrapped(f"{notes[0].place}: {notes[0].message()}", "  " + _("for example") + " ")
    yield from wrapped(notes[0].help(), "      → ")
    yield from wrapped(_("Each of them: chytrejsi check --all"), "      → ")


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(finding: Finding, folder: str) -> str:
    """Write a finding as a workflow command of GitHub, which looks from the repository's root."""
    place = finding.place
    properties: list[tuple[str, object]] = [("file", folder + place.file)] if place.file else []
    if isinstance(place, TextPlace) and place.line:
        properties += [("line", place.line), ("col", place.column)]
    properties.append(("title", finding.code))
    text = f"{finding.message()} {finding.help()}"
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties)
    return f"::{_LEVELS[finding.severity]} {named}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
