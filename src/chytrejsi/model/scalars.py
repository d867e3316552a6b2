"""Scalars as YAML gives them: text stays text until a field says that it is a number or a date.

The store reads every plain scalar but null, true and false as text, so that `0012`, `NO` and
`1e3` arrive as written. The readers below accept one spelling each and refuse the rest with an
error type that the store turns into the finding of the same name.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

# office programs keep 15 digits, so that more of them are no figure of a plan but a slip
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


class Frozen(BaseModel):
    """Base of all values: unknown keys are refused, nothing can be changed afterwards."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_enum_values=False
    )


class Abridged(Frozen):
    """Base of groups that may be told by one of their fields alone, which `ALONE` names.

    Where the other fields have their defaults, that is how they are printed.
    """

    ALONE: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _told_alone(cls, given: object) -> object:
        return {cls.ALONE: given} if isinstance(given, str | date) else given


def read_number(value: object) -> Decimal:
    """Read a number written with a decimal point and no separators."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("number_expected", "{value}", {"value": str(value)})


def read_whole(value: object) -> int:
    """Read a whole number."""
    number = read_number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("whole_expected", "{value}", {"value": str(value)})
    return int(number)


def read_day(value: object) -> date:
    """Read a date written as 2024-06-30."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date_expected", "{value}", {"value": str(value)})


def read_text(value: object) -> str:
    """Read a text; null, true and false are no text unless quoted."""
    if isinstance(value, str) and value.strip():
        return value
    raise PydanticCustomError("text_expected", "{value}", {"value": _yaml(value)})


def read_flag(value: object) -> bool:
    """Read true or false; `yes`, `NO` and `on` are text."""
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag_expected", "{value}", {"value": _yaml(value)})


def read_id(value: object) -> str:
    """Read an id: letters, digits, dots and hyphens, no Windows device name."""
    if isinstance(value, str) and ID.fullmatch(value) and not DEVICE.fullmatch(value):
        return value
    raise PydanticCustomError("id_expected", "{value}", {"value": _yaml(value)})


def read_scalar(value: object) -> str | bool:
    """Read a value whose kind the indicator's measure decides; numbers keep their spelling."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal | int):
        return str(value)
    return read_text(value)


def read_list(value: object) -> object:
    """Read a list; an empty key is an empty list, a single text is a mistake."""
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(value)
    raise PydanticCustomError("list_expected", "{value}", {"value": _yaml(value)})


def _yaml(value: object) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


Number = Annotated[Decimal, BeforeValidator(read_number)]
Whole = Annotated[int, BeforeValidator(read_whole)]
Day = Annotated[date, BeforeValidator(read_day)]
Text = Annotated[str, BeforeValidator(read_text), Field(min_length=1)]
Id = Annotated[str, BeforeValidator(read_id)]
Flag = Annotated[bool, BeforeValidator(read_flag)]
Scalar = Annotated[str | bool, BeforeValidator(read_scalar)]

PARTIAL_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def read_partial_day(value: object) -> str:
    """Read a date of which only the year, or the year and month, may be known."""
    if isinstance(value, str) and PARTIAL_DAY.fullmatch(value):
        try:
            date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            pass
        else:
            return value
    raise PydanticCustomError("date_expected", "{value}", {"value": _yaml(value)})


PartialDay = Annotated[str, BeforeValidator(read_partial_day)]


def _proxy(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    return dict(value)


Frozenmap = (AfterValidator(_proxy), PlainSerializer(_plain))
Listed = BeforeValidator(read_list)
