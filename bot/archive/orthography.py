"""What a text shows about its own full stops: which words are abbreviations, which words start sentences."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from bot.archive.months import month_abbreviations
from bot.archive.vocabulary import vocabulary
from bot.archive.words import LETTERS, letters_in

# General English and Dutch, with some German. Before a name, so never the end of a sentence:
_TITLES = vocabulary(
    "mr mrs ms mx dr prof gov sen rep st ste lt col gen sgt capt cpl maj adm cmdr rev hon pres supt det insp",
    "messrs mme mlle dhr mevr drs burg hr fr",
)
# Before a number, where they are no words of their own:
_BEFORE_NUMBERS = vocabulary("no nos nr nrs p pp fig art vol ch sec blz para approx ca circa max min tel")
# May stand inside a sentence or close one; then the next word decides:
_ABBREVIATIONS = vocabulary(
    "inc ltd co corp cos bros jr sr esq dept univ ave blvd rd est etc al vs ed eds cf assn",
    "a.m p.m u.s u.k u.n e.g i.e ph.d b.v n.v bijv bv enz o.a e.d m.b.t i.v.m a.u.b d.w.z t.o.v z.o.z",
    "resp incl excl",
    "z.b d.h u.a usw bzw ggf",
)
_COMMON_STARTERS = vocabulary(
    "the a an this that these those he she it they we you i his her its their our my there here what when",
    "where who",
    "why how if in on at as but and or so for from after before while since with no not",
    "de het een dit dat deze die hij zij ze we wij je jij u ik er hun haar zijn wat wanneer waar wie als",
    "in op na",
    "maar en of dus voor van met toen daar hier ook volgens",
)
_WORD_WITHOUT_STOP = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?!\.)")
_FEW = 8  # words: more are looked for all at once
# A mark with a word behind it, and the word before it. The mark is looked for first: it is rare.
_STOP_WITHIN_SENTENCE = re.compile(r"\.\s{1,3}(?=[^\W\d_])")
_WORD_BEFORE_STOP = re.compile(r"(?<![^\W_])[^\W\d_][^\W_]{0,11}(?:\.[^\W\d_]{1,3}){0,4}\Z")
_SHOUT_WITHIN_SENTENCE = re.compile(r"!,?\s{1,3}(?=[^\W\d_])")
_WORD_BEFORE_SHOUT = re.compile(r"(?<![^\W_])[^\W_]{1,20}\Z")
_LOOK_BACK = 30  # characters: as many as either word may have, and more


@dataclass(frozen=True, slots=True)
class Orthography:
    """Habits of one text.

    `abbreviations` are case-folded words that keep their full stop before a lower-case word; `shouted` are
    names that carry an exclamation mark within a sentence; `words` are all of the text, as written. After
    Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006).
    """

    abbreviations: frozenset[str]
    shouted: frozenset[str]
    words: frozenset[str]

    @classmethod
    def learn(cls, text: str, words: Iterable[str] | None = None) -> "Orthography":
        """The habits of `text`, whose `words` need not be looked for again where they are known."""
        known = frozenset(letters_in(text) if words is None else words)
        shortened = set(map(str.casefold, _before(text, _STOP_WITHIN_SENTENCE, _WORD_BEFORE_STOP)))
        shouted = frozenset(_before(text, _SHOUT_WITHIN_SENTENCE, _WORD_BEFORE_SHOUT))
        # A word that is also written without its full stop is a word, the small letter after it a slip.
        return cls(frozenset(shortened - _without_stop(text, shortened, known)), shouted, known)

    def is_title(self, word: str) -> bool:
        """Whether `word` with a full stop goes with the name after it: Mr., Gov., St."""
        return word.casefold() in _TITLES

    def counts(self, word: str, following: str) -> bool:
        """Whether `word` with a full stop goes with the number after it: No. 5, blz. 12, Jan. 5."""
        folded = word.casefold()
        return following[:1].isdigit() and (folded in _BEFORE_NUMBERS or folded in month_abbreviations())

    def is_abbreviation(self, word: str) -> bool:
        """Whether a full stop after `word` may be the mark of an abbreviation or an initial."""
        folded = word.casefold()
        is_initial = len(word) == 1 and word.isupper()
        is_dotted = "." in word and max(map(len, word.split("."))) <= 2
        return is_initial or is_dotted or folded in _ABBREVIATIONS or folded in self.abbreviations

    def starts_sentences(self, word: str) -> bool:
        """Whether the capital of `word` speaks for a new sentence, since elsewhere it is written small."""
        folded = word.casefold()
        return folded in _COMMON_STARTERS or (folded in self.words and folded.islower())


def _without_stop(text: str, shortened: Set[str], words: Iterable[str]) -> set[str]:
    """Those of the `shortened` words, in small letters, that stand somewhere without a full stop behind."""
    if not shortened:
        return set()
    written = [word for word in words if word.casefold() in shortened]
    if len(written) > _FEW:
        return {word.casefold() for word in set(_WORD_WITHOUT_STOP.findall(text))}
    return {word.casefold() for word in written if _stands_without_stop(text, word)}


def _stands_without_stop(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (
            text.startswith(".", end)
            or _is_letter(text[end : end + 1])
            or _is_letter(text[max(0, at - 1) : at])
        ):
            return True
        at = text.find(word, end)
    return False


def _is_letter(character: str) -> bool:
    return LETTERS.match(character) is not None


def _before(text: str, mark: re.Pattern[str], word: re.Pattern[str]) -> Iterator[str]:
    """What `word` finds right before each `mark` after which the text goes on in small letters."""
    for match in mark.finditer(text):
        if not text[match.end()].islower():
            continue
        if found := word.search(text, max(0, match.start() - _LOOK_BACK), match.start()):
            yield found[0]
