"""What people see of the bot on the seeds, scene by scene: for the photographs and for the snapshots."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.texts import texts_for

MENTION, MENU = "@ ", "menu: "
LABEL = re.compile(r"\[(.+)\]")
CHOICE = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True, slots=True)
class Scene:
    """What somebody does, step by step; the last answer is what the scene shows.

    A step is a line to type ("/ask ..."), the key of the label of a button to press ("[button.read]"), the
    number of an option to choose in the first list ("{2}"), a question to the bot in a message ("@ who ..."),
    or a message on which its menu command is used ("menu: ..."). `dutch` are the steps of somebody who asks
    in Dutch where that makes a difference; the names of commands and options are understood in any case.
    """

    english: tuple[str, ...]
    dutch: tuple[str, ...] = ()
    by_manager: bool = False

    def steps(self, language: str) -> tuple[str, ...]:
        """The steps of somebody who speaks `language`."""
        return self.dutch if self.dutch and language == "nl" else self.english

    def missing(self, features: Collection[str]) -> list[str]:
        """What the scene needs and the bot does not have: commands, texts, listeners."""
        return sorted({need for step in (*self.english, *self.dutch) for need in _needs(step)} - {*features})


def _needs(step: str) -> Iterator[str]:
    first = step.split(maxsplit=1)[0]
    if found := LABEL.fullmatch(step):
        yield found[1]
    elif first.startswith("/"):
        yield first
        yield from (f"{first} {option}" for option in re.findall(r"(?<!\S)\w+:", step))
    elif step.startswith((MENTION, MENU)):
        yield first


def scene(*english: str, dutch: tuple[str, ...] = (), by_manager: bool = False) -> Scene:
    """A scene from its steps."""
    return Scene(english, dutch, by_manager)


def features_of(registered: Collection[Mapping[str, Any]], *, hears_messages: bool) -> set[str]:
    """What scenes may need, from the commands in English and Dutch, and whether the bot hears messages."""
    found = set(texts_for().entries)
    for command in registered:
        if command.get("type", 1) != 1:
            found.add(MENU.strip())
        for name in _names(command):
            options = {each for option in _options(command) for each in _names(option)}
            found |= {f"/{name}", *(f"/{name} {option}:" for option in options)}
    return found | {MENTION.strip()} if hears_messages else found


def _options(command: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Its options, and those of the commands in it."""
    for option in command.get("options") or []:
        yield option
        yield from _options(option)


def _names(thing: Mapping[str, Any]) -> set[str]:
    return {thing["name"], *(thing.get("name_localizations") or {}).values()}


FILED = "/ask when did kim file for divorce"
FILED_DUTCH = "/vraag wanneer heeft kim de scheiding aangevraagd"

ADD = "/archive add file:tests/pages/flood.html"
ADD_DUTCH = "/archief toevoegen bestand:tests/pages/flood.html"

SCENES: Mapping[str, Scene] = {
    "ask-sure": scene("/ask is kanye bipolar", dutch=("/vraag heeft kanye een bipolaire stoornis",)),
    "ask-probably": scene(FILED, dutch=(FILED_DUTCH,)),
    "ask-corrected": scene(
        "/ask when did kim kardashan fle for divorce",
        dutch=("/vraag wanneer vroeg kim kardashan de schieding aan",),
    ),
    "ask-contradicted": scene("/ask did kim file for divorce in 2019"),
    "ask-closest": scene(
        "/ask who won the chess tournament in Reykjavik",
        dutch=("/vraag wie won het schaaktoernooi in Reykjavik",),
    ),
    "ask-nothing": scene("/ask zzyzx", dutch=("/vraag zzyzx",)),
    "ask-more": scene(FILED, "[button.more]", dutch=(FILED_DUTCH, "[button.more]")),
    "ask-in-one-source": scene(
        "/ask question:how many children do they have source:003",
        dutch=("/vraag vraag:hoeveel kinderen hebben ze bron:004",),
    ),
    "ask-within": scene(FILED, "{1}", dutch=(FILED_DUTCH, "{1}")),
    "context": scene(FILED, "[button.read_in_context]", dutch=(FILED_DUTCH, "[button.read_in_context]")),
    "context-turned": scene("/sources", "[button.read]", "[page.next]"),
    "mention": scene(
        "@ when did kim file for divorce", dutch=("@ wanneer heeft kim de scheiding aangevraagd",)
    ),
    "check": scene(
        "menu: Kim filed for divorce in February 2021. They have five children.",
        dutch=("menu: Kim vroeg in februari 2021 de scheiding aan. Ze hebben vijf kinderen.",),
    ),
    "read": scene("/read 001"),
    "read-list": scene("/read"),
    "read-unknown": scene("/read nothing of that name"),
    "read-file": scene("/read 001", "[button.file]"),
    "timeline": scene("/timeline"),
    "timeline-later": scene("/timeline", "[page.later]"),
    "timeline-filtered": scene("/timeline about:divorce from:2020 to:2021-02"),
    "timeline-empty": scene("/timeline from:2031"),
    "timeline-bad-date": scene("/timeline from:yesterday"),
    "kids": scene("/kids"),
    "kids-one": scene("/kids chicago"),
    "kids-sentences": scene("/kids psalm", "[button.sentences]"),
    "kids-unknown": scene("/kids nobody at all"),
    "who": scene("/who"),
    "who-next": scene("/who", "[page.next]"),
    "who-chosen": scene("/who", "{1}"),
    "who-one": scene("/who kim"),
    "quote": scene("/quote about:divorce"),
    "quote-another": scene("/quote about:kim", "[button.another]"),
    "quote-by-and-to": scene("/quote to:people"),
    "quote-none": scene("/quote about:no such thing as this"),
    "quote-unknown": scene("/quote by:somebody never heard of"),
    "compare": scene("/compare"),
    "compare-about": scene("/compare about:psalm"),
    "compare-next": scene("/compare", "[page.next]"),
    "sources": scene("/sources"),
    "sources-read": scene("/sources", "[button.read]"),
    "about": scene("/about"),
    "privacy": scene("/privacy"),
    "archive-add": scene(ADD, dutch=(ADD_DUTCH,), by_manager=True),
    "archive-kept": scene(ADD, "[button.keep]", dutch=(ADD_DUTCH, "[button.keep]"), by_manager=True),
    "archive-list": scene(
        *(ADD, "[button.keep]", "/archive list"),
        dutch=(ADD_DUTCH, "[button.keep]", "/archief lijst"),
        by_manager=True,
    ),
    "archive-remove": scene(
        *(ADD, "[button.keep]", "/archive remove file:flood.md"),
        dutch=(ADD_DUTCH, "[button.keep]", "/archief verwijderen bestand:flood.md"),
        by_manager=True,
    ),
    "archive-settings": scene(
        *(ADD, "[button.keep]", "[button.answer_from_own]", "/settings"),
        dutch=(ADD_DUTCH, "[button.keep]", "[button.answer_from_own]", "/instellingen"),
        by_manager=True,
    ),
    "archive-refused": scene(
        "/archive add file:LICENSE", dutch=("/archief toevoegen bestand:LICENSE",), by_manager=True
    ),
    "settings": scene("/settings", by_manager=True),
    "cogs": scene("/cogs", by_manager=True),
    "settings-saved": scene("/settings", "{2}", dutch=("/settings", "{3}"), by_manager=True),
}
