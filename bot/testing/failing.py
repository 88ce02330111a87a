"""How the kit tells that something is wrong: sentences first, then what was on the screen."""

from collections.abc import Sequence
from operator import methodcaller
from textwrap import indent


class BrokenPromiseError(AssertionError):
    """What came back may not be shown, or was not what the test wanted; the message tells it to a person."""


AT_LAST = "after all that was done"

HIDDEN = methodcaller("errisinstance", BrokenPromiseError)
"""As `__tracebackhide__` of a module: pytest then shows the line of the test, not those of the kit."""

__tracebackhide__ = HIDDEN


def demand(problems: Sequence[str], done: str, screen: str = "") -> None:
    """Fail with `problems`, if there are any, of what came of `done`.

    Raises:
        BrokenPromiseError: there are.
    """
    if problems:
        raise BrokenPromiseError(told(problems, done, screen))


def told(problems: Sequence[str], done: str, screen: str = "") -> str:
    """What was `done`, what is wrong with what came of it, and what is on the `screen` then."""
    lines = [done, *(f"  - {problem}" for problem in problems)]
    if screen:
        lines += ["", "What is on the screen:", indent(screen, "  | ", lambda _: True)]
    return "\n".join(lines)
