"""Uses everything that a bot has, as it registered it: every command, option, button, list, form and menu."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from discord import AppCommandOptionType as Kind

from bot.playground.typed import Command, Option, commands_of
from bot.testing import Chat, Seen
from bot.testing.rules import BUTTON, CHANNEL_SELECT, SELECT, walk

USED = {BUTTON, SELECT, CHANNEL_SELECT}
NONSENSE = "zzyzx"
TYPED = ("", "k", "2021", "x" * 60, "@everyone")
"""What is typed into every option that suggests."""

FILES = [("told.txt", b""), ("broken.pdf", b"%PDF-1.7"), ("setup.exe", b"MZ")]
"""What is given to every option that takes a file; the first holds whatever text is being tried."""

MOST_PRESSES = 16
"""How many controls are used from one answer on; one of each label and kind, then what those lead to."""


async def everything(chat: Chat, texts: Sequence[str]) -> AsyncIterator[Seen]:
    """Each message that somebody gets to see who uses everything; `texts` are what they ask and write.

    What is for managers is used last, by one; whatever they set is forgotten again at once.
    """
    async for here, first in _first_answers(chat, texts):
        async for message in _press_all(here, first):
            yield message


async def _first_answers(chat: Chat, texts: Sequence[str]) -> AsyncIterator[tuple[Chat, Seen]]:
    """Each with the chat of whoever it was shown to."""
    for manages in (False, True):
        chat = chat.as_owner() if manages else chat
        registered = [each for each in chat.registered if _is_for_managers(each) is manages]
        for command in commands_of(each for each in registered if each.get("type", 1) == 1):
            await _type_into_all(chat, command)
            async for values in _uses(chat, command, texts):
                yield chat, await chat.slash(command.sent, **values)
        for name in (each["name"] for each in registered if each.get("type", 1) != 1):
            for text in texts:
                yield chat, await chat.menu(name, text)
    for text in texts if "on_message" in chat.bot.extra_events else ():
        yield chat, await chat.ask(f"@Receipts {text}")


def _is_for_managers(command: dict[str, Any]) -> bool:
    return command.get("default_member_permissions") is not None


async def _type_into_all(chat: Chat, command: Command) -> None:
    for option in (each for each in command.options if each.suggests):
        for typed in TYPED:
            await chat.autocomplete(command.sent, option.sent, typed)


async def _uses(chat: Chat, command: Command, texts: Sequence[str]) -> AsyncIterator[dict[str, Any]]:
    """The options to use it with: those it needs, for each of `texts`; then each other one."""
    needed = [option for option in command.options if option.required]
    for text in texts if needed else texts[:1]:
        yield {option.sent: (await _values(chat, command, option, text))[0] for option in needed}
    for option in command.options:
        base = {one.sent: (await _values(chat, command, one, texts[0]))[0] for one in needed if one != option}
        for value in await _values(chat, command, option, texts[0]):
            yield {**base, option.sent: value}


async def _values(chat: Chat, command: Command, option: Option, text: str) -> list[Any]:
    if option.choices:
        return list(option.choices.values())
    given: dict[Kind, list[Any]] = {
        Kind.boolean: [True, False],
        Kind.integer: [1, 2],
        Kind.number: [1, 2],
        Kind.channel: [chat.channel],
        Kind.attachment: [(name, data or text.encode()) for name, data in FILES],
    }
    if option.kind in given:
        return given[option.kind]
    if option.kind is Kind.string and option.suggests:
        suggested = await chat.autocomplete(command.sent, option.sent, "")
        return [*suggested[:1], NONSENSE]
    if option.kind is Kind.string:
        return [text]
    raise AssertionError(f"what is given to an option of type {option.kind}?")


async def _press_all(chat: Chat, first: Seen) -> AsyncIterator[Seen]:
    """`first`, and what its controls lead to, and theirs."""
    waiting, used = [first], set[tuple[str, str]]()
    yield first
    while waiting and len(used) < MOST_PRESSES:
        message = waiting[-1]
        fresh = next((each for each in _controls(message) if _mark(each) not in used), None)
        if fresh is None:
            waiting.pop()
            continue
        used.add(_mark(fresh))
        await chat.bot.servers.forget(chat.guild.id)
        waiting.append(await _use(chat, message, fresh))
        yield waiting[-1]


def _controls(seen: Seen) -> list[dict[str, Any]]:
    """What can be used on it by now: another control may have changed it."""
    there = (part for part in walk(seen.message.components) if part["type"] in USED)
    return [part for part in there if part.get("custom_id") and not part.get("disabled")]


def _mark(control: dict[str, Any]) -> tuple[str, str]:
    return control["custom_id"].partition("/")[0], control.get("label") or ""


async def _use(chat: Chat, seen: Seen, control: dict[str, Any]) -> Seen:
    values: dict[int, list[Any]] = {BUTTON: [], CHANNEL_SELECT: [chat.channel]}
    chosen = values[control["type"]] if control["type"] in values else [control["options"][-1]["value"]]
    return await chat.use(seen, control["custom_id"], *chosen)
