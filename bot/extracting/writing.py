"""An article file in our own form: front matter, then one paragraph a line with a blank one between."""

import json
from collections.abc import Iterable, Mapping

import yaml

LONGEST_VALUE = 300

_NOTHING = frozenset(["null", "~", "none"])
"""What means no value where it is written plainly."""


def article_file(fields: Mapping[str, str], paragraphs: Iterable[str]) -> str:
    """The file; fields without a value are left out, and each value is cut to one line."""
    lines = [f"{key}: {_scalar(value)}" for key, given in fields.items() if (value := one_line(given))]
    head = ["---", *lines, "---", ""] if lines else []
    return "\n".join([*head, "\n\n".join(paragraphs), ""])


def one_line(text: str) -> str:
    """`text` on one line, without characters that nobody can see, cut to `LONGEST_VALUE` of them."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * LONGEST_VALUE])
    return " ".join(shown.split())[:LONGEST_VALUE].strip()


def _scalar(value: str) -> str:
    """`value` as YAML, with its characters as they are if any style allows it: what is shown is verbatim."""
    plain = [] if value.casefold() in _NOTHING else [value]
    for written in (*plain, f"'{value}'", f'"{value}"'):
        try:
            if yaml.load(f"k: {written}", Loader=yaml.BaseLoader) == {"k": value}:  # noqa: S506 - it makes strings alone
                return written
        except (yaml.YAMLError, ValueError):
            continue
    return json.dumps(value, ensure_ascii=False)
