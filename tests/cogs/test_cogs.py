"""/cogs: whoever runs the bot sees which feature fails, where and why; nobody else does."""

from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import discord
import pytest
import simcord

from bot.cards.escaping import unescape
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.config.settings import HOME, CogSettings
from bot.library import Library, Shelf
from bot.testing import Chat
from tests.client.making import write_cog

pytestmark = pytest.mark.makes_errors
REFUSED = "Only whoever runs this bot can see that."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A second folder of cogs."""
    folder = tmp_path / "features"
    folder.mkdir()
    return folder


@pytest.fixture
def receipts_bot(library: Library, tmp_path: Path, own: Path) -> Receipts:
    write_cog(own, "broken_one", "raise RuntimeError('no heron')")
    write_cog(own, "ask")
    (own / "never").with_suffix(".py").write_text("\n\ndef setup(:")
    settings = CogSettings(folder=HOME / "cogs", more_folders=(own,), off=("kids",))
    return create_bot(Config(data=tmp_path / "data", cogs=settings), Shelf(library))


@pytest.fixture
def admin(chat: Chat) -> simcord.MemberActor:
    role = chat.guild.create_role("Admin", permissions=discord.Permissions(administrator=True))
    admin = chat.person = chat.guild.add_member(chat.env.create_user("Olu"), roles=[role])
    return admin


@pytest.fixture
def owner(chat: Chat, admin: simcord.MemberActor) -> simcord.MemberActor:
    chat.bot.owner_id = admin.id
    return admin


async def test_it_tells_the_owner_privately_what_is_wrong_first(
    chat: Chat, owner: simcord.MemberActor
) -> None:
    await chat.person.slash(chat.channel, "broken_one")
    await chat.person.slash(chat.channel, "broken_one")
    seen = await chat.slash("cogs")
    assert seen.private
    second_ask, never, broken = map(unescape, seen.texts[1:4])
    assert never == "**never** · left out\n-# features/never.py:3 · line 3 is no Python: invalid syntax"
    assert second_ask.startswith("**ask** · left out\n-# features/ask.py · a cog of that name is in")
    assert broken.startswith("**broken_one** · failed 2 times, last <t:")
    assert "/broken_one\n-# features/broken_one.py:11 · RuntimeError: no heron" in broken


async def test_every_cog_is_on_some_page(chat: Chat, owner: simcord.MemberActor) -> None:
    seen = await chat.slash("cogs")
    told = seen.text
    while "Next" in seen.labels:
        seen = await chat.press(seen, "Next")
        assert seen.private
        told += seen.text
    told = unescape(told)
    for cog in chat.bot.standings():
        assert f"**{cog.name}**" in told
    assert "**kids** · turned off" in told
    assert "**about** · works\n/about" in told
    assert "**mentions** · works\nlistens" in told
    assert "Check against the articles" in told


async def test_an_administrator_who_does_not_run_the_bot_is_refused(
    chat: Chat, admin: simcord.MemberActor
) -> None:
    seen = await chat.slash("cogs")
    assert (seen.private, seen.text) == (True, REFUSED)


@pytest.mark.parametrize(("role", "told"), [("developer", "Features"), ("read_only", REFUSED)])
async def test_of_a_team_those_are_told_who_may_change_the_application(
    role: str, told: str, chat: Chat, admin: simcord.MemberActor
) -> None:
    member = SimpleNamespace(id=admin.id, role=discord.TeamMemberRole(role))
    information = SimpleNamespace(team=SimpleNamespace(members=[member]), owner=None)
    with mock.patch.object(chat.bot, "application_info", return_value=information):
        assert told in (await chat.slash("cogs")).text


async def test_who_is_no_administrator_is_not_shown_the_command(chat: Chat) -> None:
    visible = chat.env.backend.visible_commands(user_id=chat.person.id, channel_id=chat.channel.id)
    assert "ask" in {command["name"] for command in visible}
    assert "cogs" not in {command["name"] for command in visible}
