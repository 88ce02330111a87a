"""Finding the places of many words in a text, far quicker than a pattern of all of them would."""

from collections.abc import Iterator, Sequence


def lower_case(text: str) -> str:
    """The text in lower case, of the same length: letters that become two are kept as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_lower_letter, text))


def places_of(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Every place in `text` at which one of the words stands, with its number, in order."""
    return sorted(
        (place, number) for number, word in enumerate(words) if word in text for place in _places(text, word)
    )


def _lower_letter(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)
