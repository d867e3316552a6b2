"""The command line: one module per verb, each reads as the story of that verb."""

import os
import sys


def main() -> None:
    """Run the program: fix the language, then load only the command that was asked for."""
    if sys.argv[1:] == ["--version"]:
        from chytrejsi import __version__

        sys.stdout.write(f"chytrejsi {__version__}\n")
        return
    from chytrejsi.language import use, wanted

    use(wanted(sys.argv[1:], dict(os.environ)))
    from chytrejsi.cli.app import run

    raise SystemExit(run())
