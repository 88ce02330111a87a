from bot.cards.remembered import remembered
from bot.library import Library
from tests.cards.made import storm


async def test_what_is_remembered_is_made_once_for_each_edition() -> None:
    made: list[Library] = []

    def make(library: Library) -> tuple[int]:
        made.append(library)
        return (len(made),)

    first, second = storm(), storm()
    assert await remembered(first, "x", make) == (1,)
    assert await remembered(first, "x", make) == (1,)
    assert await remembered(second, "x", make) == (2,)
    assert await remembered(first, "y", make) == (3,)
    assert made == [first, second, first]
