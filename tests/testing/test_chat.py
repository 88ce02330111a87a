"""A cog in a chat: what may come back does, and what may not fails the test with a sentence that says why."""

from pathlib import Path

import pytest

from bot.testing.failing import BrokenPromiseError
from tests.testing.made import chat_with, write_cog

SAW = "Ida Falk saw the heron on 3 May 2021."


def sends(text: str) -> str:
    return f"await interaction.response.send_message({text!r})"


async def failure(home: Path, line: str = "/made") -> str:
    """What the failing test tells."""
    with pytest.raises(BrokenPromiseError) as failed:
        async with chat_with(home) as chat:
            await chat.ask(line)
    return str(failed.value)


async def test_what_is_cited_word_for_word_comes_back(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs, sends(f"> {SAW}\n-# heron.txt · paragraph 1"))
    async with chat_with(tmp_path) as chat:
        seen = await chat.ask("/made")
        assert seen.quoted == [SAW]
        assert seen.files == ("heron.txt",)
        assert seen.cites("heron.txt")
        assert not seen.cites("owl.txt")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "> Ida Falk saw the heron in May.\n-# heron.txt",
            "does not stand in heron.txt; the nearest there is “Ida",
        ),
        (
            f"> {SAW}\n-# hero.txt",
            "“hero.txt”, named under a quotation, is none of the articles (like heron.txt)",
        ),
        (f"> {SAW}\nsaid the article", "no file is named under the quotation"),
        (f"> {SAW}", "`cards.add_receipts` and `cards.cited` write the line with the file"),
        ("> Read also: ten herons\n-# heron.txt", "only among what is marked as clutter"),
    ],
)
async def test_what_is_not_fails_with_the_reason_and_the_card(
    tmp_path: Path, cogs: Path, text: str, problem: str
) -> None:
    write_cog(cogs, sends(text))
    told = await failure(tmp_path)
    assert told.startswith("/made\n")
    assert problem in told
    assert "  | ▌ " in told


async def test_a_quotation_in_an_embed_is_held_against_the_articles_too(tmp_path: Path, cogs: Path) -> None:
    write_cog(
        cogs, "await interaction.response.send_message(embed=discord.Embed(description='> No.\\n-# owl.txt'))"
    )
    assert "“No.” does not stand in owl.txt" in await failure(tmp_path)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("await interaction.response.defer()", "the bot says that it is thinking, and never answers"),
        ("pass", "the bot did not answer: Discord says"),
        ("raise ValueError('a heron')", "ValueError: a heron"),
        ("logging.getLogger('made').error('no heron')\n" + sends("x"), "logged as an error: made: no heron"),
        (
            "await interaction.response.send_message(embed=discord.Embed().add_field(name='a', value=' '))",
            "Discord would refuse it: a field without a name or a value",
        ),
    ],
)
async def test_what_goes_wrong_fails_with_the_reason(
    tmp_path: Path, cogs: Path, body: str, problem: str
) -> None:
    write_cog(cogs, body)
    assert problem in await failure(tmp_path)


async def test_a_form_is_said_to_be_one(tmp_path: Path, cogs: Path) -> None:
    form = "discord.ui.Modal(title='Which?').add_item(discord.ui.TextInput(label='Bird'))"
    write_cog(cogs, f"await interaction.response.send_modal({form})")
    assert "it opens a form" in await failure(tmp_path)


async def test_an_error_is_shown_with_what_was_typed_and_where_in_the_cog(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs, "raise ValueError(text)")
    told = await failure(tmp_path, "/made zeppelin")
    assert "ValueError: zeppelin" in told
    assert "made.py" in told


async def test_errors_that_are_made_on_purpose_are_tolerated(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs, "raise ValueError")
    async with chat_with(tmp_path, tolerates_errors=True) as chat:
        assert "Something went wrong" in (await chat.ask("/made")).text


async def test_a_cog_that_is_not_there_is_named_with_the_reason(tmp_path: Path, cogs: Path) -> None:
    (cogs / "made.py").write_text("def setup(:")
    assert "the cog made is left out: line 1 is no Python" in await failure(tmp_path)


async def test_what_cannot_be_typed_is_said(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs)
    assert "There is no /mad" in await failure(tmp_path, "/mad")


async def test_suggestions_are_what_would_be_sent(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs, suggested="[typed + 'on', 'x ' * 3]")
    async with chat_with(tmp_path) as chat:
        assert await chat.suggest("/made text:her") == ["heron", "x x x "]
        assert await chat.suggest("/made her") == ["heron", "x x x "]
        assert await chat.suggest("/made") == ["on", "x x x "]


@pytest.mark.parametrize("suggested", ["['x'] * 26", "['x' * 101]"])
async def test_suggestions_that_discord_refuses_fail(tmp_path: Path, cogs: Path, suggested: str) -> None:
    write_cog(cogs, suggested=suggested)
    with pytest.raises(BrokenPromiseError):
        async with chat_with(tmp_path) as chat:
            await chat.suggest("/made text:")


async def test_a_button_that_is_not_there_is_said_with_those_that_are(tmp_path: Path, cogs: Path) -> None:
    write_cog(
        cogs,
        """
        view = discord.ui.View()
        view.add_item(discord.ui.Button(label="Fly", url="https://heron.example"))
        await interaction.response.send_message("Look:", view=view)
        """,
    )
    with pytest.raises(BrokenPromiseError, match=r"there is no button \[Swim\]; the buttons are: \[Fly\]"):
        async with chat_with(tmp_path) as chat:
            await (await chat.ask("/made")).click("Swim")


async def test_a_list_that_is_not_there_is_said(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs)
    with pytest.raises(BrokenPromiseError, match="there is no list 'bird'; the lists are: none"):
        async with chat_with(tmp_path) as chat:
            await (await chat.ask("/made")).choose("bird", "heron")


async def test_a_message_that_nobody_answers_is_a_failure_to_who_asks(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs)
    assert "the bot did not answer" in await failure(tmp_path, "@Receipts a heron?")
    async with chat_with(tmp_path) as chat:
        assert await chat.say("@Receipts a heron?") == []


async def test_people_are_told_apart(tmp_path: Path, cogs: Path) -> None:
    write_cog(
        cogs,
        """
        may = interaction.permissions.manage_guild
        where = interaction.guild.name if interaction.guild else "private"
        await interaction.response.send_message(f"{interaction.user.id} {interaction.locale} {may} {where}")
        """,
    )
    async with chat_with(tmp_path) as chat:
        others = (
            chat.as_manager(),
            chat.as_owner(),
            chat.as_somebody_else(),
            chat.speaking("nl"),
            chat.in_private(),
            chat.in_another_server(),
        )
        told = [(await each.ask("/made")).text.split() for each in (chat, *others)]
        assert len({id_ for id_, *_ in told}) == 7
        assert [one[1:] for one in told] == [
            ["en-US", "False", "Newsroom"],
            ["en-US", "True", "Newsroom"],
            ["en-US", "True", "Newsroom"],
            ["en-US", "False", "Newsroom"],
            ["nl", "False", "Newsroom"],
            ["en-US", "False", "private"],
            ["en-US", "False", "Elsewhere"],
        ]
        assert chat.bot.owner_id == int(told[2][0])


async def test_the_story_tells_what_was_typed_and_what_came_back(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs)
    async with chat_with(tmp_path) as chat:
        await chat.suggest("/made text:he")
        await chat.ask("/made heron")
        assert chat.story == ["/made text:he…\nsuggested: heron", "/made text:heron\n  | done"]
