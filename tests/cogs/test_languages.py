"""Two people with different languages at the same card."""

from bot.playground.locales import Locales
from bot.testing import Chat


async def test_each_reads_on_in_their_own_language(chat: Chat) -> None:
    card = await chat.slash("ask", question="the storm in the harbour, boat")
    asker, chat.person = chat.person, chat.guild.add_member(chat.env.create_user("Noor"))
    Locales(chat.env).speak(chat.person, "nl")
    theirs = await chat.press(card, "More passages")
    assert theirs.private
    assert "### Meer passages" in theirs.text
    assert set(theirs.labels) == {"Lezen", "Volgende", "Laatste"}
    chat.person = asker
    assert "### More passages" in (await chat.press(card, "More passages")).text


async def test_a_period_is_written_out_in_the_persons_language(chat: Chat) -> None:
    Locales(chat.env).speak(chat.person, "nl")
    seen = await chat.slash("timeline", **{"from": "2021", "to": "2021-05"})
    assert "vanaf 2021 · tot en met mei 2021" in seen.text
