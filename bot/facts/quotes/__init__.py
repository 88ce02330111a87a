"""Direct quotations: which words, who said them, to which outlet, and where else they stand."""

import hashlib
from collections import Counter
from collections.abc import Container, Sequence

from bot.archive import Archive
from bot.facts.names import Names
from bot.facts.quotes.drafts import ArticleReader, Draft
from bot.facts.quotes.outlets import Outlets
from bot.facts.quotes.same_words import same_words
from bot.facts.quotes.speakers import Speakers
from bot.facts.values import Quotation

__all__ = ["find_quotations"]

_KEY_BYTES = 6


def find_quotations(
    archive: Archive, names: Names, files: Container[str] | None = None
) -> tuple[Quotation, ...]:
    """Every direct quotation of the archive, in reading order, never from clutter.

    `names` are the archive's own. Words between quotation marks that are a title, a name or a term are left
    out. The same archive always gives the same keys, and a key survives changes elsewhere in its file. Given
    `files`, only those of these files.
    """
    outlets = Outlets(archive, names)
    speakers = Speakers(archive, names)
    drafts: list[Draft] = []
    for article in archive.articles:
        if files is None or article.file in files:
            drafts += ArticleReader(archive, article, names, outlets, speakers).read()
    words = [" ".join(archive.text(part) for part in draft.parts) for draft in drafts]
    stands_in = [draft.parts[0].file for draft in drafts]
    keys = _keys(stands_in, words)
    names_of = [draft.source.speaker.name for draft in drafts]
    same = same_words(list(zip(stands_in, words, names_of, strict=True)))
    return tuple(
        Quotation(
            key,
            tuple(draft.parts),
            draft.source.speaker,
            draft.source.outlet,
            draft.source.medium,
            tuple(keys[other] for other in sorted(others)),
            tuple(dict.fromkeys(name for part in draft.parts for name in names.people_around(part))),
        )
        for key, draft, others in zip(keys, drafts, same, strict=True)
    )


def _keys(files: Sequence[str], words: Sequence[str]) -> list[str]:
    """A short key for each quotation, from its file, its words, and how often that file had these before."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for quoted in zip(files, words, strict=True):
        content = "\0".join((*quoted, str(seen[quoted])))
        seen[quoted] += 1
        keys.append(
            hashlib.blake2s(content.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).hexdigest()
        )
    return keys
