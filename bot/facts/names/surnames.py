"""The full names that an article prints, by their surnames, be they known to be people's or not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.person_words import PARTICLES


@dataclass(frozen=True, slots=True)
class _Form:
    """A full name where it stands; `ends` is its last word but one, `sound` that all is name."""

    start: int
    text: str
    ends: str
    sound: bool


class Surnames:
    """Every full name of one article that could be a person's, and where it stands."""

    def __init__(self, raw: str, lines: Sequence[Line]) -> None:
        self._forms: defaultdict[str, dict[tuple[str, bool], _Form]] = defaultdict(dict)
        for line in lines:
            for run in () if line.headline else line.runs:
                if is_full(run.key) and could_be_name(run.key):
                    *_, before, surname = words = run.key.split(" ")
                    sound = not _may_lead_in(words, run.first)
                    form = _Form(run.start, raw[run.start : run.end], before, sound)
                    self._forms[surname].setdefault((before, sound), form)

    def bearer(self, surname: str, before: int) -> str | None:
        """The only one who bears `surname` among those named in full before that place, as first printed."""
        found: list[_Form] = []
        for form in self._forms.get(surname.lower().rpartition(" ")[2], {}).values():
            if form.start < before and form.text.lower().endswith(surname.lower()):
                found.append(form)
                if form.ends != found[0].ends:
                    return None
        return next((form.text for form in found if form.sound), None)


def _may_lead_in(words: Sequence[str], place: int) -> bool:
    """Whether the first word may only stand before a name: "Superintendent Al Hugh", "Called Hugh"."""
    if len(words) > 2 and PARTICLES.isdisjoint(words):
        return True
    return place == 0 and words[0].endswith(("ed", "ing"))
