"""/who: everybody, paged, and one person with other names, ages, birth, relations and what they said."""

from datetime import date
from pathlib import Path

from bot.archive import Interval
from bot.cards.reference import tag
from bot.client import create_bot
from bot.config import Config
from bot.facts import AgeMention, Person, Published, Quotation, Relation, Speaker
from bot.library import Library, Shelf
from bot.testing import Chat
from tests.cards.made import article, facts_with, library_of


async def test_everybody_is_listed_those_most_told_of_first(chat: Chat) -> None:
    seen = await chat.slash("who")
    assert not seen.private
    assert "4 people" in seen.text
    names = ["**Ada Lind**", "**Bo Lind**", "**Cy Lind**", "**Dov Ree**"]
    assert [seen.text.index(name) for name in names] == sorted(seen.text.index(name) for name in names)
    assert "parent of Bo Lind · quoted once · 1 event" in seen.text
    assert "child of Ada Lind · 5 years / 7 years" in seen.text


async def test_a_person_is_shown_with_names_relations_and_their_places(chat: Chat) -> None:
    seen = await chat.slash("who", name="Ada Lind")
    assert not seen.private
    assert "### Ada Lind\n-# also called “the mayor” (island.txt)" in seen.text
    assert "**parent of Bo Lind**\n> Her son Bo\n-# harbour\\_01.txt · paragraph 3" in seen.text


async def test_a_person_is_shown_with_ages_and_what_contradicts(chat: Chat) -> None:
    seen = await chat.slash("who", name="Bo Lind")
    assert "**7 years** · <t:1620129600:D>\n-# harbour\\_01.txt" in seen.text
    assert "-# **Contradiction:** 7 years in harbour\\_01.txt" in seen.text
    assert "**child of Ada Lind**" in seen.text
    assert "Born between" in (await chat.slash("who", name="cy")).text


async def test_people_are_found_by_what_else_the_articles_call_them(chat: Chat) -> None:
    assert "### Ada Lind" in (await chat.slash("who", name="the mayr")).text
    assert await chat.suggest("/who name:mayor") == ["Ada Lind"]


async def test_names_are_suggested_before_anything_is_typed(chat: Chat) -> None:
    assert await chat.suggest("/who name:") == ["Ada Lind", "Bo Lind", "Cy Lind", "Dov Ree"]


async def test_somebody_of_whom_only_an_event_tells_is_shown_where_it_does(chat: Chat) -> None:
    seen = await chat.slash("who", name="dov")
    assert "no article gives an age or a relative" in seen.text
    assert seen.quoted == ["The storm hit the harbour on 3 May 2021."]
    assert "Sentences" not in seen.labels
    assert "Timeline" in seen.labels


async def test_buttons_lead_to_what_somebody_said_and_to_what_happened(chat: Chat) -> None:
    seen = await chat.slash("who", name="ada")
    said = await chat.press(seen, "Quotations")
    assert said.private
    assert "### Ada Lind" in said.text
    happened = await chat.press(seen, "Timeline")
    assert happened.private
    assert "about “Ada Lind”" in happened.text
    assert "3 May 2021" in happened.text


async def test_a_name_that_the_articles_do_not_have_is_refused_privately(chat: Chat) -> None:
    seen = await chat.slash("who", name="Zed @here")
    assert seen.private
    assert "nothing about anybody called “Zed \\@here”" in seen.text


async def test_a_person_is_opened_privately_from_the_list(chat: Chat) -> None:
    listed = await chat.slash("who")
    chosen = await chat.choose(listed, "person", tag("Cy Lind"))
    assert chosen.private
    assert "### Cy Lind" in chosen.text


async def test_the_list_works_after_a_restart_and_for_somebody_else(
    chat: Chat, library: Library, tmp_path: Path
) -> None:
    listed = await chat.slash("who")
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    chosen = await chat.choose(listed, "person", tag("Bo Lind"))
    assert chosen.private
    assert chosen.message.id != listed.message.id
    assert "### Bo Lind" in chosen.text


async def test_whoever_is_told_of_no_more_is_refused_privately(chat: Chat) -> None:
    listed, person = await chat.slash("who"), await chat.slash("who", name="bo")
    chat.bot.shelf.replace(library_of(article("other.txt", "Something else happened.")))
    assert "no longer tell of this person" in (await chat.choose(listed, "person", tag("Cy Lind"))).text
    assert (await chat.press(person, "Sentences")).private


async def test_two_people_of_one_name_are_told_apart(chat: Chat) -> None:
    articles = [
        article(f"{name}.txt", f"Max, {age}, is here. He said so.") for name, age in (("one", 4), ("two", 40))
    ]
    people = tuple(
        Person(
            "Max",
            None,
            (AgeMention(made.passages[0].span, age),),
            aliases=(articles[0].passages[0].span.within(0, 3),),
        )
        for made, age in zip(articles, (4, 40), strict=True)
    )
    said = Quotation("q", (articles[1].passages[1].span,), Speaker("named", "Max"))
    known = {made.file: Published(None, "unknown") for made in articles}
    facts = facts_with(known, people=people, quotations=(said,))
    chat.bot.shelf.replace(library_of(*articles, facts=facts))
    assert await chat.suggest("/who name:max") == ["Max (two.txt)", "Max (one.txt)"]
    one = await chat.slash("who", name="Max (one.txt)")
    two = await chat.slash("who", name="Max (two.txt)")
    assert "**4 years**" in one.text
    assert "**40 years**" in two.text
    assert "Quotations" in two.labels
    assert "Quotations" not in one.labels


async def test_an_age_of_another_time_says_so(chat: Chat) -> None:
    made = article("a.txt", "Ann was 21 in 2001. She was 9 then.")
    spans = [passage.span for passage in made.passages]
    year = Interval(date(2001, 1, 1), date(2001, 12, 31))
    ages = (AgeMention(spans[0], 21, current=False, at=year), AgeMention(spans[1], 9, current=False))
    known = {"a.txt": Published(None, "unknown")}
    facts = facts_with(known, people=(Person("Ann", None, ages),))
    chat.bot.shelf.replace(library_of(made, facts=facts))
    seen = await chat.slash("who", name="ann")
    assert "**21 years** · told of about 2001\n-# a.txt · date unknown" in seen.text
    assert "**9 years** · told of another time" in seen.text


async def test_every_kind_of_relation_has_words(chat: Chat) -> None:
    made = article("a.txt", "\n".join(f"Sentence {number} tells it." for number in range(7)))
    kinds = ("child", "parent", "sibling", "spouse", "ex-spouse", "engaged", "partner")
    relations = tuple(
        Relation(kind, ("Ben Low",), (passage.span,))  # type: ignore[arg-type]  # each is a kind
        for kind, passage in zip(kinds, made.passages, strict=True)
    )
    facts = facts_with(
        {"a.txt": Published(None, "unknown")}, people=(Person("Ann", None, (), relations=relations),)
    )
    chat.bot.shelf.replace(library_of(made, facts=facts))
    seen = await chat.slash("who", name="ann")
    for words in ("child of", "parent of", "brother or sister of", "engaged to", "in a relationship with"):
        assert f"**{words} Ben Low**" in seen.text
    assert "**is or was married to Ben Low**" in seen.text
    assert "**was married to Ben Low**" in seen.text
    assert len(seen.quoted) == 7


async def test_only_a_page_of_sentences_is_shown_at_once(chat: Chat) -> None:
    made = article("a.txt", "\n".join(f"Ann was {age} then." for age in range(1, 13)))
    ages = tuple(AgeMention(passage.span, age, current=False) for age, passage in enumerate(made.passages, 1))
    facts = facts_with({"a.txt": Published(None, "unknown")}, people=(Person("Ann", None, ages),))
    chat.bot.shelf.replace(library_of(made, facts=facts))
    first = await chat.press(await chat.slash("who", name="ann"), "Sentences")
    second = await chat.press(first, "Next")
    assert "page 2 of 3" in second.text
    assert second.message.id == first.message.id
    assert second.quoted[0] == "Ann was 6 then."


async def test_an_archive_with_nobody_says_so(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("a.txt", "It rained.")))
    assert "tell of nobody" in (await chat.slash("who")).text
    assert await chat.suggest("/who name:") == []
    assert (await chat.slash("who", name="ann")).private


async def test_an_outlet_that_reports_is_no_person(chat: Chat) -> None:
    made = article("a.txt", "It was over, the Post wrote.")
    said = made.passages[0].span
    quotation = Quotation("q", (said,), Speaker("named", "The Post", said), "The Post", "report")
    known = {"a.txt": Published(None, "unknown")}
    chat.bot.shelf.replace(library_of(made, facts=facts_with(known, quotations=(quotation,))))
    assert "tell of nobody" in (await chat.slash("who")).text


async def test_everybody_is_paged_in_large_archives(chat: Chat) -> None:
    made = article("a.txt", "\n".join(f"Person{number} Low is 40." for number in range(2500)))
    people = tuple(
        Person(f"Person{number} Low", None, (AgeMention(passage.span, 40),))
        for number, passage in enumerate(made.passages)
    )
    facts = facts_with({"a.txt": Published(None, "unknown")}, people=people)
    chat.bot.shelf.replace(library_of(made, facts=facts))
    first = await chat.slash("who")
    assert "2,500 people" in first.text
    assert "page 2 of 313" in (await chat.press(first, "Next")).text
    assert len(await chat.suggest("/who name:")) == 25
    assert "### Person2499 Low" in (await chat.slash("who", name="person2499 low")).text
