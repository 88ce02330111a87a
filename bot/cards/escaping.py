"""Text from articles, files and people, made safe to show: nothing in it formats, links, pings or hides.

Discord takes a backslash before ASCII punctuation for "show this character as it is"
(https://support.discord.com/hc/en-us/articles/210298617). What nobody can see is shown by its number.
"""

import re

MARKUP = re.compile(r"[\\*_~`|<>@\[\]:&#+=-]")
"""What can begin formatting, a list, a heading, a link, a mention, an emoji or an entity."""

NUMBERING = re.compile(r"(?m:^)(?P<number>[ \t]*[0-9]+)(?P<stop>[.)])")
"""What begins a numbered list."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff⟨]|\r(?!\n)"
)
"""Control, direction and zero-width characters, and ⟨ so that a written ⟨U+200B⟩ is told from a real one.

The joiners U+200C and U+200D and the soft hyphen stay: spelling and emoji need them and they hide nothing.
"""

SPECIAL = re.compile(f"(?P<markup>{MARKUP.pattern})|(?P<hidden>{HIDDEN.pattern})|{NUMBERING.pattern}")
ESCAPED = re.compile(r"\\(?P<markup>.)|⟨U\+(?P<hidden>(?:10|[0-9A-F])?[0-9A-F]{4})⟩", re.DOTALL)


def escape(text: str) -> str:
    """`text` such that Discord shows exactly these characters; `unescape` is the inverse."""
    return SPECIAL.sub(_escape_one, text)


def unescape(markup: str) -> str:
    """The text that `escape` was given."""
    return ESCAPED.sub(_unescape_one, markup)


def escape_line(text: str, most: int = 100) -> str:
    """`escape` for what stands within a line, such as a name: on one line, cut to `most` units."""
    whole = one_line(text)
    kept = whole[:most]
    while units(escape(kept)) > most:
        kept = kept[: len(kept) * 3 // 4]
    return escape(kept) + ("…" if len(kept) < len(whole) else "")


def escape_file(name: str, most: int) -> str:
    """`escape_line` for a file name, cut in the middle: names often differ only at the end."""
    whole = one_line(name)
    if units(escape(whole)) <= most:
        return escape(whole)
    ending, last = "", most // 3
    for character in reversed(whole):
        if units(escape(character + ending)) > last:
            break
        ending = character + ending
    return escape_line(whole[: len(whole) - len(ending)], most - units(escape(ending)) - 1) + escape(ending)


def escape_name(name: str) -> str:
    """`escape` for a file name, of which nothing may be lost: line breaks and tabs become numbers."""
    return re.sub(r"[\n\r\t]", lambda found: _number(found.group()), escape(name))


def reveal(text: str) -> str:
    """`text` on one line with what cannot be seen written as its number; for labels, which take no markup."""
    return HIDDEN.sub(lambda found: _number(found.group()), one_line(text))


def units(text: str) -> int:
    """The length of `text` in UTF-16 units: Discord does not say what it counts; this is never too little."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def one_line(text: str) -> str:
    """`text` with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())


def _escape_one(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['stop']}"
    return f"\\{found['markup']}" if found["markup"] else _number(found["hidden"])


def _unescape_one(found: re.Match[str]) -> str:
    return found["markup"] or chr(int(found["hidden"], 16))


def _number(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"
