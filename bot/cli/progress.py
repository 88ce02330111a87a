"""A progress bar, where work takes over a second and a person watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

SECONDS_OF_PATIENCE = 1.0

T = TypeVar("T")


@contextmanager
def progress(description: str, total: int | None) -> Iterator[Callable[[T], T]]:
    """Gives a function to pass each piece of work through in its turn; `total` None: nobody knows how many.

    Nothing is shown when standard error is no terminal, or when the work is done within a second.
    """
    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task(description, total=total)

    def advance(piece: T) -> T:
        bar.advance(task)
        return piece

    if not console.is_terminal:
        yield advance
        return
    patience = Timer(SECONDS_OF_PATIENCE, bar.start)
    patience.daemon = True
    patience.start()
    try:
        yield advance
    finally:
        patience.cancel()
        patience.join()  # it may be starting the bar just now
        bar.stop()
