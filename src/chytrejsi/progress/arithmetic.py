"""Decimal arithmetic of the methods: 28 digits, no exceptions, ratios to 12 significant digits."""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# without traps an impossible operation gives NaN or Infinity, and the method says so
EXACT = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[])
_ROUNDED = Context(prec=12, rounding=ROUND_HALF_EVEN, traps=[])

YEAR = 12
_HUNDRED = Decimal(100)
# beyond this no program reads a JSON number back
_LARGEST = 300


def exact(function: Callable[P, R]) -> Callable[P, R]:
    """Run a function in the methods' own context, whatever the caller's is."""

    @wraps(function)
    def within(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(EXACT):
            return function(*args, **kwargs)

    return within


def significant(value: Decimal) -> Decimal:
    """Round to 12 significant digits, half to even."""
    return _ROUNDED.plus(value)


def json_number(value: Decimal | None) -> int | float | None:
    """Give a number as JSON writes it; None where there is none, or none that JSON can hold."""
    if value is None or not value.is_finite():
        return None
    rounded = significant(value)
    if rounded.adjusted() > _LARGEST:
        return None
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Divide, rounded to 12 significant digits."""
    return significant(EXACT.divide(part, whole))


def is_percentage(value: Decimal, numerator: Decimal, denominator: Decimal) -> bool:
    """Tell whether a percentage is that of two numbers, as exactly as it is written."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return abs(_HUNDRED * numerator / denominator - value) <= step / 2


# a power costs more than all else of a method, and two methods and the trace need the same one
@lru_cache(maxsize=256)
def root(factor: Decimal, months: int) -> Decimal:
    """Give the yearly factor of a factor over months, rounded to 12 significant digits."""
    return significant(_power(factor, EXACT.divide(Decimal(YEAR), Decimal(months))))


def compound(factor: Decimal, months: int) -> Decimal:
    """Give the factor over months of a yearly factor, rounded to 12 significant digits."""
    return significant(_power(factor, EXACT.divide(Decimal(months), Decimal(YEAR))))


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if not exponent:
        return Decimal(1)  # of 0 as well, which has come to its target date as 0
    # for broken exponents the same to far beyond 12 digits, and in half of the time
    if exponent == exponent.to_integral_value():
        return EXACT.power(base, exponent)
    return EXACT.exp(EXACT.multiply(EXACT.ln(base), exponent))
