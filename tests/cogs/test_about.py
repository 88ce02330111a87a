from bot import __version__
from bot.testing import Chat


async def test_it_says_what_it_knows_and_that_it_keeps_nothing(chat: Chat) -> None:
    seen = await chat.slash("about")
    assert "2 articles with 12 passages" in seen.text
    assert "I compare words only" in seen.text
    assert "Nothing. I store no questions" in seen.text
    assert __version__ in seen.text
