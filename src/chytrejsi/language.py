"""Words, numbers and dates in the languages of the program.

Messages are English in the code and translated by the gettext catalogues below `locale/`.
The terminal speaks `current()`; reports and workbooks speak the workspace's language, so what
makes them is given a `Language`. Babel is imported only when a number or a date is written,
because the start of the program must not wait for it.
"""

import gettext
import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
LANGUAGES = ("cs", "en")
DEFAULT = "cs"
VARIABLE = "CHYTREJSI_LANG"
NBSP = "\u00a0"
_DIGITS = 40  # enough for what the methods compute, and for the decimal places asked for


class Language:
    """One language: translated messages, and numbers and dates in its form."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = gettext.translation(
            "chytrejsi", CATALOGUES, languages=[code], fallback=True
        )

    def text(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its values."""
        translated = self._catalogue.gettext(message) if message else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate a message that depends on a count; `{count}` stands for the count."""
        translated = self._catalogue.ngettext(one, many, count)
        return translated.format(count=count, **values)

    def number(self, value: Decimal | int, digits: int | None = None) -> str:
        """Write a number with this language's separators, to `digits` decimal places if given.

        Without `digits` all decimal places are written (at most 12), none is added.
        """
        from babel.numbers import format_decimal

        pattern = "#,##0." + ("#" * 12 if digits is None else "0" * digits)
        exact = Decimal(value)
        # rounding has no more digits than the context, and a mistyped number may have more
        with localcontext(prec=max(_DIGITS, exact.adjusted() + _DIGITS)):
            if digits is not None:
                exact = exact.quantize(Decimal(1).scaleb(-digits), rounding="ROUND_HALF_UP")
            written = format_decimal(exact, format=pattern.rstrip("."), locale=self.code)
        return written.replace("-", "\u2212")

    def percent(self, ratio: Decimal, digits: int = 0) -> str:
        """Write a ratio (0.5) as a percentage (50 %)."""
        gap = NBSP if self.code == "cs" else ""
        return f"{self.number(ratio * 100, digits)}{gap}%"

    def day(self, day: date) -> str:
        """Write a date as an official letter does: 25. 6. 2024, 25 June 2024."""
        if self.code == "cs":
            return f"{day.day}.{NBSP}{day.month}.{NBSP}{day.year}"
        from babel.dates import format_date

        return format_date(day, "d MMMM y", locale=self.code).replace(" ", NBSP)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark a message for the catalogue without translating it here."""
    return message


@cache
def language(code: str) -> Language:
    """Give the language of that code; an unknown code speaks English."""
    return Language(code)


def wanted(arguments: list[str], environment: Mapping[str, str]) -> str:
    """Tell which language the arguments (`--lang en`, `--lang=en`) or the environment ask for."""
    for here, argument in enumerate(arguments):
        if argument == "--lang" and here + 1 < len(arguments):
            return arguments[here + 1] if arguments[here + 1] in LANGUAGES else DEFAULT
        if argument.startswith("--lang="):
            code = argument.removeprefix("--lang=")
            return code if code in LANGUAGES else DEFAULT
    code = environment.get(VARIABLE, DEFAULT)
    return code if code in LANGUAGES else DEFAULT


def current() -> Language:
    """Give the language in which the program speaks to the one at the terminal."""
    return language(wanted([], os.environ))


def use(code: str) -> None:
    """Fix the terminal's language for this process and the workers it starts."""
    os.environ[VARIABLE] = code
    # typer asks gettext's own domain in the language of the environment
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("chytrejsi", CATALOGUES)
    gettext.textdomain("chytrejsi")


def _(message: str, /, **values: object) -> str:
    """Translate a message into the terminal's language."""
    return current().text(message, **values)
