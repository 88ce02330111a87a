"""The garbage collector, kept from holding everything up while a library is made."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_rounds() -> Iterator[Callable[[], None]]:
    """No rounds of the collector meanwhile: one over a large new library takes longer than an answer may.

    What it gives is to be called when so much was made that later rounds have to pass over it. Libraries hold
    no cycles: an old one goes with its last reference all the same.
    """
    gc.collect()  # so that no garbage is passed over: nearly all else has been since the start
    gc.disable()
    try:
        yield gc.freeze
    finally:
        gc.enable()
