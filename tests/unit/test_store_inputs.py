from pathlib import Path

import pytest

from chytrejsi.findings import Stop
from chytrejsi.store.inputs import digest_of
from chytrejsi.workspace import Workspace
from workspacecase import laid_over


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(laid_over(tmp_path))


def test_the_digest_follows_names_and_contents(space: Workspace) -> None:
    digests = {digest_of(space)}
    card = next(space.catalogue.glob("*.yaml"))
    card.write_bytes(card.read_bytes() + b"\n")
    digests.add(digest_of(space))
    card.rename(card.with_name("renamed.yaml"))
    digests.add(digest_of(space))
    (space.plan / "more.yaml").write_bytes(b"")
    digests.add(digest_of(space))
    assert len(digests) == 4


def test_what_no_report_reads_does_not_count(space: Workspace) -> None:
    before = digest_of(space)
    space.log.mkdir()
    (space.log / "2026-01-01-ab.yaml").write_bytes(b"x")
    (space.plan / ".x.tmp").write_bytes(b"x")
    (space.plan / "~$x.docx").write_bytes(b"x")
    space.reports.mkdir()
    (space.reports / "x.docx").write_bytes(b"x")
    assert digest_of(space) == before


def test_a_file_that_cannot_be_read_is_named(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Stop, match=r"DO-1\.yaml"):
        digest_of(space)
