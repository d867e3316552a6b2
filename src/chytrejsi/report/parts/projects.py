"""Who stands behind a project, and which other areas it serves."""

from collections.abc import Iterator

from chytrejsi.model.project import Project
from chytrejsi.report import words
from chytrejsi.report.blocks import Run, Runs
from chytrejsi.report.context import Context


def title(context: Context, project: Project) -> Runs:
    """Name a project, with its own guarantor and helpers where it has any."""
    told = "; ".join(_people(context, project))
    return (Run(project.title), Run(f" ({told})", italic=True)) if told else (Run(project.title),)


def _people(context: Context, project: Project) -> Iterator[str]:
    language = context.language
    if project.guarantor:
        yield language.text("guarantor: {unit}", unit=context.unit_title(project.guarantor) or "")
    helping = [context.unit_title(each) or each for each in project.cooperating]
    helping += [each.title for each in project.partners]
    if helping:
        yield language.text("in cooperation: {units}", units=words.listed(language, helping))


def elsewhere(context: Context, project: Project) -> str:
    """Say which other areas a project serves, which is told and counted only here."""
    data = context.dataset
    fiches = (data.fiche(project.plan, each) for each in project.fiches[1:])
    named = [each.title for each in fiches if each is not None]
    home = data.fiche(project.plan, next(iter(project.fiches), None))
    own = project.area or (home.area if home else None)
    areas = (data.areas[each] for each in project.further_areas if each in data.areas)
    named += [each.title for each in areas if each.id != own]
    if not named:
        return ""
    titles = list(dict.fromkeys(named))
    return context.language.plural(
        "It also contributes to the area {titles}.",
        "It also contributes to the areas {titles}.",
        len(titles),
        titles=words.listed(context.language, titles),
    )
