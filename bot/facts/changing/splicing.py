"""What stands in reading order, with the files that have changed taken out and put in."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def spliced(
    known: Sequence[T], gone: Iterable[str], news: Iterable[T], file_of: Callable[[T], str]
) -> tuple[T, ...]:
    """What is `known`, in order of files, without that of the files `gone` and with the `news`."""
    by_file: defaultdict[str, list[T]] = defaultdict(list)
    for one in news:
        by_file[file_of(one)].append(one)
    all_of_them = list(known)
    for file in sorted({*gone, *by_file}):
        start = bisect_left(all_of_them, file, key=file_of)
        all_of_them[start : bisect_right(all_of_them, file, lo=start, key=file_of)] = by_file[file]
    return tuple(all_of_them)
