"""Date expressions as dateparser finds them: what people would install for that."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks.finders import NotInstalledError
from bot.archive import Archive, Article
from bot.cli.records import Record

Search = Callable[..., Iterable[tuple[str, datetime]] | None]


def by_dateparser(archive: Archive) -> list[Record]:
    """Every date that dateparser's search sees in the content, counted from the article's stated day.

    Raises:
        NotInstalledError: dateparser is not installed.
    """
    try:
        from dateparser.date import DateDataParser  # noqa: PLC0415 - only the bench installs it
        from dateparser.search import search_dates  # noqa: PLC0415 - as above
    except ImportError as error:
        raise NotInstalledError("dateparser is not installed") from error
    return [
        record for article in archive.articles for record in _found(article, search_dates, DateDataParser)
    ]


def _found(article: Article, search_dates: Search, parser: Any) -> Iterable[Record]:
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if article.stated_date:
        day = article.stated_date.interval.first
        settings["RELATIVE_BASE"] = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - days have no zone
    reader = parser(languages=[article.language], settings=settings)
    for paragraph in article.paragraphs:
        text = article.raw[paragraph.start : paragraph.end]
        place = 0
        for words, when in search_dates(text, languages=[article.language], settings=settings) or ():
            place = text.find(words, place)
            first, last = _days(when.date(), reader.get_date_data(words).period)
            start = paragraph.start + place
            place += len(words)
            where = {"file": article.file, "start": start, "end": start + len(words), "text": words}
            yield {**where, "from": first.isoformat(), "to": last.isoformat()}


def _days(day: date, period: str) -> tuple[date, date]:
    """The day, week, month or year that dateparser says it has read."""
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if period == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if period == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, day
