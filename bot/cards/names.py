"""Names to choose from, each found by its other forms too."""

from collections.abc import Iterable, Mapping

from discord.app_commands import Choice

from bot.cards.options import LONGEST_CHOICE, MOST_CHOICES, SPARE, offered
from bot.search import Matcher


class Names:
    """`forms` gives each name with the other forms by which it is found, in the order of suggestions."""

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        self._names = list(forms)
        others = [(form, name) for name, more in forms.items() for form in more if form != name]
        self._meant = [*self._names, *(name for _, name in others)]
        self._matcher = Matcher([*self._names, *(form for form, _ in others)])

    def meant(self, typed: str) -> str | None:
        """The name that `typed` means; None when it means none."""
        return next((self._meant[at] for at in self._matcher.places(typed, 1, slips_in=None)), None)

    def choices(self, typed: str, longest: int = LONGEST_CHOICE) -> list[Choice[str]]:
        """The names that `typed` may mean, as Discord accepts them; the first ones when it is blank."""
        if not typed.strip():
            return offered(self._names, longest)
        places = self._matcher.places(typed, SPARE * MOST_CHOICES)
        return offered(dict.fromkeys(self._meant[at] for at in places), longest)
