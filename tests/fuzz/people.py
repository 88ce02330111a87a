"""Any text as what an article tells of people: ages, kin and other names that stand where they say."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from bot.archive import Archive, Interval, Span
from bot.facts import Person, Published
from bot.facts.background import Background
from bot.facts.dates import find_dates
from bot.facts.names import Names
from bot.facts.people import find_people
from tests.facts.written import written
from tests.fuzz.quotations import LANGUAGES, is_shown
from tests.fuzz.target import SEPARATOR, Target, bytes_of, text_of

DAY = Published(Interval.of_day(date(2021, 5, 4)), "explicit")


def people(data: bytes) -> None:
    """Read of whom two articles tell; the first byte chooses their language."""
    language = LANGUAGES[data[0] % 2] if data else "en"
    parts = data[1:].split(SEPARATOR, 1)
    archive = Archive(
        written(text_of(part), file=f"{number}.txt", language=language) for number, part in enumerate(parts)
    )
    published = dict.fromkeys(archive.files, DAY)
    related = {file: frozenset(archive.files) - {file} for file in archive.files}
    background = Background(archive, Names(archive), published, related)
    check_people(background, find_people(background, find_dates(archive, published)))


def check_people(background: Background, found: tuple[Person, ...]) -> None:
    """Hold them to what their docstring promises."""
    rank = {name: place for place, name in enumerate(background.names.people)}
    places = [rank[one.name] for one in found]
    assert places == sorted(places)
    full = [one.name for one in found if " " in one.name]
    assert len(set(full)) == len(full)
    for one in found:
        assert all(is_shown(background.archive, span) for span in _spans(one))
        mentions = [mention.span for mention in one.mentions]
        assert mentions == sorted(mentions)
        assert all(mention.age is None or mention.age >= 0 for mention in one.mentions)
        for conflict in one.conflicts:
            assert conflict.first in one.mentions
            assert conflict.second in one.mentions
        if one.born:
            assert one.born.evidence
            assert one.born.interval.first <= one.born.interval.last
            assert set(one.born.evidence) <= set(mentions)
        assert one.relation is None or one.relation.kind == "child"
        assert all(each.of and one.name not in each.of for each in one.relations)


def _spans(person: Person) -> Iterator[Span]:
    """Every place that shows something of somebody."""
    relations = [*person.relations, *filter(None, [person.relation])]
    yield from chain.from_iterable(relation.evidence for relation in relations)
    yield from (mention.span for mention in person.mentions)
    yield from person.aliases


TARGET = Target(
    people,
    longest=100,
    beginnings=bytes_of(
        "\x00Mara Bell (34) won.  Her son Tom, 7, and daughter Eva, 20 months, were there.  She ran.",
        "\x00Ann Lee, who is 41 and married to Bob Lee, has three children: Max, 9, Joy, 7, and Al, 6 weeks.",
        "\x00The couple's twins, Ida and Ole Bell, turned 5 on May 3, 2021.  Their father, Jan, died at 80.",
        "\x00Tom Bell, her brother, was 21 when he was born in 1999.  Mr. Bell's ex-wife, Eva, 33, called.",
        "\x00Max, 9, is the son of Ann Lee.\x1eMax, 12, Ann Lee's son, ran.  His sister Joy, 7, did not.",
        "\x01Joost Terpstra (52) en zijn vrouw Els hebben twee kinderen: Bo (7) en Sam (20 maanden).",
        "\x01De 34-jarige Mara de Vries, dochter van Jan de Vries, werd in mei 3 jaar ouder.",
        "\x00Doctor Lee, 200, 0, -1, 99-year-old Bob Lee and 7-month-old Max O'Neil-van der Berg Jr.",
    ),
    words=(
        *(", 7,", " (34)", "-year-old ", " months", " weeks", "aged "),
        *("turned ", "born ", "when he was ", "in 1999"),
        *("son ", "daughter ", "her ", "his ", "their ", "brother "),
        *("twins ", "wife ", "ex-", "husband ", "married "),
        *("Mara Bell", "Tom", "Eva", "Mr. ", "Ann Lee", " and "),
        *(", ", "'s ", "’s ", "children: ", "of ", "the couple"),
        *("zoon ", "dochter ", "zijn vrouw ", "jaar", "maanden"),
        *("-jarige ", "en ", "van de ", "  ", "\n", "\x1e"),
    ),
)
