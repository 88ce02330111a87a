import pytest

from bot.facts import Published, Quotation, Speaker
from bot.testing import Chat
from tests.cards.made import CLUTTER, article, facts_with, library_of


async def test_a_quotation_in_parts_is_shown_whole_with_its_parts_marked(chat: Chat) -> None:
    seen = await chat.slash("quote", by="Ada Lind")
    assert not seen.private
    assert seen.quoted[0] == 'We will rebuild," she told the Harbour Post, "and soon.'
    assert "**We will rebuild,**" in seen.text
    assert "### Ada Lind\n-# to Harbour Post · interview" in seen.text


async def test_the_same_words_in_another_file_are_shown_once_as_such(chat: Chat) -> None:
    seen = await chat.slash("quote", by="Ada Lind")
    assert "The same words in another file" in seen.text
    assert "Quotation 1 of 1" in seen.text
    assert "Another one" not in seen.labels


async def test_an_anonymous_source_is_said_to_be_one(chat: Chat) -> None:
    assert "An unnamed source (“a fisherman”)" in (await chat.slash("quote", about="warned")).text


async def test_another_one_walks_through_all_without_repeating_and_says_where_it_is(chat: Chat) -> None:
    first = await chat.slash("quote")
    second = await chat.press(first, "Another one")
    third = await chat.press(second, "From the start")
    assert third.message.id == second.message.id == first.message.id
    assert {*first.quoted} != {*second.quoted}
    assert third.quoted == first.quoted
    assert [f"Quotation {number} of 2" in seen.text for number, seen in ((1, first), (2, second))] == [
        True
    ] * 2
    assert "Quotation 1 of 2" in third.text


@pytest.mark.parametrize("first", range(5))
async def test_a_walk_begins_anywhere_and_passes_each_quotation_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    made = article("a.txt", "\n".join(f"Word number {number}." for number in range(5)))
    found = tuple(Quotation(f"q{one.span.start}", (one.span,), Speaker("unknown")) for one in made.passages)
    facts = facts_with({"a.txt": Published(None, "unknown")}, quotations=found)
    chat.bot.shelf.replace(library_of(made, facts=facts))
    monkeypatch.setattr("secrets.randbelow", lambda _: first)
    seen = await chat.slash("quote")
    words = list(seen.quoted)
    while "Another one" in seen.labels:
        seen = await chat.press(seen, "Another one")
        words += seen.quoted
    assert words[0] == f"Word number {first}."
    assert sorted(words) == [f"Word number {number}." for number in range(5)]
    assert "Quotation 5 of 5" in seen.text


async def test_somebody_else_walks_through_them_privately(chat: Chat) -> None:
    first = await chat.slash("quote")
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    second = await chat.press(first, "Another one")
    assert second.private
    third = await chat.press(second, "From the start")
    assert third.message.id == second.message.id


async def test_every_file_with_the_same_words_is_named(chat: Chat) -> None:
    articles = [article(f"file{number}.txt", "We will rebuild.") for number in range(4)]
    keys = [made.file for made in articles]
    found = tuple(
        Quotation(
            made.file,
            (made.passages[0].span,),
            Speaker("named", "Ada"),
            same_as=tuple(key for key in keys if key != made.file),
        )
        for made in articles
    )
    known = {made.file: Published(None, "unknown") for made in articles}
    chat.bot.shelf.replace(library_of(*articles, facts=facts_with(known, quotations=found)))
    seen = await chat.slash("quote")
    assert len(seen.quoted) == 3
    assert "In 4 files: file0.txt, file1.txt, file2.txt, and file3.txt" in seen.text
    assert "Quotation 1 of 1" in seen.text


async def test_what_the_article_calls_the_speaker_is_shown_where_it_is_not_the_name(chat: Chat) -> None:
    assert "interview · the article writes “she”" in (await chat.slash("quote", by="ada")).text


async def test_an_outlet_that_quotes_itself_is_not_said_to_be_told(chat: Chat) -> None:
    made = article("a.txt", "It was over, the Post wrote.")
    said = made.passages[0].span
    found = (Quotation("q", (said,), Speaker("named", "The Post"), "The Post", "report"),)
    known = {"a.txt": Published(None, "unknown")}
    chat.bot.shelf.replace(library_of(made, facts=facts_with(known, quotations=found)))
    assert "### The Post\n-# its own report" in (await chat.slash("quote")).text


async def test_unnamed_sources_can_be_asked_for(chat: Chat) -> None:
    seen = await chat.slash("quote", by="unnamed")
    assert "Quotation 1 of 1" in seen.text
    assert "An unnamed source (“a fisherman”)" in seen.text


async def test_a_medium_chooses_what_was_said_in_it(chat: Chat) -> None:
    assert "### Ada Lind" in (await chat.slash("quote", to="interview")).text


async def test_speakers_are_found_by_other_names(chat: Chat) -> None:
    assert "### Ada Lind" in (await chat.slash("quote", by="the mayor")).text


async def test_what_does_not_go_together_is_said_to_fit_nothing(chat: Chat) -> None:
    assert "No quotation fits all of that" in (await chat.slash("quote", by="unnamed", to="harbour")).text


async def test_a_few_words_are_shown_in_their_sentence(chat: Chat) -> None:
    seen = await chat.slash("quote", by="unnamed")
    assert "**Nobody warned us,**" in seen.text
    assert seen.quoted == ['"Nobody warned us," a fisherman said.']


async def test_when_nobody_is_quoted_on_it_the_card_says_so(chat: Chat) -> None:
    assert "The articles quote nobody on that" in (await chat.slash("quote", about="chess")).text


async def test_an_unknown_speaker_or_outlet_is_refused_privately(chat: Chat) -> None:
    speaker = await chat.slash("quote", by="Zed")
    outlet = await chat.slash("quote", to="Zed Times")
    assert speaker.private
    assert outlet.private
    assert "“Zed”" in speaker.text
    assert "“Zed Times”" in outlet.text


async def test_an_outlet_chooses_what_was_said_to_it(chat: Chat) -> None:
    assert "Quotation 1 of 1" in (await chat.slash("quote", to="harbour")).text


async def test_names_outlets_and_subjects_are_suggested(chat: Chat) -> None:
    assert await chat.suggest("/quote by:") == ["Ada Lind", "An unnamed source"]
    assert await chat.suggest("/quote to:") == ["Harbour Post", "interview"]
    assert await chat.suggest("/quote to:post") == ["Harbour Post"]
    assert await chat.suggest("/quote about:") == ["Bo Lind"]


async def test_parts_with_clutter_between_them_are_shown_apart(chat: Chat) -> None:
    made = article("a.txt", f'"We will," said nobody.\n{CLUTTER}\n"And soon."')
    parts = (made.passages[0].span, made.passages[-1].span)
    facts = facts_with(
        {"a.txt": Published(None, "unknown")}, quotations=(Quotation("q", parts, Speaker("unknown")),)
    )
    chat.bot.shelf.replace(library_of(made, facts=facts))
    seen = await chat.slash("quote")
    assert len(seen.quoted) == 2
    assert "The article doesn't say who" in seen.text


async def test_the_sentences_around_it_say_what_a_quotation_is_about(chat: Chat) -> None:
    assert (await chat.slash("quote", about="slept through")).quoted[0].startswith("We will rebuild")


async def test_a_person_is_found_where_the_sentence_only_says_she(chat: Chat) -> None:
    made = article("a.txt", 'Bo Lind left. She was "very tired," he said.')
    said = made.passages[1].span
    words = said.within(said.start + 9, said.start + 20)
    found = (Quotation("q", (words,), Speaker("unknown"), people=("Ada Lind",)),)
    known = {"a.txt": Published(None, "unknown")}
    chat.bot.shelf.replace(library_of(made, facts=facts_with(known, quotations=found)))

    assert "Quotation 1 of 1" in (await chat.slash("quote", about="Ada")).text
    assert "quote nobody" in (await chat.slash("quote", about="Cy")).text


async def test_where_nobody_is_quoted_it_says_so_and_what_to_do(chat: Chat) -> None:
    assert "Start typing in “about”" in (await chat.slash("quote", about="zzyzx")).text
    chat.bot.shelf.replace(library_of(article("a.txt", "Rain.")))
    assert (await chat.slash("quote")).text == "### The articles quote nobody"
