"""The facts of one article as bytes: those that a question needs, not what carries them over a change."""

import zlib
from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType

import msgspec

from bot.facts import Comparison, DatedEvent, Facts, Person, Published, Quotation, Timex

_QUICK = 1  # of the levels of zlib: spans repeat the name of their file, which any level finds


class _Held(msgspec.Struct, array_like=True):
    published: dict[str, Published]
    dates: tuple[Timex, ...]
    events: tuple[DatedEvent, ...]
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    comparisons: tuple[Comparison, ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Held)


def packed(facts: Facts) -> bytes:
    """The facts as bytes."""
    held = _Held(
        dict(facts.published),
        facts.dates,
        facts.events,
        facts.quotations,
        facts.people,
        facts.comparisons,
    )
    return zlib.compress(_ENCODER.encode(held), _QUICK)


def unpacked(data: bytes) -> Facts:
    """The facts that were packed.

    Raises:
        ValueError: the bytes are none.
    """
    try:
        held = _DECODER.decode(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError(f"these are no facts: {error}") from error
    return Facts(
        MappingProxyType(held.published),
        held.dates,
        held.events,
        held.quotations,
        held.people,
        held.comparisons,
    )


def together(each: Iterable[Facts]) -> Facts:
    """The facts of several articles side by side; what they say of each other is not among it."""
    all_ = list(each)
    published: Mapping[str, Published] = dict(chain.from_iterable(one.published.items() for one in all_))
    return Facts(
        MappingProxyType(published),
        dates=tuple(chain.from_iterable(one.dates for one in all_)),
        events=tuple(chain.from_iterable(one.events for one in all_)),
        quotations=tuple(chain.from_iterable(one.quotations for one in all_)),
        people=tuple(chain.from_iterable(one.people for one in all_)),
    )
