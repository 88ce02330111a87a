"""Every word of the archive: its number, its inflected forms, and whether the articles write it as a name."""

from collections import defaultdict
from collections.abc import Iterator

from bot.search.stems import Stems
from bot.search.tokens import Token

_INFLECTED = 0.9  # what another form of a word counts, against 1 for the very form that was typed

Family = tuple[tuple[int, float], ...]


class Vocabulary:
    """The words of an archive, numbered in the order in which they were first added."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses: list[int] = []
        self._judged: list[int] = []
        self._capitals: list[int] = []
        self._languages: dict[str, dict[int, None]] = defaultdict(dict)
        self._families: dict[str, dict[str, list[int]]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, word: str) -> bool:
        return word in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def add_sentence(self, text: str, tokens: list[Token], language: str, *, heading: bool) -> list[int]:
        """Count the words of one sentence, and give their numbers."""
        return [
            self._add(token.word, language, None if heading or at == 0 else text[token.start].isupper())
            for at, token in enumerate(tokens)
        ]

    def group(self) -> None:
        """Gather the words into families of one stem; call it once all words are added."""
        stems = Stems(self._languages)
        words = list(self._numbers)
        for language, numbers in self._languages.items():
            families: dict[str, list[int]] = defaultdict(list)
            for number in numbers:
                families[stems.stem(words[number], language)].append(number)
            self._families[language] = dict(families)

    def number(self, word: str) -> int | None:
        """The number of `word`; None when no article has it."""
        return self._numbers.get(word)

    def uses(self, word: str) -> int:
        """How often the articles use `word`."""
        return self._uses[self._numbers[word]]

    def is_name(self, word: str) -> bool:
        """Whether at least four in five of the uses of `word` inside sentences have a capital."""
        number = self._numbers.get(word)
        return number is not None and self._capitals[number] >= max(1, 0.8 * self._judged[number])

    def family(self, word: str, stems: Stems) -> Family:
        """The numbers of `word` and its inflected forms in every language of the archive, with their weights.

        Empty when the archive has none of them.
        """
        weights: dict[int, float] = {}
        for language, families in self._families.items():
            weights |= dict.fromkeys(families.get(stems.stem(word, language), ()), _INFLECTED)
        if word in self._numbers:
            weights[self._numbers[word]] = 1.0
        return tuple(sorted(weights.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, in order of appearance."""
        return tuple(self._languages)

    def _add(self, word: str, language: str, capital: bool | None) -> int:
        number = self._numbers.setdefault(word, len(self._numbers))
        if number == len(self._uses):
            self._uses.append(0)
            self._judged.append(0)
            self._capitals.append(0)
        self._uses[number] += 1
        self._judged[number] += capital is not None
        self._capitals[number] += capital is True
        self._languages[language][number] = None
        return number
