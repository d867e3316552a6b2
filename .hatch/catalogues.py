"""Compiles the gettext catalogues (.po) into the .mo files that the wheel, the sdist and an editable install carry.

Run by hatchling; run it by hand (`python .hatch/catalogues.py`) after a change of a .po file.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, without hatchling
    BuildHookInterface = object  # type: ignore[assignment,misc]


def compile_catalogues(root: Path) -> list[Path]:
    """Write each catalogue's .mo beside its .po and return the files written."""
    made = []
    for source in sorted(root.glob("src/chytrejsi/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
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
