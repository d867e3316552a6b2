"""What proves a result: a document by its title, with the way to it."""

from chytrejsi.model.scalars import Day, Flag, Frozen, Text


class Evidence(Frozen):
    """A document that shows that something was done: a page, or a file of the workspace.

    `file` is told from the workspace's root, with slashes; `sha256` tells whether it is still the
    same. Only what is marked `public` is named in documents for the public.
    """

    title: Text
    url: Text | None = None
    file: Text | None = None
    date: Day | None = None
    sha256: Text | None = None
    public: Flag = False

    @property
    def inside(self) -> bool:
        """Whether its file is named by a path that leads into the workspace, on every system."""
        named = self.file or ""
        odd = any(each in named for each in ("\\", ":", "\0"))
        return not odd and all(part not in {"", ".", ".."} for part in named.split("/"))
