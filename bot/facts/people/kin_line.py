"""A line of an article as the rules about kin read it: its names, and whom a possessive means."""

from bisect import bisect_left
from collections.abc import Mapping, Set
from itertools import pairwise
from operator import attrgetter

from bot.archive import Article, Span
from bot.facts.names import NameMention, Names
from bot.facts.names.age_words import age_after_name
from bot.facts.names.capitals import Word
from bot.facts.names.descriptions import head_of
from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.people.kin_words import KINDS
from bot.facts.person_words import DEFINITE, PLACING, PRONOUNS

# Names and words of a line that are looked at, so that an endless line costs no more.
_NEAREST = 16
_NEAR_WORDS = 80
OF = frozenset({"of", "van"})


class KinLine:
    """The words and names of one line.

    `mentions` are its names in order, `named` the same by where they start, `ends` by where they end, and
    `aged_ends` by where they end with the age behind them.
    """

    def __init__(
        self,
        article: Article,
        names: Names,
        line: Line,
        named: Mapping[int, NameMention],
        cast: Set[str],
    ) -> None:
        self.file, self.raw, self.names, self.line, self.words = (
            article.file,
            article.raw,
            names,
            line,
            line.words,
        )
        self._cast = cast
        self.mentions = [named[word.start] for word in line.words if word.start in named]
        self.named = {mention.span.start: mention for mention in self.mentions}
        self.ends = {mention.span.end: mention for mention in self.mentions}
        self.aged_ends = dict(self.ends)
        for end, mention in self.ends.items():
            aged = age_after_name(self.raw, end)
            if aged:
                self.aged_ends[aged.end] = mention
        self._listed = {run.start for siblings in line.siblings for run in siblings.names}

    def gap(self, place: int) -> str:
        """What stands between word `place` and the next."""
        words = self.words
        return self.raw[words[place].end : words[place + 1].start] if place + 1 < len(words) else ""

    def place_of(self, start: int) -> int:
        """The number of the word that starts at a place of the file."""
        return bisect_left(self.words, start, key=attrgetter("start"))

    def is_listed(self, start: int) -> bool:
        """Whether a word stands within a list of children, behind the noun that opens it."""
        last = bisect_left(self.line.siblings, start, key=attrgetter("start")) - 1
        return last >= 0 and start < self.line.siblings[last].end

    def owns(self, end: int) -> bool:
        """Whether a name that ends there owns what follows: "Ann's"."""
        return self.raw.startswith(("'s", "’s"), end)

    def follows_of(self, mention: NameMention) -> bool:
        """Whether a name only says whose: "the daughter of Ann married Bob"."""
        before = self.place_of(mention.span.start) - 1
        return before >= 0 and self.words[before].key in OF

    def is_sure(self, mention: NameMention, relative: str) -> bool:
        """Whether a bare first name is sure to be whom it is taken for.

        It is when nobody else is, when they are named in full here, or when the relative has their surname.
        """
        return (
            " " not in mention.person
            or any(char.isspace() for char in self.raw[mention.span.start : mention.span.end])
            or mention.person in self._cast
            or mention.person.rpartition(" ")[2] == relative.rpartition(" ")[2]
        )

    def only_before(self, place: int) -> str | None:
        """The only person whom the line names before word `place`, kin of others left out."""
        start = self.words[place].start
        people = {
            each.person
            for each in self._before(start)
            if self.words[self.place_of(each.span.start) - 1].key not in KINDS
        }
        return people.pop() if len(people) == 1 else None

    def possessor(self, place: int) -> str | None:
        """Whom a possessive pronoun means: whoever stands right before it, or the only one it can be."""
        word, words = self.words[place], self.words
        if place > 1 and words[place - 1].key in {"and", "en"} and self.gap(place - 2) == " ":
            joined = self.ends.get(words[place - 2].end)
            if joined and self._fits(joined.person, word):
                return joined.person  # "Ann and her sister"
        before = [each for each in self._before(word.start) if each.span.start not in self._listed]
        if self._meets_stranger(before[-1].span.end if before else self.line.start, word.start):
            return None
        fitting = {each.person for each in before if self._fits(each.person, word)}
        if self._meets_stranger(self.line.start, word.start):
            fitting = {person for person in fitting if self.names.gender(person)}
            if not fitting:
                return None
        meant = self.names.resolve(Span(self.file, word.start, word.end))
        if not fitting:
            return meant if meant and self.names.gender(meant) == PRONOUNS[word.key] else None
        if self._describes(word.start):
            return None
        return fitting.pop() if len(fitting) == 1 else meant if meant in fitting else None

    def _before(self, start: int) -> list[NameMention]:
        """The names near before a place, those in quotation marks only if the place is in them too."""
        quoted = self.line.is_quoted(start)
        last = bisect_left(self.mentions, start, key=attrgetter("span.start"))
        near = self.mentions[max(0, last - _NEAREST) : last]
        return [each for each in near if self.line.is_quoted(each.span.start) == quoted]

    def _fits(self, person: str, pronoun: Word) -> bool:
        return self.names.gender(person) in {None, PRONOUNS[pronoun.key]}

    def _meets_stranger(self, start: int, end: int) -> bool:
        """Whether the full name of somebody who is not known stands between two places."""
        runs = self.line.runs
        last = bisect_left(runs, end, key=attrgetter("start"))
        for run in runs[max(0, last - _NEAREST) : last]:
            if start <= run.start and run.start not in self.named and is_full(run.key):
                placed = run.first > 0 and self.words[run.first - 1].key in PLACING
                if could_be_name(run.key) and not placed:
                    return True
        return False

    def _describes(self, end: int) -> bool:
        """Whether the line speaks of somebody by a role before `end`: "the senator said"."""
        last = self.place_of(end)
        before = self.words[max(0, last - _NEAR_WORDS) : last]
        return any(word.key in DEFINITE and head_of(after.key) for word, after in pairwise(before))
