"""The card of /sources: the articles that the answers come from."""

from bot.archive import Article
from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_file, escape_line
from bot.cards.layout import Card, Tone
from bot.cards.naming import opening
from bot.cards.paging import Page
from bot.cards.reading import from_start
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT
from bot.library import Library
from bot.texts import Texts

ARTICLES_A_PAGE = 6
LONGEST_TITLE = 300
OTHER_NAMES, LONGEST_OTHER_NAME = 3, 60


def articles_card(library: Library, page: int, say: Texts) -> Card:
    """Page `page` (from 0, at most the last) of the articles, each by its title or its first words."""
    articles = library.archive.articles
    card = Card(Tone.PLAIN)
    here = Page.of(page, len(articles), ARTICLES_A_PAGE)
    details = DOT.join(filter(None, (say("sources.count", count=len(articles)), here.line(say))))
    card.add_text(f"### {say('sources.title')}\n-# {details}")
    add_receipts(card, library, [_receipt(article, say) for article in here.shown(articles)], say)
    card.add_buttons(*(TurnArticles(str(there), label) for there, label in here.turns(say)))
    return card


async def show_articles(talk: Conversation, page: int) -> None:
    """Show page `page` (from 0) of the articles."""
    await talk.show(("sources", page), lambda: articles_card(talk.library, page, talk.say))


class TurnArticles(CardButton, kind="sources", turns=True):
    """Turns to another page of the articles. State: the page."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        await show_articles(talk, number_in(self.state))


LIST_BUTTONS: tuple[type[CardButton], ...] = (TurnArticles,)
"""Register these in every cog that lists the articles; they are shared, so no cog removes them."""


def _receipt(article: Article, say: Texts) -> Receipt:
    language = say.locale.languages.get(article.language, article.language)
    return Receipt(
        opening(article),
        below=_other_names(article, say),
        detail=escape_line(language, 40),
        most=LONGEST_TITLE,
        opens=from_start(article),
    )


def _other_names(article: Article, say: Texts) -> str:
    """Which other files hold the same, the first few of them."""
    if not article.also:
        return ""
    files = [escape_file(name, LONGEST_OTHER_NAME) for name in article.also[:OTHER_NAMES]]
    more = ["…"] if len(article.also) > OTHER_NAMES else []
    return f"-# {say('sources.also', files=', '.join(files + more))}"
