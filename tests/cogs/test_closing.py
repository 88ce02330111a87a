"""Whoever comes too late is told so."""

from tests.cogs.room import Room

COME_BACK = "I am about to restart. Ask me again in a minute."


async def test_while_it_closes_commands_buttons_and_mentions_are_told_to_come_back(room: Room) -> None:
    card = await room.slash("sources")
    await room.bot.work.finish(0)
    for seen in (await room.slash("about"), await room.click(card, "Read")):
        assert seen.private
        assert seen.text == COME_BACK
    [answer] = await room.tell("{me} when did the storm come?")
    assert answer.text == COME_BACK
    assert await room.suggest("read", "article", "")
