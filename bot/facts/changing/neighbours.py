"""The articles that changed ones have most in common with: few enough to be read at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.archive import Archive, Article
from bot.facts.marks import Sharing, packed
from bot.facts.quotes.same_words import FORMULA, runs_of_words
from bot.facts.shared import TOO_COMMON, names_of, quoting_passages, related_by
from bot.facts.values import Marks

_MOST_ALIKE = 100

_MOST_FILES = 12
_MOST_CHARACTERS = 24_000
"""What is read beside the changed articles."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The changed articles and those most related to them, as an archive.

    `now` are the changed files that this holds, `gone` the files of which nothing that was known counts any
    more, `names` the names in each changed article. `related` is as in the whole archive.
    """

    archive: Archive
    now: frozenset[str]
    gone: frozenset[str]
    names: Mapping[str, set[str]]
    related: Mapping[str, frozenset[str]]
    quoting: Sharing

    def alike(self, marks: Iterable[Marks]) -> list[str]:
        """The files that have not changed and may quote the same words as those with these marks."""
        holders = self.quoting.holders([each.quoted for each in marks]).values()
        return _ranked(files for files in holders if len(files) <= FORMULA)[:_MOST_ALIKE]


def neighbourhood(
    archive: Archive,
    marks: Mapping[str, Marks],
    changed: Collection[str],
    wanted: Sequence[str],
) -> Neighbourhood:
    """Those around the `changed` files of an archive, given the marks of all files before the change.

    `wanted` are files to be there first; the others come by how rare the names and quoted words are that they
    share with changed ones.
    """
    files = {article.file for article in archive.articles}
    now = sorted(files.intersection(changed))
    articles = [archive.article(file) for file in now]
    names = {article.file: names_of(article) for article in articles}
    known = {file: each for file, each in marks.items() if file in files and file not in names}
    fresh = {file: Marks(packed(names[file]), packed(_quoted(archive.article(file)))) for file in now}
    left = [marks[file].names for file in changed if file in marks]
    everything = known | fresh
    named = Sharing({file: each.names for file, each in everything.items()})
    quoting = Sharing({file: each.quoted for file, each in known.items()})
    quoted = quoting.holders([each.quoted for each in fresh.values()])
    shared = named.holders([*left, *(each.names for each in fresh.values())])
    near = _ranked([*shared.values(), *quoted.values()])
    others = dict.fromkeys(file for file in (*wanted, *near) if file in known)
    chosen = _within(map(archive.article, others), articles)
    return Neighbourhood(
        Archive(chosen),
        frozenset(now),
        frozenset(changed),
        names,
        _related({each.file: everything[each.file].names for each in chosen}, named),
        quoting,
    )


def _quoted(article: Article) -> set[str]:
    """More runs of words than the article quotes: all of the paragraphs that quote anybody."""
    words = (article.raw[span.start : span.end] for span in quoting_passages(article))
    return {" ".join(run) for text in words for run in runs_of_words(text)}


def _ranked(holders: Iterable[Sequence[str]]) -> list[str]:
    """The files that hold most, rare things counting for more."""
    weight: defaultdict[str, float] = defaultdict(float)
    for files in holders:
        for file in files:
            weight[file] += 1 / len(files)
    return sorted(weight, key=lambda file: (-weight[file], file))


def _within(others: Iterable[Article], changed: Sequence[Article]) -> list[Article]:
    """The changed articles and the first of the others; as many characters again where much has changed."""
    room = max(_MOST_CHARACTERS, sum(len(article.raw) for article in changed))
    count = max(_MOST_FILES, len(changed))
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
