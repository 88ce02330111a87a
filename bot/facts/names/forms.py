"""From names as printed to people: which names belong to one person, and what that person is called."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from bot.facts.names.signs import SeenRun, introduces_person, is_heard
from bot.facts.person_words import (
    NO_SURNAMES,
    OFFICES,
    ORGANISATION,
    PARTICLES,
    REGIONS,
    STARTERS,
    SUFFIXES,
    TITLES,
)

_PROMINENT = 6  # signs of which somebody is sure to be meant by the bare surname
_NEVER = STARTERS - PARTICLES
# "International", "Presidential": no given name ends so.
_ADJECTIVAL = ("ional", "ical", "tial", "cial")
_PEOPLES = ("icans", "ians", "ocrats")
_CONTRACTED = tuple(f"{mark}{ending}" for mark in "'’" for ending in ("t", "ve", "re", "ll", "m", "d"))


def know_people(seen: Iterable[tuple[SeenRun, int]], called: Container[str] = frozenset()) -> dict[str, str]:
    """Each name (a `Run.key`) that is a person's, with the full form that is printed most often for them.

    A name is a person's when a sure sign or two weak ones say so, more than that it is quoted, and the signs
    against do not outweigh them; a single word must besides be introduced as a person's somewhere. With each
    name goes how sure it is that its last word also stands alone as a surname (0 to 2). People `called` so
    are known already, and keep that name.
    """
    signs: Counter[str] = Counter()
    own: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    against: Counter[str] = Counter()
    introduced: set[str] = set()
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each, shortened in seen:
        key = each.run.key
        told = each.personal
        own[key] += told
        heard[key] += told == 1 and is_heard(each)
        signs[key] += told if told > 1 else told + shortened
        against[key] += each.impersonal
        if introduces_person(each):
            introduced.add(key)
        printed[key][each.raw[each.run.start : each.run.end]] += 1
    known = {key for key, forms in printed.items() if any(_one_line(form) in called for form in forms)}
    people = [
        key
        for key in printed
        if key in known
        or (
            could_be_name(key)
            and (is_full(key) or (" " not in key and key in introduced))
            and (key in introduced or not _is_institution(key))
            and signs[key] >= max(2, against[key] + 1)
            and signs[key] > heard[key]
        )
    ]
    prominent = {key.rpartition(" ")[2] for key in people if " " in key and own[key] >= _PROMINENT}
    # "Derelict Brandt": the surname that acts alone is somebody else's.
    people = [
        key
        for key in people
        if key in known or own[key] or " " not in key or key.rpartition(" ")[2] not in prominent
    ]
    person_of: dict[str, str] = {}
    for keys in _same_person(people):
        forms = sum((printed[key] for key in keys), Counter[str]())
        name = min(
            (_one_line(form) not in called, -count, -len(form), form) for form, count in forms.items()
        )[-1]
        person_of |= dict.fromkeys(keys, _one_line(name))
    return person_of


def _one_line(form: str) -> str:
    return " ".join(form.split())


def is_full(key: str) -> bool:
    """Whether a name has two words or more, the last of them more than an initial."""
    first, _, rest = key.partition(" ")
    return bool(first and rest) and len(rest.rpartition(" ")[2]) > 1


def could_be_name(key: str) -> bool:
    """Whether none of its words rules a person out: a small word, a title, a firm, a people ("Americans")."""
    words = key.split(" ")
    return (
        len(key) > 1
        and words[0] not in TITLES
        and words[0] not in ORGANISATION
        and not words[0].endswith(_ADJECTIVAL)
        and not words[-1].endswith(_PEOPLES)
        and words[-1] not in NO_SURNAMES
        and words[-1] not in OFFICES
        and not any(word in _NEVER or word.isdigit() or word.endswith(_CONTRACTED) for word in words)
    )


def _is_institution(key: str) -> bool:
    """Whether it holds a word as in "Central Park" or "South Bend", which may also be somebody's name."""
    words = key.split(" ")
    return words[0] in REGIONS or not ORGANISATION.isdisjoint(words)


def _same_person(keys: Iterable[str]) -> Iterable[list[str]]:
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    known = set(keys)
    for key in sorted(known):
        words = key.split(" ")
        while len(words) > 2 and " ".join(words[1:]) in known:
            words = words[1:]  # "Miss Universe Ann Lee"
        shorter = " ".join(words[:-1])
        if len(words) > 2 and words[-1] not in SUFFIXES and shorter in known:
            words = words[:-1]  # a surname added on marriage
        ends = (words[0], *words[-2:]) if words[-1] in SUFFIXES else (words[0], words[-1])
        groups[ends if len(words) > 1 else (key,)].append(key)
    return groups.values()
