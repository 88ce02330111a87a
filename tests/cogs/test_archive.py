"""/archive add: what is made of a file is shown privately, and counts once it is kept."""

import pytest
import simcord

from tests.cogs.room import Room, Seen

FLOOD = (
    b"Flood reaches the mill\n\n"
    b"The flood reached the mill on 9 June 2022. The miller Otto Brand saved every sack of flour.\n\n"
    b"Read also: ten floods that you forgot\n\n"
    b'"Nobody warned us," Brand told the Valley Times.\n'
)
PAGE = b"""<!doctype html><html lang="en"><head><title>Flood reaches the mill | Valley Times</title>
<meta property="og:site_name" content="Valley Times"><meta property="og:title" content="Flood reaches the mill">
<meta property="article:published_time" content="2022-06-10T08:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Flood reaches the mill</h1>
<p>The flood reached the mill on Thursday. The miller Otto Brand saved every sack of flour that he had.</p>
<script>alert("no")</script><p>Nobody had warned them, Brand said. The water stood two metres high in the yard.</p>
</article></body></html>"""


@pytest.fixture
def manager(room: Room) -> simcord.MemberActor:
    room.person = room.manager()
    return room.person


async def add(room: Room, name: str = "flood.txt", data: bytes = FLOOD, **options: str) -> Seen:
    return await room.slash("archive add", file=(name, data), **options)


async def test_what_was_understood_is_shown_privately_before_it_counts(
    room: Room, manager: simcord.MemberActor
) -> None:
    seen = await add(room)
    assert seen.private
    assert seen.labels == ["Keep", "Discard"]
    print(seen.text)
    assert not room.bot.uploads.files(room.guild.id)
