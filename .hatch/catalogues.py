"""Compiles the gettext catalogues (.po) into .mo files for wheel, sdist and editable install.

Run by hatchling; run it by hand (`python .hatch/catalogues.py`) after a change of a .po file.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, without hatchling
    BuildHookInterface = object  # type: ignore[assignment,misc]


def compile_catalogues(root: Path) -> list[Path]:
    """Bring each catalogue's .mo beside its .po up to date and return those files."""
    made = []
    for source in sorted(root.glob("src/chytrejsi/locale/*/LC_MESSAGES/*.po")):
        compiled = BytesIO()
        with source.open("rb") as file:
            write_mo(compiled, read_po(file))
        target = source.with_suffix(".mo")
        # a program that runs meanwhile (a test, a worker) must not see half a file
        if not target.exists() or target.read_bytes() != compiled.getvalue():
            fresh = target.with_suffix(".mo.tmp")
            fresh.write_bytes(compiled.getvalue())
            fresh.replace(target)
        made.append(target)
    return made


class CatalogueHook(BuildHookInterface):
    """Makes the .mo files before hatchling collects the package's files."""

    PLUGIN_NAME = "catalogues"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile all catalogues of the tree that is being built."""
        compile_catalogues(Path(self.root))


if __name__ == "__main__":
    for path in compile_catalogues(Path(__file__).resolve().parents[1]):
        print(path)  # noqa: T201 - a script's answer
