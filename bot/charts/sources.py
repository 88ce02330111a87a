"""Which colour and letter stand for which file in a picture."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.charts.wording import GONE, shown

# Okabe and Ito's colours, which people who are colour-blind can tell apart (https://jfly.uni-koeln.de/color/),
# but for black, which does not show on a dark ground; blue is made lighter for the same reason.
COLOURS = ("#e69f00", "#56b4e9", "#1fb58a", "#f0e442", "#f07538", "#e093bf", "#4d8ff0")
LETTERS = "ABCDEFG"
OTHERS, OTHERS_SIGN = "#c3c6cd", "+"
LONGEST_WHOLE = 16
SHORTEST_PART = 3
LETTERS_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Source:
    """A file in a picture; `name` is short for it, and is no other file's."""

    file: str
    letter: str
    colour: str
    name: str


class Sources:
    """The files of a picture: the most frequent have a letter and colour of their own, the rest share one."""

    def __init__(self, used: Iterable[str], files: Sequence[str]) -> None:
        """`used` are the files of each thing in the picture, `files` all that there are."""
        counts = Counter(used)
        room = min(len(counts), len(COLOURS))
        own = sorted(sorted(counts, key=lambda file: (-counts[file], file))[:room])
        self.own = tuple(
            Source(file, letter, colour, short_name(file, files))
            for file, letter, colour in zip(own, LETTERS, COLOURS, strict=False)
        )
        self.others = tuple(sorted(set(counts) - set(own)))
        self._by_file = {source.file: source for source in self.own}

    def colour(self, file: str) -> str:
        """The colour of `file`."""
        return self._by_file[file].colour if file in self._by_file else OTHERS

    def letters(self, files: Iterable[str]) -> list[tuple[str, str]]:
        """The letters of `files` with their colours, the first one's first; of many only how many more."""
        distinct = list(dict.fromkeys(files))
        known = [self._by_file.get(file, Source(file, OTHERS_SIGN, OTHERS, "")) for file in distinct]
        letters = [(source.letter, source.colour) for source in known]
        if len(letters) <= LETTERS_TOGETHER:
            return letters
        return [letters[0], (f"+{len(letters) - 1}", OTHERS)]

    def shown(self, files: Iterable[str]) -> tuple[list[Source], int]:
        """Of `files` those with a letter, in order of letters, and how many others there are."""
        distinct = set(files)
        return [source for source in self.own if source.file in distinct], len(distinct & set(self.others))


def short_name(file: str, files: Sequence[str]) -> str:
    """The name of `file` without folder and ending; of a long one a beginning that no other file has."""
    stem = _stem(file)
    others = [_stem(other) for other in files if other != file]
    name = stem
    if len(stem) > LONGEST_WHOLE:
        ends = [found.start() for found in re.finditer(r"[\W_]+", stem) if found.start() >= SHORTEST_PART]
        own = [stem[:end] for end in ends if not any(other.startswith(stem[:end]) for other in others)]
        short = [part for part in own if len(part) <= LONGEST_WHOLE]
        name = (short[-1:] or own[:1] or [stem])[0]
    return shown(name) or GONE


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
