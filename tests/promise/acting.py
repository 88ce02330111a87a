"""Plays the scenes of `tests.scenes` in a conversation."""

from collections.abc import Sequence

from bot.testing import Chat, Seen
from bot.testing.rules import SELECT
from bot.texts import texts_for
from tests.scenes import CHOICE, LABEL, MENTION, MENU, Scene, features_of


def features(chat: Chat) -> set[str]:
    """What the bot of `chat` has of what scenes may need."""
    return features_of(chat.registered, hears_messages="on_message" in chat.bot.extra_events)


async def play(chat: Chat, scene: Scene, language: str) -> Seen:
    """The last answer that somebody who speaks `language` gets in `scene`."""
    here = chat.as_owner() if scene.by_manager else chat
    shown: list[Seen] = []
    for step in scene.steps(language):
        shown.append(await _take(here, step, language, shown))
    return shown[-1]


async def _take(chat: Chat, step: str, language: str, shown: Sequence[Seen]) -> Seen:
    if step.startswith("/"):
        return await chat.ask(step)
    if step.startswith(MENTION):
        return await chat.ask(f"@Receipts {step.removeprefix(MENTION)}")
    if step.startswith(MENU):
        name = next(each["name"] for each in chat.registered if each.get("type", 1) != 1)
        return await chat.menu(name, step.removeprefix(MENU))
    if chosen := CHOICE.fullmatch(step):
        select = shown[-1].parts(SELECT)[0]
        return await chat.use(shown[-1], select["custom_id"], select["options"][int(chosen[1]) - 1]["value"])
    label = LABEL.fullmatch(step)
    assert label, f"no step: {step}"
    return await chat.press(shown[-1], texts_for(language)(label[1]))
