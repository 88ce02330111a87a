"""What cogs may use stays as it is: a change is made on purpose, in surface.txt and in the CHANGELOG."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot import archive, cards, facts, search, testing

PINNED = Path(__file__).parent / "surface.txt"
PACKAGES = (archive, search, facts, cards, testing)

NOT_PROMISED = {
    "Archive": {"digest"},
    "Article": {"passage_table"},
    "Card": {"finish", "is_finished", "to_components", "files"},
    "CardButton": {"callback", "from_custom_id", "of_edition"},
    "CardSelect": {"callback", "from_custom_id", "of_edition"},
    "Chat": {"__init__", "answers", "bot", "registered", "seen", "use"},
    "Facts": {"changed", "of"},
    "Library": {"made", "names_near", "near", "share"},
    "Host": {
        "begin_work",
        "check_channel",
        "extractions",
        "health",
        "library_at_hand",
        "may_refuse",
        "own_archives",
        "refusal",
        "servers",
        "shelf",
        "standings",
        "troubles",
        "uploads",
    },
    "Reply": {"ask_for_patience"},
    "Search": {"candidates", "changed", "cited", "columns", "findings", "over", "restored", "vectors"},
    "Seen": {"__init__"},
    "Texts": {"__init__"},
}
"""Public for other parts of the bot, not for cogs."""


def surface() -> Iterator[str]:
    """A line for each public name of the packages, and for each public member of a class in them."""
    for package in PACKAGES:
        for name in sorted(package.__all__):
            whole, thing = f"{package.__name__}.{name}", getattr(package, name)
            if inspect.isclass(thing):
                yield whole
                yield from (f"{whole}.{member}" for member in sorted(_members(thing)))
            else:
                yield f"{package.__name__}.{_definition(thing)}" if inspect.isfunction(thing) else whole


def _members(kind: type) -> set[str]:
    """Its promised fields, methods and properties, those from bases in this project included."""
    found: dict[str, str] = {}
    for base in reversed([base for base in kind.__mro__ if base.__module__.startswith("bot.")]):
        for node in _class(base).body:
            if isinstance(node, ast.AnnAssign):
                found[ast.unparse(node.target)] = ast.unparse(node)
            elif isinstance(node, ast.Assign):
                found[ast.unparse(node.targets[0])] = ast.unparse(node)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found[node.name] = _signature(node)
    hidden = NOT_PROMISED.get(kind.__name__, set())
    return {
        line
        for name, line in found.items()
        if (name in {"__init__", "__call__"} or not name.startswith("_")) and name not in hidden
    }


def _definition(function: Any) -> str:
    [node] = [
        node
        for node in _module(function.__module__).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == function.__name__
    ]
    return _signature(node)


def _signature(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """How it is called, and whether that has to be awaited or not be called at all."""
    marks = [ast.unparse(one) for one in node.decorator_list]
    waits = "async " if isinstance(node, ast.AsyncFunctionDef) else ""
    result = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    called = f"{node.name}({ast.unparse(node.args)}){result}"
    return f"{waits}{called}{''.join(f' @{mark}' for mark in marks)}"


def _class(kind: type) -> ast.ClassDef:
    nodes = _module(kind.__module__).body
    [node] = [node for node in nodes if isinstance(node, ast.ClassDef) and node.name == kind.__name__]
    return node


@cache
def _module(name: str) -> ast.Module:
    return ast.parse(inspect.getsource(import_module(name)))


def test_the_surface_is_the_pinned_one() -> None:
    assert list(surface()) == PINNED.read_text(encoding="utf-8").splitlines(), (
        "what cogs may use has changed: if that is meant, say so in CHANGELOG.md and write it again "
        "with `python -m tests.test_surface`"
    )


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_every_class_and_function_says_what_it_promises(package: ModuleType) -> None:
    for name in package.__all__:
        thing = getattr(package, name)
        assert not (inspect.isclass(thing) or inspect.isfunction(thing)) or inspect.getdoc(thing), name


if __name__ == "__main__":
    PINNED.write_text("".join(f"{line}\n" for line in surface()), encoding="utf-8")
