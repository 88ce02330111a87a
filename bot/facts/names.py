"""Who is meant: names, their short forms, and the pronouns and descriptions that stand for them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.archive import Archive, Article, Span
from bot.facts.capitals import Run, Word, is_title_case, runs_of, words_of
from bot.facts.name_forms import Known, is_full, know_people
from bot.facts.name_signs import SeenRun, impersonal_signs

_LEAD = 3


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place that names a person; `person` is the full name that the archive uses for them most often."""

    span: Span
    person: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A passage's words and the runs of capitals in it; a headline's capitals tell nothing."""

    words: tuple[Word, ...]
    runs: tuple[Run, ...]
    headline: bool


class Names:
    """Every person whom the articles name, learned from the articles themselves.

    A name is taken for a person's on evidence only (an age, a kinship word, a role, a verb that only
    people are the subject of), so somebody named once in passing may be left out.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lines = {article.file: _lines(article) for article in archive.articles}
        self._known = know_people(
            SeenRun(article.raw, line.words, run)
            for article in archive.articles
            for line in self._lines[article.file]
            if not line.headline
            for run in line.runs
        )
        self._mentions = _Casting(archive, self._lines, self._known).mentions()

    @property
    def people(self) -> tuple[str, ...]:
        """The full name of each person, most often named first."""
        counts = Counter(mention.person for found in self._mentions.values() for mention in found)
        return tuple(sorted(counts, key=lambda person: (-counts[person], person)))

    def mentions(self, file: str) -> Sequence[NameMention]:
        """Every place in `file`'s content that names a person, in reading order.

        Raises:
            KeyError: the archive has no such file.
        """
        return self._mentions[file]

    def resolve(self, words: Span) -> str | None:
        """The person meant by `words`: a name, a pronoun ("she") or a description ("the rapper").

        None when it is nobody in particular ("a source"), or when two people fit equally well.
        """
        inside = [mention for mention in self._mentions[words.file] if words.overlaps(mention.span)]
        people = {mention.person for mention in inside}
        if len(people) != 1:
            return None
        before = self._archive.text(words.within(words.start, max(words.start, inside[0].span.start)))
        after = self._archive.text(words.within(min(words.end, inside[-1].span.end), words.end))
        preposition = any(
            word in {"of", "to", "for", "from", "van", "with"} for word in before.lower().split()
        )
        owned = after[:2] in {"'s", "’s"} and after[2:].strip(" ,.")
        return None if preposition or owned else inside[0].person


def _lines(article: Article) -> tuple[_Line, ...]:
    lines = []
    for passage in article.passages:
        text = article.raw[passage.span.start : passage.span.end]
        words = words_of(text, passage.span.start)
        lines.append(_Line(words, tuple(runs_of(words, article.raw)), is_title_case(words)))
    return tuple(lines)


class _Casting:
    """Gives every article its people, and every name in it to one of them."""

    def __init__(self, archive: Archive, lines: Mapping[str, Sequence[_Line]], known: Known) -> None:
        self._archive, self._lines, self._known = archive, lines, known
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for key, person in known.person_of.items():
            for word in key.split(" "):
                self._bearers[word].add(person)
        self._first_named = {article.file: self._full_names(article.file) for article in archive.articles}
        self._common = self._company()

    def mentions(self) -> dict[str, tuple[NameMention, ...]]:
        """Every article's mentions."""
        return {article.file: tuple(self._of_article(article)) for article in self._archive.articles}

    def _full_names(self, file: str) -> dict[str, int]:
        """Each person whom the article names in full, and in which of its lines first."""
        first: dict[str, int] = {}
        for number, line in enumerate(self._lines[file]):
            for run in line.runs:
                person = self._known.person_of.get(run.key)
                if person and is_full(run.key):
                    first.setdefault(person, number)
        return first

    def _company(self) -> dict[str, set[str]]:
        """Whom each person is named together with, in full, somewhere in the archive."""
        company: dict[str, set[str]] = defaultdict(set)
        for cast in self._first_named.values():
            for person in cast:
                company[person].update(cast)
        return company

    def _of_article(self, article: Article) -> list[NameMention]:
        found = []
        aliases: dict[str, str | None] = {}
        for line in self._lines[article.file]:
            for run in line.runs:
                person = self._known.person_of.get(run.key) if is_full(run.key) else None
                if person is None and not line.headline:
                    if run.key not in aliases:
                        aliases[run.key] = self._short(article.file, run.key)
                    seen = SeenRun(article.raw, line.words, run)
                    person = None if impersonal_signs(seen) > 1 else aliases[run.key]
                if person:
                    found.append(NameMention(Span(article.file, run.start, run.end), person))
        return found

    def _short(self, file: str, key: str) -> str | None:
        """The person whom a short form means in this article: somebody of its cast, or of their company."""
        words = key.split(" ")
        cast = self._first_named[file]
        bearers = self._bearers.get(words[0], set())
        if len(words) == 2 and len(words[1]) == 1:
            bearers = {b for b in bearers if b.split()[-1].lower().startswith(words[1])}
        elif len(words) > 1:
            return None
        here = sorted((cast[person], person) for person in bearers if person in cast)
        if len(here) == 1 or (here and here[0][0] < _LEAD <= here[1][0]):
            return here[0][1]
        if here:
            return None
        near = {person for person in bearers if self._common[person] & cast.keys()}
        if len(near) == 1:
            return near.pop()
        return self._known.person_of.get(key) if not near else None
