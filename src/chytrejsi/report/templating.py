"""The fixed texts of outlines: Jinja2, sandboxed, with every unknown name a mistake.

The values are mappings of texts (`plan.title`), so that what a text may name is known before
it is rendered. Beside them a text may call a few functions (`value("EN-01")`), each with the id
of an indicator, which is checked before where it is written out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

_SPACES = re.compile(r"[ \t\r\n]+")  # not the non-breaking ones, which are meant

Values = Mapping[str, Mapping[str, str]]
Names = Mapping[str, frozenset[str]]
Functions = Mapping[str, Callable[..., str]]

FUNCTIONS = frozenset({"value", "target", "baseline"})


class TemplateMistakeError(Exception):
    """A text of an outline that cannot be rendered; carries what the engine said."""


@cache
def _engine() -> SandboxedEnvironment:
    # the words go into Word and plain text, which renderers escape themselves
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def render(template: str, values: Values, functions: Functions = MappingProxyType({})) -> str:
    """Fill in a text; a name that is not there raises TemplateMistakeError."""
    try:
        known = {**values, **functions}
        words = _engine().from_string(template).render(known) if "{" in template else template
        return _SPACES.sub(" ", words).strip(" ")
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as problem:
        raise TemplateMistakeError(str(problem)) from problem


def syntax_problem(template: str) -> str | None:
    """Say what is wrong with the form of a text, None where nothing is."""
    try:
        _engine().parse(template)
    except TemplateSyntaxError as problem:
        return problem.message or str(problem)
    return None


def unknown_names(template: str, names: Names) -> Iterator[str]:
    """Name what a text uses and nobody gives: `plam` or `plan.titel`, in order.

    A function that is not called is a name like any other.
    """
    if "{" not in template:
        return
    tree = _engine().parse(template)
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    bare = {
        each.name
        for each in tree.find_all(nodes.Name)
        if each.name in FUNCTIONS and id(each) not in called
    }
    yield from sorted(meta.find_undeclared_variables(tree) - set(names) - (FUNCTIONS - bare))
    for access in tree.find_all(nodes.Getattr):
        owner = access.node
        known = names.get(owner.name) if isinstance(owner, nodes.Name) else None
        if isinstance(owner, nodes.Name) and known is not None and access.attr not in known:
            yield f"{owner.name}.{access.attr}"


def quoted_ids(template: str) -> Iterator[str]:
    """Give the ids that a text writes out in its calls, in order."""
    if "{" not in template:
        return
    for call in _engine().parse(template).find_all(nodes.Call):
        named = isinstance(call.node, nodes.Name) and call.node.name in FUNCTIONS
        first = call.args[0] if named and call.args else None
        if isinstance(first, nodes.Const):
            yield str(first.value)
