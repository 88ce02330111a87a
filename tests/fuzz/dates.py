"""Any text as what an article tells of days: expressions that stand where they say, and days in order."""

from datetime import date
from itertools import pairwise

from bot.archive import Article, Interval
from bot.facts.dates.story import dated_sentences, tell_dates
from tests.facts.written import written
from tests.fuzz.target import Target, bytes_of, text_of

LANGUAGES = ("en", "nl", "en", "de")
PUBLISHED = (
    Interval.of_day(date(2021, 5, 4)),
    None,
    Interval(date(2020, 2, 1), date(2020, 2, 29)),
    Interval.of_day(date(1, 1, 1)),
    Interval.of_day(date(9999, 12, 31)),
    Interval(date(2019, 1, 1), date(2019, 12, 31)),
    Interval.of_day(date(2024, 2, 29)),
    Interval.of_day(date(2021, 1, 1)),
)


def dates(data: bytes) -> None:
    """Read the dates of an article in the language, and of the day, that the first byte chooses."""
    choice = data[0] if data else 0
    language, published = LANGUAGES[choice % 4], PUBLISHED[choice // 4 % 8]
    article = written(text_of(data[1:]), language=language)
    check_dates(article, published)


def check_dates(article: Article, published: Interval | None) -> None:
    """Hold each expression to what its docstring promises."""
    sentences = tuple(dated_sentences(article))
    told = list(tell_dates(article, published, sentences))
    assert len(told) == sum(len(one.found) for one in sentences)
    assert all(one.span.end <= other.span.start for one, other in pairwise(told))
    for sentence in sentences:
        for found in sentence.found:
            assert sentence.passage.span.start <= found.start < found.end <= sentence.passage.span.end
    for timex in told:
        words = article.raw[timex.span.start : timex.span.end]
        assert words.strip() == words != ""
        assert (timex.known == "unknown") == (timex.interval is None)
        assert timex.interval is None or timex.interval.first <= timex.interval.last


TARGET = Target(
    dates,
    longest=60,
    beginnings=bytes_of(
        "\x00She won on Sunday, May 3, 2019.  Two days earlier it had rained.",
        "\x00In the third quarter of 2020, a year earlier, last week and next month.",
        '\x00"Today we won," she wrote on Instagram on July 22.  That week it froze.',
        "\x00On 5/6/2019, 13/6/19, 2019-05-03 and 05.06.2019 the '90s began.",
        "\x00Thanksgiving 2018, Easter Monday, Labor Day and New Year's Eve.",
        "\x00The first Monday of May; the last weekend of June; mid-July, early 2020.",
        "\x00Nineteen ninety-six, two thousand five, the summer of '69, 1990s.",
        "\x00From 3 to 5 May, between May 1 and June 2, 2018-2019, H1 2020, fiscal 2021.",
        "\x08It is planned for 29 February.  Within three weeks it ends.  Tomorrow.",
        "\x01Op 3 mei 2019 won zij.  Afgelopen zondag, eergisteren, vorige week.",
        "\x01Sinds begin jaren negentig; over drie weken, met Pasen, Koningsdag 2020.",
        "\x05Maandagavond, in de zomer van 2018, twee jaar geleden, kwart 3, medio mei.",
        "\x03Am 5. Mai 2019, im Dezember, Dienstag.",
        "\x0cYesterday, 100 years ago, last winter, 0001-01-01.",
        "\x10Tomorrow, in 9999, next year, in 5 months, New Year's Day.",
    ),
    words=(
        *("Monday", "Sunday", "May ", "Feb. ", "Sept. ", "2019"),
        *("'90s", "29 February", "31 ", "1st", "last ", "next "),
        *("week", "month", "year", "quarter", "weekend", "ago"),
        *("earlier", "later", "tomorrow", "yesterday", "today"),
        *("Christmas", "Easter", "Thanksgiving", "summer", "winter"),
        *("early ", "mid-", "late ", "since ", "until "),
        *("every ", "often ", "will ", "was ", "the first ", "of "),
        *("between ", " and ", "to ", "in ", "two ", "fiscal "),
        *("maandag", "zondag", "mei ", "vorige ", "volgende ", "geleden"),
        *("jaar", "kwartaal", "eind ", "Pasen", "  "),
        *("99999999", "0000", "9999-12-31", "12/31/9999", "00/00/0000"),
        *("Q4 ", "H2 ", "nineteen ", "thousand ", "\n"),
    ),
)
