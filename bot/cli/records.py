"""Answers and facts as JSON records, and nothing else: the face that programs rely on.

Offsets are Python string indices into the decoded file, `text` is what stands there, days are ISO 8601.
"""

from typing import Any

from bot.archive import Archive, Interval, Span
from bot.facts import AgeMention, DatedEvent, Person, Quotation, Relation, Timex
from bot.library import Library
from bot.search import Answer, Citation

Record = dict[str, Any]


def answer_record(archive: Archive, answer: Answer) -> Record:
    """`abstained`: the passages are only the closest ones. Best first.

    `missing` are the words that are nowhere in the articles, `contradictions` the places that say otherwise.
    """
    return {
        "abstained": not answer.found,
        "confidence": answer.confidence,
        "passages": [_citation(archive, citation) for citation in answer.citations],
        "missing": list(answer.missing),
        "contradictions": [
            {"typed": one.typed, "file": one.says.file, **_place(archive, one.says)}
            for one in answer.contradictions
        ],
    }


def article_records(library: Library) -> list[Record]:
    """What is known of each article itself."""
    archive, published = library.archive, library.facts.published
    return [
        {
            "file": article.file,
            "title": _place(archive, article.title) if article.title else None,
            "outlet": article.outlet.name if article.outlet else None,
            "language": article.language,
            "published": {
                **_days(published[article.file].interval),
                "precision": published[article.file].precision,
                "known": published[article.file].known,
                "evidence": [_place(archive, span) for span in published[article.file].evidence],
            },
            "clutter": [_place(archive, span) for span in article.clutter],
        }
        for article in archive.articles
    ]


def date_records(library: Library) -> list[Record]:
    """Every date expression."""
    return [{"file": timex.span.file, **_timex(library.archive, timex)} for timex in library.facts.dates]


def timeline_records(library: Library) -> list[Record]:
    """One for each sentence that tells a dated event; those with the same `event` tell the same one."""
    return [record for event in library.facts.events for record in _event(library.archive, event)]


def quote_records(library: Library) -> list[Record]:
    """One for each unbroken stretch of quoted words; those with the same `quote` are one quotation."""
    return [
        record for quotation in library.facts.quotations for record in _quotation(library.archive, quotation)
    ]


def people_records(library: Library) -> list[Record]:
    """Everybody whom the articles give an age or a relation."""
    return [_person(library.archive, person) for person in library.facts.people]


def comparison_records(library: Library) -> list[Record]:
    """One for each thing that several articles state: contradictions first, agreement last."""
    return [
        {
            "compared": one.key,
            "topic": one.topic,
            "verdict": one.verdict,
            "people": list(one.people),
            "places": [_in_file(library.archive, place) for place in one.places],
        }
        for one in library.facts.comparisons
    ]


def _place(archive: Archive, span: Span) -> Record:
    return {"start": span.start, "end": span.end, "text": archive.text(span)}


def _in_file(archive: Archive, span: Span) -> Record:
    return {"file": span.file, **_place(archive, span)}


def _days(interval: Interval | None) -> Record:
    if interval is None:
        return {"from": None, "to": None}
    return {"from": interval.first.isoformat(), "to": interval.last.isoformat()}


def _citation(archive: Archive, citation: Citation) -> Record:
    return {**_in_file(archive, citation.passage.span), "score": citation.score}


def _timex(archive: Archive, timex: Timex) -> Record:
    return {**_place(archive, timex.span), **_days(timex.interval), "known": timex.known}


def _event(archive: Archive, event: DatedEvent) -> list[Record]:
    return [
        {
            "file": mention.span.file,
            "start": mention.span.start,
            "end": mention.span.end,
            "sentence": archive.text(mention.span),
            "dates": [_timex(archive, timex) for timex in mention.timexes],
            "people": list(mention.people),
            **_days(event.interval),
            "event": event.key,
            "standing": event.standing,
        }
        for mention in event.mentions
    ]


def _quotation(archive: Archive, quotation: Quotation) -> list[Record]:
    speaker = quotation.speaker
    said_by = speaker.words and archive.text(speaker.words)
    shared = {
        "speaker": speaker.name or said_by,
        "speaker_kind": speaker.kind,
        "speaker_start": speaker.words.start if speaker.words else None,
        "speaker_end": speaker.words.end if speaker.words else None,
        "outlet": quotation.outlet,
        "medium": quotation.medium,
        "quote": quotation.key,
        "same_as": list(quotation.same_as),
    }
    return [{**_in_file(archive, part), **shared} for part in quotation.parts]


def _person(archive: Archive, person: Person) -> Record:
    relation, born = person.relation, person.born
    return {
        "person": person.name,
        "relation": _relation(relation) if relation else None,
        "mentions": [_age(archive, mention) for mention in person.mentions],
        "born": _days(born.interval) if born else None,
        "conflicts": [
            {"first": _age(archive, conflict.first), "second": _age(archive, conflict.second)}
            for conflict in person.conflicts
        ],
        "relations": [
            {"kind": each.kind, "of": list(each.of), **_in_file(archive, span)}
            for each in person.relations
            for span in each.evidence
        ],
        "aliases": [_in_file(archive, span) for span in person.aliases],
    }


def _relation(relation: Relation) -> str:
    return f"{relation.kind} of {' and '.join(relation.of)}" if relation.of else relation.kind


def _age(archive: Archive, mention: AgeMention) -> Record:
    return {
        **_in_file(archive, mention.span),
        "age": mention.age,
        "unit": mention.unit,
        "current": mention.current,
        "at": _days(mention.at),
    }
