"""Any text as what articles quote: words that stand where they say, once each, with whoever said them."""

from itertools import pairwise

from bot.archive import Archive, Span
from bot.facts import Quotation
from bot.facts.names import Names
from bot.facts.quotes import find_quotations
from tests.facts.written import written
from tests.fuzz.target import SEPARATOR, Target, bytes_of, text_of

LANGUAGES = ("en", "nl")


def quotations(data: bytes) -> None:
    """Read what two articles quote; the first byte chooses their language."""
    language = LANGUAGES[data[0] % 2] if data else "en"
    parts = data[1:].split(SEPARATOR, 1)
    archive = Archive(
        written(text_of(part), file=f"{number}.txt", language=language) for number, part in enumerate(parts)
    )
    check_quotations(archive, find_quotations(archive, Names(archive)))


def check_quotations(archive: Archive, found: tuple[Quotation, ...]) -> None:
    """Hold them to what their docstring promises."""
    by_key = {one.key: one for one in found}
    assert len(by_key) == len(found)
    starts = [one.parts[0] for one in found]
    assert starts == sorted(starts)
    for one in found:
        assert one.parts
        assert all(first.end <= second.start for first, second in pairwise(one.parts))
        for part in one.parts:
            assert is_shown(archive, part)
            assert part.file == one.parts[0].file
        speaker = one.speaker
        assert speaker.words is None or is_shown(archive, speaker.words)
        assert speaker.name is None or speaker.kind == "named"
        assert one.key not in one.same_as
        assert all(one.key in by_key[other].same_as for other in one.same_as)
        assert len(set(one.people)) == len(one.people)


def is_shown(archive: Archive, span: Span) -> bool:
    """Whether something stands there, within the file."""
    return bool(archive.text(span).strip())


TARGET = Target(
    quotations,
    longest=120,
    beginnings=bytes_of(
        '\x00"We won the race," Mara Bell told the Harbour Post on Sunday.  "And we will again," she said.',
        "\x00“It was,” said Mayor Tom Lee, “a very long night.”  He wept.\n“Nobody knew,” she told a source.",
        '\x00Police said: "He ran away from us."  The film "Home Again" opens.  It is a "so-called" lamp.',
        "\x00Ann Lee: We have to go now.\nTom Lee: Why should we?\nQ: Who was it?\nA: Nobody knows.",
        "\x00\"One of two.\n\"Two of two,\" Lee wrote in a letter.  ``Old,'' he said.  'One,' she said.",
        '\x00"Nobody warned us of the storm," Lee said.\x1eLee said: "Nobody warned us of the storm."',
        '\x01"Wij hebben gewonnen," zei Joost Terpstra tegen de krant.  „Het was laat”, aldus de bakker.',
        "\x01‘Niemand wist het,’ zegt een bron.  Volgens burgemeester De Vries was het «een ramp».",
        '\x00>> Hello "to \'you\' all" there, said ("he") [sic] "…" - "x"',
    ),
    words=(
        *('"', "“", "”", "„", "«", "»", "‘", "’", "``", "''", '," '),
        *(" said ", " told ", " she ", " he ", " wrote "),
        *("the Harbour Post", "a source", "Mara Bell", "Mr. Lee"),
        *("Mayor ", "police", "zei ", "aldus ", "volgens "),
        *(": ", "  ", "\n", "in a letter", "on Instagram", "in court"),
        *("according to ", "Lee", "\x1e", "who ", "(34)"),
    ),
)
