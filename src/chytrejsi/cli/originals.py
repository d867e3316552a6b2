"""The workbooks as they came, each under the digest of its bytes.

Those of a run are staged with everything else that it writes, so that what is read while the
run goes on stays neither in memory nor, where the run is given up, on the disk.
"""

from collections.abc import Container

from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.store.writing import Transaction
from chytrejsi.workspace import Workspace


class Originals:
    """The originals kept so far and those of this run; a dry run keeps none."""

    def __init__(self, space: Workspace, transaction: Transaction | None = None) -> None:
        self._folder = space.received
        self._transaction = transaction
        self._new: set[str] = set()

    def keep(self, incoming: Incoming) -> None:
        """Keep a workbook of this run, unless it is kept already."""
        if self._transaction is None or incoming.sha256 in self._new:
            return
        path = self._folder / f"{incoming.sha256}.xlsx"
        # one that a power cut has cut short is written anew
        if not path.is_file() or path.stat().st_size != len(incoming.data):
            self._transaction.put(path, incoming.data)
            self._new.add(incoming.sha256)

    def read(self, sha256: str) -> bytes | None:
        """Give a workbook's bytes; None where it was not kept here."""
        path = self._folder / f"{sha256}.xlsx"
        if self._transaction is not None and sha256 in self._new:
            return self._transaction.staged(path)
        try:
            return path.read_bytes()
        except OSError:
            return None

    def only(self, wanted: Container[str]) -> None:
        """Of this run's workbooks keep only some."""
        for sha256 in self._new - {each for each in self._new if each in wanted}:
            if self._transaction is not None:
                self._transaction.drop(self._folder / f"{sha256}.xlsx")
        self._new = {each for each in self._new if each in wanted}
