"""Articles that servers add in tests, and what it takes to add them."""

from bot.testing import Chat, Seen

FLOOD = (
    b"Flood reaches the mill\n\n"
    b"The flood reached the mill on 9 June 2022. The miller Otto Brand saved every sack of flour.\n\n"
    b"Read also: ten floods that you forgot\n\n"
    b'"Nobody warned us," Brand told the Valley Times.\n'
)
FIRE = (
    b"Fire in the bakery\n\n"
    b"A fire broke out in the bakery on 2 March 2020. The baker Lea Moss was not hurt.\n"
)
PAGE = b"""<!doctype html><html lang="en"><head><title>Flood reaches the mill | Valley Times</title>
<meta property="og:site_name" content="Valley Times">
<meta property="og:title" content="Flood reaches the mill">
<meta property="article:published_time" content="2022-06-10T08:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Flood reaches the mill</h1>
<p>The flood reached the mill on Thursday. The miller Otto Brand saved every sack of flour that he had.</p>
<script>alert("no")</script>
<p>Nobody had warned them, Brand said. The water stood two metres high in the yard.</p>
</article></body></html>"""


async def add(chat: Chat, name: str = "flood.txt", data: bytes = FLOOD, **options: str) -> Seen:
    """What is shown to who adds the file."""
    return await chat.slash("archive add", file=(name, data), **options)


async def added(chat: Chat, name: str = "flood.txt", data: bytes = FLOOD, **options: str) -> Seen:
    """What is shown once it is kept."""
    return await chat.press(await add(chat, name, data, **options), "Keep")


async def answering_from_own(chat: Chat, name: str = "flood.txt", data: bytes = FLOOD) -> Seen:
    """What is shown once the server answers from the article."""
    return await chat.press(await added(chat, name, data), "Answer from our own articles")


def files(chat: Chat) -> list[str]:
    """The names of what the server has added."""
    return [file.name for file in chat.bot.uploads.files(chat.guild.id)]
