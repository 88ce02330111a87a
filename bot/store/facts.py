"""The facts of an archive as pieces of bytes, read again when they are first asked for."""

import builtins
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import islice
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from bot.facts import Facts

log = logging.getLogger(__name__)

Pieces = Mapping[str, Iterable[bytes | memoryview]]
"""The pieces of each field, in order."""

_AT_ONCE = 500
"""Facts of a piece: packing or reading one holds up no other thread for longer than a millisecond or so."""

_HINTS = get_type_hints(Facts)
_FIELDS = tuple(field.name for field in fields(Facts))
_ENCODER = msgspec.msgpack.Encoder()


def packed_facts(facts: Facts) -> dict[str, Iterator[bytes]]:
    """The pieces of each field, in order, packed when they are asked for."""
    return {name: _packed(name, getattr(facts, name)) for name in _FIELDS}


class StoredFacts(Facts):
    """Facts of which a field is read when it is first asked for.

    When what was stored makes no sense, all are taken from `otherwise`.
    """

    __slots__ = ("_otherwise", "_pieces")

    def __init__(self, pieces: Pieces, otherwise: Callable[[], Facts]) -> None:
        object.__setattr__(self, "_pieces", {name: tuple(each) for name, each in pieces.items()})
        object.__setattr__(self, "_otherwise", otherwise)

    def __getattr__(self, name: str) -> Any:
        """The field `name`, which has not been asked for before."""
        if name not in _FIELDS:
            raise AttributeError(name)
        try:
            object.__setattr__(self, name, _unpacked(name, self._pieces.get(name, ())))
        except ValueError as error:
            log.warning("stored facts are of no use and are worked out again: %s", error)
            known = self._otherwise()
            for field in _FIELDS:
                object.__setattr__(self, field, getattr(known, field))
        return object.__getattribute__(self, name)

    def read_all(self) -> None:
        """Read what nobody has asked for yet."""
        for name in _FIELDS:
            getattr(self, name)


def _packed(name: str, value: Any) -> Iterator[bytes]:
    match get_origin(_HINTS[name]):
        case builtins.tuple:
            items = iter(value)
        case None:
            items = iter([value])
        case _:
            items = iter(value.items())
    while piece := list(islice(items, _AT_ONCE)):
        yield _ENCODER.encode(piece)


def _unpacked(name: str, pieces: Sequence[bytes | memoryview]) -> Any:
    hint = _HINTS[name]
    match get_origin(hint):
        case builtins.tuple:
            return tuple(_decoded(get_args(hint)[0], pieces))
        case None:
            return next(_decoded(hint, pieces))
        case _:
            pair: Any = tuple.__class_getitem__(get_args(hint))
            return MappingProxyType(dict(_decoded(pair, pieces)))


def _decoded(kind: Any, pieces: Sequence[bytes | memoryview]) -> Iterator[Any]:
    decoder = msgspec.msgpack.Decoder(list[kind])
    return (one for piece in pieces for one in decoder.decode(piece))
