"""What /compare is asked for: people, words, or a topic; and what there is to choose from."""

from collections.abc import Mapping

from bot.archive import Span
from bot.cards.directory import directory_of
from bot.cards.names import Names
from bot.cards.remembered import remembered
from bot.cards.source import sentence_at
from bot.cards.subject import speaking_of
from bot.facts import Comparison, Topic
from bot.library import Library
from bot.texts import Texts, languages, texts_for

LONGEST_ABOUT = 80

_TOPICS: Mapping[Topic, str] = {
    "age": "compare.topic.age",
    "count": "compare.topic.count",
    "date": "compare.topic.date",
    "state": "compare.topic.state",
    "words": "compare.topic.words",
}


def comparisons_about(library: Library, about: str) -> tuple[Comparison, ...]:
    """Those of a topic or that speak about `about`, all of them when it is blank; contradictions first.

    A topic is understood in every language: a button may be pressed by somebody who speaks another one.
    """
    found = library.facts.comparisons
    if not about.strip():
        return found
    topics = _topics_called(about)
    told = {one.key: [_told(library, one, place) for place in one.places] for one in found}
    speaking = speaking_of(library, about, ((span, one.people) for one in found for span in told[one.key]))
    return tuple(one for one in found if one.topic in topics or not speaking.isdisjoint(told[one.key]))


async def subjects(library: Library, say: Texts) -> Names:
    """The people of whom several articles state something, those most told of first, and the topics."""
    directory = await directory_of(library)

    def make(library: Library) -> Names:
        comparisons = library.facts.comparisons
        people = {name for one in comparisons for name in one.people}
        topics = {one.topic for one in comparisons}
        known = {
            known.person.name: known.other_names
            for known in directory.everybody
            if known.person.name in people
        }
        called = {topic_name(topic, say): () for topic in _TOPICS if topic in topics}
        return Names({**known, **dict.fromkeys(sorted(people - known.keys()), ()), **called})

    return await remembered(library, ("compared", say.language), make)


def topic_name(topic: Topic, say: Texts) -> str:
    """What is compared, in a word or two."""
    return say(_TOPICS[topic])


def _topics_called(about: str) -> set[Topic]:
    typed = about.strip().casefold()
    catalogues = [texts_for(language) for language in languages()]
    return {topic for topic in _TOPICS if typed in {topic_name(topic, say).casefold() for say in catalogues}}


def _told(library: Library, one: Comparison, place: Span) -> Span:
    """What says it: the sentence, but for ages and counts, which stand in sentences about anything."""
    return place if one.topic in {"age", "count"} else sentence_at(library.archive, place)
