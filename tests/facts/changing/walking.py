"""Everything that facts hold, and whether it is in order."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from bot.archive import Archive, Span
from bot.facts import Facts


def spans_of(value: object) -> Iterator[Span]:
    """Every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from spans_of(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_of(one)


def differing(one: Facts, other: Facts) -> list[str]:
    """The fields in which two differ, but for whether they are exact."""
    names = [field.name for field in fields(Facts) if field.name != "exact"]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def check(archive: Archive, facts: Facts) -> None:
    """Fail unless the facts are of this archive only, and stand in the order that they promise."""
    files = [article.file for article in archive.articles]
    assert all(archive.text(span) is not None for span in spans_of(facts))
    assert list(facts.published) == list(facts.marks) == files
    dated = [one.span.file for one in facts.dates]
    assert dated == sorted(dated)
    quoted = [one.parts[0] for one in facts.quotations]
    assert quoted == sorted(quoted)
    days = [(one.interval.first, one.interval.last) for one in facts.events if one.interval]
    assert days == sorted(days)
    assert all(one.interval is None for one in facts.events[len(days) :])
    keys = {one.key for one in facts.quotations}
    assert all(keys.issuperset(one.same_as) for one in facts.quotations)
    told = {file: {one.key for one in facts.events if file in _files(one.mentions)} for file in files}
    assert {file: set(marks.events) for file, marks in facts.marks.items()} == told
    sentences = [mention.span for event in facts.events for mention in event.mentions]
    assert len(sentences) == len(set(sentences))
    ranks = [(-facts.named[person.name], person.name) for person in facts.people]
    assert ranks == sorted(ranks)
    for compared in facts.comparisons:
        assert len(_files_of(compared.places)) > 1


def _files(mentions: tuple[object, ...]) -> set[str]:
    return {span.file for mention in mentions for span in spans_of(mention)}


def _files_of(places: tuple[Span, ...]) -> set[str]:
    return {place.file for place in places}
