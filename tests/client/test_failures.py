import logging
import re
from pathlib import Path
from unittest import mock

import discord
import pytest
from simcord.results import InteractionResult

from bot.client.failures import report
from bot.playground.locales import Locales
from bot.texts import texts_for
from tests.client.making import bot_in, room, write_cog
from tests.texts.reading import catalogue_words, words

UNUSABLE = "TransformerError('x', discord.AppCommandOptionType.string, app_commands.Transformer())"
KNOWN = {
    "CommandOnCooldown(app_commands.Cooldown(1, 60), 0.2)": "you can ask again in a second.",
    "CommandOnCooldown(app_commands.Cooldown(1, 60), 41.2)": "you can ask again in 42 seconds.",
    "CommandOnCooldown(app_commands.Cooldown(1, 600), 90.5)": "you can ask again in 2 minutes.",
    "MissingPermissions(['manage_guild'])": "You need this permission for that: Manage Server.",
    "BotMissingPermissions(['attach_files', 'speak'])": "give me this permission: Attach Files and Speak.",
    "NoPrivateMessage()": "That works only in a server, not in a direct message.",
    "CheckFailure()": "You are not allowed to use that here.",
    "MissingRole(1)": "You are not allowed to use that here.",
    UNUSABLE: "I cannot use one of the values you gave.",
    "CommandSignatureMismatch(self.command)": "That command has changed.",
}
"""Errors of `app_commands` that a command raises, and the sentence that follows."""


async def outcome(home: Path, body: str, locale: str = "en-US") -> InteractionResult:
    write_cog(home / "features", "alpha", body)
    async with room(bot_in(home)) as here:
        Locales(here.env).speak(here.robin, locale)
        return await here.robin.slash(here.channel, "alpha", text="where is the heron")


def failed(caplog: pytest.LogCaptureFixture) -> logging.LogRecord:
    """The one failure in the log."""
    [failure] = [record for record in caplog.records if record.levelno == logging.ERROR]
    return failure


def said(result: InteractionResult) -> str:
    assert result.response is not None
    return result.response.content


@pytest.mark.parametrize("error", KNOWN)
async def test_a_known_error_is_one_private_sentence(error: str, tmp_path: Path, features: Path) -> None:
    result = await outcome(tmp_path, f"raise app_commands.{error}")
    assert result.acknowledged
    assert result.ephemeral
    assert KNOWN[error] in said(result)
    assert "\n" not in said(result)


@pytest.mark.parametrize("error", [*(f"app_commands.{each}" for each in KNOWN), "RuntimeError()"])
async def test_every_error_is_told_in_the_persons_language(
    error: str, tmp_path: Path, features: Path
) -> None:
    told = said(await outcome(tmp_path, f"raise {error}", "nl"))
    assert words(re.sub(r"\b[0-9a-f]{8}\b", "", told)) <= catalogue_words("nl")
    assert not words(told) <= catalogue_words("en")


async def test_any_other_error_has_an_id_that_is_in_the_log_with_the_traceback(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    result = await outcome(tmp_path, "raise RuntimeError('broken pipe organ')")
    assert result.ephemeral
    found = re.search(r"Something went wrong.* the id ([0-9a-f]{8})\.", said(result))
    assert found
    failure = failed(caplog)
    assert failure.getMessage() == "/alpha failed"
    assert failure.__dict__["id"] == found[1]
    assert "RuntimeError: broken pipe organ" in failure.__dict__["exception"]
    assert "broken pipe organ" not in said(result)


async def test_what_was_asked_and_who_asked_are_not_logged(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await outcome(tmp_path, "raise ValueError(f'cannot read {text!r} for {interaction.command.name}')")
    trace = failed(caplog).__dict__["exception"]
    assert "cannot read '[typed text]' for alpha" in trace
    for logged in (caplog.text, trace):
        assert "heron" not in logged
        assert "robin" not in logged


async def test_after_an_answer_the_sentence_follows_privately(tmp_path: Path, features: Path) -> None:
    result = await outcome(
        tmp_path, "await interaction.response.send_message('half of it')\nraise RuntimeError"
    )
    assert said(result) == "half of it"
    [followup] = result.followups
    assert followup.ephemeral
    assert followup.content.startswith("Something went wrong.")


async def test_a_public_thinking_is_taken_back_before_the_private_sentence() -> None:
    # Played by hand: the simulator takes no message any more once the first one is deleted, unlike Discord.
    done: list[str] = []
    first = mock.Mock(
        flags=mock.Mock(loading=True), delete=mock.AsyncMock(side_effect=lambda: done.append("deleted"))
    )
    interaction = mock.Mock(
        data={},
        message=None,
        locale=discord.Locale.british_english,
        response=mock.Mock(type=discord.InteractionResponseType.deferred_channel_message),
        original_response=mock.AsyncMock(return_value=first),
        followup=mock.Mock(
            send=mock.AsyncMock(side_effect=lambda *_, ephemeral: done.append(f"private: {ephemeral}"))
        ),
    )
    await report(interaction, RuntimeError(), texts_for())
    assert done == ["deleted", "private: True"]


async def test_an_answer_that_replaced_the_thinking_stays(tmp_path: Path, features: Path) -> None:
    body = """
        await interaction.response.defer(thinking=True)
        await interaction.edit_original_response(content="half of it")
        raise RuntimeError
    """
    result = await outcome(tmp_path, body)
    assert said(result) == "half of it"
    assert [followup.ephemeral for followup in result.followups] == [True]


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        (403, 50001, "I am not allowed to answer here."),
        (503, 0, "Discord has trouble at the moment."),
        (400, 50035, "Something went wrong."),
    ],
)
async def test_what_discord_refuses_is_explained(
    status: int, code: int, sentence: str, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "alpha", "await interaction.channel.send('x')")
    async with room(bot_in(tmp_path)) as here:
        here.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=None)
        result = await here.robin.slash(here.channel, "alpha")
    assert result.ephemeral
    assert said(result).startswith(sentence)


@pytest.mark.parametrize(("code", "reason"), [(10062, "expired"), (40060, "was answered already")])
async def test_when_nobody_is_left_to_tell_it_is_only_logged(
    code: int, reason: str, tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    async with room(bot_in(tmp_path)) as here:
        here.env.inject_error("POST", "/interactions/*/callback", status=404, code=code)
        result = await here.robin.slash(here.channel, "alpha")
    assert not result.acknowledged
    assert f"/alpha: the interaction {reason}" in caplog.text
    assert "Traceback" not in caplog.text


async def test_an_error_while_reporting_is_logged_and_goes_no_further(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha", "raise RuntimeError('first')")
    async with room(bot_in(tmp_path)) as here:
        here.env.inject_error("POST", "/interactions/*/callback", status=400, times=None)
        await here.robin.slash(here.channel, "alpha")
    assert "the person could not be told: HTTPException" in caplog.text


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [("KeyError", "Something went wrong."), ("ValueError", "I cannot use one of the values")],
)
async def test_a_transformer_that_breaks_is_not_blamed_on_the_person(
    cause: str, sentence: str, tmp_path: Path, features: Path
) -> None:
    result = await outcome(tmp_path, f"raise app_commands.{UNUSABLE} from {cause}()")
    assert said(result).startswith(sentence)


async def test_a_button_reports_like_a_command(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    body = """
        class Broken(discord.ui.View):
            @discord.ui.button(label="go", custom_id="go/the heron")
            async def go(self, interaction, button):
                try:
                    raise RuntimeError("the heron")
                except RuntimeError as error:
                    await interaction.client.report_failure(interaction, error)
        await interaction.response.send_message("here", view=Broken())
    """
    write_cog(features, "alpha", body)
    async with room(bot_in(tmp_path)) as here:
        shown = await here.robin.slash(here.channel, "alpha")
        assert shown.response is not None
        clicked = await here.robin.click(shown.response, custom_id="go/the heron")
    assert clicked.ephemeral
    assert said(clicked).startswith("Something went wrong.")
    assert failed(caplog).getMessage() == "button go failed"
