"""What files may have in common, in compact form: names and quoted words as numbers, looked up at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from zlib import crc32

import numpy as np

from bot.archive import Archive
from bot.facts.quotes.same_words import runs_of_words
from bot.facts.values import DatedEvent, Marks, Quotation

_FOUR_BYTES = np.dtype("<u4")
_GLANCE = 1 << 16


def marks_of(
    archive: Archive,
    names: Mapping[str, Iterable[str]],
    quotations: Iterable[Quotation],
    events: Iterable[DatedEvent],
) -> dict[str, Marks]:
    """The marks of each file with `names`; `quotations` and `events` are all that these files hold."""
    keys = keys_by_file(events)
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for one in quotations:
        words = " ".join(map(archive.text, one.parts))
        quoted[one.parts[0].file].update(map(" ".join, runs_of_words(words)))
    return {
        file: Marks(packed(found), packed(quoted.get(file, ())), tuple(keys.get(file, ())))
        for file, found in names.items()
    }


def keys_by_file(events: Iterable[DatedEvent]) -> Mapping[str, Collection[str]]:
    """The keys of the events that each file tells, in their order."""
    keys: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for event in events:
        for mention in event.mentions:
            keys[mention.span.file][event.key] = None
    return keys


def packed(words: Iterable[str]) -> bytes:
    """A number of four bytes for each of the words, in order of size."""
    numbers = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    return np.unique(np.array(numbers, dtype=_FOUR_BYTES)).tobytes()


class Sharing:
    """Which files bear which marks."""

    def __init__(self, marks: Mapping[str, bytes]) -> None:
        self._files = list(marks)
        self._numbers = np.frombuffer(b"".join(marks.values()), dtype=_FOUR_BYTES)
        lengths = np.fromiter(map(len, marks.values()), np.int64, len(marks))
        self._ends = np.cumsum(lengths // _FOUR_BYTES.itemsize)

    def holders(self, wanted: Collection[bytes]) -> Mapping[int, Sequence[str]]:
        """The files that bear each mark of any of those `wanted`."""
        numbers = np.unique(np.frombuffer(b"".join(wanted), dtype=_FOUR_BYTES))
        known = np.zeros(_GLANCE, dtype=bool)
        known[numbers % _GLANCE] = True
        places = np.flatnonzero(known[self._numbers % _GLANCE])
        places = places[np.isin(self._numbers[places], numbers)]
        files = np.searchsorted(self._ends, places, side="right")
        found: defaultdict[int, list[str]] = defaultdict(list)
        for number, file in zip(self._numbers[places].tolist(), files.tolist(), strict=True):
            found[number].append(self._files[file])
        return found
