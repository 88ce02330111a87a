"""Why no article comes of a file, in one sentence for the person who sent it."""

from collections.abc import Mapping
from typing import Literal

from bot.cards.managing import size_in_words
from bot.config.settings import UploadSettings
from bot.extracting import Reason
from bot.texts import Texts

Why = Reason | Literal["full", "waiting", "download"]

_SENTENCES: Mapping[Why, str] = {
    "kind": "archive.no.kind",
    "too_big": "archive.no.too_big",
    "full": "archive.no.full",
    "waiting": "archive.no.waiting",
    "download": "archive.no.download",
    "empty": "archive.no.empty",
    "not_text": "archive.no.not_text",
    "not_page": "archive.no.not_page",
    "not_pdf": "archive.no.not_pdf",
    "locked": "archive.no.locked",
    "pictures": "archive.no.pictures",
    "no_text": "archive.no.no_text",
    "too_much": "archive.no.too_much",
    "too_long": "archive.no.too_long",
    "failed": "archive.no.failed",
    "busy": "archive.no.busy",
}


def refusal(why: Why, limits: UploadSettings, say: Texts) -> str:
    """The sentence: what is wrong, and what the person can do."""
    return say(
        _SENTENCES[why],
        most=size_in_words(limits.max_bytes, say),
        articles=limits.most_articles,
        total=size_in_words(limits.most_total_bytes, say),
    )
