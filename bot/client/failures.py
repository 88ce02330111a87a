"""From an exception to the one sentence that the person reads, be it for a command, click or message."""

import logging
import math
import secrets
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.cards.addressed import plain
from bot.cards.answers import question_on
from bot.cards.checking import claims_on
from bot.cards.claims import claims_in
from bot.cards.replying import MessageReply
from bot.client.admission import OtherChannelError
from bot.extending.troubles import Kind
from bot.host import ClosingError, Event
from bot.operations import uses
from bot.operations.uses import Outcome
from bot.texts import Texts

log = logging.getLogger(__name__)

# Discord's codes for an answer that comes too late or for the second time: nobody is left to tell.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
TOO_LATE = {
    10062: "the interaction expired",
    40060: "the interaction was answered already, perhaps by another process with this token",
    50027: "the interaction is over 15 minutes old",
    10008: "the message is gone",
    10003: "the channel is gone",
}
_INVALID_FORM = 50035


def _wait(texts: Texts, error: app_commands.CommandOnCooldown) -> str:
    seconds = max(1, math.ceil(error.retry_after))
    if seconds > SECONDS_TOLD:
        return texts("error.cooldown_minutes", count=math.ceil(seconds / 60))
    return texts("error.cooldown", count=seconds)


def _elsewhere(texts: Texts, error: OtherChannelError) -> str:
    named = [f"<#{channel}>" for channel in error.channels[:CHANNELS_NAMED]]
    if more := len(error.channels) - len(named):
        named.append(texts("error.more_channels", count=more))
    return texts("error.other_channel", channels=texts.joined(named))


def _theirs(texts: Texts, error: app_commands.MissingPermissions) -> str:
    return texts("error.permissions", permissions=_named(texts, error.missing_permissions))


def _ours(texts: Texts, error: app_commands.BotMissingPermissions) -> str:
    return texts("error.bot_permissions", permissions=_named(texts, error.missing_permissions))


def _from_discord(texts: Texts, error: discord.HTTPException) -> str | None:
    return texts("error.discord_down") if error.status >= 500 else None


def _named(texts: Texts, permissions: Sequence[str]) -> str:
    return texts.joined([texts(f"permission.{name}") for name in permissions])


def _fixed(key: str) -> Callable[[Texts, Any], str]:
    return lambda texts, _: texts(key)


SECONDS_TOLD = 90  # a longer wait is told in minutes
CHANNELS_NAMED = 3

SENTENCES: Mapping[type[Exception], Callable[[Texts, Any], str | None]] = {
    app_commands.CommandOnCooldown: _wait,
    app_commands.MissingPermissions: _theirs,
    app_commands.BotMissingPermissions: _ours,
    app_commands.NoPrivateMessage: _fixed("error.server_only"),
    OtherChannelError: _elsewhere,
    ClosingError: _fixed("error.closing"),
    app_commands.CheckFailure: _fixed("error.not_allowed"),
    app_commands.TransformerError: _fixed("error.bad_value"),
    app_commands.CommandNotFound: _fixed("error.outdated"),
    app_commands.CommandSignatureMismatch: _fixed("error.outdated"),
    discord.Forbidden: _fixed("error.forbidden"),
    aiohttp.ClientError: _fixed("error.discord_down"),
    discord.HTTPException: _from_discord,
}
"""What is said to each error that is known; the closest class counts, so a subclass may say it better."""


def sentence_for(error: Exception, texts: Texts) -> str | None:
    """What to tell the person; None when the error is not one that was foreseen."""
    for kind in type(error).__mro__:
        if kind in SENTENCES:
            return SENTENCES[kind](texts, error)
    return None


Note = Callable[[Kind, Exception, str], None]
"""Takes what nobody foresaw: what was being done, the error, and why in words that no person typed."""


def _into_the_log(_kind: Kind, _error: Exception, _reason: str) -> None:
    """The log alone has it."""


async def report(event: Event, error: Exception, texts: Texts, note: Note = _into_the_log) -> None:
    """Tell the person, privately if that goes, and the operator in the log; never raises.

    The log names the command but neither the person nor what they typed; what was not foreseen is also for
    `note`.
    """
    error = _cause(error)
    what = _what(event)
    if reason := _nobody_to_tell(event, error):
        log.warning("%s: %s", what, reason)
        uses.note(_outcome(error, Outcome.TOO_LATE))
        return
    sentence, outcome = sentence_for(error, texts), _outcome(error, Outcome.FAILED)
    if sentence is None:
        outcome = Outcome.FAILED
        id_ = _log_failure(what, _kind(event), error, _typed_in(event), note)
        sentence = texts("error.unexpected", id=id_)
    else:
        log.info("%s: %s", what, type(error).__name__)
    try:
        await _tell(event, sentence)
    except Exception as second:  # noqa: BLE001 - the last resort: whatever goes wrong here must end in the log
        log.warning("%s: the person could not be told: %s", what, type(second).__name__)
    uses.note(outcome)


def report_listener(name: str, arguments: Sequence[Any], error: Exception, note: Note) -> None:
    """Tell the operator what a listener raised; nobody waits for an answer."""
    events = [one for one in arguments if isinstance(one, discord.Message | discord.Interaction)]
    _log_failure(f"a listener of {name}", Kind.LISTENER, error, set().union(*map(_typed_in, events)), note)


def _log_failure(what: str, kind: Kind, error: Exception, typed_in: set[str], note: Note) -> str:
    """Log it, without what was typed; gives the id under which it stands there."""
    id_ = secrets.token_hex(4)
    trace = _without(typed_in, "".join(traceback.format_exception(error)))
    log.error("%s failed", what, extra={"id": id_, "exception": trace})
    note(kind, error, _without(typed_in, f"{type(error).__name__}: {error}"))
    return id_


def _kind(event: Event) -> Kind:
    if isinstance(event, discord.Message):
        return Kind.LISTENER
    return Kind.CONTROL if event.command is None else Kind.COMMAND


def _outcome(error: Exception, otherwise: Outcome) -> Outcome:
    """What it counts as: the bot or the server wanted no answer, or something went wrong."""
    refused = isinstance(error, app_commands.AppCommandError | discord.Forbidden)
    return Outcome.REFUSED if refused else otherwise


def _nobody_to_tell(event: Event, error: Exception) -> str | None:
    """Why nobody can be told; None when somebody can."""
    forbidden = isinstance(error, discord.Forbidden | app_commands.BotMissingPermissions)
    if forbidden and isinstance(event, discord.Message):
        return "the bot may not write there"  # and each refusal counts against it
    if not isinstance(error, discord.HTTPException):
        return None
    if error.code == _INVALID_FORM and "message_reference" in error.text:
        return TOO_LATE[10008]
    return TOO_LATE.get(error.code)


def _cause(error: Exception) -> Exception:
    """What a command raised, without the wrapper that discord.py puts around it."""
    wrapped = error
    while isinstance(wrapped, app_commands.CommandInvokeError):
        wrapped = wrapped.original
    # A transformer says ValueError to a value that it cannot use; anything else is a mistake of ours.
    if isinstance(wrapped, app_commands.TransformerError):
        cause = wrapped.__cause__
        return cause if isinstance(cause, Exception) and not isinstance(cause, ValueError) else wrapped
    return wrapped


async def _tell(event: Event, sentence: str) -> None:
    if isinstance(event, discord.Message):
        await MessageReply(event).refuse(sentence)
        return
    interaction, response = event, event.response
    if not response.is_done():
        await response.send_message(sentence, ephemeral=True)
        return
    if response.type is discord.InteractionResponseType.deferred_channel_message:
        await _stop_thinking(interaction)
    await interaction.followup.send(sentence, ephemeral=True)


async def _stop_thinking(interaction: discord.Interaction[Any]) -> None:
    """Take back a "thinking…" that is still there: the next message would take its place and be as public."""
    try:
        first = await interaction.original_response()
    except discord.NotFound:
        return
    if first.flags.loading:
        await first.delete()


def _what(event: Event) -> str:
    if isinstance(event, discord.Message):
        return "a mention" if event.guild else "a direct message"
    command = event.command
    if command is not None:
        return f"/{command.qualified_name}"
    data: Mapping[str, Any] = event.data or {}
    custom_id = data.get("custom_id")
    # Its first part names the button; the rest may hold what was asked.
    return f"button {str(custom_id).partition('/')[0].rpartition('.')[2]}" if custom_id else "an interaction"


def _without(typed_in: set[str], text: str) -> str:
    for typed in sorted(typed_in, key=len, reverse=True):
        for form in (typed, repr(typed)[1:-1]):
            text = text.replace(form, "[typed text]")
    return text


def _typed_in(event: Event) -> set[str]:
    """Every text that came with the event, as it came and as it is read."""
    if isinstance(event, discord.Message):
        return {text for text in (event.content, plain(event)) if text}
    typed = set(_typed(event.data))
    on_card = [question_on(event.message) or "", *claims_on(event.message)]
    return typed.union(*map(claims_in, typed), filter(None, on_card))


def _typed(data: Any) -> Iterator[str]:
    """Every text in an interaction that may come from a person: options, form fields, a message's content."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key in {"value", "content", "custom_id"} and isinstance(value, str) and len(value) > 2:
                yield value
            else:
                yield from _typed(value)
    elif isinstance(data, list):
        for item in data:
            yield from _typed(item)
