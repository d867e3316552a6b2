"""The command line: one module per verb, each reads as the story of that verb."""

import os
import sys
from io import TextIOWrapper


def main() -> None:
    """Run the program: fix the language, then load only the command that was asked for."""
    # a Windows console or a redirected output may be cp1250: what it lacks is shown escaped
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if sys.argv[1:] == ["--version"]:
        from chytrejsi import __version__

        sys.stdout.write(f"chytrejsi {__version__}\n")
        return
    from chytrejsi.language import use, wanted

    use(wanted(sys.argv[1:], dict(os.environ)))
    if "_CHYTREJSI_COMPLETE" in os.environ:
        # typer would load Rich at every TAB only to take out markup, and our help has none
        sys.modules.setdefault("rich", None)  # type: ignore[arg-type] # how Python blocks an import
    from chytrejsi.cli.app import run

    raise SystemExit(run())
