"""Discord's message text -> styled text for a terminal, which it can never reach with a control code."""

import re
from datetime import UTC, datetime, timedelta

from babel.core import Locale
from babel.dates import format_datetime, format_timedelta
from rich.style import Style
from rich.text import Text

# Discord's markdown: https://support.discord.com/hc/en-us/articles/210298617
PAIRS = {
    "***": Style(bold=True, italic=True),
    "**": Style(bold=True),
    "__": Style(underline=True),
    "~~": Style(strike=True),
    "||": Style(reverse=True),
    "*": Style(italic=True),
    "_": Style(italic=True),
}
# https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
MOMENTS = {
    "t": "HH:mm",
    "T": "HH:mm:ss",
    "d": "dd/MM/y",
    "D": "d MMMM y",
    "f": "d MMMM y HH:mm",
    "F": "EEEE d MMMM y HH:mm",
}
CODE = Style(color="cyan")
ADDRESS = Style(underline=True)
TOKEN = re.compile(
    r"\\(?P<literal>[^\w\s]|_)"
    r"|`(?P<code>[^`]+)`"
    r"|<t:(?P<unix>-?\d{1,11})(?::(?P<style>[tTdDfFR]))?>"
    r"|</(?P<command>[\w -]{1,100}):\d{1,20}>"
    r"|\[(?P<label>[^\[\]]{1,200})\]\(<?(?P<url>https?://[^\s<>)]{1,500})>?\)"
    r"|(?P<pair>\*\*\*|\*\*|__|~~|\|\||\*|_)"
)
# Whatever a terminal would obey rather than show.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def styled(line: str, now: datetime, locale: Locale) -> Text:
    """One line of a message as Discord shows it; `now` is what "in 3 hours" counts from."""
    line = CONTROL.sub("\N{REPLACEMENT CHARACTER}", line)
    shown = Text()
    open_pairs: list[str] = []

    def add(text: str, *extra: Style) -> None:
        shown.append(text, Style.combine([Style.null(), *(PAIRS[pair] for pair in open_pairs), *extra]))

    position = 0
    for token in TOKEN.finditer(line):
        add(line[position : token.start()])
        position = token.end()
        match token.lastgroup, token[token.lastgroup or 0]:
            case "pair", pair if pair in open_pairs and _may_close(token):
                open_pairs.remove(pair)
            case "pair", pair if pair not in open_pairs and _may_open(token):
                open_pairs.append(pair)
            case "code", code:
                add(code, CODE)
            case "url", url:
                add(token["label"])
                add(f" ({url})", ADDRESS)
            case "command", name:
                add(f"/{name}")
            case (("unix" | "style"), _):
                add(_moment(int(token["unix"]), token["style"] or "f", now, locale))
            case _, text:
                add(text)
    add(line[position:])
    return shown


def _may_open(token: re.Match[str]) -> bool:
    line, pair, end = token.string, token["pair"], token.end()
    inside_word = pair == "_" and line[: token.start()][-1:].isalnum()
    return not inside_word and not line[end : end + 1].isspace() and line.find(pair, end + 1) >= 0


def _may_close(token: re.Match[str]) -> bool:
    inside_word = token["pair"] == "_" and token.string[token.end() :][:1].isalnum()
    return not inside_word


def _moment(unix: int, style: str, now: datetime, locale: Locale) -> str:
    """What Discord shows for `<t:unix:style>`, in UTC."""
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=unix)
    except OverflowError:
        return f"<t:{unix}:{style}>"
    if style == "R":
        return format_timedelta(moment - now, add_direction=True, locale=locale)
    return format_datetime(moment, MOMENTS[style], locale=locale)
