"""Arrays by name, as bytes."""

from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.search.columns import Columns, ColumnsError

_Held = dict[str, tuple[str, tuple[int, ...], bytes]]
_DECODER = msgspec.msgpack.Decoder(_Held)


def packed(columns: Columns) -> bytes:
    """The arrays as bytes."""
    held = {name: (column.dtype.str, column.shape, column.tobytes()) for name, column in columns.items()}
    return msgspec.msgpack.encode(held)


def unpacked(data: bytes) -> dict[str, NDArray[Any]]:
    """The arrays that were packed.

    Raises:
        ColumnsError: the bytes are none.
    """
    try:
        held = _DECODER.decode(data)
        return {name: np.frombuffer(raw, dtype).reshape(shape) for name, (dtype, shape, raw) in held.items()}
    except (ValueError, TypeError) as error:
        raise ColumnsError(f"these are no columns: {error}") from error
