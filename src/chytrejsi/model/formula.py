"""The formula of a derived indicator: numbers, ids of indicators, + − × / and a few functions.

    formula  = term, {("+" | "-"), term}
    term     = factor, {("*" | "/"), factor}
    factor   = ["-"], (number | indicator | function | "(", formula, ")")
    function = ("sum" | "min" | "max"), "(", formula, {",", formula}, ")"

An id may stand in brackets, `[EN-01]`. As ids hold hyphens, a bare one has a space before a minus:
`EN-01 - EN-02`; without the spaces it would be the id of one indicator. Nothing is ever run: the
text becomes a tree of the values below, and they are computed one by one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from chytrejsi.language import N_
from chytrejsi.model.scalars import ID, NUMBER

LONGEST = 500  # characters
DEEPEST = 20  # brackets within brackets

_TOKEN = re.compile(
    r"\[(?P<named>[^\[\]]*)\]|(?P<word>[A-Za-z0-9][A-Za-z0-9.-]*)|(?P<sign>[-+*/(),;×·÷−])"
)
_SIGNS = {"×": "*", "·": "*", "÷": "/", "−": "-", ";": ","}


class FormulaError(ValueError):
    """The formula cannot be read; `problem` is a msgid with {text} and {limit} in it."""

    def __init__(self, problem: str, text: str = "", limit: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.text, self.limit = problem, text, limit


@dataclass(frozen=True, slots=True)
class Constant:
    """A number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Input:
    """The level of another indicator."""

    id: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts joined by + - * or /."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Function:
    """The sum, the least or the greatest of several parts."""

    name: str
    parts: tuple["Node", ...]


Node = Constant | Input | Operation | Function

FUNCTIONS: Mapping[str, Callable[[list[Decimal]], Decimal]] = {
    "sum": lambda numbers: sum(numbers, Decimal(0)),
    "min": min,
    "max": max,
}


@lru_cache(maxsize=2_000)
def parse(text: str) -> Node:
    """Read a formula; raises FormulaError."""
    if len(text) > LONGEST:
        raise FormulaError(N_("it is longer than {limit} characters"), limit=LONGEST)
    return _Parser(tuple(_tokens(text))).whole()


def inputs_of(node: Node) -> tuple[str, ...]:
    """List the indicators that a formula needs, each once, in its order."""
    return tuple(dict.fromkeys(_inputs(node)))


def _inputs(node: Node) -> Iterator[str]:
    if isinstance(node, Input):
        yield node.id
    for each in parts_of(node):
        yield from _inputs(each)


def parts_of(node: Node) -> tuple[Node, ...]:
    """Give what a part of a formula is made of."""
    if isinstance(node, Operation):
        return node.left, node.right
    return node.parts if isinstance(node, Function) else ()


def computed(node: Node, levels: Mapping[str, Decimal]) -> Decimal | None:
    """Compute a formula; None where it would divide by zero."""
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Input):
        return levels[node.id]
    numbers = [computed(each, levels) for each in parts_of(node)]
    known = [each for each in numbers if each is not None]
    if len(known) < len(numbers):
        return None
    return FUNCTIONS[node.name](known) if isinstance(node, Function) else _joined(node.sign, *known)


def _joined(sign: str, left: Decimal, right: Decimal) -> Decimal | None:
    if sign == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[sign]


def part_and_whole(node: Node) -> tuple[str, str] | None:
    """Give the two indicators of which a formula is the share, whatever it is multiplied by."""
    node = _without_factors(node)
    if not isinstance(node, Operation) or node.sign != "/":
        return None
    part, whole = _without_factors(node.left), node.right
    return (part.id, whole.id) if isinstance(part, Input) and isinstance(whole, Input) else None


def _without_factors(node: Node) -> Node:
    while isinstance(node, Operation) and node.sign == "*":
        if isinstance(node.left, Constant):
            node = node.right
        elif isinstance(node.right, Constant):
            node = node.left
        else:
            break
    return node


# --- reading ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    """A sign, a function's name, or a leaf."""

    text: str
    leaf: Constant | Input | None = None


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _TOKEN.match(text, place)
        if match is None:
            raise FormulaError(N_("“{text}” has no meaning in it"), text[place])
        yield _token(match)
        place = match.end()


def _token(match: re.Match[str]) -> _Token:
    if sign := match["sign"]:
        return _Token(_SIGNS.get(sign, sign))
    word = match["word"]
    if word is None:
        word = match["named"].strip()
    elif NUMBER.fullmatch(word):
        return _Token(word, Constant(Decimal(word)))
    elif word in FUNCTIONS:
        return _Token(word)
    if not ID.fullmatch(word):
        raise FormulaError(N_("“{text}” is no id of an indicator"), word)
    return _Token(word, Input(word))


class _Parser:
    """Reads tokens from the left to the right, one function for each line of the grammar."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        """Read all of it."""
        node = self._sum()
        if self._place < len(self._tokens):
            self._expected()
        return node

    def _sum(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(N_("it is nested deeper than {limit} brackets"), limit=DEEPEST)
        node = self._product()
        while sign := self._taken("+", "-"):
            node = Operation(sign, node, self._product())
        self._depth -= 1
        return node

    def _product(self) -> Node:
        node = self._factor()
        while sign := self._taken("*", "/"):
            node = Operation(sign, node, self._factor())
        return node

    def _factor(self) -> Node:
        if self._taken("-"):
            return Operation("*", Constant(Decimal(-1)), self._operand())
        return self._operand()

    def _operand(self) -> Node:
        if self._place < len(self._tokens) and (leaf := self._tokens[self._place].leaf):
            self._place += 1
            return leaf
        if name := self._taken(*FUNCTIONS):
            return Function(name, tuple(self._arguments()))
        if not self._taken("("):
            self._expected()
        node = self._sum()
        self._close()
        return node

    def _arguments(self) -> Iterator[Node]:
        if not self._taken("("):
            self._expected()
        yield self._sum()
        while self._taken(","):
            yield self._sum()
        self._close()

    def _close(self) -> None:
        if not self._taken(")"):
            self._expected()

    def _taken(self, *words: str) -> str:
        """Take the next token where it is one of the words."""
        if self._place < len(self._tokens):
            token = self._tokens[self._place]
            if token.leaf is None and token.text in words:
                self._place += 1
                return token.text
        return ""

    def _expected(self) -> None:
        if self._place < len(self._tokens):
            found = self._tokens[self._place].text
            raise FormulaError(N_("“{text}” stands where it cannot"), found)
        raise FormulaError(N_("it ends too early"))
