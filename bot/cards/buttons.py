"""The base of every button: its state is in its `custom_id`, so it works after a restart, for everybody."""

import re
from abc import abstractmethod
from typing import Any, ClassVar, Self

import discord

from bot.host import Host
from bot.replying import Reply
from bot.texts import Texts, texts_for


class CardButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"(?!)"):
    """A button that a cog registers with `bot.add_dynamic_items`; subclass it with a `kind` of its own.

    `state` is whatever the subclass needs to answer a click; with the kind it has at most 100 characters.
    """

    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str) -> None:
        super().__init_subclass__(template=rf"{re.escape(kind)}/(?P<state>[\s\S]*)")
        cls.kind = kind

    def __init__(self, state: str, label: str, *, disabled: bool = False) -> None:
        self.state = state
        super().__init__(discord.ui.Button(label=label, custom_id=f"{self.kind}/{state}", disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was clicked; its state is read later, since discord.py hides what fails here."""
        return cls(match["state"], getattr(item, "label", None) or "-")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the click; what goes wrong is reported as for a command (discord.py would only log it)."""
        try:
            await self.press(interaction, texts_for(str(interaction.locale)))
        except Exception as error:  # noqa: BLE001 - the last resort of a click: report_failure tells and logs it
            await interaction.client.report_failure(interaction, error)

    @abstractmethod
    async def press(self, interaction: discord.Interaction[Host], say: Texts) -> None:
        """Show what the button promises."""

    @staticmethod
    def opening(interaction: discord.Interaction[Host]) -> Reply:
        """A reply that opens something beside the card: always private."""
        return Reply(interaction, private=True)

    @staticmethod
    def turning(interaction: discord.Interaction[Host]) -> Reply:
        """A reply that takes the card's place if it is private; a public card stays as everybody sees it."""
        message = interaction.message
        return Reply(interaction, private=True, in_place=message is not None and message.flags.ephemeral)


def beside(page: int, last: int, before: str, after: str) -> list[tuple[int, str]]:
    """The pages next to `page` that there are (0 to `last`), each with the label of the button to it."""
    return [(there, label) for there, label in ((page - 1, before), (page + 1, after)) if 0 <= there <= last]


def number_in(state: str) -> int:
    """The number that `state` is, or 0: a button that somebody forged shows the first page."""
    return int(state) if state.isascii() and state.isdigit() else 0
