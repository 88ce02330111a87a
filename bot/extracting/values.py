"""What is asked of an extraction, and what comes of it."""

from typing import Literal

import msgspec

Reason = Literal[
    "kind",
    "too_big",
    "empty",
    "not_text",
    "not_page",
    "not_pdf",
    "locked",
    "pictures",
    "no_text",
    "too_much",
    "too_long",
    "failed",
    "busy",
]
"""Why a file gives no article: each has a sentence for people in the catalogues, as `archive.no.<reason>`."""

DateSource = Literal["given", "page", "file", "text", "name", "inferred", "unknown"]
"""Where the date is from: somebody, the page's data, front matter, the text, the file's name, reckoning."""


class Request(msgspec.Struct, frozen=True):
    """A file to make an article of; `title` and `date` (ISO 8601) go before what it says itself."""

    name: str
    data: bytes
    title: str = ""
    date: str = ""


class Understood(msgspec.Struct, frozen=True):
    """What the archive will make of the article; days in ISO 8601, `digest` as of `Article`.

    `opening` is the first passage of running text, cut.
    `clutter` counts the stretches that are no part of it, `examples` are the first of them, cut.
    """

    title: str
    outlet: str
    language: str
    first_day: str
    last_day: str
    dated_by: DateSource
    passages: int
    clutter: int
    examples: tuple[str, ...]
    opening: str
    digest: str


class Extracted(msgspec.Struct, frozen=True, tag=True):
    """An article file in a form that the archive reads; `as_it_came` says that not a byte was touched."""

    suffix: str
    data: bytes
    as_it_came: bool
    understood: Understood


class Refused(msgspec.Struct, frozen=True, tag=True):
    """No article, and why."""

    reason: Reason


Result = Extracted | Refused


class ExtractionError(Exception):
    """The file gives no article, for `reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
