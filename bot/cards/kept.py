"""What is kept of people and servers, as the cogs that are loaded state it."""

import asyncio
import traceback
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from typing import Literal

from bot.cards.cog import Cog, Stored, stated
from bot.cards.escaping import escape_line
from bot.cards.server import Server
from bot.host import Host, Interaction
from bot.texts import Texts


def _settings(interaction: Interaction, say: Texts) -> list[str]:
    host = interaction.client
    known = host.server(interaction) in host.servers.known
    return Server.where(interaction).lines(say) if known else [say("privacy.nothing_set")]


def _articles(interaction: Interaction, say: Texts) -> list[str]:
    host = interaction.client
    count = len(host.uploads.files(host.server(interaction) or 0))
    return [say("privacy.articles", count=count)] if count else []


SETTINGS_STORED = Stored(None, "settings.command", "privacy.managers", "server", now=_settings)
ARTICLES_STORED = Stored(None, "archive.command", "", "server", now=_articles)
ANSWERS_STORED = Stored(None, "privacy.answers", where="memory")


def told(
    interaction: Interaction, say: Texts, about: Literal["people", "server"], where: Literal["disk", "memory"]
) -> list[str]:
    """What /privacy says of everything of that kind."""
    return [
        line
        for _, stored in statements(interaction.client)
        if (stored.about, stored.where) == (about, where)
        for line in stored.lines(interaction, say)
    ]


def silent(host: Host, say: Texts) -> list[str]:
    """A sentence for each cog that does not say what it stores."""
    names = [name for name, cog in host.cogs.items() if stated(cog) is None]
    return [say("privacy.silent", name=escape_line(name)) for name in names]


def keepers(host: Host, about: Literal["people", "server"]) -> Sequence[Cog]:
    """The cogs that store something about people, or servers, on disk and are not part of the bot itself."""
    keeping = (
        cog
        for cog, stored in statements(host)
        if cog and stored.words and (stored.about, stored.where) == (about, "disk")
    )
    return list(dict.fromkeys(keeping))


async def all_of(deletions: Iterable[Awaitable[None]]) -> None:
    """Carry out every one, also where another fails; then raise the first error, with the others noted."""
    outcomes = await asyncio.gather(*deletions, return_exceptions=True)
    errors = [outcome for outcome in outcomes if outcome is not None]
    if errors:
        for other in errors[1:]:
            errors[0].add_note("".join(traceback.format_exception(other)))
        raise errors[0]


def statements(host: Host) -> Iterator[tuple[Cog | None, Stored]]:
    """Each statement with its cog; of the articles that servers have added also where their cog is off."""
    seen: set[Stored] = set()
    for cog in host.cogs.values():
        if isinstance(cog, Cog):
            for stored in stated(cog) or ():
                seen.add(stored)
                yield cog, stored
    if ARTICLES_STORED not in seen:
        yield None, ARTICLES_STORED
