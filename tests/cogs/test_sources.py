from tests.cogs.room import Room


async def test_every_article_stands_with_its_date_language_and_outlet(room: Room) -> None:
    seen = await room.slash("sources")
    assert not seen.private
    assert seen.quoted == ["Storm empties the harbour", "The storm reached the island in May."]
    assert "-# harbour\\_01.txt · paragraph 1 · Harbour Post · <t:1620129600:D> · English" in seen.text
    assert "-# island.txt · paragraph 1 · about May 2021 · English" in seen.text


async def test_an_article_can_be_read_from_the_start(room: Room) -> None:
    opened = await room.click(await room.slash("sources"), "Read")
    assert opened.private
    assert opened.quoted[0].startswith("Storm empties the harbour\n\nThe storm hit")
