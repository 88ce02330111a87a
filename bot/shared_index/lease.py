"""One writer at a time: a row that says who writes, changed only by whoever finds it free or has it."""

import os
import secrets
import socket
import time
from typing import Any

import pyarrow as pa

from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import told

TABLE = "writer"
SECONDS = 120.0
"""How long a writer that says nothing counts as being at work."""

_SCHEMA = pa.schema(
    [pa.field("writer", pa.utf8()), pa.field("host", pa.utf8()), pa.field("until", pa.float64())]
)
_NOBODY = ""


class Lease:
    """The right to write, held until `release`, or until its holder says nothing for `SECONDS`.

    Two that change the row at the same time are told apart by the tables' own commits, which on an object
    store are conditional puts: the second finds the row changed and looks again.
    """

    def __init__(self, connection: Any) -> None:
        self.host = socket.gethostname()
        self.writer = f"{os.getpid()}-{secrets.token_hex(4)}"
        with told("the writer's lease cannot be made"):
            free = pa.Table.from_pylist([{"writer": _NOBODY, "host": _NOBODY, "until": 0.0}], schema=_SCHEMA)
            self._table = connection.create_table(TABLE, data=free, exist_ok=True)

    def take(self) -> None:
        """Become the writer.

        Raises:
            EngineError: another one is at work.
        """
        with told("the writer's lease cannot be taken"):
            self._table.checkout_latest()
            holder = self._table.search().limit(1).to_arrow().to_pylist()[0]
            if holder["host"] == self.host and not _lives(holder["writer"]):
                self._set(f"writer = '{holder['writer']}'", self.writer, time.time() + SECONDS)
            else:
                self._set(f"until < {time.time()}", self.writer, time.time() + SECONDS)
            self._table.checkout_latest()
            holder = self._table.search().limit(1).to_arrow().to_pylist()[0]
        if holder["writer"] != self.writer:
            seconds = max(1, round(holder["until"] - time.time()))
            raise EngineError(
                f"another writer is at work on {holder['host']}; if it died, its turn ends in {seconds} s"
            )

    def renew(self) -> None:
        """Say that the work goes on.

        Raises:
            EngineError: another one has become the writer meanwhile.
        """
        with told("the writer's lease cannot be renewed"):
            renewed = self._set(f"writer = '{self.writer}'", self.writer, time.time() + SECONDS)
        if not renewed:
            raise EngineError("another writer has taken over; this one said nothing for too long")

    def release(self) -> None:
        """Let others write."""
        with told("the writer's lease cannot be given back"):
            self._set(f"writer = '{self.writer}'", _NOBODY, 0.0)

    def _set(self, where: str, writer: str, until: float) -> int:
        values = {"writer": writer, "host": self.host, "until": until}
        return int(self._table.update(where=where, values=values).rows_updated)


def _lives(writer: str) -> bool:
    """Whether the process of a writer on this host is still there."""
    number = writer.partition("-")[0]
    if not number.isdecimal():
        return True  # nobody: the time decides
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
