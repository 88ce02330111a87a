"""Cogs that somebody writes while the bot runs: taken up when they are saved, and what came of it is said."""

from collections.abc import Callable

from bot.cards.cogs import broken_card, mended_card
from bot.cards.layout import Card
from bot.client import Receipts
from bot.extending.reloading import Change, What
from bot.extending.troubles import Kind, Trouble
from bot.extending.watching import Watching
from bot.texts import Texts

SAID = {
    What.LOADED: "is there now",
    What.RELOADED: "is as it was saved",
    What.UNLOADED: "is gone",
}


class Live:
    """Follows the cogs of `bot`, once that has loaded them; `line` prints one line where the author looks."""

    def __init__(self, bot: Receipts, line: Callable[[str], None]) -> None:
        self._bot = bot
        self._line = line
        self._watching = Watching(bot.cog_folders)
        self._reloading = bot.reloading()
        self._seen: dict[tuple[str, str, Kind], int] = {}

    def start(self) -> None:
        """Begin."""
        self._watching.start()

    def stop(self) -> None:
        """End."""
        self._watching.stop()

    def left_out(self, say: Texts) -> list[Card]:
        """A card for each cog that could not be loaded at the start."""
        return [broken_card(failed, say, kept=False) for failed in self._bot.failed_cogs]

    async def take_up(self, say: Texts) -> list[Card]:
        """Take up what was saved; a card for each cog that is broken by it, and for each that is mended."""
        changed = self._watching.settled()
        changes = await self._reloading.take_up(changed) if changed else []
        for change in changes:
            if change.failure is None:  # the log has told of that
                self._line(f"cog {change.cog} {SAID[change.what]}")
        self._tell_troubles()
        return [card for change in changes if (card := _card(change, say))]

    def _tell_troubles(self) -> None:
        """A line for each thing that went wrong in a cog since the last time, but for loading it."""
        now = {(one.cog, one.line, one.kind): one for one in reversed(self._bot.troubles.all)}
        for key, trouble in now.items():
            if trouble.kind is not Kind.LOADING and trouble.count != self._seen.get(key):
                self._line(_went_wrong(trouble))
        self._seen = {key: trouble.count for key, trouble in now.items()}


def _went_wrong(trouble: Trouble) -> str:
    return f"cog {trouble.cog} failed ({trouble.kind}): {trouble.reason} ({trouble.line})"


def _card(change: Change, say: Texts) -> Card | None:
    if change.failure:
        return broken_card(change.failure, say, kept=change.what is What.KEPT)
    return mended_card(change.cog, say) if change.mended else None
