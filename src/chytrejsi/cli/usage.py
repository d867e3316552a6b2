"""Wrong usage, said in the terminal's language.

typer words its complaints in English only. Each is recognised by its form and said by a msgid
of ours; one that is not recognised is passed on as it is.
"""

import re
import sys
from typing import Any

from typer.exceptions import TyperException

from chytrejsi.language import N_, _

# the form of typer's sentence, and ours; the groups fill in the placeholders of the same name
COMPLAINTS = (
    (
        r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.+)\)",
        N_("There is no option {name}. Did you mean {near}?"),
    ),
    (r"No such option: (?P<name>.+)", N_("There is no option {name}.")),
    (r"Missing argument '(?P<name>.+?)'\.(?s:.*)", N_("The argument {name} is missing.")),
    (r"Missing option '(?P<name>.+?)'\.(?s:.*)", N_("The option {name} is missing.")),
    (r"Option '(?P<name>.+)' requires an argument\.", N_("The option {name} needs a value.")),
    (
        r"Option '(?P<name>.+)' does not take a value\.",
        N_("The option {name} takes no value."),
    ),
    (
        r"Got unexpected extra argument(?:\(s\)|s)? \((?P<extra>.+)\)",
        N_("There is more than the command takes: {extra}"),
    ),
    (
        r"Invalid value for '?(?P<name>.+?)'?: '(?P<value>.*)' is not one of (?P<known>.+)\.",
        N_("{name} cannot be '{value}'; it is one of {known}."),
    ),
    (
        r"Invalid value for '?(?P<name>.+?)'?: '(?P<value>.*)' is not a valid int(?:eger)?\.",
        N_("{name} is a whole number, not '{value}'."),
    ),
    (
        r"Invalid value for '?(?P<name>.+?)'?: \w+ '(?P<value>.*)' does not exist\.",
        N_("{name}: '{value}' does not exist."),
    ),
    (r"Invalid value for '?(?P<name>[^:]+?)'?: (?P<why>.+)", N_("{name}: {why}")),
)


def sentence(problem: TyperException) -> str:
    """Say a complaint of typer's in the terminal's language."""
    said = problem.format_message()
    for form, message in COMPLAINTS:
        match = re.fullmatch(form, said)
        if match:
            return _(message, **match.groupdict())
    return said


def complain(problem: TyperException) -> int:
    """Tell on standard error what is wrong with the usage, and give the exit code."""
    from chytrejsi.cli.output import say, say_error

    context: Any = getattr(problem, "ctx", None)
    if type(problem).__name__ == "NoArgsIsHelpError":
        say(problem.format_message())
    else:
        say_error(sentence(problem))
        if context is not None:
            say(_("Help: {command} --help", command=context.command_path))
    sys.stderr.flush()
    return problem.exit_code
