from hypothesis import given
from hypothesis import strategies as st

from bot.cache import Cache

KEYS = st.lists(st.integers(0, 9), max_size=40)


def test_what_was_kept_is_there() -> None:
    cache = Cache()
    cache.keep(("ask", "who"), "card")
    assert cache.get(("ask", "who")) == "card"
    assert cache.get(("ask", "what")) is None


def test_the_one_not_used_for_longest_makes_room() -> None:
    cache = Cache(most=2)
    cache.keep("a", 1)
    cache.keep("b", 2)
    cache.get("a")
    cache.keep("c", 3)
    assert [cache.get(key) for key in "abc"] == [1, None, 3]


@given(KEYS)
def test_the_last_few_that_were_kept_are_there_and_no_more(keys: list[int]) -> None:
    cache = Cache(most=3)
    for key in keys:
        cache.keep(key, key)
    lately = list(dict.fromkeys(reversed(keys)))[:3]
    assert [key for key in range(10) if cache.get(key) is not None] == sorted(key for key in lately)
