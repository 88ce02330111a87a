"""Ages in running text, each given to the person whose age it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from bot.archive import Article
from bot.facts.names import Names
from bot.facts.names.age_words import may_tell_age
from bot.facts.people.age_times import AgeTimes
from bot.facts.people.line_ages import LineAges, Owned
from bot.facts.values import AgeMention, AgeUnit


def find_ages(article: Article, names: Names, times: AgeTimes) -> Iterator[tuple[str, AgeMention]]:
    """Every printed age whose owner is known, with the owner's name, in reading order.

    The span covers the age and, where it stands beside it, the name or description of the owner. Durations,
    prices and counts are no ages: an age stands as one of `line_ages.RULES` says. Where the article prints
    another age beside somebody's name, a pronoun or description that seems to stand for them does not.
    """
    named = {mention.span.start: mention for mention in names.mentions(article.file)}
    found = [
        (line, owned)
        for line in names.lines(article.file)
        if may_tell_age(article.raw, line.start, line.end, (word.key for word in line.words))
        for owned in _apart(LineAges(article, names, line, named).ages())
    ]
    stated: defaultdict[str, set[tuple[int, AgeUnit]]] = defaultdict(set)
    for _, owned in found:
        if owned.named and owned.printed.time in {"now", "described"}:
            stated[owned.owner].add((owned.printed.age, owned.printed.unit))
    for line, owned in found:
        printed = owned.printed
        current, at = times.of(owned.owner, line, owned.span, printed)
        doubtful = current and not owned.named and stated[owned.owner]
        if not doubtful or (printed.age, printed.unit) in stated[owned.owner]:
            yield owned.owner, AgeMention(owned.span, printed.age, printed.unit, current, at)


def _apart(found: Iterable[Owned]) -> Iterator[Owned]:
    """In reading order, without those that overlap one before."""
    end = 0
    for owned in sorted(found, key=attrgetter("span")):
        if owned.span.start >= end:
            yield owned
            end = owned.span.end
