"""What ends a run; apart from the findings, since help and TAB need it and not their wordings."""


class Stop(Exception):  # noqa: N818 - it stops the run; it is no error of the program
    """The run cannot go on (no workspace, unwritable file); carries the sentence for the user.

    Attributes:
        code: the exit code, 2 unless another run holds the workspace (75).
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
