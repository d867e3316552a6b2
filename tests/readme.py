"""Writes the generated parts of README.md: the commands, the differences and the findings.

Run `python tests/readme.py` after a change; with `--check` it only tells what is not current.
"""

import os
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

os.environ["CHYTREJSI_LANG"] = "en"  # the README is English; help is worded on import

from chytrejsi.cli.app import COMMANDS
from chytrejsi.cli.frame import Command, LazyGroup, load
from chytrejsi.compare.codes import Code
from chytrejsi.findings import Rule
from chytrejsi.language import language, use

README = Path(__file__).resolve().parents[1] / "README.md"


def commands() -> Iterator[str]:
    """List the commands with their options, each family's commands included."""
    yield "| command | what it does | options |"
    yield "|---|---|---|"
    for name in COMMANDS:
        yield from _rows(load(COMMANDS, name), name)


def _rows(command: object, name: str) -> Iterator[str]:
    if isinstance(command, LazyGroup):
        for each in command.entries:
            yield from _rows(load(command.entries, each), f"{name} {each}")
        return
    assert isinstance(command, Command)
    arguments = [p.human_readable_name for p in command.params if p.param_type_name == "argument"]
    common = {"--root", "--lang", "--quiet"}
    options = [p.opts[0] for p in command.params if p.param_type_name == "option"]
    shown = " ".join(f"`{each}`" for each in options if each not in common)
    what = (command.help or "").split("\n\n")[0].replace("\n", " ")
    yield f"| `chytrejsi {' '.join((name, *arguments))}` | {what} | {shown} |"


def findings() -> Iterator[str]:
    """List the codes of findings with what each says."""
    yield "| code | severity | message |"
    yield "|---|---|---|"
    words = language("en")
    for rule in sorted(Rule, key=lambda each: each.name):
        message = words.text(rule.value.message).replace("|", "\\|").replace("\n", " ")
        yield f"| `{rule.name}` | {rule.severity.value} | {message} |"


def differences() -> Iterator[str]:
    """List the codes of differences with what each means."""
    yield "| code | severity | meaning |"
    yield "|---|---|---|"
    words = language("en")
    for code in sorted(Code, key=lambda each: each.name):
        yield f"| `{code.name}` | {code.weight.value} | {words.text(code.meaning)} |"


PARTS = {"commands": commands, "differences": differences, "findings": findings}


def current() -> str:
    """Give the README with its generated parts made anew."""
    text = README.read_text(encoding="utf-8")
    for name, lines in PARTS.items():
        start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        made = "\n".join((start, *lines(), end))
        text, count = re.subn(f"{start}.*?{end}", lambda _: made, text, flags=re.DOTALL)  # noqa: B023
        if count != 1:
            raise SystemExit(f"README.md has no place for the {name}")
    return text


def main() -> None:
    """Write the README, or say what is not current in it."""
    use("en")
    made, stands = current(), README.read_text(encoding="utf-8")
    if "--check" not in sys.argv:
        README.write_text(made, encoding="utf-8", newline="\n")
    elif made != stands:
        sys.stdout.writelines(unified_diff(stands.splitlines(True), made.splitlines(True), n=0))
        raise SystemExit("README.md is not current: run python tests/readme.py")


if __name__ == "__main__":
    main()
