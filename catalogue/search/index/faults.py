"""What goes wrong with an index, as two errors. None of them ever reaches a reader."""

from collections.abc import Iterator
from contextlib import contextmanager


class IndexUnavailableError(Exception):
    """There is no index that can be read. ``is_rebuilding``: one is being made."""

    def __init__(self, *, is_rebuilding: bool = False) -> None:
        super().__init__(
            "The search index is being made." if is_rebuilding else "There is no search index."
        )
        self.is_rebuilding = is_rebuilding


class IndexBrokenError(Exception):
    """The engine could not read or write its files: torn, missing, or no room on the disk."""


@contextmanager
def engine_faults() -> Iterator[None]:
    """Within, whatever the engine raises becomes ``IndexBrokenError``.

    It reports unreadable files as ValueError or OSError, and where its own code gives up, as
    an exception of Rust that is no ``Exception`` of Python.
    """
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise IndexBrokenError(str(error)[:500]) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexBrokenError(str(error)[:500]) from error
