"""/timeline, /kids, /who, /quote, /compare on a shared index: by subject, from the articles nearest to it."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.client import create_bot
from bot.config import Config
from bot.library import Library, Shelf, build_library
from bot.shared_index.opening import SharedLibrary
from bot.testing import Chat, Seen
from bot.testing.rules import SELECT
from bot.testing.showing import Quoted, quoted
from tests.cogs.test_managing import forged
from tests.search.fake_embedder import FakeEmbedder
from tests.shared_index.made import read, sources, write
from tests.shared_index.news import STORY, others

NEWS = {**STORY, **others()}
SEEDS = {path.name: path.read_text("utf-8") for path in sorted(Path("seeds").glob("*.txt"))}
TURNS = {"Later", "Next", "Another one"}

Options = Mapping[str, Any]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Where the news and the seeds are in tables."""
    pytest.importorskip("lancedb", reason="the extra `lance` is not installed")
    found = {}
    for name, files in (("news", NEWS), ("seeds", {**SEEDS, **others()})):
        found[name] = str(tmp_path_factory.mktemp(name))
        write(found[name], files)
    return found


@pytest.fixture(scope="module")
def at_hand() -> Mapping[str, Library]:
    """The same folders, looked through as a whole."""
    return {
        "news": build_library(sources(NEWS)),
        "seeds": build_library(sources({**SEEDS, **others()})),
    }


@pytest.fixture
def library(places: Mapping[str, str]) -> SharedLibrary:
    return read(places["news"])


async def cited(chat: Chat, name: str, options: Options, *buttons: str) -> set[Quoted]:
    """What all pages cite of the card that a command shows, or that the `buttons` lead to from there."""
    seen = await chat.slash(name, **options)
    for label in buttons:
        seen = await chat.press(seen, label)
    found = set(quoted(seen.texts))
    while turn := TURNS.intersection(seen.labels):
        seen = await chat.press(seen, turn.pop())
        found.update(quoted(seen.texts))
    return found


ASKED: list[tuple[str, str, Options, tuple[str, ...]]] = [
    ("news", "timeline", {"about": "mara velden"}, ()),
    ("news", "timeline", {"about": "velden", "from": "2021"}, ()),
    ("news", "timeline", {"about": "mara veldne"}, ()),
    ("news", "kids", {"name": "ilse"}, ("Sentences",)),
    ("news", "who", {"name": "mara velden"}, ()),
    ("news", "who", {"name": "velden"}, ("Sentences",)),
    ("news", "who", {"name": "velden"}, ("Quotations",)),
    ("news", "who", {"name": "velden"}, ("Timeline",)),
    ("news", "quote", {"about": "velden"}, ()),
    ("news", "quote", {"by": "Mara Velden"}, ()),
    ("news", "quote", {"about": "music", "by": "velden"}, ()),
    ("news", "quote", {"to": "Harbour Post"}, ()),
    ("news", "compare", {"about": "mara velden"}, ()),
    ("seeds", "timeline", {"about": "kim"}, ()),
    ("seeds", "kids", {"name": "saint"}, ("Sentences",)),
    ("seeds", "who", {"name": "kanye"}, ("Sentences",)),
    ("seeds", "quote", {"about": "kim"}, ()),
    ("seeds", "compare", {"about": "kim"}, ()),
]


@pytest.mark.parametrize(("news", "name", "options", "buttons"), ASKED)
async def test_the_same_is_cited_as_from_an_archive_at_hand(
    chat: Chat,
    places: Mapping[str, str],
    at_hand: Mapping[str, Library],
    news: str,
    name: str,
    options: Options,
    buttons: tuple[str, ...],
) -> None:
    chat.bot.shelf.replace(read(places[news]))
    ours = await cited(chat, name, options, *buttons)
    chat.bot.shelf.replace(at_hand[news])
    assert ours == await cited(chat, name, options, *buttons)
    assert ours


async def test_ages_of_a_child_are_those_of_an_archive_at_hand(
    chat: Chat, at_hand: Mapping[str, Library]
) -> None:
    ours = await chat.slash("kids", name="ilse")
    chat.bot.shelf.replace(at_hand["news"])
    theirs = await chat.slash("kids", name="ilse")
    assert [*theirs.texts, ours.texts[-1]] == ours.texts
    assert "2 articles" in ours.texts[-1]


SUBJECTS = [
    ("timeline", "about", "mara velden"),
    ("kids", "name", "joris"),
    ("who", "name", "mara velden"),
    ("quote", "about", "velden"),
    ("compare", "about", "velden"),
]


async def test_a_card_says_that_it_is_not_from_the_whole_archive(chat: Chat) -> None:
    note = "-# From the 2 articles of 32 that are nearest to this: not from the whole archive."
    for name, option, subject in SUBJECTS:
        seen = await chat.slash(name, **{option: subject})
        assert not seen.private
        assert seen.texts[-1] == note


async def test_somebody_who_speaks_dutch_is_told_so_in_dutch(chat: Chat) -> None:
    seen = await chat.speaking("nl").slash("who", name="velden")
    assert seen.texts[-1].startswith("-# Uit de 2 artikelen van de 32 die hier het dichtst bij komen")


async def test_what_is_from_the_whole_archive_says_nothing_of_it(chat: Chat, tmp_path: Path) -> None:
    write(str(tmp_path / "tables"), STORY)
    chat.bot.shelf.replace(read(str(tmp_path / "tables")))
    assert "nearest" not in (await chat.slash("who", name="velden")).text


async def test_without_a_subject_one_is_asked_for(chat: Chat) -> None:
    for name, _, _ in SUBJECTS:
        seen = await chat.slash(name)
        assert seen.private
        assert "This archive has 32 articles, too many to be looked through as a whole. Say whom" in seen.text


async def test_of_a_subject_that_nobody_knows_the_closest_passage_is_shown(chat: Chat) -> None:
    for name, option, _ in SUBJECTS:
        seen = await chat.slash(name, **{option: "orchestra spaceship"})
        assert "### The articles don't say\n-# about “orchestra spaceship”" in seen.text
        assert "The closest passage, which may be about something else:" in seen.text
        assert "orchestra" in seen.quoted[0]
        assert "From the 2 articles" in seen.text


async def test_of_words_in_no_article_it_is_said_that_none_comes_near(chat: Chat) -> None:
    seen = await chat.slash("timeline", about="zzyzxq")
    assert "### The articles don't say" in seen.text
    assert "No article comes near" in seen.text
    assert not seen.quoted


async def test_what_no_word_finds_may_be_near_by_its_meaning(chat: Chat, tmp_path: Path) -> None:
    embedder = FakeEmbedder({"philharmonic": "orchestra"})
    write(str(tmp_path / "tables"), {**STORY, **dict([*others().items()][:3])}, embedder)
    chat.bot.shelf.replace(read(str(tmp_path / "tables"), embedder))
    seen = await chat.slash("who", name="philharmonic")
    assert "### The articles don't say" in seen.text
    assert len(seen.quoted) == 1


async def test_the_children_of_a_parent_are_shown(chat: Chat) -> None:
    seen = await chat.slash("kids", name="mara velden")
    assert "2 children" in seen.text
    assert "### Ilse\n-# child of Mara Velden" in seen.text
    assert "### Joris\n-# child of Mara Velden" in seen.text


async def test_a_day_that_cannot_be_read_is_refused(chat: Chat) -> None:
    seen = await chat.slash("timeline", about="velden", to="soon")
    assert seen.private
    assert "soon" in seen.text


@pytest.mark.parametrize(
    ("name", "options", "labels"),
    [
        ("timeline", {"about": "mara velden"}, ["Later", "Earlier"]),
        ("who", {"name": "velden"}, ["Sentences"]),
        ("who", {"name": "velden"}, ["Quotations", "Another one"]),
        ("who", {"name": "velden"}, ["Timeline", "Later"]),
        ("quote", {"by": "velden"}, ["Another one", "Another one", "From the start"]),
        ("quote", {"about": "velden"}, ["Another one"]),
        ("compare", {"about": "velden"}, ["Next", "Previous"]),
        ("kids", {"name": "mara velden"}, ["Sentences"]),
        ("kids", {"name": "ilse"}, ["Sentences", "Read"]),
        ("compare", {"about": "velden"}, ["Read", "The file"]),
    ],
)
async def test_buttons_work_after_a_restart(
    chat: Chat, places: Mapping[str, str], tmp_path: Path, name: str, options: Options, labels: list[str]
) -> None:
    seen = await chat.slash(name, **options)
    before = await reached(chat, seen, labels)
    seen = await chat.slash(name, **options)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(read(places["news"]))))
    assert (await reached(chat, seen, labels)).texts == before.texts


async def reached(chat: Chat, seen: Seen, labels: list[str]) -> Seen:
    for label in labels:
        seen = await chat.press(seen, label)
    return seen


async def test_a_button_without_a_subject_asks_for_one(chat: Chat) -> None:
    states = ["people/0", "kids/0", "sentences/0123abcd", "sentence/0123abcd/1", "said/0123abcd"]
    states += ["quote/0.0///", "quote/0.0.///", "happened/", "timeline/0///", "compare/0/"]
    for custom_id, kind in [*((state, None) for state in states), ("person/", SELECT)]:
        seen = await forged(chat, custom_id, kind, "0123abcd")
        assert seen.private
        assert "too many to be looked through as a whole" in seen.text


async def test_a_button_of_somebody_who_is_gone_says_so(chat: Chat) -> None:
    assert (
        "no longer tell of this person" in (await forged(chat, "sentences/0123abcd/0/velden", None, "")).text
    )


async def test_many_children_are_paged_also_after_a_restart(chat: Chat, tmp_path: Path) -> None:
    names = ["Anna", "Boris", "Carla", "Daan", "Emma", "Freek"]
    told = "\n\n".join(
        [
            "Baker Gerrit Molenaar, 50, opened the pool.",
            *(f"Molenaar has a daughter, {name}, {age}." for age, name in enumerate(names, 3)),
        ]
    )
    uri = str(tmp_path / "tables")
    write(uri, {**NEWS, "pool.md": f"---\ndate: 2021-05-04\n---\nGerrit Molenaar at the pool\n\n{told}\n"})
    chat.bot.shelf.replace(read(uri))
    seen = await chat.slash("kids", name="gerrit molenaar")
    assert "6 children · page 1 of 2" in seen.text
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(read(uri))))
    last = await chat.press(seen, "Next")
    assert "page 2 of 2" in last.text
    assert "### Anna" in last.text


async def test_a_new_edition_is_answered_from_at_once_and_cards_say_so(chat: Chat, tmp_path: Path) -> None:
    uri = str(tmp_path / "tables")
    write(uri, NEWS)
    chat.bot.shelf.replace(library := read(uri))
    seen = await chat.slash("timeline", about="mara velden")
    write(uri, {**NEWS, "leaves.md": STORY["leaves.md"].replace("3 May 2021", "1 May 2021")})
    newer = library.newer()
    assert newer
    chat.bot.shelf.replace(newer)
    assert any("1 May 2021" in one for one in (await chat.slash("timeline", about="mara velden")).quoted)
    later = await chat.press(seen, "Later")
    assert "The articles have changed since that card was made. From the 2 articles" in later.texts[-1]


async def test_nothing_is_worked_out_on_the_event_loop(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    near, names = SharedLibrary.near, SharedLibrary.names_near

    def near_seen(library: SharedLibrary, subject: str) -> Library:
        threads.append(threading.current_thread())
        return near(library, subject)

    def names_seen(library: SharedLibrary, typed: str) -> Any:
        threads.append(threading.current_thread())
        return names(library, typed)

    monkeypatch.setattr(SharedLibrary, "near", near_seen)
    monkeypatch.setattr(SharedLibrary, "names_near", names_seen)
    for name, option, subject in SUBJECTS:
        await chat.slash(name, **{option: subject})
        await chat.autocomplete(name, option, subject)
    assert len(threads) >= 2 * len(SUBJECTS)
    assert threading.main_thread() not in threads


async def test_people_are_suggested_from_articles_near_to_what_is_typed(chat: Chat) -> None:
    for name, option in [*((name, option) for name, option, _ in SUBJECTS), ("quote", "by")]:
        assert await chat.autocomplete(name, option, "mara v") == ["Mara Velden"]
        assert await chat.autocomplete(name, option, "") == []


@pytest.mark.parametrize("about", ["x" * 50, "😀" * 25, "velden/velden/1", "ve\nlden"])
async def test_whatever_the_subject_is_there_is_a_card(chat: Chat, about: str) -> None:
    for name, option, _ in SUBJECTS:
        assert (await chat.slash(name, **{option: about})).text


async def test_a_long_name_has_room_in_every_button(chat: Chat, tmp_path: Path) -> None:
    name = "Maximiliane Featherstonehaugh Bartholomew Wolfeschlegelstein"
    said = [f"“I counted {count} boats in the harbour this morning,” {name} said." for count in range(3)]
    told = [f"Mayor {name}, 52, has a daughter, Anna, 3.", *said]
    told += [f"{name} swam to the island on {day} May 2021." for day in range(3, 9)]
    uri = str(tmp_path / "tables")
    write(uri, {**NEWS, "swim.md": "---\ndate: 2021-05-04\n---\nA swim\n\n" + "\n\n".join(told)})
    chat.bot.shelf.replace(read(uri))
    person = await chat.slash("who", name=name)
    assert name in person.text
    for label in ("Sentences", "Quotations"):
        assert (await chat.press(person, label)).quoted
    for option in ("by", "about"):
        seen = await chat.slash("quote", **{option: name})
        assert (await chat.press(seen, "Another one")).quoted
    assert (await chat.press(await chat.slash("kids", name=name), "Sentences")).quoted
