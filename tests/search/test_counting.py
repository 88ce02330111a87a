from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.search.counting import Counted, Text, count
from bot.search.tokens import tokenize

WORDS = st.sampled_from(["The", "mill", "Mill", "of", "bi-polar", "Zoë's", "1,000", "—", "l'été"])
SENTENCES = st.lists(
    st.builds(
        Text,
        st.lists(WORDS).map(" ".join) | st.text(max_size=20),
        st.sampled_from(["en", "nl"]),
        st.booleans(),
    ),
    max_size=5,
)


def by_word(counted: Counted, values: list[int]) -> dict[str, int]:
    return {word: values[number] for number, word in enumerate(counted.lexicon) if values[number]}


@given(SENTENCES)
def test_the_words_are_those_of_the_tokens_text_by_text(texts: list[Text]) -> None:
    counted = count(texts)
    words = list(counted.lexicon)
    ends = counted.lengths.cumsum().tolist()
    found = [
        [words[number] for number in counted.words[end - length : end].tolist()]
        for end, length in zip(ends, counted.lengths.tolist(), strict=True)
    ]
    assert found == [[token.word for token in tokenize(text.text)] for text in texts]


@given(SENTENCES)
def test_words_are_numbered_by_their_letters_and_counted(texts: list[Text]) -> None:
    counted = count(texts)
    words = [token.word for text in texts for token in tokenize(text.text)]
    assert list(counted.lexicon) == sorted(set(words))
    spoken = Counter[str]()
    for uses in counted.spoken.values():
        spoken.update(by_word(counted, uses.tolist()))
    assert spoken == Counter(words)


@given(SENTENCES)
def test_capitals_count_inside_sentences_only(texts: list[Text]) -> None:
    inside = [
        (token.word, text.text[token.start].isupper())
        for text in texts
        if not text.heading
        for token in tokenize(text.text)[1:]
    ]
    counted = count(texts)
    assert by_word(counted, counted.judged.tolist()) == Counter(word for word, _ in inside)
    assert by_word(counted, counted.capitals.tolist()) == Counter(word for word, capital in inside if capital)


@given(SENTENCES)
def test_each_language_knows_its_words(texts: list[Text]) -> None:
    counted = count(texts)
    for language, uses in counted.spoken.items():
        spoken = [token.word for text in texts if text.language == language for token in tokenize(text.text)]
        assert by_word(counted, uses.tolist()) == Counter(spoken)
