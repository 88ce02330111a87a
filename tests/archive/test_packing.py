import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Article
from bot.archive.packing import VERSION, DamagedArticleError, packed, unpacked
from tests.archive.articles import BRIDGE, read

NAMES = st.text(min_size=1, max_size=8) | st.just("broken \udcff name.txt")
TEXTS = st.lists(
    st.sampled_from([*BRIDGE.split("\n\n"), "date: 2019-03-03", "De brug is op zondag dicht."])
    | st.text(max_size=40),
    min_size=1,
    max_size=6,
).map("\n\n".join)


@given(TEXTS, NAMES)
def test_an_article_comes_back_as_it_was(text: str, name: str) -> None:
    article = read(f"{BRIDGE}\n\n{text.encode('utf-8', 'replace').decode()}", name)
    assert unpacked(packed(article)) == article


def test_what_no_utf8_holds_comes_back() -> None:
    article = Article("a\ud800.txt", "raw \ud800", "0", "en", None, None, None, (), (), (), ("\udfff",))
    assert unpacked(packed(article)) == article


def test_bytes_of_another_version_are_refused() -> None:
    held = msgspec.msgpack.decode(packed(read(BRIDGE)))
    with pytest.raises(DamagedArticleError, match=f"version {VERSION + 1}"):
        unpacked(msgspec.msgpack.encode([VERSION + 1, *held[1:]]))


@given(st.data())
def test_damaged_bytes_are_refused_or_an_article(data: st.DataObject) -> None:
    whole = bytearray(packed(read(BRIDGE)))
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        whole[at] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del whole[at:]
    try:
        assert isinstance(unpacked(bytes(whole)), Article)
    except DamagedArticleError:
        return
