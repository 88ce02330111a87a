"""Who is whose wife, father, sister or son, where a sentence says so of two people whom it names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from bot.archive import Article, Span
from bot.facts.names import NameMention, Names
from bot.facts.names.age_words import age_after_name
from bot.facts.names.capitals import Word
from bot.facts.names.descriptions import head_of
from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.person_words import ARTICLES, DEFINITE, PLACING, PRONOUNS, STARTERS, TITLES, gender_of
from bot.facts.values import RelationKind

INVERSE: Mapping[RelationKind, RelationKind] = {
    "child": "parent",
    "parent": "child",
    "sibling": "sibling",
    "spouse": "spouse",
    "ex-spouse": "ex-spouse",
    "engaged": "engaged",
    "partner": "partner",
}


def _kinds() -> dict[str, RelationKind]:
    words: dict[RelationKind, str] = {
        "child": "son daughter zoon dochter zoontje dochtertje",
        "parent": "father mother dad mom mum vader moeder",
        "sibling": "brother sister broer zus broertje zusje",
        "spouse": "wife husband spouse widow widower echtgenoot echtgenote weduwe weduwnaar",
        "ex-spouse": "ex-wife ex-husband ex-vrouw ex-man ex-echtgenoot ex-echtgenote",
        "engaged": "fiance fiancé fiancee fiancée verloofde",
        "partner": "girlfriend boyfriend partner",
    }
    return {word: kind for kind, several in words.items() for word in several.split()}


_KINDS = _kinds()
# Of these only a possessive makes kin: "zijn vrouw" is his wife, "de vrouw" the woman.
_OWNED: dict[str, RelationKind] = {
    "vrouw": "spouse",
    "man": "spouse",
    "vriend": "partner",
    "vriendin": "partner",
}
_FRIENDS = {"vriend": "haar", "vriendin": "zijn"}  # the other way round they are mere friends
_FORMER = {"former", "ex", "voormalige", "vroegere"}
# Before "mother", "brother" or "partner" these make it somebody else.
_OTHER = frozenset(
    {"foster", "half", "step", "grand", "great", "god", "blood", "host", "surrogate", "would-be", "future"}
)
# "Her longtime partner"; without such a word a partner may be in business.
_ATTACHED = frozenset({"longtime", "long-time", "long-term", "domestic", "civil", "life", "romantic"})
_MODIFIERS = 3  # words between "his" and "wife"
_BETWEEN = 4  # words between "wife" or "son of" and the name
_OF = {"of", "van"}
_APPOSED = frozenset({", ", " - ", " – ", " — ", "—", " ("})
_AND = {" and ", " en ", " & "}
_VERB_REACH = 9  # words between a subject and the name behind its verb
_CLOSING = (",", ".", ";", ":", ")", "—", "–", "?", "!", '"', "”", "''", " -", " –", " —")
_ROLE = r"(?:(?:[a-z]+|Mr|Mrs|Ms|Dr)\.?\s){0,2}"
_ADVERB = r"(?:recently|secretly|later|first|then|also|onlangs|later|eerst)\s"
_VERBS: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (
        "spouse",
        re.compile(
            rf"(?:,\swho|,\sdie)?\s(?:(?:has|had|have)\s)?(?:{_ADVERB})?"
            rf"(?:(?:(?:is|was|are|been|got)\s)?(?:married|wed)(?:\sto)?|marries|filed\sfor\sdivorce\sfrom"
            rf"|trouwde\smet|trouwt\smet|is\s(?:ge|ver)?trouwd\smet|is\sgehuwd\smet)\s{_ROLE}"
        ),
    ),
    (
        "spouse",
        re.compile(
            rf"(?:[’']s)?\s(?:[a-z-]+\s)?(?:(?:marriage|wedding|huwelijk)\s(?:to|met)"
            rf"|(?:divorce|scheiding)\s(?:from|van))\s{_ROLE}"
        ),
    ),
    (
        "ex-spouse",
        re.compile(
            rf"(?:,\swho)?\s(?:(?:has|had)\s)?(?:{_ADVERB})?(?:divorced|(?:is|was)\sdivorced\sfrom"
            rf"|scheidde\svan|is\sgescheiden\svan)\s{_ROLE}"
        ),
    ),
    (
        "engaged",
        re.compile(
            rf"(?:,\swho)?\s(?:is|was|got|became)\s(?:engaged\sto)\s{_ROLE}|(?:[’']s)?\sengagement\sto\s{_ROLE}"
            rf"|\s(?:is\sverloofd|verloofde\szich)\smet\s{_ROLE}"
        ),
    ),
    (
        "partner",
        re.compile(rf"(?:,\swho)?\s(?:is|was|started|has\sstarted|has\sbeen)\s(?:now\s)?dating\s{_ROLE}"),
    ),
)
_TOGETHER: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (
        "spouse",
        re.compile(
            r"\s(?:were\s|got\s|have\sbeen\s|had\s)?(?:married|wed|tied\sthe\sknot)(?=\s(?:in|on|at|for|last|this)\b|[.,;])"
            r"|\s(?:trouwden|zijn\sgetrouwd)\b"
        ),
    ),
    (
        "ex-spouse",
        re.compile(
            r"\s(?:(?:are|were|got|have)\s)?divorced(?=\s(?:in|on|last|this|after)\b|[.,;])|\szijn\sgescheiden\b"
        ),
    ),
    ("engaged", re.compile(r"\s(?:are|were|got)\sengaged\b|\szijn\sverloofd\b")),
    ("partner", re.compile(r"\s(?:are|were|have\sbeen)\sdating\b")),
)

_WED = re.compile(
    r"\b(?:years?\sof\smarriage|jaar\shuwelijk|jaar\sgetrouwd|their\s(?:marriage|wedding|divorce)"
    r"|hun\s(?:huwelijk|bruiloft|scheiding))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kinship:
    """That `person` is of this `kind` to all of `others`, as `evidence` states."""

    person: str
    kind: RelationKind
    others: tuple[str, ...]
    evidence: Span

    def inverses(self) -> Iterator["Kinship"]:
        """The same, said of each of the others."""
        for other in self.others:
            yield Kinship(other, INVERSE[self.kind], (self.person,), self.evidence)


def find_kinships(article: Article, names: Names) -> Iterator[Kinship]:
    """Every relation between two people that a sentence of the article states, in reading order.

    Stated is what an apposition ("his wife, Ann", "Max, son of Ann"), "is", or a verb such as "married" says
    of names; guesses and rumours are not.
    """
    mentions = names.mentions(article.file)
    named = {mention.span.start: mention for mention in mentions}
    cast = {
        mention.person for mention in mentions if " " in article.raw[mention.span.start : mention.span.end]
    }
    for line in names.lines(article.file):
        yield from _LineKin(article, names, line, named, cast).kinships()


class _LineKin:
    """The relations of one line."""

    def __init__(
        self,
        article: Article,
        names: Names,
        line: Line,
        named: Mapping[int, NameMention],
        cast: Set[str],
    ) -> None:
        self._cast = cast
        self._file, self._raw, self._names, self._line = article.file, article.raw, names, line
        self._words = line.words
        self._mentions = [named[word.start] for word in line.words if word.start in named]
        self._named = {mention.span.start: mention for mention in self._mentions}
        self._ends = {mention.span.end: mention for mention in self._mentions}
        self._aged_ends = dict(self._ends)  # "Ann, 42, his wife"
        for end, mention in self._ends.items():
            aged = age_after_name(self._raw, end)
            if aged:
                self._aged_ends[aged.end] = mention
        self._listed = {run.start for siblings in line.siblings for run in siblings.names}

    def kinships(self) -> Iterator[Kinship]:
        if not self._mentions:
            return
        for place, word in enumerate(self._words):
            kind = _KINDS.get(word.key) or _OWNED.get(word.key)
            listed = any(each.start < word.start < each.end for each in self._line.siblings)
            if kind and not word.possessive and not listed:  # lists of children are read elsewhere
                yield from self._of_noun(place, kind)
        yield from self._of_verbs()

    def _of_noun(self, place: int, kind: RelationKind) -> Iterator[Kinship]:
        """From "his wife, Ann" and "Ann, his wife"; "Max, son of Ann" and "Max is the son of Ann"."""
        first = self._determiner(place)
        modifiers = {word.key for word in self._words[first + 1 : place]} if first is not None else set()
        if modifiers & _OTHER or (self._words[place].key == "partner" and not modifiers & _ATTACHED):
            return
        friend = _FRIENDS.get(self._words[place].key)
        if friend and (first is None or self._words[first].key != friend):
            return
        if kind == "spouse" and modifiers & _FORMER:
            kind = "ex-spouse"
        after = self._words[place + 1].key if place + 1 < len(self._words) else ""
        if after in _OF and self._gap(place) == " ":
            yield from self._of_others(first if first is not None else place, place, kind)
            return
        owner = self._owner(first, place)
        if owner is None:
            return
        bearer, end = self._bearer_behind(place)
        start = self._words[first if first is not None else place].start
        if bearer is None and first is not None:
            bearer, start = self._bearer_before(first, self._words[place].end)
            end = self._words[place].end
        if (
            bearer
            and bearer.person != owner
            and (self._is_sure(bearer) or _same_surname(bearer.person, owner))
            and self._may_be(bearer.person, self._words[place].key)
        ):
            yield Kinship(bearer.person, kind, (owner,), Span(self._file, start, end))

    def _of_others(self, first: int, place: int, kind: RelationKind) -> Iterator[Kinship]:
        """From "Max Lee, son of Ann and Bob Lee,"."""
        if self._words[place].key in _OWNED:
            return
        others, end = self._named_behind(place + 1, loose=True)
        if not others:
            return
        if kind == "child" and self._raw[end : end + 5] in {" and ", " & "}:
            second = self._named.get(end + len(" and "))
            if second:
                others, end = (*others, second), second.span.end
        bearer, start = self._bearer_before(first, end)
        if bearer and self._may_be(bearer.person, self._words[place].key):
            people = tuple(dict.fromkeys(other.person for other in others))
            if bearer.person not in people and not self._raw.startswith(("'s", "’s"), end):
                yield Kinship(bearer.person, kind, people, Span(self._file, start, end))

    def _determiner(self, place: int) -> int | None:
        """The word that opens the noun phrase: a possessive or an article, a few words before the noun."""
        for at in range(place - 1, max(-1, place - 2 - _MODIFIERS), -1):
            if self._gap(at) != " ":
                return None
            word = self._words[at]
            if word.key in PRONOUNS or word.key in ARTICLES or word.possessive:
                return at
            if word.key in STARTERS and word.key not in {
                "former",
                "first",
                "second",
                "third",
                "only",
                "then",
            }:
                return None
        return None

    def _owner(self, first: int | None, place: int) -> str | None:
        """Whose kin it is: "his", "Ann's"; with nothing before ("with wife Ann"), the line's only person."""
        if first is None:
            return None if self._words[place].key in _OWNED else self._only_before(place)
        word = self._words[first]
        if word.possessive:
            mention = self._ends.get(word.bare_end)
            return mention.person if mention else None
        return self._possessor(first) if word.key in {"his", "her", "zijn", "haar"} else None

    def _possessor(self, place: int) -> str | None:
        """Whom a possessive pronoun means: whoever stands right before it, or the only one it can be."""
        word, words = self._words[place], self._words
        if place > 1 and words[place - 1].key in {"and", "en"} and self._gap(place - 2) == " ":
            joined = self._ends.get(words[place - 2].end)
            if joined and self._fits(joined.person, word):
                return joined.person  # "Ann and her sister"
        before = [
            each
            for each in self._mentions
            if each.span.start < word.start
            and each.span.start not in self._listed
            and self._alike(each, word.start)
        ]
        since = before[-1].span.end if before else self._line.start
        if self._meets_stranger(since, word.start):
            return None
        fitting = {each.person for each in before if self._fits(each.person, word)}
        if self._meets_stranger(self._line.start, word.start):
            fitting = {person for person in fitting if self._names.gender(person)}
            if not fitting:
                return None
        meant = self._names.resolve(Span(self._file, word.start, word.end))
        if fitting:
            if self._describes(word.start):
                return None
            return next(iter(fitting)) if len(fitting) == 1 else meant if meant in fitting else None
        return meant if meant and self._names.gender(meant) == PRONOUNS[word.key] else None

    def _meets_stranger(self, start: int, end: int) -> bool:
        """Whether somebody stands between two places whose name is not known, or who is only described."""
        for run in self._line.runs:
            if start <= run.start < end and run.start not in self._named and is_full(run.key):
                placed = run.first > 0 and self._words[run.first - 1].key in PLACING
                if could_be_name(run.key) and not placed:
                    return True
        return False

    def _describes(self, end: int) -> bool:
        """Whether the line speaks of somebody by a role before `end`: "the senator said"."""
        before = self._words[: bisect_left(self._words, end, key=attrgetter("start"))]
        return any(word.key in DEFINITE and head_of(after.key) for word, after in pairwise(before))

    def _fits(self, person: str, pronoun: Word) -> bool:
        return self._names.gender(person) in {None, PRONOUNS[pronoun.key]}

    def _only_before(self, place: int) -> str | None:
        start = self._words[place].start
        if place and self._gap(place - 1) != " ":
            return None
        people = {
            each.person
            for each in self._mentions
            if each.span.start < start and self._alike(each, start) and not self._is_kin(each)
        }
        return people.pop() if len(people) == 1 else None

    def _is_kin(self, mention: NameMention) -> bool:
        """Whether a name is itself introduced as somebody's kin: "her dad Sam"."""
        before = bisect_left(self._words, mention.span.start, key=attrgetter("start")) - 1
        return before >= 0 and self._words[before].key in _KINDS

    def _alike(self, mention: NameMention, place: int) -> bool:
        return self._line.is_quoted(mention.span.start) == self._line.is_quoted(place)

    def _bearer_behind(self, place: int) -> tuple[NameMention | None, int]:
        """The name in "wife Ann", "wife, actress Ann Lee,"; behind a comma it has to be closed off."""
        found, _ = self._named_behind(place, loose=False)
        if not found:
            return None, 0
        [bearer] = found
        aged = age_after_name(self._raw, bearer.span.end)
        end = aged.end if aged else bearer.span.end
        comma = "," in self._raw[self._words[place].end : bearer.span.start]
        closed = end == self._line.end or self._raw.startswith(_CLOSING, end)
        owns = self._raw.startswith(("'s", "’s"), end)
        return (bearer, end) if (closed or not comma) and not (owns and comma) else (None, 0)

    def _named_behind(self, place: int, *, loose: bool) -> tuple[tuple[NameMention, ...], int]:
        """The name that follows word `place`: at once, or with titles and roles between, or `loose` words."""
        for at in range(place + 1, min(len(self._words), place + 2 + _BETWEEN)):
            before, gap = self._words[at - 1].key, self._gap(at - 1)
            apposed = gap in _APPOSED and at == place + 1 and not loose
            if gap != " " and not apposed and not (gap == ". " and before in TITLES):
                break
            mention = self._named.get(self._words[at].start)
            if mention:
                aged = before.endswith(("-year-old", "-jarige"))
                named = at == place + 1 or head_of(before) is not None or before in TITLES or aged
                return ((mention,), mention.span.end) if named else ((), 0)
            key = self._words[at].key
            aged = key.endswith(("-year-old", "-jarige"))
            if not (loose and key not in STARTERS - ARTICLES - _FORMER - {"late"}) and not (
                head_of(key) or key in TITLES or aged
            ):
                break
        return (), 0

    def _is_sure(self, mention: NameMention) -> bool:
        """Whether a bare name is sure to be whom it is taken for: nobody else, or named in full here."""
        return (
            " " not in mention.person
            or any(char.isspace() for char in self._raw[mention.span.start : mention.span.end])
            or mention.person in self._cast
        )

    def _bearer_before(self, first: int, end: int) -> tuple[NameMention | None, int]:
        """The name in "Ann, (his wife)," and "Ann is (his wife)"; `end` is where the phrase ends."""
        words = self._words
        if first == 0:
            return None, 0
        last = first - 1
        if words[last].key in {"is", "was"} and self._gap(last) == " " and last:
            last -= 1
            relative = words[last].key in {"who", "die"} and self._gap(last) == " "
            last -= relative
            joined = last >= 0 and self._gap(last) == (", " if relative else " ")
        else:
            closed = end == self._line.end or self._raw.startswith(_CLOSING, end)
            joined = self._gap(last) in _APPOSED and closed and words[last].key not in TITLES
        mention = self._aged_ends.get(words[last].end) if joined and last >= 0 else None
        return mention, mention.span.start if mention else 0

    def _may_be(self, person: str, noun: str) -> bool:
        """Whether somebody may be a "wife" or a "brother", as far as it is known who is a man or a woman."""
        known, told = self._names.gender(person), gender_of(noun.removeprefix("ex-"))
        return known is None or told is None or known == told

    def _of_verbs(self) -> Iterator[Kinship]:
        """From "Ann married Bob", "She is engaged to Bob", "Ann and Bob are dating"."""
        for before, mention in pairwise(self._mentions):
            if self._raw[before.span.end : mention.span.start] in _AND:
                yield from self._together(before, mention)
        for mention in self._mentions:
            if self._raw.startswith(("'s", "’s"), mention.span.end):
                continue  # "Ann married Bob's brother"
            at = bisect_left(self._words, mention.span.start, key=attrgetter("start"))
            for word in reversed(self._words[max(0, at - _VERB_REACH) : at]):
                end = word.bare_end if word.bare_end in self._ends else word.start + len(word.key)
                kind = next(
                    (kind for kind, verb in _VERBS if verb.fullmatch(self._raw, end, mention.span.start)),
                    None,
                )
                subject = self._subject(word) if kind else None
                if kind and subject and subject.person != mention.person:
                    yield Kinship(
                        subject.person,
                        kind,
                        (mention.person,),
                        Span(self._file, subject.span.start, mention.span.end),
                    )

    def _together(self, one: NameMention, other: NameMention) -> Iterator[Kinship]:
        """From "Ann and Bob are dating", "After a year of marriage, Ann and Bob"."""
        if one.person == other.person or self._follows_of(one):
            return
        found = [
            (kind, match) for kind, verb in _TOGETHER if (match := verb.match(self._raw, other.span.end))
        ]
        if not found and len({mention.person for mention in self._mentions}) == 2:
            match = _WED.search(self._raw, self._line.start, self._line.end)
            found = [("spouse", match)] if match and not self._line.is_quoted(match.start()) else []
        for kind, match in found[:1]:
            start, end = min(one.span.start, match.start()), max(other.span.end, match.end())
            yield Kinship(one.person, kind, (other.person,), Span(self._file, start, end))

    def _subject(self, word: Word) -> NameMention | None:
        """Whoever a name that ends with `word`, or a pronoun, stands for."""
        mention = self._ends.get(word.bare_end)
        if mention:
            return None if self._follows_of(mention) else mention
        if word.key not in PRONOUNS:
            return None
        span = Span(self._file, word.start, word.end)
        person = self._names.resolve(span)
        return NameMention(span, person) if person else None

    def _follows_of(self, mention: NameMention) -> bool:
        """Whether a name only says whose: "the daughter of Ann married Bob"."""
        before = bisect_left(self._words, mention.span.start, key=attrgetter("start")) - 1
        return before >= 0 and self._words[before].key in _OF

    def _gap(self, place: int) -> str:
        """What stands between word `place` and the next."""
        words = self._words
        return self._raw[words[place].end : words[place + 1].start] if place + 1 < len(words) else ""


def _same_surname(one: str, other: str) -> bool:
    return one.rpartition(" ")[2] == other.rpartition(" ")[2]
