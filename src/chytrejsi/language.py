"""Words, numbers and dates in the languages of the program.

Messages are English in the code and translated by the gettext catalogues below `locale/`.
The terminal speaks `current()`; reports and workbooks speak the workspace's language, so what
makes them is given a `Language`. The start of the program must not wait for what it does not
need: Babel is imported only when a number or a date is written, and a catalogue is not parsed,
its messages are looked up.
"""

import os
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

CATALOGUES = Path(__file__).parent / "locale"
LANGUAGES = ("cs", "en")
DEFAULT = "cs"
VARIABLE = "CHYTREJSI_LANG"
NBSP = "\u00a0"
_DIGITS = 40  # enough for what the methods compute, and for the decimal places asked for
_LITTLE_ENDIAN = bytes.fromhex("de120495")


class Catalogue:
    """A compiled catalogue (.mo), of which only the messages that are asked for are read.

    Its messages are sorted, so that each is found by bisection. Where there is no file, there is
    no message.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.read_bytes() if path.is_file() else b""
        self._little = self._file.startswith(_LITTLE_ENDIAN)
        self._count, self._ids, self._translations = map(self._integer, (8, 12, 16))
        self._known: dict[str, list[str]] = {}

    def forms(self, message: str) -> list[str]:
        """Give the translation of a message, one for each plural form; none where it has none."""
        if message not in self._known:
            wanted = message.encode(errors="surrogatepass")  # an odd file name is no message
            here = bisect_left(range(self._count), wanted, key=self._id)
            if here == self._count or self._id(here) != wanted:
                return []
            self._known[message] = self._text(self._translations, here).decode().split("\0")
        return self._known[message]

    @cached_property
    def form(self) -> Callable[[int], int]:
        """The catalogue's rule of which plural form goes with a count."""
        (head,) = self.forms("")
        return c2py(head.partition("plural=")[2].partition(";")[0])

    def _id(self, place: int) -> bytes:
        """Give the msgid at a place; one that has a plural goes by its singular."""
        return self._text(self._ids, place).partition(b"\0")[0]

    def _text(self, table: int, place: int) -> bytes:
        length, start = self._integer(table + 8 * place), self._integer(table + 8 * place + 4)
        return self._file[start : start + length]

    def _integer(self, at: int) -> int:
        return int.from_bytes(self._file[at : at + 4], "little" if self._little else "big")


class Language:
    """One language: translated messages, and numbers and dates in its form."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = Catalogue(CATALOGUES / code / "LC_MESSAGES" / "chytrejsi.mo")

    def text(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its values."""
        forms = self._catalogue.forms(message) if message else []
        translated = forms[0] if forms else message
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate a message that depends on a count; `{count}` stands for the count."""
        forms = self._catalogue.forms(one)
        if len(forms) > 1:
            translated = forms[self._catalogue.form(count)]
        else:
            translated = one if count == 1 else many
        return translated.format(count=count, **values)

    def number(self, value: "Decimal | int", digits: int | None = None) -> str:
        """Write a number with this language's separators, to `digits` decimal places if given.

        Without `digits` all decimal places are written (at most 12), none is added.
        """
        from decimal import Decimal, localcontext

        from babel.numbers import format_decimal

        pattern = "#,##0." + ("#" * 12 if digits is None else "0" * digits)
        exact = Decimal(value)
        # rounding has no more digits than the context, and a mistyped number may have more
        with localcontext(prec=max(_DIGITS, exact.adjusted() + _DIGITS)):
            if digits is not None:
                exact = exact.quantize(Decimal(1).scaleb(-digits), rounding="ROUND_HALF_UP")
            written = format_decimal(exact, format=pattern.rstrip("."), locale=self.code)
        return written.replace("-", "\u2212")

    def percent(self, ratio: "Decimal", digits: int = 0) -> str:
        """Write a ratio (0.5) as a percentage (50 %)."""
        gap = NBSP if self.code == "cs" else ""
        return f"{self.number(ratio * 100, digits)}{gap}%"

    def day(self, day: "date") -> str:
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


def _(message: str, /, **values: object) -> str:
    """Translate a message into the terminal's language."""
    return current().text(message, **values)
