"""Who appears in each article: full names give it a cast, and short names are given to one of these."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.archive import Archive, Article, Span
from bot.facts.names.forms import could_be_name, is_full, know_people
from bot.facts.names.lines import Line
from bot.facts.names.nicknames import other_names, whose_clipped
from bot.facts.names.signs import SeenRun
from bot.facts.person_words import SUFFIXES, TITLES

_LEAD = 3
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place that names a person; `person` is the full name that the archive uses for them most often."""

    span: Span
    person: str


class Casting:
    """Gives every name in every article to a person."""

    def __init__(self, archive: Archive, lines: Mapping[str, Sequence[Line]], called: Container[str]) -> None:
        self._lines = lines
        self._seen = {
            article.file: [_seen(article.raw, line) for line in lines[article.file]]
            for article in archive.articles
        }
        self._person_of = know_people(
            (seen for article in archive.articles for seen in self._running(article.file)), called
        )
        for article in archive.articles:
            for one, other in other_names(lines[article.file], article.raw):
                self._learn(one, other)
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for key, person in self._person_of.items():
            for word in key.split(" "):
                self._bearers[word].add(person)
        self._casts = {article.file: self._cast(article.file) for article in archive.articles}
        self._company = self._companions()
        self._near: dict[str, set[str]] = {}

    def _running(self, file: str) -> Iterator[tuple[SeenRun, int]]:
        """The runs of running text, each with how sure its last word also stands alone, as surnames do."""
        lines = zip(self._lines[file], self._seen[file], strict=True)
        runs = [seen for line, found in lines if not line.headline for seen in found]
        surnames: Counter[str] = Counter()
        addressed: set[str] = set()
        for seen in runs:
            if " " not in seen.run.key:
                surnames[seen.run.key] += seen.personal - seen.impersonal
                if seen.run.title in TITLES:
                    addressed.add(seen.run.key)
        for seen in runs:
            first, _, last = seen.run.key.rpartition(" ")
            yield seen, 1 + (last in addressed) if first and surnames[last] > 0 else 0

    def _learn(self, one: str, other: str) -> None:
        """Give one name to the person of the other; a full name that is somebody's already stays theirs."""
        for known, new in ((one, other), (other, one)):
            free = new not in self._person_of or not is_full(new)
            if is_full(known) and known in self._person_of and free and could_be_name(new):
                self._person_of[new] = self._person_of[known]

    def mentions(self, article: Article) -> tuple[NameMention, ...]:
        """Every place in the article's content that names a person, in reading order."""
        found: list[NameMention] = []
        aliases: dict[str, str | None] = {}
        for line, runs in zip(self._lines[article.file], self._seen[article.file], strict=True):
            if line.headline:
                found += self._in_headline(article.file, line)
                continue
            for seen in runs:
                run = seen.run
                person = self._person_of.get(run.key) if is_full(run.key) else None
                if person is None and seen.impersonal < 2:
                    if run.key not in aliases:
                        aliases[run.key] = self._short(article.file, run.key)
                    person = aliases[run.key] or self._clipped(article.file, seen)
                if person:
                    found.append(NameMention(Span(article.file, run.start, run.end), person))
        return tuple(found)

    def _in_headline(self, file: str, line: Line) -> Iterator[NameMention]:
        """The full names among words that all have a capital, where only a known name can be told."""
        place = 0
        while place < len(line.words):
            for length in range(_LONGEST_NAME, 1, -1):
                words = line.words[place : place + length]
                person = self._person_of.get(" ".join(word.key for word in words))
                if person:
                    yield NameMention(Span(file, words[0].start, words[-1].bare_end), person)
                    place += len(words) - 1
                    break
            place += 1

    def _cast(self, file: str) -> dict[str, int]:
        """Each person whom the article names in full, and in which of its lines first."""
        first: dict[str, int] = {}
        for number, line in enumerate(self._lines[file]):
            for run in line.runs:
                person = self._person_of.get(run.key)
                if person and is_full(run.key):
                    first.setdefault(person, number)
        return first

    def _companions(self) -> dict[str, set[str]]:
        """In which articles each person is named in full."""
        articles: dict[str, set[str]] = defaultdict(set)
        for file, cast in self._casts.items():
            for person in cast:
                articles[person].add(file)
        return articles

    def _short(self, file: str, key: str) -> str | None:
        """The person whom a short form means in this article: of its cast, or of their company elsewhere."""
        words = key.split(" ")
        cast = self._casts[file]
        bearers = self._bearers.get(words[0], set())
        if len(words) == 2 and len(words[1]) == 1:
            bearers = {person for person in bearers if _has_initial(person, words[1])}
        elif len(words) > 1:
            return None
        fewer = (bearers, cast) if len(bearers) < len(cast) else (cast, bearers)
        here = sorted((cast[person], person) for person in fewer[0] if person in fewer[1])
        if here:
            # Newspapers keep the bare surname for whom the article is about, and introduce them first.
            alone = len(here) == 1 or here[0][0] < _LEAD <= here[1][0]
            return here[0][1] if alone else None
        around = self._around(file)
        near = (person for person in bearers if not around.isdisjoint(self._company.get(person, ())))
        found = list(islice(near, 2))
        if found:
            return found[0] if len(found) == 1 else None
        return self._person_of.get(key)

    def _clipped(self, file: str, seen: SeenRun) -> str | None:
        return None if self._bearers.get(seen.run.key) else whose_clipped(seen, self._casts[file])

    def _around(self, file: str) -> set[str]:
        """The articles that name anybody of this one's cast in full."""
        if file not in self._near:
            company = (self._company[person] for person in self._casts[file])
            self._near = {file: set().union(*company)}  # articles are read one after another
        return self._near[file]


def _has_initial(person: str, initial: str) -> bool:
    surname = person.rpartition(" ")[2].lower()
    return surname.startswith(initial) and surname not in SUFFIXES  # "Richard I" is not "Richard II"


def _seen(raw: str, line: Line) -> list[SeenRun]:
    listed = {run.start for siblings in line.siblings for run in siblings.names}
    return [SeenRun(raw, line.words, run, run.start in listed) for run in line.runs]
