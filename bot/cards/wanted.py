"""What /quote is asked for: a subject, a speaker, an outlet or medium; and what there is to choose from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.archive import Span
from bot.cards.directory import directory_of
from bot.cards.names import Names
from bot.cards.reference import tag
from bot.cards.remembered import remembered
from bot.cards.source import passage_at
from bot.cards.subject import speaking_of
from bot.facts import Medium, Quotation
from bot.library import Library
from bot.texts import Texts

LONGEST_ABOUT = 60
ANONYMOUS = "?"
"""Stands for all unnamed sources where the tag of a speaker is expected."""

NameT = TypeVar("NameT")

_MEDIA: Mapping[Medium, str] = {
    "interview": "quote.medium.interview",
    "report": "quote.medium.report",
    "post": "quote.medium.post",
    "statement": "quote.medium.statement",
    "court document": "quote.medium.court_document",
    "television": "quote.medium.television",
    "press conference": "quote.medium.press_conference",
    "speech": "quote.medium.speech",
    "podcast": "quote.medium.podcast",
    "book": "quote.medium.book",
    "song": "quote.medium.song",
    "letter": "quote.medium.letter",
    "email": "quote.medium.email",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A subject as typed, the tags of a speaker and of an outlet or medium; empty for any.

    Without a subject `near` is what the articles are about that are looked through, where not all can be.
    """

    about: str = ""
    by: str = ""
    to: str = ""
    near: str = ""

    @property
    def subject(self) -> str:
        """What the articles have to be about, where not all can be looked through."""
        return self.about or self.near

    def quotations(self, library: Library) -> tuple[Quotation, ...]:
        """The quotations that belong to it in reading order, the same words in several files only once."""
        found = [one for one in library.facts.quotations if self._fits(one)]
        if self.about:
            settings = {one.key: _setting(library, one) for one in found}
            told = ((settings[one.key], one.people) for one in found)
            speaking = speaking_of(library, self.about, told)
            found = [one for one in found if settings[one.key] in speaking]
        seen: set[str] = set()
        kept = []
        for one in found:
            if one.key not in seen:
                kept.append(one)
            seen.update((one.key, *one.same_as))
        return tuple(kept)

    def _fits(self, quotation: Quotation) -> bool:
        return (not self.by or self.by == _speaker(quotation)) and (
            not self.to or self.to in {tag(one) for one in (quotation.outlet, quotation.medium) if one}
        )

    def __str__(self) -> str:
        return f"{self.by}/{self.to}/{self.subject}"


class Tagged:
    """Names to choose from, each with its tag and other forms."""

    def __init__(self, tags: Mapping[str, str], forms: Mapping[str, Iterable[str]]) -> None:
        self.names = Names({name: forms.get(name, ()) for name in tags})
        self._tags = tags

    def meant(self, typed: str) -> str | None:
        """The tag of the name that `typed` means, "" when nothing was typed, None when no name fits."""
        if not typed.strip():
            return ""
        name = self.names.meant(typed)
        return self._tags[name] if name is not None else None


async def speakers(library: Library, say: Texts) -> Tagged:
    """Everybody who is quoted by name, those quoted most often first, and the unnamed sources together."""
    forms = await _other_names(library)

    def make(library: Library) -> Tagged:
        said = [one.speaker for one in library.facts.quotations]
        tags = {name: tag(name) for name in _most_first(speaker.name for speaker in said)}
        if any(speaker.kind == "anonymous" for speaker in said):
            tags[say("quote.anonymous")] = ANONYMOUS
        return Tagged(tags, forms)

    return await remembered(library, ("speakers", say.language), make)


async def outlets(library: Library, say: Texts) -> Tagged:
    """Every outlet that was told something, and the media by which something was."""

    def make(library: Library) -> Tagged:
        quotations = library.facts.quotations
        told = _most_first(one.outlet for one in quotations)
        means: list[Medium] = _most_first(one.medium for one in quotations)
        media = [(medium_name(medium, say), medium) for medium in means]
        tags = {name: tag(name) for name in told}
        tags.update((name, tag(medium)) for name, medium in media if name not in tags)
        return Tagged(tags, {})

    return await remembered(library, ("outlets", say.language), make)


async def subjects(library: Library) -> Names:
    """The people of whom the quotations speak, those most told of first."""
    forms = await _other_names(library)

    def make(library: Library) -> Names:
        spoken_of = {name for one in library.facts.quotations for name in one.people}
        return Names({name: other for name, other in forms.items() if name in spoken_of})

    return await remembered(library, "quoted_about", make)


def medium_name(medium: Medium, say: Texts) -> str:
    """What a medium is called in the language of the texts."""
    return say(_MEDIA[medium])


async def _other_names(library: Library) -> Mapping[str, Iterable[str]]:
    directory = await directory_of(library)
    return {known.person.name: known.other_names for known in directory.everybody}


def _most_first(names: Iterable[NameT | None]) -> list[NameT]:
    counts = Counter(name for name in names if name)
    return [name for name, _ in counts.most_common()]


def _speaker(quotation: Quotation) -> str:
    speaker = quotation.speaker
    return ANONYMOUS if speaker.kind == "anonymous" else tag(speaker.name or "")


def _setting(library: Library, quotation: Quotation) -> Span:
    """The quotation with the sentences around it in its paragraph, which say what it is about."""
    first = quotation.parts[0]
    passage = passage_at(library.archive, first)
    return passage.context if passage else first
