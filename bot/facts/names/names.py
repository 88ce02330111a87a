"""Who is meant: names, their short forms, and the pronouns and descriptions that stand for them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from bot.archive import Archive, Span
from bot.facts.names.casting import Casting, NameMention
from bot.facts.names.couples import Couples
from bot.facts.names.descriptions import Labels
from bot.facts.names.genders import learn_genders
from bot.facts.names.lines import Line, lines_of
from bot.facts.names.referents import Discourse, Knowledge
from bot.facts.names.surnames import Surnames
from bot.facts.person_words import PARTICLES, Gender

_TURNED_AWAY = frozenset({"of", "to", "for", "from", "with", "about", "van", "voor", "bij", "met", "aan"})


class Names:
    """Every person whom the articles name, learned from the articles themselves.

    A name is taken for a person's on evidence only (an age, a kinship word, a role, a verb that only people
    are the subject of), so somebody named once in passing may be left out. Those `called` so are known.
    """

    def __init__(self, archive: Archive, called: Container[str] = frozenset()) -> None:
        self._archive = archive
        self._lines = lines = {article.file: lines_of(article) for article in archive.articles}
        casting = Casting(archive, lines, called)
        self._mentions = {article.file: casting.mentions(article) for article in archive.articles}
        named = {
            file: {mention.span.start: mention for mention in found} for file, found in self._mentions.items()
        }
        read = [(lines[file], named[file]) for file in lines]
        self.couples = Couples([(lines[file], _adults(lines[file], named[file])) for file in lines])
        self._genders = learn_genders(read)
        self._surnames: dict[str, Surnames] = {}
        self._labels = Labels(read)
        knowledge = Knowledge(self._genders, self._labels, self.couples)
        self._named = named
        self._discourses = {
            article.file: Discourse(article, lines[article.file], named[article.file], knowledge)
            for article in archive.articles
        }

    @property
    def people(self) -> tuple[str, ...]:
        """The full name of each person, most often named first."""
        return tuple(self.counts(self._mentions))

    def counts(self, files: Iterable[str]) -> dict[str, int]:
        """How often these files name each person, most often first.

        Raises:
            KeyError: the archive has no such file.
        """
        counts = Counter(mention.person for file in files for mention in self._mentions[file])
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def mentions(self, file: str) -> Sequence[NameMention]:
        """Every place in `file`'s content that names a person, in reading order.

        Raises:
            KeyError: the archive has no such file.
        """
        return self._mentions[file]

    def descriptions(self, file: str) -> Iterator[NameMention]:
        """Every "the rapper" and "the founder" in `file`'s content that means somebody, in reading order.

        Raises:
            KeyError: the archive has no such file.
        """
        for each in self._discourses[file].described:
            if each.person:
                yield NameMention(Span(file, each.start, each.end), each.person)

    def lines(self, file: str) -> Sequence[Line]:
        """The content of `file` as lines of words, in reading order.

        Raises:
            KeyError: the archive has no such file.
        """
        return self._lines[file]

    def introduced_as(self, role: str) -> frozenset[str]:
        """Everybody whom the articles introduce by a role ("rapper")."""
        return self._labels.bearers(role)

    def people_in(self, passage: Span) -> tuple[str, ...]:
        """The people of whom a passage speaks, by name, pronoun or description, in reading order.

        Raises:
            KeyError: the archive has no such file.
        """
        return tuple(dict.fromkeys(person for _, _, person in self.named_in(passage)))

    def named_in(self, passage: Span) -> tuple[tuple[int, int, str], ...]:
        """Where each name, pronoun or description in a passage starts and ends, with the person meant.

        Raises:
            KeyError: the archive has no such file.
        """
        found = self._discourses[passage.file].within(passage.start, passage.end)
        return tuple((each.start, each.end, each.person) for each in found if each.person)

    def people_around(self, words: Span) -> tuple[str, ...]:
        """The people of whom the passage that holds `words` speaks; nobody where none does.

        Raises:
            KeyError: the archive has no such file.
        """
        lines = self._lines[words.file]
        place = bisect_right(lines, words.start, key=attrgetter("start")) - 1
        if place < 0 or words.start >= lines[place].end:
            return ()
        return self.people_in(words.within(lines[place].start, lines[place].end))

    def gender(self, person: str) -> Gender | None:
        """The gender that the articles tell of `person`, or None."""
        return self._genders.get(person)

    def bearer(self, surname: str, before: Span) -> str | None:
        """The only one of this surname whom the article names in full before these words.

        Unlike `resolve` it asks for no sign that this is a person: the caller knows.

        Raises:
            KeyError: the archive has no such file.
        """
        if " " in surname and surname.split(maxsplit=1)[0].lower() not in PARTICLES:
            return None
        file = before.file
        if file not in self._surnames:
            self._surnames[file] = Surnames(self._archive.article(file).raw, self._lines[file])
        return self._surnames[file].bearer(surname, before.start)

    def resolve(self, words: Span) -> str | None:
        """The person meant by `words`: a name, a pronoun ("she") or a description ("the rapper").

        None when it is nobody in particular ("a source"), or when two people fit equally well.

        Raises:
            KeyError: the archive has no such file.
        """
        discourse = self._discourses[words.file]
        found = discourse.within(words.start, words.end)
        named = [each for each in found if each.start in self._named[words.file]]
        if not named:
            return (
                found[0].person
                if found and found[0].start == words.start
                else discourse.read(words.start, words.end)
            )
        if len({each.person for each in named}) != 1:
            return None
        before = self._archive.text(words.within(words.start, named[0].start))
        after = self._archive.text(words.within(named[0].end, words.end))
        turned = not _TURNED_AWAY.isdisjoint(before.lower().split())  # "a friend of Ann" is not Ann
        owns = after[:2] in {"'s", "’s"} and after[2:].strip(" ,.")  # nor is "Ann's lawyer"
        return None if turned or owns else named[0].person


def _adults(lines: Sequence[Line], named: Mapping[int, NameMention]) -> dict[int, NameMention]:
    """The names that stand in no list of children."""
    listed = {run.start for line in lines for siblings in line.siblings for run in siblings.names}
    return {start: mention for start, mention in named.items() if start not in listed}
