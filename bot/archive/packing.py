"""An article as bytes, to be kept on disk and read again many times as fast as its file."""

import msgspec

from bot.archive.article import Article


class DamagedArticleError(ValueError):
    """The bytes hold no article of this version; its file has to be read again."""


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Article)


def packed(article: Article) -> bytes:
    """The whole article, its text included, as bytes."""
    return _ENCODER.encode(article)


def unpacked(data: bytes) -> Article:
    """The article that `packed` made `data` of.

    Raises:
        DamagedArticleError: it made it of none, or another version did.
    """
    try:
        return _DECODER.decode(data)
    except ValueError as error:
        raise DamagedArticleError(f"no article can be read from these bytes: {error}") from error
