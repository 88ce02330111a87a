"""The card of /about: what this bot is, what it knows and what it keeps."""

from bot import __version__
from bot.cards.layout import Card, Tone
from bot.library import Library
from bot.search import Means
from bot.texts import Texts


def about_card(library: Library, say: Texts, shard: tuple[int, int] | None = None) -> Card:
    """What /about shows; `shard` is the one that serves the server, and of how many it is one."""
    card = Card(Tone.PLAIN)
    articles = say("sources.count", count=len(library.archive.articles))
    passages = say("about.passages", count=library.archive.passage_count)
    card.add_text(f"### {say('about.title')}\n{say('about.what')}")
    card.add_text(f"**{say('about.asking')}**\n{say('about.ways')}")
    counts = say("about.counts", articles=articles, passages=passages)
    compares = say("about.by_words" if library.search.means is Means.WORDS else "about.by_meaning")
    card.add_text(f"**{say('about.knows')}**\n{counts} {compares}")
    card.add_text(f"**{say('about.keeps')}**\n{say('about.nothing')}")
    version = say("about.version", version=__version__)
    if shard is not None:
        version = say("about.shard", version=version, shard=shard[0], count=shard[1])
    card.add_text(f"-# {version}")
    return card
