"""Czech typography of plain text: what must not be torn apart at a line's end, dashes, quotes.

Only spaces, hyphens and straight quotation marks are changed; addresses of pages and mail stay as
they are. Doing it twice changes nothing more.
"""

import re
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from chytrejsi.language import NBSP

Value = TypeVar("Value")

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"„“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_UPPER = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_LOWER = "a-záčďéěíňóřšťúůýž"
_UNITS = (
    "%|‰|°C|°|Kč|€|EUR|CZK|USD|tis\\.|mil\\.|mld\\.|ks|let|dní|hod\\.|h|min|s|"
    "mm|cm|m|km|m²|m³|m2|m3|km²|km2|ha|l|hl|g|kg|t|W|kW|MW|GW|kWp|MWp|Wh|kWh|MWh|GWh|"
    "J|MJ|GJ|TJ|V|kV|A|B|kB|MB|GB|TB|Mb/s|Gb/s|Mbit/s|Gbit/s|b\\.|bodů"
)
_SHORT = (
    "č|čj|tj|tzn|tzv|např|resp|popř|příp|mj|str|kap|odst|písm|obr|tab|čl|sv|zn|vč|"
    "bc|ing|mgr|judr|mudr|phdr|rndr|mvdr|paeddr|thdr|prof|doc|arch|dr|nám|ul|tř"
)
_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"

_BINDINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # k, s, v, z, o, u, a, i
        r"((?<![^\s(\[„‚“\"'»–—/*_])[ksvzouaiKSVZOUAI]) (?=\S|$)",
        # a number and its unit, thousands of crowns
        rf"(\d) (?=(?:{_UNITS})(?!\w))",
        r"((?:tis|mil|mld)\.) (?=Kč|EUR|€|ks)",
        # a number and what it counts: 500 domácností, but a year and a word may part
        rf"((?<![\w.,/–-])\d{{1,3}}(?:,\d+)?) (?=[{_LOWER}]{{2}})",
        # what bears a number, which a reference may put in later: tabulka 3, kapitola 2.1
        r"((?<!\w)(?i:tabulk|kapitol|příloh)(?:a|y|u|e|o|ou)) (?=[\d{]|$)",
        r"((?<!\w)(?i:graf)(?:u|em)?) (?=[\d{]|$)",
        # days and ordinals: 25. 6. 2024, 25. června 2024, 1. pololetí
        rf"(\d\.) (?=[\d{_LOWER}])",
        rf"(\d\.[ {NBSP}](?:{_MONTHS})) (?=\d{{4}}(?!\d))",
        # č. 5, tj. co, Ing. Nová, § 12, cca 30
        rf"((?<!\w)(?i:{_SHORT})\.) (?=\S)",
        rf"(č\.[ {NBSP}]j\.) (?=\S)",
        r"(§) (?=\d)",
        r"((?<!\w)cca) (?=\d)",
        # initials, and what is made of single letters: J. K. Nová, s. r. o.
        rf"((?<!\w)[{_UPPER}]\.) (?=[{_UPPER}])",
        r"((?<!\w)[^\W\d]\.) (?=[^\W\d]\.)",
    )
)
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[ {NBSP}]\d{{3}})+(?!\d)")
_YEARS = re.compile(
    rf"(?<![\w./–-])(\d{{4}})(?:-|[ {NBSP}][-–][ {NBSP}]?)(\d{{4}})(?![\w/–-]|\.\d)"
)
_RANGE = re.compile(rf"(?<![\w.,/–-])(\d{{1,3}})-(?=\d{{1,3}}[ {NBSP}](?:{_UNITS})(?!\w))")
_DASH = re.compile(rf"(?<=\S)[ {NBSP}][-–](?= \S)")


@lru_cache(maxsize=8192)
def nbsp(text: str) -> str:
    """Set Czech text: bound spaces, en dashes in ranges, „quotation marks“."""
    if '"' in text:
        text = _quoted(text)
    if not ("@" in text or "//" in text or "www." in text):  # most texts: no search is needed
        return _bound(text)
    kept = _ADDRESS.findall(text)
    said = [_bound(piece) for piece in _ADDRESS.split(text)]
    return said[0] + "".join(address + piece for address, piece in zip(kept, said[1:], strict=True))


def _bound(text: str) -> str:
    """Bind what belongs together, in a text without addresses."""
    text = _YEARS.sub(r"\1–\2", text)
    text = _RANGE.sub(r"\1–", text)
    text = _DASH.sub(f"{NBSP}–", text)
    text = _THOUSANDS.sub(lambda match: match[0].replace(" ", NBSP), text)
    for binding in _BINDINGS if " " in text else ():
        text = binding.sub(rf"\1{NBSP}", text)
    return text


def _quoted(text: str) -> str:
    """Turn pairs of straight quotation marks into „ and “; what is no pair stays."""
    inside = [range(*address.span()) for address in _ADDRESS.finditer(text)]
    places = [
        match.start()
        for match in re.finditer('"', text)
        if not any(match.start() in span for span in inside)
    ]
    opening, closing = places[::2], places[1::2]
    if len(opening) != len(closing) or not (
        all(_opens(text, place) for place in opening)
        and all(text[place - 1].strip() for place in closing)
    ):
        return text
    letters = list(text)
    for marks, place in ((opening, "„"), (closing, "“")):
        for each in marks:
            letters[each] = place
    return "".join(letters)


def _opens(text: str, place: int) -> bool:
    """Tell whether a quotation mark can open: a word follows it and none stands before."""
    before, after = text[:place][-1:], text[place + 1 : place + 2]
    return bool(after.strip()) and not before.isalnum()


def set_all(value: Value) -> Value:
    """Set every text inside a frozen value (a chart), however deep; enumerations stay."""
    done: Value = _set(value)
    return done


def _set(value: Any) -> Any:  # noqa: ANN401 - a value of any shape, given back alike
    if type(value) is str:
        return nbsp(value)
    if isinstance(value, tuple):
        return tuple(_set(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _set(getattr(value, each.name)) for each in fields(value)}
        )
    return value
