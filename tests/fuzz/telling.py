"""Any bytes as files: dates, quotations, people, events and comparisons that stand where they say."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from bot.archive import Archive, Interval, Span
from bot.archive.reading import SourceFile, build_archive
from bot.facts import Facts
from bot.store.facts import StoredFacts, packed_facts
from tests.fuzz import dates, people, quotations
from tests.fuzz.reading import ARTICLE
from tests.fuzz.target import SEPARATOR, Target, bytes_of
from tests.search.invented_articles import FILES


def telling(data: bytes) -> None:
    """Work out the facts of the parts between separators, each an article."""
    parts = data.split(SEPARATOR)
    archive = build_archive(SourceFile(f"{number}.txt", part) for number, part in enumerate(parts))
    facts = Facts.of(archive)
    check_facts(archive, facts)
    stored = StoredFacts(packed_facts(facts), lambda: Facts({}, (), (), (), ()))
    for field in dataclasses.fields(facts):
        assert getattr(stored, field.name) == getattr(facts, field.name)


def check_facts(archive: Archive, facts: Facts) -> None:
    """Hold them to what their docstrings promise; only a date may stand in clutter, as the page's own."""
    for value in _values(facts):
        if isinstance(value, Span):
            assert archive.text(value)
        if isinstance(value, Interval):
            assert value.first <= value.last
    for value in _values((facts.events, facts.quotations, facts.people, facts.comparisons)):
        if isinstance(value, Span):
            assert not any(value.overlaps(clutter) for clutter in archive.article(value.file).clutter)
    assert facts.published.keys() == {article.file for article in archive.articles}
    keys = [quotation.key for quotation in facts.quotations]
    assert len(set(keys)) == len(keys)
    assert all(set(quotation.same_as) <= set(keys) for quotation in facts.quotations)
    days = [event.interval.first for event in facts.events if event.interval]
    assert days == sorted(days)


def _values(value: Any) -> Iterator[Any]:
    """`value` and everything in it, but for the evidence of dates, which may be a page's own mark."""
    yield value
    if isinstance(value, Mapping):
        return
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Span | Interval):
        for field in dataclasses.fields(value):
            yield from _values(getattr(value, field.name))


_files = bytes_of(*FILES.values(), ARTICLE)
TARGET = Target(
    telling,
    longest=600,
    beginnings=(*_files, SEPARATOR.join((_files[-1], _files[-1], _files[1]))),
    words=(*dates.TARGET.words, *quotations.TARGET.words, *people.TARGET.words),
)
