from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.orthography import Orthography
from bot.archive.sentences import MAX_SENTENCE, split_sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text), Orthography.learn(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["She left.", "He stayed!", "Why?", "Nobody knows."],
        ["The vote is on Jan. 5 in the hall.", "It starts at noon."],
        ["Mr. Hill met Gov. Reyes and Dr. Ng.", "They talked."],
        ["J. P. Hill and Kim K. Reyes met.", "They talked."],
        ["The U.S. Senate met.", "It voted."],
        ["He lives in the U.S.", "She does not."],
        ["The firm, Hill Inc., paid.", "Hill Co. Ltd. did not."],
        ["They met at 6 p.m. on Friday.", "Nobody came."],
        ["Zij zag o.a. de burgemeester en dhr. De Vries.", "Daarna ging ze weg."],
        ["De prijs is bijv. Gent of Brugge.", "Dat is alles."],
        ["A source told E! News that it was over.", "They agreed."],
        ["She works for E! News.", "He does not."],
        ["Am 5. Mai kam er.", "Dann ging er."],
        ["No. 5 won the race.", "Was it fair?", "He said no.", "Hill agreed."],
        ["They have two sons, 5 and 2.", "The family moved."],
        ["It went on... and on.", "Then it ended…", "Nobody cared."],
        ["He let that go...Her friend did not.", "It ended."],
        ["(She left.)", "[He stayed.]", "They met."],
        ["第一句。", "第二句！", "第三句"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    joint = "" if sentences[0].endswith("。") else " "
    assert split(joint.join(sentences)) == sentences


def test_a_list_number_stays_with_its_line() -> None:
    assert split("1. Open the gate. Then wait.") == ["1. Open the gate.", "Then wait."]


@pytest.mark.parametrize(("opening", "closing"), ['""', "“”", "„”", "‘’", "''", "«»", ("``", "''")])
def test_a_closing_mark_stays_with_its_sentence(opening: str, closing: str) -> None:
    said = [f"{opening}It is over.{closing}", "They left.", f"He said {opening}yes.{closing}", "She did not."]
    assert split(" ".join(said)) == said


@pytest.mark.parametrize("end", [".", "!", "?", "..."])
def test_a_quotation_and_its_small_letter_attribution_are_one_sentence(end: str) -> None:
    assert split(f"“It is over{end}” said Hill. She left.") == [f"“It is over{end}” said Hill.", "She left."]


def test_an_abbreviation_is_learned_from_the_text() -> None:
    text = "The Inst. for ships met the Inst. of boats. The Inst. Milltown was closed. Everybody left."
    assert "The Inst. Milltown was closed." in split(text)


def test_a_word_that_also_stands_without_a_full_stop_is_no_abbreviation() -> None:
    assert split("It was dark. we left the town. Near the town. Hill waited.")[-1] == "Hill waited."


def test_a_name_with_an_exclamation_mark_is_learned_from_the_text() -> None:
    text = "Wham! announced a tour. Fans of Wham! Germany cheered. Stop! Nobody move."
    assert split(text) == [
        "Wham! announced a tour.",
        "Fans of Wham! Germany cheered.",
        "Stop!",
        "Nobody move.",
    ]


def test_a_sentence_without_end_is_cut_at_white_space() -> None:
    parts = split("word " * 2_000)
    assert max(map(len, parts)) <= MAX_SENTENCE
    assert all(part.startswith("word") and part.endswith("word") for part in parts)


def test_a_word_without_end_is_cut_too() -> None:
    assert [len(part) for part in split("x" * 5_000)] == [2_000, 2_000, 1_000]


@given(st.text(alphabet="ab. !?AB\"”“'…(),5\t。", max_size=200))
def test_every_character_that_is_not_white_space_is_in_exactly_one_sentence(text: str) -> None:
    bounds = list(split_sentences(text, 0, len(text), Orthography.learn(text)))
    assert all(first[1] <= second[0] for first, second in pairwise(bounds))
    assert "".join("".join(text[a:b].split()) for a, b in bounds) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in bounds)
