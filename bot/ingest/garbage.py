"""The garbage collector, kept from holding everything up while a library is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_rounds(*, many: bool) -> Iterator[None]:
    """No rounds of the collector meanwhile: one over a large new library takes longer than an answer may.

    Where `many` things are made, later rounds pass over them too. Libraries hold no cycles: an old one goes
    with its last reference all the same.
    """
    if many:
        gc.collect()  # so that no garbage is passed over: nearly all else has been since the start
    gc.disable()
    try:
        yield
        if many:
            gc.freeze()
    finally:
        gc.enable()
