"""The reference of what a cog may use: the names in tests/surface.txt, each described by its docstring."""

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any, ClassVar

from docutils.nodes import Node
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

PINNED = Path(__file__).parents[1] / "tests" / "surface.txt"
_LINE = re.compile(
    r"(?P<package>bot\.[a-z]+)\.(?:async )?(?P<name>\w+)(?:\.(?:async )?(?P<member>\w+))?(?P<rest>.*)"
)


class Surface(SphinxDirective):  # type: ignore[misc]  # Sphinx is seen without its types
    """`.. surface:: bot.cards` describes what stands there of that package."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> Sequence[Node]:
        """What autodoc makes of it."""
        lines = "\n".join(described(self.arguments[0])).splitlines()
        nodes: Sequence[Node] = self.parse_text_to_nodes(StringList(lines, source=str(PINNED)))
        return nodes


def described(package: str) -> Iterator[str]:
    """A directive of autodoc for each name of `package`, with those of its members that are pinned."""
    for name, members in pinned(package).items():
        thing = getattr(import_module(package), name)
        if members is None:
            yield f".. autofunction:: {package}.{name}\n"
        elif isinstance(thing, type):
            yield f".. autoclass:: {package}.{name}\n\n"
            yield from (f"   .. {_kind(thing, one)}:: {package}.{name}.{one}\n" for one in members)
        else:
            yield f".. autodata:: {package}.{name}\n   :no-value:\n"
        yield ""


def _kind(owner: type, name: str) -> str:
    """The directive for a member; a field without a default is there as an annotation alone."""
    member = inspect.getattr_static(owner, name, None)
    if isinstance(member, property | cached_property):
        return "autoproperty"
    callable_ = isinstance(member, FunctionType | classmethod | staticmethod)
    return "automethod" if callable_ else "autoattribute"


def pinned(package: str) -> dict[str, list[str] | None]:
    """The names of `package` with their members; None for a function."""
    found: dict[str, list[str] | None] = {}
    for line in PINNED.read_text(encoding="utf-8").splitlines():
        read = _LINE.fullmatch(line)
        if read is None or read["package"] != package:
            continue
        members = found.setdefault(
            read["name"], None if read["rest"].startswith("(") and not read["member"] else []
        )
        if members is not None and read["member"] and read["member"] != "__init__":
            members.append(read["member"])
    return found


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Tell Sphinx of the directive, and how docstrings are written here."""
    app.add_directive("surface", Surface)
    app.connect("autodoc-process-docstring", read_sections)
    app.connect("autodoc-process-signature", own_signature)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def read_sections(app: Sphinx, what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    """Read "Raises:" in docstrings of functions and classes.

    As an extension napoleon would also take "The name: as it is shown", said of a field, for its type.
    """
    if what not in {"attribute", "data", "property"}:
        lines[:] = GoogleDocstring(lines, Config(), app, what).lines()


def own_signature(
    _app: Sphinx, what: str, _name: str, thing: Any, _options: Any, _signature: str, _returns: str
) -> tuple[str, None] | None:
    """Leave out how a class is made that has that from a library: no cog makes one."""
    return ("", None) if what == "class" and "__init__" not in vars(thing) else None
