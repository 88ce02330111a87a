"""/privacy is made from what the cogs state, and every cog that stores something deletes it."""

from collections.abc import Sequence

import pytest
from discord.ext import commands

from bot.cards import Cog, Stored, Words
from bot.client import Receipts
from bot.testing import Chat

WORDS = Words(
    en={"what": "The numbers that you guessed.", "server": "The score.", "until": "After a year."},
    nl={"what": "De getallen die je raadde.", "server": "De stand.", "until": "Na een jaar."},
)


class Guesses(Cog):
    """Stores something about people and about servers."""

    stores = (Stored(WORDS, "what", "until"), Stored(WORDS, "server", "until", about="server"))

    def __init__(self) -> None:
        self.people, self.servers = {1, 2}, {1, 2}

    async def stored_servers(self) -> Sequence[int]:
        """Those with a score."""
        return list(self.servers)

    async def forget_server(self, guild_id: int) -> None:
        """Their score."""
        self.servers.discard(guild_id)

    async def forget_person(self, user_id: int) -> None:
        """Their guesses."""
        self.people.discard(user_id)


class Careless(Cog):
    """It cannot delete what it stores."""

    stores = (Stored(WORDS, "what", "until"),)

    async def forget_person(self, user_id: int) -> None:
        """It breaks."""
        raise RuntimeError(user_id)

    async def forget_server(self, guild_id: int) -> None:
        """It breaks as well."""
        raise RuntimeError(guild_id)


class Silent(Cog, name="Silent *one*"):
    """States nothing."""


class Plain(commands.Cog):
    """Of discord.py alone: nobody could have deleted what it says that it stores."""

    stores = (Stored(WORDS, "what", "until"),)


@pytest.fixture
async def guesses(chat: Chat) -> Guesses:
    cog = Guesses()
    await chat.bot.add_cog(cog)
    cog.people.add(chat.person.id)
    cog.servers.add(chat.guild.id)
    return cog


async def test_what_a_cog_states_is_told_with_how_it_is_deleted(chat: Chat, guesses: Guesses) -> None:
    seen = await chat.slash("privacy")
    assert "The numbers that you guessed.\n-# After a year." in seen.text
    assert "The score.\n-# After a year." in seen.text
    assert "I store nothing" not in seen.text


async def test_people_have_theirs_deleted_on_the_spot(chat: Chat, guesses: Guesses) -> None:
    seen = await chat.press(await chat.slash("privacy"), "Delete what is stored about me")
    assert "Nothing about you is stored any more." in seen.text
    assert guesses.people == {1, 2}
    assert chat.guild.id in guesses.servers


async def test_whoever_manages_a_server_has_its_deleted(chat: Chat, guesses: Guesses) -> None:
    assert "Delete what added features store" not in (await chat.slash("privacy")).labels
    chat.person = chat.as_manager().person
    await chat.press(await chat.slash("privacy"), "Delete what added features store")
    assert guesses.servers == {1, 2}


@pytest.mark.makes_errors
async def test_a_cog_that_fails_keeps_no_other_from_deleting(chat: Chat) -> None:
    await chat.bot.add_cog(Careless())
    cog = Guesses()
    await chat.bot.add_cog(cog)
    cog.people.add(chat.person.id)
    seen = await chat.press(await chat.slash("privacy"), "Delete what is stored about me")
    assert seen.private
    assert "went wrong" in seen.text
    assert chat.person.id not in cog.people


async def test_what_was_set_is_not_all_that_is_stored_where_a_cog_stores_something(
    chat: Chat, guesses: Guesses
) -> None:
    chat.person = chat.as_manager().person
    await chat.bot.servers.change(chat.guild.id, private=True)
    seen = await chat.press(await chat.slash("privacy"), "Delete what this server has set")
    assert "**Deleted.** Nothing is set any more." in seen.text
    assert "I store nothing about this server" not in seen.text


@pytest.mark.makes_errors
async def test_a_cog_that_is_none_of_the_bots_own_kind_states_nothing(chat: Chat) -> None:
    await chat.bot.add_cog(Plain())
    seen = await chat.slash("privacy")
    assert "Plain, a feature that whoever runs this bot has added" in seen.text
    assert "The numbers that you guessed." not in seen.text


@pytest.mark.makes_errors
async def test_a_cog_that_states_nothing_is_named(chat: Chat) -> None:
    await chat.bot.add_cog(Silent())
    assert (
        "Silent \\*one\\*, a feature that whoever runs this bot has added"
        in (await chat.slash("privacy")).text
    )


async def test_a_server_that_removes_the_bot_is_forgotten_by_every_cog(
    chat: Chat, receipts_bot: Receipts, guesses: Guesses
) -> None:
    await receipts_bot.on_guild_remove(receipts_bot.get_guild(chat.guild.id))  # type: ignore[arg-type]  # it is there
    assert guesses.servers == {1, 2}


@pytest.mark.makes_errors
async def test_a_cog_that_cannot_forget_a_server_keeps_no_other_from_it(
    chat: Chat, receipts_bot: Receipts
) -> None:
    await chat.bot.add_cog(Careless())
    cog = Guesses()
    await chat.bot.add_cog(cog)
    cog.servers.add(chat.guild.id)
    await receipts_bot.on_guild_remove(receipts_bot.get_guild(chat.guild.id))  # type: ignore[arg-type]  # it is there
    assert cog.servers == {1, 2}


async def test_what_is_stored_of_servers_that_went_while_the_bot_was_away_is_deleted(
    chat: Chat, receipts_bot: Receipts, guesses: Guesses
) -> None:
    await receipts_bot.on_ready()
    assert guesses.servers == {chat.guild.id}


async def test_every_cog_of_the_bot_states_what_it_stores(chat: Chat) -> None:
    assert len(chat.bot.cogs) > 10
    assert all(isinstance(cog, Cog) and cog.stores is not None for cog in chat.bot.cogs.values())
