"""Which stretches stand between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.quotes.marks import find_stretches, opens_with_mark

PAIRED = {
    'He said "no" to it.': ["no"],
    "He said “no” to it.": ["no"],
    "Hij zei „nee” tegen haar.": ["nee"],
    "Er sagte „nein“ dazu.": ["nein"],
    "Elle dit «non» hier.": ["non"],
    "Sie sagt »nein« dazu.": ["nein"],
    "He said 'no' to it.": ["no"],
    "He said ‘no’ to it.": ["no"],
    "He said ''no'' to it.": ["no"],
    'The files are "beyond repair.” He left.': ["beyond repair."],
    '"One," he said. "Two."': ["One,", "Two."],
    "(“Three”) and—“four”—and “five”": ["Three", "four", "five"],
    'He told them,"It is late."': ["It is late."],
}


@pytest.mark.parametrize(("text", "found"), PAIRED.items())
def test_every_pair_of_marks_is_known(text: str, found: list[str]) -> None:
    assert _words(text) == found


NESTED = {
    '"She said "no" twice," he said.': ['She said "no" twice,'],
    "“She said ‘no’ twice,” he said.": ["She said ‘no’ twice,"],
    '"She asked: “Why?” Nobody knew."': ["She asked: “Why?” Nobody knew."],
    '"She said "no."" Then she left.': ['She said "no."'],
    "'He said \"no\" to me,' she said.": ['He said "no" to me,'],
}


@pytest.mark.parametrize(("text", "found"), NESTED.items())
def test_a_quotation_in_a_quotation_belongs_to_it(text: str, found: list[str]) -> None:
    assert _words(text) == found


def test_a_doubled_mark_counts_once() -> None:
    assert _words('He sang ""come back to me" that night.') == ["come back to me"]


APOSTROPHES = [
    "The boys' car isn't the girls' car.",
    "'s Avonds is het koud, en 's morgens ook.",
    "'t Is 'n mooie dag, rock 'n' roll.",
    "In the '90s they'd rockin' clubs.",
    'He is 6\'2" tall and 5" wide.',
]


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_and_inches_are_not_quotation_marks(text: str) -> None:
    assert _words(text) == []


def test_a_single_quoted_sentence_may_hold_apostrophes() -> None:
    assert _words("'It's the boys' car,' he said.") == ["It's the boys' car,"]


def test_a_single_quotation_may_close_after_a_letter_that_often_has_an_apostrophe() -> None:
    assert _words("They call it 'the fields' and smile.") == ["the fields"]


def test_a_mark_that_nothing_closes_loses_nothing_after_it() -> None:
    assert _words('He wrote "it is so. Then she said “never” again.') == ["never"]


def test_the_last_open_mark_runs_to_the_end() -> None:
    text = 'He said: "It is late.  '
    (stretch,) = find_stretches(text, 0, len(text))
    assert (text[stretch.start : stretch.end], stretch.complete) == ("It is late.", False)


def test_empty_marks_hold_nothing() -> None:
    assert _words("He said \"\" and “” and ''.") == []


def test_only_the_given_part_of_the_text_is_read() -> None:
    text = '"one" "two" "three"'
    stretches = find_stretches(text, 6, 11)
    assert [text[stretch.start : stretch.end] for stretch in stretches] == ["two"]


@pytest.mark.parametrize(
    ("text", "opens"), [("  “So", True), ("'s Avonds", False), ("So “", False), ("", False)]
)
def test_a_text_opens_with_a_mark_only_if_that_can_open(text: str, opens: bool) -> None:
    assert opens_with_mark(text, 0, len(text)) is opens


@given(st.text(alphabet="\"'“”„‘’«»`s a.,\n", max_size=60))
def test_stretches_are_in_order_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for stretch in find_stretches(text, 0, len(text)):
        assert end <= stretch.opened < stretch.start < stretch.end <= stretch.closed <= len(text)
        end = stretch.closed


def _words(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in find_stretches(text, 0, len(text))]
