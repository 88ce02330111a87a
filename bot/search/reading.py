"""How a question is understood: the words in it that carry content, and what each may mean in this archive."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.search.chat import NOISE, SHORT_FORMS
from bot.search.common import CommonWords
from bot.search.intent import Intent, intent_of
from bot.search.spelling import Spelling
from bot.search.stems import Stems
from bot.search.stopwords import STOP_WORDS, question_language
from bot.search.tokens import Token, tokenize
from bot.search.vocabulary import Family, Vocabulary

_MOST_TERMS = 64  # content words that are read; a question needs a handful
_LONGEST = 6_000  # characters that are looked at: more than Discord lets anybody send


@dataclass(frozen=True, slots=True)
class Alternative:
    """A word of the archive that a term may mean, its inflected forms, and how likely that is (0..1)."""

    word: str
    family: Family
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: as `typed`, as folded `word`, and what it may mean, likeliest first.

    Without `alternatives` the archive has nothing like it. `known` says that the archive has the word or a form of
    it, so that nothing was guessed; `common` that it is a word of everyday language; `name` that a capital, in the
    question or in the articles, shows it to be a name.
    """

    typed: str
    word: str
    alternatives: tuple[Alternative, ...]
    known: bool
    common: bool
    name: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One understanding of a question: all that a ranker is told."""

    question: str
    terms: tuple[Term, ...]
    intent: Intent | None


class Reader:
    """Reads questions with the words of one archive in mind."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._spelling = Spelling(vocabulary)
        self._common = CommonWords()

    def read(self, question: str) -> Reading:
        """The reading of any text; one without content words has no terms."""
        text = question[:_LONGEST]
        tokens = tokenize(text)
        words = [token.word for token in tokens]
        terms: dict[str, Term] = {}
        stems = Stems({*self._vocabulary.languages, "en", "nl"})
        for token in self._content(text, tokens, question_language(words)):
            if token.word not in terms:
                terms[token.word] = self._term(text, token, stems)
            if len(terms) == _MOST_TERMS:
                break
        return Reading(question, tuple(terms.values()), intent_of(words))

    def _content(self, text: str, tokens: list[Token], language: str) -> Iterator[Token]:
        """The tokens that carry content; a hyphenated word as one where the archive has it as one, else its parts."""
        stop, shouted = STOP_WORDS[language] | NOISE, text.isupper()
        whole = [token for token in tokens if token.joined and token.word in self._vocabulary]
        for token in tokens:
            if token.joined != (token in whole) or any(_inside(token, other) for other in whole):
                continue
            acronym = token.end - token.start > 1 and text[token.start : token.end].isupper() and not shouted
            if token.word not in stop or (acronym and token.word in self._vocabulary):
                yield token

    def _term(self, text: str, token: Token, stems: Stems) -> Term:
        typed, word = text[token.start : token.end], token.word
        common = self._common.has(word, stems)
        family = self._vocabulary.family(word, stems)
        if family:
            alternatives = (Alternative(word, family),)
        elif word in SHORT_FORMS:
            alternatives = self._alternatives([(SHORT_FORMS[word], 1.0)], stems)
        elif common:
            alternatives = ()
        else:
            alternatives = self._alternatives(self._spelling.look_alikes(word), stems)
        capital = typed[0].isupper() and bool(text[: token.start].strip()) and not text.isupper()
        name = self._vocabulary.is_name(word) or (capital and not common)
        return Term(typed, word, alternatives, bool(family), common, name)

    def _alternatives(self, words: list[tuple[str, float]], stems: Stems) -> tuple[Alternative, ...]:
        found = [(word, self._vocabulary.family(word, stems), weight) for word, weight in words]
        return tuple(Alternative(word, family, weight) for word, family, weight in found if family)


def _inside(token: Token, whole: Token) -> bool:
    return token is not whole and whole.start <= token.start and token.end <= whole.end
