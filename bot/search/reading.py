"""How a question is understood: its words that carry content, and what each may mean in this archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.search.guessing import Guessing
from bot.search.intent import Intent, intent_of
from bot.search.stems import Stems
from bot.search.tokens import Token, tokenize
from bot.search.vocabulary import Family, Vocabulary
from bot.search.wordlists import LANGUAGES, is_common, question_language, short_forms, stop_words

_MOST_TERMS = 64  # words that are looked at; a question needs a handful
_SHORT = 8  # words with content in a short question
_LONGEST = 6_000  # characters that are looked at: as many as Discord lets anybody give a command


@dataclass(frozen=True, slots=True)
class Alternative:
    """A word of the archive that a term may mean, its inflected forms, and how likely that is (0..1)."""

    word: str
    family: Family
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: as `typed`, as folded `word`, and what it may mean, likeliest first.

    `start` is where it stands in the question, the first time that it does.

    Without `alternatives` the archive has nothing like it. `known` says that the archive has the word or a
    form of it, so that nothing was guessed; `common` that it is a word of everyday language; `name` that a
    capital, in the question or in the articles, shows it to be a name.
    """

    typed: str
    start: int
    word: str
    alternatives: tuple[Alternative, ...]
    known: bool
    common: bool
    name: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One understanding of a question: all that a ranker is told.

    `language` is the one, of those with a list of words without content, that the question is most likely in.
    """

    question: str
    terms: tuple[Term, ...]
    intent: Intent | None
    language: str = "en"

    @property
    def is_short(self) -> bool:
        """Whether it has so few words with content that each of them matters."""
        return len(self.terms) <= _SHORT


class Reader:
    """Reads questions with the words of one archive in mind."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._guessing = Guessing(vocabulary)

    def read(self, question: str) -> Reading:
        """The reading of any text; one without content words has no terms."""
        text = question[:_LONGEST]
        tokens = tokenize(text)
        words = [token.word for token in tokens]
        stems = Stems({*self._vocabulary.languages, *LANGUAGES})
        language = question_language(words)
        intent, asking = intent_of(words)
        terms: dict[str, Term | None] = {}  # None: it was looked at, and carries nothing
        for token in self._content(text, tokens, stop_words(language) | asking):
            if token.word not in terms:
                terms[token.word] = self._term(text, token, language, stems)
            if len(terms) == _MOST_TERMS:
                break
        return Reading(question, tuple(filter(None, terms.values())), intent, language)

    def _content(self, text: str, tokens: list[Token], stop: frozenset[str]) -> Iterator[Token]:
        """The tokens with content; a hyphenated word is one where the archive has it so, else its parts."""
        closed_up = [token for token in tokens if token.joined and token.word in self._vocabulary]
        covered = {at for token in closed_up for at in range(token.start, token.end)}
        for token in tokens:
            if token in closed_up or not (token.joined or token.start in covered):
                acronym = token.word in self._vocabulary and _is_acronym(text, token)
                if token.word not in stop or acronym:
                    yield token

    def _term(self, text: str, token: Token, language: str, stems: Stems) -> Term | None:
        """What a word may mean; None for a misspelt word without content."""
        typed, word = text[token.start : token.end], token.word
        common = is_common(word, stems)
        capital = typed[0].isupper() and bool(text[: token.start].strip()) and not text.isupper()
        family = self._vocabulary.family(word, stems)
        alternatives: tuple[Alternative, ...] = ()
        if family:
            alternatives = (Alternative(word, family),)
        elif word in short_forms():
            alternatives = self._alternatives([(short_forms()[word], 1.0)], stems)
        elif not common:
            guess = self._guessing.guess(word, language, stems)
            if guess.without_content and not capital:
                return None
            alternatives = self._alternatives(guess.words, stems)
            common = guess.common and not capital
        name = self._vocabulary.is_name(word) or (capital and not common)
        return Term(typed, token.start, word, alternatives, bool(family), common, name)

    def _alternatives(self, words: Sequence[tuple[str, float]], stems: Stems) -> tuple[Alternative, ...]:
        found = [(word, self._vocabulary.family(word, stems), weight) for word, weight in words]
        return tuple(Alternative(word, family, weight) for word, family, weight in found if family)


def _is_acronym(text: str, token: Token) -> bool:
    """Whether it is written in capitals alone where the rest of the question is not: "US", "WHO", "IT"."""
    return token.end - token.start > 1 and text[token.start : token.end].isupper() and not text.isupper()
