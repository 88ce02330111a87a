import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Span
from bot.search import Answer, Search
from tests.search.invented_articles import FILES, search_of
from tests.search.promises import keeps_its_promises


@pytest.fixture(scope="module")
def search() -> Search:
    return search_of(FILES)


def best(answer: Answer, search: Search) -> str:
    return search._archive.text(answer.citations[0].passage.span)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was the lighthouse built?", "built in 1874"),
        ("who built teh lighthose", "Marta Lindqvist"),
        ("how many steps do visitors climb", "187 steps"),
        ("is there a bipolar compass", "bi-polar compass"),
        ("what did the keeper say about the lamp", "save the lamp"),
        ("when did the frost hit dunmoors cherries", "April 12"),
        ("hoeveel verkoopt de winkel per week", "driehonderd per week"),
        ("volgens welk recept wordt het brood gebakken", "recept van zijn grootmoeder"),
    ],
)
def test_the_passage_that_answers_comes_first(search: Search, question: str, words: str) -> None:
    answer = search.ask(question)
    assert words in best(answer, search)
    assert answer.found


@pytest.mark.parametrize(
    "question",
    [
        "who painted the mona lisa",
        "what did Oprah say about the lighthouse",
        "when does rocky kramer play",
        "what is the capital of australia",
        "how old is Marta Lindqvist",
        "hoeveel kost een vliegticket naar peru",
    ],
)
def test_what_no_article_says_is_not_found(search: Search, question: str) -> None:
    assert not search.ask(question).found


def test_not_found_still_brings_the_closest_passages(search: Search) -> None:
    answer = search.ask("what did Oprah say about the lighthouse")
    assert "lighthouse" in best(answer, search).casefold()


def test_words_that_no_passage_holds_are_named_as_typed(search: Search) -> None:
    assert search.ask("what did Oprah say about the lighthouse").missing == ("Oprah",)


def test_a_correction_says_what_was_read_as_what(search: Search) -> None:
    (correction,) = search.ask("insrance for the damage").corrections
    assert (correction.typed, correction.read_as) == ("insrance", "insurance")


def test_words_that_the_articles_have_and_numbers_are_never_corrected(search: Search) -> None:
    answer = search.ask("was the lighthouse built in 1875")
    assert answer.corrections == ()
    assert [one.typed for one in answer.contradictions] == ["1875"]


def test_the_best_passages_decide_what_a_slip_was_meant_to_be() -> None:
    search = search_of(
        {"a.txt": "The barge sank in the harbour. The badge lay on a desk of the police station."}
    )
    assert search.ask("police bage").corrections[0].read_as == "badge"
    assert search.ask("harbour bage sank").corrections[0].read_as == "barge"


def test_everyday_words_are_not_bent_into_others(search: Search) -> None:
    answer = search.ask("who counted the stars")
    assert answer.corrections == ()


def test_short_forms_of_chat_are_written_out() -> None:
    search = search_of(
        {"a.txt": "Her boyfriend keeps bees behind the mill. The honey won a prize in Dunmoor."}
    )
    answer = search.ask("who is her bf")
    assert "boyfriend" in best(answer, search)


def test_an_age_is_found_with_its_owner(search: Search) -> None:
    answer = search.ask("how old is ada kowalczyk")
    assert "52" in best(answer, search)


def test_capitals_tell_an_acronym_from_a_function_word() -> None:
    search = search_of({"a.txt": "The council met twice. The US bought the old mill in March."})
    assert "US" in best(search.ask("what did the US do"), search)


def test_running_text_stands_before_the_heading_that_promises_it() -> None:
    text = "Miller opens bakery\n\nThe miller opens a bakery in the old mill on Friday. It sells rye bread."
    search = search_of({"a.txt": text})
    assert not search.ask("what does the miller open").citations[0].passage.heading


def test_the_same_sentence_in_several_files_does_not_crowd_out_others() -> None:
    same = "The mayor of Hollin opened the new bridge on Monday."
    files = {f"{name}.txt": f"{same} Then it rained in {name}." for name in "abc"}
    files["z.txt"] = "The bridge of Hollin cost two million. The mayor called it cheap."
    texts = [
        search_of(files)._archive.text(c.passage.span)
        for c in search_of(files).ask("mayor bridge Hollin").citations
    ]
    copies = [at for at, text in enumerate(texts) if text.strip() == same]
    assert copies[0] == 0
    assert copies[1] > next(at for at, text in enumerate(texts) if "million" in text)


@pytest.mark.parametrize("question", ["", "😀😀", "who is he", "wie is hij"])
def test_a_question_without_content_finds_nothing(search: Search, question: str) -> None:
    answer = search.ask(question)
    assert not answer.found
    assert answer.citations == ()


def test_an_empty_archive_knows_nothing() -> None:
    answer = search_of({}).ask("when was the lighthouse built")
    assert (answer.found, answer.citations) == (False, ())


def test_the_threshold_decides() -> None:
    question = "When was the lighthouse built?"
    assert not search_of(FILES, threshold=1.0).ask(question).found
    assert search_of(FILES, threshold=0.0).ask("lighthouse").found


def test_the_limit_is_kept(search: Search) -> None:
    assert len(search.ask("lighthouse lamp museum frost harvest", limit=2).citations) == 2


def test_highlights_mark_inflected_and_corrected_words(search: Search) -> None:
    citation = search.ask("who bilt the lighthouses").citations[0]
    marked = [search._archive.text(span) for span in citation.highlights]
    assert marked == ["lighthouse", "built"]


def test_file_order_makes_no_difference() -> None:
    names = list(FILES)
    random.Random(3).shuffle(names)
    question = "what ruined the cherry harvest"
    assert search_of({name: FILES[name] for name in names}).ask(question) == search_of(FILES).ask(question)


WORDS = st.sampled_from(" ".join(FILES.values()).split())
QUESTIONS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=150)
@given(question=QUESTIONS)
def test_any_question_gets_an_answer_that_keeps_its_promises(search: Search, question: str) -> None:
    keeps_its_promises(search, question)


def spans_of(search: Search) -> list[Span]:
    return [passage.span for passage in search._archive.passages]


def test_matching_takes_slips_and_inflection(search: Search) -> None:
    found = search.matching("paintngs of shipwreck", spans_of(search))
    assert [search._archive.text(span).strip()[:10] for span in found] == ["The museum"]


def test_matching_wants_every_word(search: Search) -> None:
    assert search.matching("museum walnuts", spans_of(search)) == ()
    assert search.matching("museum giraffe", spans_of(search)) == ()


def test_matching_blank_words_takes_all(search: Search) -> None:
    assert search.matching(" ", spans_of(search)) == tuple(spans_of(search))


def test_matching_words_without_content_goes_by_letters(search: Search) -> None:
    found = search.matching("into", spans_of(search))
    assert all("into" in search._archive.text(span) for span in found)
    assert search.matching("😀", spans_of(search)) == ()


@given(words=st.text(max_size=100))
def test_matching_never_fails_and_keeps_the_order(search: Search, words: str) -> None:
    spans = spans_of(search)
    found = search.matching(words, spans)
    assert [span for span in spans if span in found] == list(found)
