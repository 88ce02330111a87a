"""`python -m docs.settings` writes the table in settings.md anew, from the settings and config.yaml."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.config.complaints import variable
from bot.config.settings import HOME, KEYS

PAGE = Path(__file__).parent / "settings.md"
BEGIN, END = "<!-- written by `python -m docs.settings` -->\n", "<!-- until here -->\n"
HEAD = "| setting, and its environment variable | default | what it is |\n| --- | --- | --- |\n"

ON_A_PAGE = ("docs/scale.md", "[Scale](scale.md)")

_KEY = re.compile(r"^( *)(?:# )?([a-z_]+):(?: (.*)|$)")
_PROSE = re.compile(r"^ *# (.*)$")
_INDENT = "  "


def table() -> str:
    """A row for each setting: its names, what it is without being set, and what config.yaml says of it."""
    said = {key: (value, words) for key, value, words in explained((HOME / "config.yaml").read_text("utf-8"))}
    return HEAD + "".join(row(key, *said[key]) for key in settings())


def row(key: str, value: str, words: str) -> str:
    """One setting; what config.yaml calls `null` has no default."""
    default = "" if value in {"null", '""'} else f"`{value}`"
    return f"| `{key}`<br>`{variable(key)}` | {default} | {words.replace(*ON_A_PAGE)} |\n"


def settings() -> list[str]:
    """Every setting that may stand in the file, without the sections that hold them."""
    sections = {key.rpartition(".")[0] for key in KEYS}
    return [key for key in KEYS if key not in sections]


def explained(config: str) -> Iterator[tuple[str, str, str]]:
    """Each setting with the value that the file shows for it, and the comment that stands above it."""
    path: list[str] = []
    prose: list[str] = []
    for line in config.splitlines():
        key = _KEY.match(line)
        if key and ".".join([*path[: len(key[1]) // len(_INDENT)], key[2]]) in KEYS:
            path = [*path[: len(key[1]) // len(_INDENT)], key[2]]
            yield ".".join(path), key[3], " ".join(prose)
            prose = []
        elif comment := _PROSE.match(line):
            prose.append(comment[1])
        else:
            prose = []


def main() -> None:
    """Write it."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
