"""The articles that changed ones have most in common with: few enough to be read at once."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.archive import Archive, Article
from bot.facts.marks import Sharing, packed
from bot.facts.quotes.same_words import FORMULA, runs_of_words
from bot.facts.shared import TOO_COMMON, names_of, related_by
from bot.facts.values import Marks

_QUOTED = re.compile(r"[\"“„«]([^\"”“»„«]{12,2000})[\"”»]")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many articles, and how many characters of text, are read beside the changed ones."""

    files: int = 16
    characters: int = 40_000


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The changed articles and those most related to them, as an archive.

    `now` are the changed files that this holds, `gone` the files of which nothing that was known counts any
    more, `names` the names in each changed article. `related` is as in the whole archive; `alike` are the
    files anywhere that may quote the same words as the changed ones.
    """

    archive: Archive
    now: frozenset[str]
    gone: frozenset[str]
    names: Mapping[str, set[str]]
    related: Mapping[str, frozenset[str]]
    alike: tuple[str, ...]


def neighbourhood(
    archive: Archive,
    marks: Mapping[str, Marks],
    changed: Collection[str],
    wanted: Sequence[str] = (),
    reach: Reach | None = None,
) -> Neighbourhood:
    """Those around the `changed` files of an archive, given the marks of all files before the change.

    `wanted` are files to be there first; the others come by how rare the names and quoted words are that they
    share with changed ones.
    """
    files = {article.file for article in archive.articles}
    now = [file for file in sorted(files.intersection(changed))]
    articles = [archive.article(file) for file in now]
    names = {article.file: names_of(article) for article in articles}
    known = {file: each for file, each in marks.items() if file in files and file not in names}
    fresh = {file: Marks(packed(names[file]), packed(_quoted(archive.article(file)))) for file in now}
    left = [marks[file].names for file in changed if file in marks]
    named = Sharing({file: each.names for file, each in (known | fresh).items()})
    quoting = Sharing({file: each.quoted for file, each in known.items()})
    quoted = quoting.holders([each.quoted for each in fresh.values()])
    alike = _ranked([holders for holders in quoted.values() if len(holders) <= FORMULA])
    shared = named.holders([*left, *(each.names for each in fresh.values())])
    near = _ranked([*shared.values(), *quoted.values()])
    others = dict.fromkeys(file for file in (*wanted, *near) if file in known)
    chosen = _within(reach or Reach(), map(archive.article, others), articles)
    return Neighbourhood(
        Archive(chosen),
        frozenset(now),
        frozenset(changed),
        names,
        _related({each.file: (known | fresh)[each.file].names for each in chosen}, named),
        tuple(alike[:FORMULA]),
    )


def _quoted(article: Article) -> set[str]:
    return {" ".join(run) for match in _QUOTED.finditer(article.raw) for run in runs_of_words(match[1])}


def _ranked(holders: Iterable[Sequence[str]]) -> list[str]:
    """The files that hold most, rare things counting for more."""
    weight: Counter[str] = Counter()
    for files in holders:
        for file in files if len(files) > 1 else ():
            weight[file] += 1 / len(files)  # type: ignore[assignment]  # a Counter adds any numbers
    return sorted(weight, key=lambda file: (-weight[file], file))


def _within(reach: Reach, others: Iterable[Article], changed: Sequence[Article]) -> list[Article]:
    """The changed articles and the first of the others; as many characters again where much has changed."""
    room = max(reach.characters, sum(len(article.raw) for article in changed))
    count = max(reach.files, len(changed))
    chosen = list(changed)
    for article in others:
        if len(article.raw) <= room and count:
            room -= len(article.raw)
            count -= 1
            chosen.append(article)
    return chosen


def _related(names: Mapping[str, bytes], named: Sharing) -> Mapping[str, frozenset[str]]:
    """Which of these files are about the same, by names that are rare in the whole archive."""
    holders = [files for files in named.holders(names.values()).values() if len(files) <= TOO_COMMON]
    return related_by([file for file in files if file in names] for files in holders)


def text_of(articles: Iterable[Article]) -> int:
    """How many characters these articles have."""
    return sum(len(article.raw) for article in chain(articles))
