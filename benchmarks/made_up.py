"""A large archive of made-up news, and questions about it: as many sentences as wanted, always the same."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.packs import Gold, Pack, Question
from bot.archive.reading import SourceFile, build_archive

SENTENCES_OF_AN_ARTICLE = 40

_ONSETS = (
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p",
    "pr", "qu", "r", "s", "sh", "sl", "st", "t", "th", "tr", "v", "w", "z",
)  # fmt: skip  # a row of many: one a line would fill a page
_VOWELS = (
    "a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "ou",
)  # fmt: skip  # a row of many: one a line would fill a page
_CODAS = (
    "", "", "ck", "l", "ld", "m", "n", "nd", "ng", "r", "rt", "s", "st", "t", "x",
)  # fmt: skip  # a row of many: one a line would fill a page
_DEEDS = (
    "opened", "closed", "designed", "inspected", "bought", "sold", "restored", "flooded", "painted",
    "praised", "visited", "mapped", "sued", "moved", "defended", "insured", "rebuilt", "searched",
    "guarded", "financed",
)  # fmt: skip  # a row of many: one a line would fill a page
_THINGS = (
    "bridge", "library", "lighthouse", "observatory", "theatre", "harbour", "school", "hospital", "market",
    "museum", "garden", "tunnel", "station", "factory", "archive", "court", "stadium", "prison", "chapel",
    "mill", "tower", "canal", "quarry", "airport", "bakery",
)  # fmt: skip  # a row of many: one a line would fill a page
_FRAMES = (
    "In {month} {year}, {person} {deed} the {thing} in {town} for {firm}.",
    "The {thing} in {town} was {deed} by {person}, a spokesman for {firm} said in {month} {year}.",
    '"{person} {deed} the {thing} without telling anybody in {town}," {firm} wrote in {month} {year}.',
    "According to {firm}, it was {person} who {deed} the {thing} in {town} in the {month} of {year}.",
)
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip  # a row of many: one a line would fill a page


class Names:
    """Names that recur as names do: few of them often, most of them once.

    A Pitman-Yor process (Pitman and Yor, 1997): after n draws a new name comes with a chance that lets their
    number grow as n ** `growth`, which is Heaps' law; otherwise an earlier draw is repeated, so that the
    frequencies follow Zipf's.
    """

    def __init__(self, chance: random.Random, growth: float = 0.6, concentration: float = 10.0) -> None:
        self._chance = chance
        self._growth = growth
        self._concentration = concentration
        self._drawn: list[str] = []
        self._known: set[str] = set()

    def draw(self) -> str:
        """The next name."""
        new = self._concentration + self._growth * len(self._known)
        if self._chance.random() * (self._concentration + len(self._drawn)) < new:
            name = self._invent()
        else:
            name = self._chance.choice(self._drawn)
        self._drawn.append(name)
        return name

    def _invent(self) -> str:
        while True:
            syllables = (self._syllable() for _ in range(self._chance.choice((2, 2, 3))))
            name = "".join(syllables).capitalize()
            if name not in self._known:
                self._known.add(name)
                return name

    def _syllable(self) -> str:
        return "".join(self._chance.choice(letters) for letters in (_ONSETS, _VOWELS, _CODAS))


@dataclass(frozen=True, slots=True)
class _Event:
    """What one sentence tells; no two sentences tell of the same deed done to the same thing in one town."""

    sentence: str
    deed: str
    thing: str
    town: str


def made_up_sources(sentences: int, of_an_article: int = SENTENCES_OF_AN_ARTICLE) -> list[SourceFile]:
    """The files of an archive of about so many passages, so many of them in each."""
    return _files(list(_events(sentences, random.Random(1))), of_an_article)


def made_up_pack(sentences: int, questions: int) -> Pack:
    """An archive of about `sentences` passages, and `questions` spread over it, each answered by one."""
    events = list(_events(sentences, random.Random(1)))
    every = max(1, sentences // max(1, questions))
    wanted = [
        _question(f"made-up-{at}", _name(at - at % SENTENCES_OF_AN_ARTICLE), events[at])
        for at in range(0, len(events), every)
    ]
    archive = build_archive(_files(events, SENTENCES_OF_AN_ARTICLE))
    return Pack("made up", archive, tuple(wanted[:questions]))


def _files(events: Sequence[_Event], of_an_article: int) -> list[SourceFile]:
    return [
        SourceFile(
            _name(start),
            "\n".join(event.sentence for event in events[start : start + of_an_article]).encode(),
        )
        for start in range(0, len(events), of_an_article)
    ]


def _name(start: int) -> str:
    return f"{start:07}.txt"


def _events(count: int, chance: random.Random) -> Iterator[_Event]:
    towns, firsts, lasts, firms = (Names(chance) for _ in range(4))
    told: set[tuple[str, str, str]] = set()
    while len(told) < count:
        deed, thing, town = chance.choice(_DEEDS), chance.choice(_THINGS), towns.draw()
        if (deed, thing, town) in told:
            continue
        told.add((deed, thing, town))
        sentence = chance.choice(_FRAMES).format(
            deed=deed,
            thing=thing,
            town=town,
            person=f"{firsts.draw()} {lasts.draw()}",
            firm=f"{firms.draw()} and {lasts.draw()}",
            month=chance.choice(_MONTHS),
            year=chance.randint(1950, 2024),
        )
        yield _Event(sentence, deed, thing, town)


def _question(key: str, file: str, event: _Event) -> Question:
    text = f"who {event.deed} the {event.thing} in {event.town}"
    return Question(key, text, "clean", (Gold(file, event.sentence),))
