"""From names as printed to people: which names belong to one person, and what that person is called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.facts.name_signs import SeenRun, impersonal_signs, introduces_person, personal_signs
from bot.facts.person_words import ORGANISATION, STARTERS, SUFFIXES, TITLES

_NEVER = ORGANISATION | STARTERS | TITLES
_CONTRACTED = tuple(f"{mark}{ending}" for mark in "'’" for ending in ("t", "ve", "re", "ll", "m", "d"))


@dataclass(frozen=True, slots=True)
class Known:
    """The people of an archive: `person_of` gives each full or bare name (a `Run.key`) the person's name."""

    person_of: Mapping[str, str]
    counts: Mapping[str, int]


def know_people(seen: Iterable[SeenRun]) -> Known:
    """Decide which names are people's, and join those that one person bears.

    A name is a person's when a sure sign or two weak ones say so and the signs against do not outweigh them;
    a single word must besides be introduced as a person's somewhere.
    """
    signs: Counter[str] = Counter()
    against: Counter[str] = Counter()
    introduced: set[str] = set()
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in seen:
        key = each.run.key
        signs[key] += personal_signs(each)
        against[key] += impersonal_signs(each)
        if introduces_person(each):
            introduced.add(key)
        printed[key][each.raw[each.run.start : each.run.end]] += 1
    people = [
        key
        for key in printed
        if (is_full(key) or key in introduced)
        and _could_be_name(key)
        and signs[key] >= max(2, against[key] + 1)
    ]
    person_of: dict[str, str] = {}
    counts: dict[str, int] = {}
    for keys in _same_person(people):
        forms = sum((printed[key] for key in keys), Counter[str]())
        name = " ".join(min(forms, key=lambda form: (-forms[form], -len(form), form)).split())
        person_of |= dict.fromkeys(keys, name)
        counts[name] = counts.get(name, 0) + forms.total()
    return Known(person_of, counts)


def is_full(key: str) -> bool:
    """Whether a name has two words or more, the last of them more than an initial."""
    first, _, rest = key.partition(" ")
    return bool(first and rest) and len(rest.rpartition(" ")[2]) > 1


def _could_be_name(key: str) -> bool:
    return len(key) > 1 and not any(
        word in _NEVER or word.isdigit() or word.endswith(_CONTRACTED) for word in key.split(" ")
    )


def _same_person(keys: Iterable[str]) -> Iterable[list[str]]:
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    known = set(keys)
    for key in sorted(known):
        words = key.split(" ")
        shorter = " ".join(words[:-1])
        if len(words) > 2 and words[-1] not in SUFFIXES and shorter in known:
            words = words[:-1]  # a surname added on marriage
        ends = (words[0], *words[-2:]) if words[-1] in SUFFIXES else (words[0], words[-1])
        groups[ends if len(words) > 1 else (key,)].append(key)
    return groups.values()
