"""Two people with different languages at the same card."""

from bot.playground.locales import Locales
from tests.cogs.room import Room


async def test_each_reads_on_in_their_own_language(room: Room) -> None:
    card = await room.slash("ask", question="the storm in the harbour, boat")
    asker, room.person = room.person, room.guild.add_member(room.env.create_user("Noor"))
    Locales(room.env).speak(room.person, "nl")
    theirs = await room.click(card, "More passages")
    assert theirs.private
    assert "### Meer passages" in theirs.text
    assert set(theirs.labels) == {"Lezen", "Volgende", "Laatste"}
    room.person = asker
    assert "### More passages" in (await room.click(card, "More passages")).text


async def test_a_period_is_written_out_in_the_persons_language(room: Room) -> None:
    Locales(room.env).speak(room.person, "nl")
    seen = await room.slash("timeline", **{"from": "2021", "to": "2021-05"})
    assert "vanaf 2021 · tot en met mei 2021" in seen.text
