"""/wordcloud: the names that the articles use most, as a picture: the larger a name, the more often."""

import re
from collections import Counter
from io import BytesIO

from discord import app_commands
from matplotlib.figure import Figure

from bot import archive, cards

WORD = re.compile(r"[^\W\d_]{4,}")
WORDS = cards.Words(
    en={
        "name": "wordcloud",
        "command": "The names that the articles use most, as a picture",
        "title": "Named most in the articles",
        "none": "Nothing to count: the articles name nothing, or are too many to go through.",
        "alt": "The larger, the more often: {words}.",
    },
    nl={
        "name": "woordwolk",
        "command": "De namen die de artikelen het meest gebruiken, als plaatje",
        "title": "Het meest genoemd in de artikelen",
        "none": "Niets te tellen: de artikelen noemen niets, of het zijn er te veel om door te gaan.",
        "alt": "Hoe groter, hoe vaker: {words}.",
    },
)


class WordCloud(cards.Cog):
    """What is capitalised within a sentence, and nowhere written small, counts as a name."""

    stores = ()

    @app_commands.command(name=WORDS.text("name"), description=WORDS.text("command"))
    @cards.everywhere
    async def wordcloud(self, interaction: cards.Interaction) -> None:
        """Show the picture."""
        talk = await cards.Conversation.about(interaction)
        await talk.show("wordcloud", lambda: cloud_card(talk))


def counted(all_of: archive.Archive) -> list[tuple[str, int]]:
    """The names with how often they stand in citable sentences, most frequent first, if all are at hand."""
    texts = [all_of.text(passage.span) for passage in (all_of.passages if all_of.at_hand else ())]
    inside = {word for text in texts for word in WORD.findall(text.partition(" ")[2])}
    names = {word for word in inside if word[0].isupper() and word.lower() not in inside}
    return Counter(word for text in texts for word in WORD.findall(text) if word in names).most_common(20)


def cloud_card(talk: cards.Conversation) -> cards.Card:
    """The picture, and what it shows in words too, if there are any."""
    words = counted(talk.library.archive)
    say, card = WORDS.of(talk.say), cards.Card(cards.Tone.PLAIN)
    card.add_text(f"### {say('title' if words else 'none')}")
    if words:
        told = say("alt", words=say.joined([f"{word} ({count})" for word, count in words[:10]]))
        card.add_picture(cards.Picture("wordcloud.png", drawn(words), told))
    return card


def drawn(words: list[tuple[str, int]]) -> bytes:
    """A PNG with the words line by line, the most frequent first; none is small on a phone."""
    figure, x, y, most = Figure((3.6, 3.6), dpi=250), 0.02, 0.85, words[0][1]
    with cards.DRAWING:
        for word, count in words:
            label = figure.text(x, y, word, size=12 + 16 * count / most, color="#5c7cfa")
            if (width := label.get_window_extent().width / figure.bbox.width) + x > 0.98:
                x, y = 0.02, y - 0.11
                label.set_position((x, y))
            x += width + 0.03
        figure.savefig(file := BytesIO(), transparent=True, bbox_inches="tight", pad_inches=0.02)
    return file.getvalue()


async def setup(bot: cards.Host) -> None:
    """Add the command."""
    await bot.add_cog(WordCloud())
