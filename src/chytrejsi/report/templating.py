"""The fixed texts of outlines: Jinja2, sandboxed, with every unknown name a mistake.

The values are mappings of texts (`plan.title`), so that what a text may name is known before
it is rendered. Beside them a text may call a few functions (`value("EN-01")`), each with the id
of an indicator, which is checked before where it is written out. Nothing else can be called, and
nothing is left to chance: two runs give the same words.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from chytrejsi.language import _

_SPACES = re.compile(r"[ \t\r\n]+")  # not the non-breaking ones, which are meant

Values = Mapping[str, Mapping[str, str]]
Names = Mapping[str, frozenset[str]]
Functions = Mapping[str, Callable[..., str]]

FUNCTIONS = frozenset({"value", "target", "baseline"})
LONGEST = 100_000  # characters; a text of an outline has some hundreds


class TemplateMistakeError(Exception):
    """A text of an outline that cannot be rendered; carries what the engine said."""


@cache
def _engine() -> SandboxedEnvironment:
    # the words go into Word and plain text, which renderers escape themselves
    engine = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    engine.globals.clear()
    del engine.filters["random"]
    return engine


def render(template: str, values: Values, functions: Functions = MappingProxyType({})) -> str:
    """Fill in a text; a name that is not there raises TemplateMistakeError."""
    try:
        known = {**values, **functions}
        words = _engine().from_string(template).render(known) if "{" in template else template
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as problem:
        raise TemplateMistakeError(str(problem)) from problem
    except MemoryError as problem:
        raise TemplateMistakeError(_("it would be too long")) from problem
    if len(words) > LONGEST:
        raise TemplateMistakeError(_("it would be too long"))
    return _SPACES.sub(" ", words).strip(" ")


def syntax_problem(template: str) -> str | None:
    """Say what is wrong with the form of a text, None where nothing is."""
    try:
        # an unknown filter shows only here
        meta.find_undeclared_variables(_engine().parse(template))
    except TemplateSyntaxError as problem:
        return problem.message or str(problem)
    return None


def unknown_names(template: str, names: Names) -> Iterator[str]:
    """Name what a text uses and nobody gives: `plam` or `plan.titel`, in order.

    A function that is not called is a name like any other; of a group of texts one has to be
    named, for the group itself would be printed as a program writes it.
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
    yield from _mere_groups(tree, names)
    for access in tree.find_all(nodes.Getattr):
        owner = access.node
        known = names.get(owner.name) if isinstance(owner, nodes.Name) else None
        if isinstance(owner, nodes.Name) and known is not None and access.attr not in known:
            yield f"{owner.name}.{access.attr}"


def _mere_groups(tree: nodes.Template, names: Names) -> Iterator[str]:
    """Name the groups of which no text is named: `plan` in place of `plan.title`."""
    owners = {id(each.node) for each in tree.find_all(nodes.Getattr)}
    owners |= {id(each.node) for each in tree.find_all(nodes.Getitem)}
    for each in tree.find_all(nodes.Name):
        if each.name in names and each.ctx == "load" and id(each) not in owners:
            yield each.name


def quoted_ids(template: str) -> Iterator[str]:
    """Give the ids that a text writes out in its calls, in order."""
    if "{" not in template:
        return
    for call in _engine().parse(template).find_all(nodes.Call):
        named = isinstance(call.node, nodes.Name) and call.node.name in FUNCTIONS
        first = call.args[0] if named and call.args else None
        if isinstance(first, nodes.Const):
            yield str(first.value)
