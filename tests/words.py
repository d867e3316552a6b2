"""The catalogue's words: what the code says, what it says in Czech, what slipped through."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from chytrejsi.cli.app import COMMANDS
from chytrejsi.report.kinds import REPORTS
from running import SOURCE_TREE

SOURCE = SOURCE_TREE / "src" / "chytrejsi"
PO = SOURCE / "locale" / "cs" / "LC_MESSAGES" / "chytrejsi.po"

# functions and methods whose first arguments are msgids
SINGULAR = {"_", "N_", "text"}
PLURAL = {"plural"}
# words that give English away wherever they stand
EVERYDAY = frozenset(
    (
        *("the", "and", "for", "with", "that", "this", "from", "which", "not", "are", "each"),
        *("where", "what", "there", "was", "were", "been", "have", "has", "its", "into", "than"),
        *("then", "when", "will", "would", "cannot", "only", "other", "must", "may", "does"),
        *("without", "because"),
    )
)


@cache
def czech() -> Catalog:
    """Read the Czech catalogue."""
    with PO.open("rb") as file:
        return read_po(file)


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the forms of an entry: its msgids, and what they are in Czech."""
    ids, said = message.id, message.string
    return (
        (ids,) if isinstance(ids, str) else tuple(ids),
        (said,) if isinstance(said, str) else tuple(said or ()),
    )


def messages_of(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the line and the msgid (with its plural, if any) of each message in a source file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node.func)
        wanted = 2 if name in PLURAL else 1 if name in SINGULAR else 0
        texts = [
            each.value
            for each in node.args[:wanted]
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        if wanted and len(texts) == wanted and "".join(texts).strip():
            yield node.lineno, tuple(texts)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        # a bare text() or plural() is somebody else's function (report.blocks.text)
        return function.id if function.id in {"_", "N_"} else ""
    if isinstance(function, ast.Attribute):
        return function.attr if function.attr in {"text", "plural"} else ""
    return ""


@cache
def messages() -> dict[tuple[str, ...], str]:
    """Give all msgids of the code with the place of one use."""
    found: dict[tuple[str, ...], str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for line, message in messages_of(path):
            found.setdefault(message, f"{path.relative_to(SOURCE_TREE)}:{line}")
    return found


@cache
def _english() -> frozenset[str]:
    """Give the words that only the English side of the catalogue uses."""
    ours: set[str] = set()
    theirs: set[str] = set()
    for message in czech():
        if message.id:
            ids, said = forms(message)
            ours.update(*map(_words, ids))
            theirs.update(*map(_words, said))
    return EVERYDAY | frozenset(word for word in ours - theirs if len(word) > 4)


def _words(text: str) -> list[str]:
    plain = re.sub(r"\{[^{}]*\}", " ", text)
    return re.findall(r"[a-záčďéěíňóřšťúůýž]+", plain.lower())


def english_in(text: str) -> list[str]:
    """Name the English words in what was said in Czech; shell lines and file names are none."""
    # what is typed (commands, options, ids, file names) is the same in every language
    said = set(_words(_TYPED.sub(" ", text)))
    return sorted((said - set(COMMANDS) - set(REPORTS)) & _english())


_TYPED = re.compile(
    r"^\s+(chytrejsi|cd) .*$|--?[\w-]+|<[^>]*>|[\w.]*[/_\\.][\w./\\-]+|\w+-\w+", re.MULTILINE
)
