"""Pausing Python's garbage collector while rows are read in their thousands."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Within, memory is freed by reference counts alone.

    Rows are tuples and texts that never refer back to themselves, yet each few hundred of them
    set the collector off to look through all that the process holds: a third of the time
    that an export takes. It stays off no longer than one batch is read.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
