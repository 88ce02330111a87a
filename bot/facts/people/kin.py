"""Who is whose wife, father, sister or son, where a sentence says so of two people whom it names."""

from collections.abc import Iterator

from bot.archive import Article
from bot.facts.names import Names
from bot.facts.people.kin_line import KinLine
from bot.facts.people.kin_nouns import kin_by_nouns
from bot.facts.people.kin_verbs import kin_by_verbs
from bot.facts.people.kinship import Kinship


def find_kinships(article: Article, names: Names) -> Iterator[Kinship]:
    """Every relation between two people that a sentence of the article states, line by line.

    Stated is what an apposition ("his wife, Ann", "Max, son of Ann"), "is", or a verb such as "married" says
    of names; guesses and rumours are not.
    """
    mentions = names.mentions(article.file)
    named = {mention.span.start: mention for mention in mentions}
    cast = {
        mention.person for mention in mentions if " " in article.raw[mention.span.start : mention.span.end]
    }
    for line in names.lines(article.file):
        kin_line = KinLine(article, names, line, named, cast)
        if kin_line.mentions:
            yield from kin_by_nouns(kin_line)
            yield from kin_by_verbs(kin_line)
