"""The pages of the documentation as they are written, and the examples in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.config.settings import HOME

DOCS = HOME / "docs"
PAGES = (*sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("decisions/*.md")))
OTHERS = (HOME / "README.md", HOME / "CHANGELOG.md", HOME / "CONTRIBUTING.md")

_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_DIRECTIVE = re.compile(r"\{code-block\} (\w+)")
_OPTION = re.compile(r"^:(\w+): (.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """An example: what it is written in, what it says, and under which file name if it is a file."""

    page: str
    language: str
    body: str
    caption: str = ""
    kind: str = ""


def text_of(page: str) -> str:
    """What stands on a page, or in a file of the checkout."""
    return ((DOCS / page) if (DOCS / page).exists() else HOME / page).read_text(encoding="utf-8")


def blocks(text: str, page: str = "") -> Iterator[Block]:
    """The blocks between fences, in their order."""
    for found in _FENCE.finditer(text):
        info, body = found["info"].strip(), found["body"]
        options: dict[str, str] = {}
        if directive := _DIRECTIVE.fullmatch(info):
            info = directive[1]
            head, _, body = body.partition("\n\n")
            options = dict(_OPTION.findall(head + "\n"))
        yield Block(page, info, body, options.get("caption", ""), options.get("class", ""))


def all_blocks() -> list[Block]:
    """Those of every page, and of what stands beside the documentation."""
    return [
        block
        for page in (*PAGES, *OTHERS)
        for block in blocks(page.read_text(encoding="utf-8"), page.relative_to(HOME).as_posix())
    ]


def prose(text: str) -> str:
    """The text without its blocks."""
    return _FENCE.sub("", text)
