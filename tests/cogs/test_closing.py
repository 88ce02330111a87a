"""Whoever comes too late is told so."""

from bot.testing import Chat

COME_BACK = "I am about to restart. Ask me again in a minute."


async def test_while_it_closes_commands_buttons_and_mentions_are_told_to_come_back(chat: Chat) -> None:
    card = await chat.slash("sources")
    await chat.bot.work.finish(0)
    for seen in (await chat.slash("about"), await chat.press(card, "Read")):
        assert seen.private
        assert seen.text == COME_BACK
    [answer] = await chat.say("@Receipts when did the storm come?")
    assert answer.text == COME_BACK
    assert await chat.suggest("/read article:")
