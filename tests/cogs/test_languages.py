"""Two people with different languages at the same card."""

from bot.testing import Chat


async def test_each_reads_on_in_their_own_language(chat: Chat) -> None:
    card = await chat.slash("ask", question="the storm in the harbour, boat")
    theirs = await chat.speaking("nl").press(card, "More passages")
    assert theirs.private
    assert "### Meer passages" in theirs.text
    assert set(theirs.labels) == {"Lezen", "Volgende", "Laatste"}
    assert "### More passages" in (await chat.press(card, "More passages")).text


async def test_a_period_is_written_out_in_the_persons_language(chat: Chat) -> None:
    seen = await chat.speaking("nl").slash("timeline", **{"from": "2021", "to": "2021-05"})
    assert "vanaf 2021 · tot en met mei 2021" in seen.text
