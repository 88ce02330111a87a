"""The comparisons of articles written for a test, as (topic, verdict, people, the words at each place)."""

from bot.archive import Archive, Article
from bot.facts import Facts

Seen = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def compared(*articles: Article, topic: str) -> list[Seen]:
    """What several of these articles state of one topic."""
    archive = Archive(articles)
    return [
        (one.topic, one.verdict, one.people, tuple(archive.text(place) for place in one.places))
        for one in Facts.of(archive).comparisons
        if one.topic == topic
    ]
