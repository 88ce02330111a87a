"""The language of an article, by its most frequent words and its script."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.archive.vocabulary import vocabulary
from bot.archive.words import letters_in

_STOP_WORDS = {
    "en": vocabulary(
        "the and of to in a is that for it was on with as his he her she they be at by this had are but",
        "from or",
        "have an not has who been will their said would which you its were after",
    ),
    "nl": vocabulary(
        "de het een en van in is dat op te zijn met voor niet die er aan om ook als maar hij ze bij uit werd",
        "naar heeft door over was hun nog dan wordt zij deze worden",
    ),
    "de": vocabulary(
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
        "er hat dass sie nach wird bei einer um am sind noch wie",
    ),
    "fr": vocabulary(
        "le la les de des et un une du en est que qui dans pour pas au sur par il plus ce avec sont elle",
        "ne se",
        "son aux cette ont mais été l d qu",
    ),
    "es": vocabulary(
        "el la los las de del y en que un una por con para es se no al lo su más como pero sus le ha este sí",
        "porque está entre cuando son fue",
    ),
    "it": vocabulary(
        "il la di che e un una in per non è con del della le si i da al sono ha dei più come gli anche lo",
        "nel",
        "alla ma delle dal",
    ),
    "pt": vocabulary(
        "o a os as de do da em um uma que e para não com por se no na mais dos das ao como foi são ele",
        "pela é",
        "ou sua seu também",
    ),
    "ro": vocabulary(
        "și de la în a cu pe care din un o nu pentru că este mai sau au fost lui ale prin sunt fi ca"
    ),
    "tr": vocabulary(
        "ve bir bu da de için ile olarak olan gibi daha çok en ne o kadar sonra ancak değil her"
    ),
    "id": vocabulary(
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga adalah ke oleh karena ada"
    ),
}
# The scripts that nearly always mean one language; the letters of Ukrainian are those that Russian lacks.
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_STOP_WORDS_OF_ANY = vocabulary().union(*_STOP_WORDS.values())
_STOP_WORDS_OF_OTHERS = {language: _STOP_WORDS_OF_ANY - words for language, words in _STOP_WORDS.items()}
_LANGUAGES_OF = {
    word: tuple(language for language, words in _STOP_WORDS.items() if word in words)
    for word in _STOP_WORDS_OF_ANY
}
_OF_SCRIPTS = re.compile(r"[\u0370-\u0e7f\u3040-\ud7af]")  # from the first to the last letter of `_SCRIPTS`
_SAMPLE_WORDS = 20_000
_SAMPLE_CHARACTERS = 20_000
_DEFAULT = "en"
# A paragraph is short, so it takes so many different stop words, and so many times those of the article's own
# language.
_SURE_VOTES, _SURE_TIMES = 5, 3
# At most a third of those can be words of the own language too. That makes four others; but the first word of
# a paragraph that metadata was cut from may be a piece of one.
_LEAST_OF_OTHER = 3


def guess_language(text: str, words: Counter[str] | None = None) -> str:
    """The ISO 639-1 code of the language that most of `text` is in; English when nothing tells.

    `words` are those of the text, counted in its order, where they are known. Counting stop words is all it
    takes for whole articles: see Grefenstette, "Comparing two language identification schemes" (1995).
    """
    if script := _other_script(text[:_SAMPLE_CHARACTERS]):
        return script
    votes: Counter[str] = Counter()
    # Each different word once, in the order of the text, which decides between languages with equal votes.
    if words is None or len(text) >= 2 * _SAMPLE_WORDS:
        words = Counter(letters_in(text)[:_SAMPLE_WORDS])
    for word, times in zip(map(str.casefold, words), words.values(), strict=True):
        for language in _LANGUAGES_OF.get(word, ()):
            votes[language] += times
    return max(votes, key=lambda language: votes[language], default=_DEFAULT)


def in_other_languages(
    text: str, paragraphs: Iterable[tuple[int, int]], language: str, words: Iterable[str]
) -> Iterator[tuple[int, str]]:
    """The paragraphs of an article in `language` that are in another, by number, and in which.

    `words` are all of the article, each at least once; most articles show by them that there is none.
    """
    if _may_hold_another(language, words):
        for number, (start, end) in enumerate(paragraphs, 1):
            if (other := language_of_paragraph(text[start:end], language)) != language:
                yield number, other


def _may_hold_another(language: str, words: Iterable[str]) -> bool:
    others = _STOP_WORDS_OF_OTHERS.get(language, _STOP_WORDS_OF_ANY)
    return max(_votes(others.intersection(map(str.casefold, words))).values(), default=0) >= _LEAST_OF_OTHER


def language_of_paragraph(text: str, language: str) -> str:
    """The language of a paragraph of an article in `language`: another one only when it is beyond doubt."""
    found = _STOP_WORDS_OF_ANY.intersection(map(str.casefold, letters_in(text)))
    own = len(_STOP_WORDS.get(language, frozenset()) & found)
    needed = max(_SURE_VOTES, _SURE_TIMES * own)
    if len(found) < needed:  # so no language can have as many: of nearly all paragraphs that is known here
        return language
    votes = _votes(sorted(found))
    likely = max(votes, key=lambda code: votes[code])
    return likely if votes[likely] >= needed else language


def stop_word_counts(text: str) -> Counter[str]:
    """How many different stop words of each language `text` has; nothing for languages it has none of."""
    return _votes({word.casefold() for word in letters_in(text)})


def _votes(words: Iterable[str]) -> Counter[str]:
    """How many of the words are stop words of each language; one of two languages votes for both."""
    return Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))


def _other_script(sample: str) -> str | None:
    if sample.isascii() or not _OF_SCRIPTS.search(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    counts = {language: len(script.findall(sample)) for language, script in _SCRIPTS}
    counts["ja"] *= 4  # Japanese needs few kana between its Chinese characters
    counts["uk"] *= 20  # one letter in twelve is Ukraine's own
    language = max(counts, key=lambda code: counts[code])
    return language if counts[language] * 2 > letters else None
