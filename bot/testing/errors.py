"""What goes wrong in the bot while a test uses it: logged as an error, or raised where nobody catches it."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import simcord


class ErrorLog(logging.Handler):
    """Keeps what is logged as an error until somebody takes it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._lines: list[str] = []
        self._traces: list[str] = []
        self._seen = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        error = record.exc_info and record.exc_info[1]
        self._lines.append(f"logged as an error: {record.name}: {record.getMessage()}")
        self._traces += [_trace(error)] if error else filter(None, [getattr(record, "exception", "")])

    def take(self, env: simcord.Env) -> list[str]:
        """What went wrong since the last time, also what was only raised, by the bot in `env`."""
        raised, self._seen = env.errors_since(self._seen), env.error_cursor
        lines, traces, self._lines, self._traces = self._lines, self._traces, [], []
        if raised:  # the log says of the same only what it may keep: nothing that people typed
            traces = [_trace(getattr(error, "original", error)) for error in raised]
        return (
            ["\n".join([*(lines or ["raised where nobody catches it:"]), *traces])] if lines or raised else []
        )


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)).rstrip()


@contextmanager
def listening() -> Iterator[ErrorLog]:
    """Keep what any logger tells meanwhile."""
    log, root = ErrorLog(), logging.getLogger()
    root.addHandler(log)
    try:
        yield log
    finally:
        root.removeHandler(log)
