"""Plays the scenes of `tests.scenes` in a conversation."""

from collections.abc import Sequence

from simcord.results import ResponseMessage

from bot.playground.typed import commands_of, read_line
from bot.texts import texts_for
from tests.promise.chat import Chat
from tests.promise.rules import BUTTON, SELECT, walk
from tests.scenes import CHOICE, LABEL, MENTION, MENU, Scene, features_of


def features(chat: Chat) -> set[str]:
    """What the bot of `chat` has of what scenes may need."""
    return features_of(chat.registered, hears_messages="on_message" in chat.bot.extra_events)


async def play(chat: Chat, scene: Scene, language: str) -> ResponseMessage:
    """The last answer that somebody who speaks `language` gets in `scene`."""
    chat.person = chat.manager if scene.by_manager else chat.robin
    shown: list[ResponseMessage] = []
    for step in scene.steps(language):
        shown.append(await _take(chat, step, language, shown))
    return shown[-1]


async def _take(chat: Chat, step: str, language: str, shown: Sequence[ResponseMessage]) -> ResponseMessage:
    if step.startswith("/"):
        visible = chat.env.backend.visible_commands(user_id=chat.person.id, channel_id=chat.channel.id)
        command, values = read_line(step, commands_of(visible))
        sent = {option.sent: values[option.name] for option in command.options if option.name in values}
        return await chat.slash(command.sent, **sent)
    if step.startswith(MENTION):
        return await chat.mention(step.removeprefix(MENTION))
    if step.startswith(MENU):
        name = next(each["name"] for each in chat.registered if each.get("type", 1) != 1)
        return await chat.use_menu(name, step.removeprefix(MENU))
    message, parts = shown[-1], list(walk(shown[-1].components))
    if chosen := CHOICE.fullmatch(step):
        select = next(part for part in parts if part["type"] == SELECT)
        return await chat.choose(message, select["custom_id"], select["options"][int(chosen[1]) - 1]["value"])
    label = LABEL.fullmatch(step)
    assert label, f"no step: {step}"
    wanted = texts_for(language)(label[1])
    button = next(part for part in parts if part["type"] == BUTTON and part.get("label") == wanted)
    return await chat.click(message, button["custom_id"])
