"""What spares the reading of most lines must never spare one that counts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import dateline, file_name, language, orthography, outlet, printed_dates, sentences
from bot.archive.clutter import captions, labels, metadata, notices
from bot.archive.line import split_lines
from bot.archive.words import COMPOUND, LETTERS


@pytest.mark.parametrize(("piece", "phrases"), notices._NOTICES, ids=[piece for piece, _ in notices._NOTICES])
@settings(max_examples=10)
@given(data=st.data())
def test_no_phrase_of_a_notice_can_do_without_its_piece(
    piece: str, phrases: re.Pattern[str], data: st.DataObject
) -> None:
    assert piece in data.draw(st.from_regex(phrases))


@given(st.from_regex(captions._CREDIT_AT_END) | st.from_regex(captions._NAMES_IN_BRACKETS))
def test_no_credit_at_the_end_of_a_line_can_do_without_a_sign_of_it(line: str) -> None:
    assert any(sign in line for sign in captions._OF_CREDIT_AT_END)


@given(st.one_of([st.from_regex(request) for request in outlet._REQUESTS]))
def test_no_request_for_comment_can_do_without_a_word_of_it(line: str) -> None:
    assert any(words in line for words in outlet._OF_REQUEST)


@settings(max_examples=400, deadline=None)  # the first compiles the pattern, whose choices are many
@given(st.data())
def test_no_word_of_a_time_stamp_is_one_of_prose(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from((metadata._removable(), printed_dates._pattern())))
    stamp = pattern.search(data.draw(st.from_regex(pattern)))
    assert stamp is not None
    assert not any(map(metadata._is_of_prose, COMPOUND.findall(stamp[0])))


@pytest.mark.parametrize(
    "word", ["the", "at", "updated", "min", "december", "vrijdag", "feira", "and", "Smith"]
)
def test_words_that_a_stamp_may_hold_are_not_of_prose(word: str) -> None:
    assert not metadata._is_of_prose(word)


@pytest.mark.parametrize("word", ["bridge", "closed", "was", "brug"])
def test_other_words_are(word: str) -> None:
    assert metadata._is_of_prose(word)


@given(st.one_of([st.from_regex(script) for _, script in language._SCRIPTS]))
def test_no_letter_of_another_script_is_overlooked(text: str) -> None:
    assert language._OF_SCRIPTS.search(text)


_STOPS = st.text(st.sampled_from("abßéAB1².! \n"), max_size=40)


@given(st.lists(st.sampled_from(["sign", "SIGNED", "ﬁelds", "this", "tip", "e-mail", "brug", "Zoë"])))
def test_no_notice_is_overlooked_by_the_words_of_a_page(words: list[str]) -> None:
    lines = list(split_lines(text := " ".join(words), 0, len(text)))
    page = text.casefold()
    found = notices.likely_notices(lines)
    assert found == notices.likely_notices(lines)  # of words that are known by now
    assert found == [notice for notice in notices._NOTICES if notice[0] in page]


def test_no_more_words_are_kept_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "_MOST_KEPT", 2)
    for text in ("sign up", "an inbox", "all of these words at once"):
        assert [piece for piece, _ in notices.likely_notices(list(split_lines(text, 0, len(text))))] == [
            piece for piece, _ in notices._NOTICES if piece in text
        ]
        assert len(notices._PLAIN) + len(notices._TELLING) <= 2


def test_no_sign_that_is_no_letter_becomes_one_in_small_letters() -> None:
    assert not any(
        re.search("[a-z]", chr(code).casefold()) for code in range(0x110000) if not chr(code).isalnum()
    )


@pytest.mark.parametrize("entry", [*labels._BUTTONS, *labels.RELATED, *labels.COMMENTS])
@settings(max_examples=10)
@given(data=st.data())
def test_no_label_that_ends_as_prose_does_is_overlooked(entry: str, data: st.DataObject) -> None:
    label = data.draw(st.from_regex(labels._whole_line((entry,)), fullmatch=True))
    label += data.draw(st.sampled_from(["", ".", '"', "”"]))
    assert labels.is_label(label) == bool(labels.LABEL.fullmatch(label))


@given(st.from_regex(dateline._SIGNED) | st.from_regex(dateline._UNSIGNED))
def test_no_dateline_can_do_without_a_dash(text: str) -> None:
    assert any(dash in text for dash in dateline._DASHES)


@given(st.from_regex(dateline._SIGNED))
def test_no_signed_dateline_can_do_without_a_bracket(text: str) -> None:
    assert any(bracket in text for bracket in dateline._BRACKETS)


@given(st.from_regex(dateline._ALONE, fullmatch=True))
def test_a_dateline_alone_ends_in_one_of_few_ways(text: str) -> None:
    assert text.endswith(dateline._ENDS)


@given(st.from_regex(printed_dates._pattern()) | st.from_regex(file_name._APART))
def test_no_day_in_a_name_can_do_without_its_year(text: str) -> None:
    if any(file_name._days(text)):
        assert "19" in text or "20" in text


@given(st.from_regex(metadata._WEEKDAY))
def test_no_weekday_reaches_further_than_is_looked(text: str) -> None:
    weekday = metadata._WEEKDAY.search(text)
    assert weekday is not None
    assert len(weekday[0]) <= metadata._LONGEST_WEEKDAY


@given(st.text(st.sampled_from("abßé5²_-'’.& \n") | st.characters(), max_size=40))
def test_the_last_word_is_what_a_search_for_it_finds(text: str) -> None:
    found = sentences._LAST_WORD.search(text)
    assert sentences._last_word(text) == (found[0] if found else "")


@given(_STOPS)
def test_words_without_a_stop_are_those_that_a_search_finds(text: str) -> None:
    words = set(LETTERS.findall(text))
    found = {word.casefold() for word in orthography._WORD_WITHOUT_STOP.findall(text)}
    for word in words:
        assert orthography._without_stop(text, {word.casefold()}, words) == found & {word.casefold()}
    everything = {word.casefold() for word in words}
    assert orthography._without_stop(text, everything, words) & everything == found


_OWN = ["the", "and", "of", "bridge"]
_OTHER = ["het", "een", "van", "zijn", "voor", "niet", "die", "is", "in"]


@given(st.lists(st.lists(st.sampled_from([*_OWN, *_OTHER]), min_size=1, max_size=9), min_size=1, max_size=4))
def test_no_paragraph_in_another_language_is_overlooked(paragraphs: list[list[str]]) -> None:
    text = "\n".join(map(" ".join, paragraphs))
    ends = [len("\n".join(map(" ".join, paragraphs[: number + 1]))) for number in range(len(paragraphs))]
    bounds = list(zip([0, *(end + 1 for end in ends)], ends, strict=False))
    told = [
        (number, language.language_of_paragraph(text[slice(*each)], "en"))
        for number, each in enumerate(bounds, 1)
    ]
    assert list(language.in_other_languages(text, bounds, "en", text.split())) == [
        each for each in told if each[1] != "en"
    ]
