"""What the sheet Pokyny tells a guarantor: whom and when it is for, and how to fill it in."""

from collections.abc import Iterator
from dataclasses import dataclass

from chytrejsi.language import N_
from chytrejsi.sheet import columns
from chytrejsi.sheet.form import Form

FICTIONAL = N_("All data in this workbook are fictional; it serves for learning.")

STEPS = (
    N_("Fill in only the yellow cells; the others are locked and tell what is known already."),
    N_(
        "Write numbers as digits only, for example 12,5. The unit stands beside the cell; notes "
        "such as 'about' or 'estimate' belong in the comment."
    ),
    N_(
        "An empty cell means that nothing was reported; it is never read as zero. Where the value "
        "is zero, write 0. Where there is none, choose the reason in the column State of the value."
    ),
    N_("Write dates as day, month and year, for example 31. 12. 2025."),
    N_(
        "You may sort, filter and hide rows and change widths. Do not rename or delete sheets, "
        "headers and codes: they tell which cell belongs to what."
    ),
    N_(
        "Save the workbook as .xlsx, without a password and without macros, and send it back to "
        "the coordinator. If something cannot be read, you will be told in which cell and why."
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: a label at its left (may be empty) and a text."""

    label: str
    text: str


def heading(form: Form) -> str:
    """Name the workbook, as its title does."""
    return form.language.text("Data for the report: {period}", period=form.period_name)


def facts(form: Form) -> Iterator[Line]:
    """Say whose workbook it is, for what, and by when."""
    words = form.language
    yield Line(words.text("Region"), form.region)
    yield Line(words.text("Plan"), form.plan.title)
    yield Line(words.text("Guarantor"), form.title)
    yield Line(words.text("Reporting period"), form.period_name)
    if form.due is not None:
        yield Line(words.text("Send back by"), words.day(form.due))
    if form.doubtful:
        text = words.text(
            "No guarantor has been confirmed for these areas, so the coordinator is asked: {areas}",
            areas="; ".join(form.doubtful),
        )
        yield Line(words.text("Please note"), text)


def contents(form: Form) -> Iterator[Line]:
    """Name the sheets and say what each is for and how much it asks."""
    words = form.language
    for table in form.tables:
        title, guidance = words.text(table.sheet.title), words.text(table.sheet.guidance)
        asked = sum(not row.optional for row in table.rows)
        if table.rows:
            guidance += " " + words.plural("({count} row)", "({count} rows)", asked)
        elif not table.sheet.blank_rows:
            guidance = words.text("Nothing is asked here this time.")
        yield Line(title, guidance)


def steps(form: Form) -> Iterator[Line]:
    """Say how to fill the workbook in, step by step."""
    for number, step in enumerate(STEPS, 1):
        yield Line(f"{number}.", form.language.text(step))


def sheet_heading(form: Form, sheet: columns.Sheet) -> str:
    """Name a sheet in its first line, with whose it is and for when, as it is printed."""
    return f"{form.language.text(sheet.title)} – {form.title}, {form.period_name}"
