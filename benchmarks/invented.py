"""A small pack that the project makes itself, for machines without the public ones."""

import random

from benchmarks.packs import Gold, Pack, Question
from bot.archive.reading import SourceFile, build_archive

_TOWNS = ["Almervoort", "Brenhaven", "Corvale", "Dunmoor", "Eastwick", "Ferndale", "Greywater", "Hollinford"]
_PEOPLE = ["Ada Moss", "Bram Visser", "Clara Okoye", "Dev Patel", "Elin Berg", "Femi Cole", "Greta Holm"]
_WORKS = {
    "bridge": "spans the river on eleven stone arches",
    "library": "lends books, seeds and garden tools",
    "lighthouse": "warns ships off the northern rocks",
    "observatory": "watches comets through a copper dome",
    "theatre": "seats nine hundred people on two balconies",
}


def invented_pack(seed: int = 1) -> Pack:
    """Articles about public works in towns that do not exist; half of the questions has no answer."""
    chance = random.Random(seed)
    sources: list[SourceFile] = []
    questions: list[Question] = []
    for town in _TOWNS:
        sentences = [f"The council of {town} met on Tuesday to talk about its public works."]
        for work, purpose in _WORKS.items():
            year, person = chance.randint(1800, 1990), chance.choice(_PEOPLE)
            opened = f"The {work} in {town} was opened in {year} by {person}."
            sentences += [opened, f"It {purpose}.", "Repairs have been put off twice for lack of money."]
            text, gold = f"who opened the {work} in {town}", Gold(f"{town}.txt", opened)
            questions += _asked(f"{town}-{work}", text, gold)
        sources.append(SourceFile(f"{town}.txt", "\n".join(sentences).encode()))
    return Pack("invented", build_archive(sources), tuple(questions))


def _asked(key: str, text: str, gold: Gold) -> list[Question]:
    """The question, and one about a place that no article names."""
    elsewhere = text.replace("opened", "designed").replace(" in ", " near Quillport and ")
    return [Question(key, text, "clean", (gold,)), Question(f"{key}-n", elsewhere, "none", ())]
