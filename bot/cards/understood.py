"""What was understood of an article, in words, for whoever decides whether it is kept."""

from collections.abc import Mapping
from datetime import date

from bot.archive import Interval
from bot.cards.dates import interval
from bot.cards.escaping import escape_line
from bot.cards.server import setting
from bot.extracting import Understood
from bot.extracting.values import DateSource
from bot.texts import Texts

_SOURCES: Mapping[DateSource, str] = {
    "given": "archive.dated.given",
    "page": "archive.dated.page",
    "file": "archive.dated.file",
    "text": "archive.dated.text",
    "name": "archive.dated.name",
    "inferred": "archive.dated.inferred",
    "unknown": "archive.dated.unknown",
}


def understood_lines(article: Understood, say: Texts) -> list[str]:
    """A line for each thing: title, date and where that is from, outlet, language, passages, clutter."""
    nothing = say("archive.unknown")
    language = say.locale.languages.get(article.language, article.language)
    lines = [
        setting(say("archive.title"), _quoted(article.title, say) if article.title else nothing),
        setting(say("archive.date"), _date(article, say)),
        setting(say("archive.outlet"), escape_line(article.outlet) if article.outlet else nothing),
        setting(say("archive.language"), escape_line(language)),
        setting(say("archive.opening"), _quoted(article.opening, say) if article.opening else nothing),
        setting(say("archive.passages"), say("archive.passages.count", count=article.passages)),
        setting(say("archive.clutter"), say("archive.clutter.count", count=article.clutter)),
    ]
    lines += [f"-# {_quoted(example, say)}" for example in article.examples]
    if article.clutter > len(article.examples):
        lines.append(f"-# {say('archive.clutter.more', count=article.clutter - len(article.examples))}")
    return lines


def _date(article: Understood, say: Texts) -> str:
    source = say(_SOURCES[article.dated_by])
    if not article.first_day:
        return source
    days = Interval(date.fromisoformat(article.first_day), date.fromisoformat(article.last_day))
    return f"{interval(days, say)} · {source}"


def _quoted(text: str, say: Texts) -> str:
    return say("ask.quoted", word=escape_line(text, 200))
