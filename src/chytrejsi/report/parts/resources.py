"""What activities and projects cost and who pays, by area of activity and for the whole plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chytrejsi.language import N_, NBSP, Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.money import Budget, Currency, Funding
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH, UNCONFIRMED, filled

Blocks = tuple[Block, ...]
UNITS = {Currency.CZK: N_("CZK"), Currency.EUR: N_("EUR")}
FEWEST = 2  # amounts that are worth a sum


@dataclass(frozen=True, slots=True)
class Item:
    """An activity or a project with its money."""

    kind: str
    title: str
    budget: Budget | None
    funding: tuple[Funding, ...]


def items_of(context: Context, fiche: Fiche) -> tuple[Item, ...]:
    """Give the activities and projects of an area; a project of several is the first one's."""
    activities = (
        Item(N_("activity"), each.title, each.budget, each.funding) for each in fiche.activities
    )
    projects = (
        Item(N_("project"), each.title, each.budget, each.funding)
        for each in context.projects_of(fiche)
        if each.fiches[0] == fiche.id
    )
    return (*activities, *projects)


def amount(language: Language, value: Decimal, currency: Currency) -> str:
    """Write an amount of money, with hundredths only where there are any."""
    whole = value == value.to_integral_value()
    return f"{language.number(value, 0 if whole else 2)}{NBSP}{language.text(UNITS[currency])}"


def table(context: Context, fiche: Fiche) -> Blocks:
    """Show what the activities and projects of an area cost, where that is known of any."""
    language = context.language
    everything = items_of(context, fiche)
    told = [each for each in everything if each.budget or each.funding]
    if not told:
        return ()
    rows = [_row(language, each) for each in told]
    budgets = [each.budget for each in told if each.budget]
    if (total := _total(language, budgets)) is not None:
        rows.append(((Run(language.text("Total"), bold=True),), text(""), total, text("")))
    columns = (
        Column(language.text("Activity or project"), 3),
        Column(language.text("From when to when"), 1.6),
        Column(language.text("Budget"), 1.6, "right"),
        Column(language.text("Sources of money"), 3),
    )
    caption = language.text("{title}: budgets and sources of money", title=fiche.title)
    source = _known(language, len(budgets), len(everything), _marked(budgets))
    return (Table(caption, *filled(columns, rows, (1, 3)), f"tab-money-{fiche.id}", source=source),)


def _row(language: Language, item: Item) -> tuple[Runs, ...]:
    budget = item.budget
    kind = Run(f" ({language.text(item.kind)})", italic=True)
    return (
        (Run(item.title), kind),
        text(_when(language, budget) if budget else DASH),
        text(_budget(language, budget) if budget else DASH),
        text("\n".join(_source(language, each, budget) for each in item.funding) or DASH),
    )


def _when(language: Language, budget: Budget) -> str:
    start, end = budget.period.start, budget.period.end
    if start and end:
        whole = words.is_year_end(end) and (start.month, start.day) == (1, 1)
        if whole:
            return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
        return f"{language.day(start)} – {language.day(end)}"
    if start:
        return language.text("from {day}", day=language.day(start))
    return language.text("until {day}", day=language.day(end)) if end else DASH


def _budget(language: Language, budget: Budget) -> str:
    written = amount(language, budget.amount, budget.currency)
    return written if budget.confirmed else written + UNCONFIRMED


def _source(language: Language, funding: Funding, budget: Budget | None) -> str:
    """Write a source with its programme and what it gives, as far as that is known."""
    named = f"{funding.source} ({funding.programme})" if funding.programme else funding.source
    known = funding.of(budget)
    told = []
    if funding.share is not None:
        told.append(language.number(funding.share) + NBSP + "%")
    if known is not None:
        currency = budget.currency if budget else Currency.CZK
        told.append(amount(language, known, currency))
    return f"{named}: {', '.join(told)}" if told else named


def _total(language: Language, budgets: Sequence[Budget]) -> Runs | None:
    """Sum the amounts of one currency; of several currencies there is no sum."""
    if len(budgets) < FEWEST or len({each.currency for each in budgets}) > 1:
        return None
    total = sum((each.amount for each in budgets), Decimal(0))
    written = amount(language, total, budgets[0].currency) + UNCONFIRMED * _marked(budgets)
    return (Run(written, bold=True),)


def _marked(budgets: Iterable[Budget]) -> bool:
    return any(not each.confirmed for each in budgets)


def _known(language: Language, known: int, total: int, marked: bool) -> str:
    """Say of how many activities and projects the budget is known, and explain the mark."""
    told = language.plural(
        "The budget is known of {known} of {count} activity or project.",
        "The budget is known of {known} of {count} activities and projects.",
        total,
        known=known,
    )
    mark = language.text("the budget is not confirmed yet")
    return f"{told} {UNCONFIRMED}{NBSP}{words.sentence(mark)}" if marked else told


# --- the whole plan -----------------------------------------------------------------------------


def of_plan(context: Context, _item: None) -> Blocks:
    """Show what each area of activity costs, in each currency, and of how much that is known."""
    language = context.language
    everything = {fiche.id: items_of(context, fiche) for fiche in context.fiches}
    budgets = {
        name: [each.budget for each in items if each.budget] for name, items in everything.items()
    }
    told = [each for several in budgets.values() for each in several]
    if not told:
        return ()
    currencies = [each for each in Currency if any(one.currency is each for one in told)]
    columns = (
        Column(levels.fiche(context), 3),
        Column(language.text("Budget known"), 1.2),
        *(Column(language.text(UNITS[each]), 1.4, "right") for each in currencies),
    )
    rows = [
        (
            text(fiche.title),
            text(_share(language, budgets[fiche.id], everything[fiche.id])),
            *(_sum(language, budgets[fiche.id], each) for each in currencies),
        )
        for fiche in context.fiches
        if everything[fiche.id]
    ]
    items = [each for several in everything.values() for each in several]
    total = (Run(language.text("Total"), bold=True),)
    share = (Run(_share(language, told, items), bold=True),)
    rows.append((total, share, *(_sum(language, told, each, bold=True) for each in currencies)))
    caption = language.text("Budgets of the activities and projects by area")
    source = _known(language, len(told), len(items), _marked(told))
    return (Table(caption, columns, tuple(rows), "tab-money", source=source),)


def _share(language: Language, budgets: Sequence[Budget], items: Sequence[Item]) -> str:
    return language.text("{count} of {total}", count=len(budgets), total=len(items))


def _sum(
    language: Language, budgets: Sequence[Budget], currency: Currency, *, bold: bool = False
) -> Runs:
    found = [each for each in budgets if each.currency is currency]
    if not found:
        return text(DASH)
    total = sum((each.amount for each in found), Decimal(0))
    digits = 0 if total == total.to_integral_value() else 2
    return (Run(language.number(total, digits) + UNCONFIRMED * _marked(found), bold=bold),)
