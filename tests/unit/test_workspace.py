import os
from pathlib import Path

import pytest

from chytrejsi.findings import Stop
from chytrejsi.workspace import MARKER, Workspace, find


def test_the_root_is_found_from_any_folder_below_it(tmp_path: Path) -> None:
    (tmp_path / MARKER).parent.mkdir()
    (tmp_path / MARKER).touch()
    below = tmp_path / "plan" / "ap1"
    assert find(below).root == tmp_path
    assert find(below, tmp_path).root == tmp_path


@pytest.mark.parametrize("root", ["nowhere", "x" * 5000, "x" * 300])
def test_what_is_no_workspace_is_told(tmp_path: Path, root: str) -> None:
    with pytest.raises(Stop, match="init"):
        find(tmp_path, tmp_path / root)
    with pytest.raises(Stop, match="--root"):
        find(tmp_path / root)


def test_files_are_named_below_the_root_with_slashes(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "kraj")
    assert space.name(tmp_path / "kraj" / "plan" / "x.yaml") == "plan/x.yaml"
    assert space.name(tmp_path / "inbox" / "x.xlsx") == (tmp_path / "inbox/x.xlsx").as_posix()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_a_link_has_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "odkaz.xlsx").symlink_to(tmp_path / "jinam.xlsx")
    assert Workspace(tmp_path).name(tmp_path / "a" / "odkaz.xlsx") == "a/odkaz.xlsx"
