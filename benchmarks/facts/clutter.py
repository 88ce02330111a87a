"""The groups of rules by which clutter is told, each to be left out for a while: what does it bring?"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from unittest.mock import patch

_NEVER = re.compile(r"(?!)")
_RULES = "bot.archive.clutter"


def _no(*_: object) -> bool:
    return False


def _nothing(*_: object) -> None:
    return None


def _no_lines(*_: object) -> set[int]:
    return set()


@contextmanager
def _replaced(by: object, *names: str) -> Iterator[None]:
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch(name, by))
        yield


@contextmanager
def _without_metadata() -> Iterator[None]:
    lines = _replaced(_nothing, f"{_RULES}.head.read_metadata", "bot.archive.layout.metadata_opening")
    with lines, _replaced(_no, f"{_RULES}.head.is_byline"):
        yield


@contextmanager
def _without_furniture() -> Iterator[None]:
    names = (f"{_RULES}.furniture._is_{kind}" for kind in ("wordless", "link_bar", "shouted_link"))
    patterns = (f"{_RULES}.furniture._{kind}" for kind in ("ADDRESS", "COUNT", "CODE"))
    with _replaced(_no, *names), _replaced(_NEVER, *patterns):
        yield


WITHOUT: Mapping[str, Callable[[], AbstractContextManager[None]]] = {
    "labels": partial(_replaced, _no, f"{_RULES}.furniture.is_label"),
    "notices": partial(_replaced, _no, f"{_RULES}.furniture.holds_notice"),
    "links and makers": partial(_replaced, _no, f"{_RULES}.furniture.is_link_or_credit"),
    "furniture": _without_furniture,
    "captions": partial(_replaced, _no, f"{_RULES}.furniture.is_caption", f"{_RULES}.repeats.is_caption"),
    "biographies": partial(_replaced, _no, f"{_RULES}.is_biography"),
    "metadata": _without_metadata,
    "head": partial(_replaced, _no, f"{_RULES}.head._is_label"),
    "repeats": partial(_replaced, _no_lines, f"{_RULES}.repeated_lines"),
    "link lists": partial(_replaced, _no_lines, f"{_RULES}.link_lists"),
    "tail": partial(_replaced, _no_lines, f"{_RULES}.tail_lines"),
    "scraps": partial(_replaced, _no_lines, f"{_RULES}.scraps"),
}
"""For each group the way to switch it off, for as long as the context is open and for articles read in it."""
