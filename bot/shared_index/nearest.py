"""What an edition tells of one subject: the articles nearest to it as a library with all their facts."""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from threading import Lock

from bot.archive import Archive, Interval
from bot.cache import Cache
from bot.facts import Facts
from bot.library import Library, Share
from bot.shared_index.search import SharedSearch
from bot.shared_index.stored import Held

NEAREST = 200
"""Passages nearest to a subject whose articles are looked through, unless the settings say otherwise."""

_WITH_THEM = 10  # passages that each of these may bring along with its article
_RELATED = 4  # one passage in so many besides is about the people of the nearest articles
_PEOPLE = 3  # people, those named most often there, who are looked for
_REMEMBERED = 8  # subjects whose facts are kept, up to 15 MB each
_CARDS = 32  # cards and lists of names that are kept of each of them
_COMPLETIONS = 3  # words that a beginning may be, of which names are suggested
_SUGGESTING = 20  # passages that names are taken from for each of them


class Nearest:
    """Works out the facts of the articles nearest to a subject; those asked for last are kept."""

    def __init__(
        self, search: SharedSearch, articles: int, edition: str, published: Interval | None, nearest: int
    ) -> None:
        self._search = search
        self._articles = articles
        self._edition = edition
        self._published = published
        self._nearest = nearest
        self._kept = Cache(_REMEMBERED)
        self._keeping, self._making = Lock(), Lock()

    def to(self, subject: str) -> Library:
        """The articles nearest to `subject`, with the facts that an archive of them alone has.

        Raises:
            EngineError: they cannot be read.
        """
        made = self._made(subject)
        if made is not None:
            return made
        with self._making:  # one at a time: together they would be no quicker, and take more memory
            return self._made(subject) or self._make(subject)

    def names(self, typed: str) -> list[str]:
        """The people whom articles near to what is being typed name, those named most often first.

        Raises:
            EngineError: they cannot be read.
        """
        if not typed.strip():
            return []
        meant = dict.fromkeys([typed, *self._search.completions(typed)[:_COMPLETIONS]])
        held = {one.number: one for text in meant for one in self._search.holding(text, _SUGGESTING)}
        return [name for name, _ in Counter(_names(list(held.values()))).most_common()]

    def _made(self, subject: str) -> Library | None:
        with self._keeping:
            made: Library | None = self._kept.get(subject)
        return made

    def _make(self, subject: str) -> Library:
        search, lapses = self._search, self._search.lapses
        held = self._articles_near(subject)
        archive = Archive(one.article for one in held)
        made = Library(
            archive,
            Facts.of(archive, self._published),
            search.among(held) if held else search,
            Cache(_CARDS),
            Share(subject, self._articles, self._edition),
        )
        if search.lapses == lapses:  # the next try may find more
            with self._keeping:
                self._kept.keep(subject, made)
        return made

    def _articles_near(self, subject: str) -> list[Held]:
        """The articles nearest to `subject`, and then some that name the same people.

        What those say of each other is a fact too: that they disagree, or quote the same words.
        """
        most = self._nearest * _WITH_THEM
        nearest = self._search.nearest(subject, self._nearest, most)
        people = [name for name, _ in Counter(_names(nearest)).most_common(_PEOPLE)]
        related = self._search.holding(" ".join(people), max(1, self._nearest // _RELATED)) if people else []
        held = list({one.number: one for one in (*nearest, *related)}.values())
        before = accumulate((len(one.lengths) - 1 for one in held), initial=0)
        return [one for one, count in zip(held, before, strict=False) if count < most]


def _names(held: list[Held]) -> Iterator[str]:
    for facts in (one.facts for one in held):
        yield from (person.name for person in facts.people)
        yield from (one.speaker.name for one in facts.quotations if one.speaker.name)
        yield from (name for event in facts.events for mention in event.mentions for name in mention.people)
