"""The base of buttons and lists: state is in the `custom_id`, so they work after a restart, for everybody."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar

import discord

from bot.cards.conversation import Conversation
from bot.extending.background import without_exit
from bot.host import Host
from bot.operations import uses
from bot.operations.uses import Kind
from bot.texts import Texts

MOST_CHANNELS = 25
WITH_MESSAGES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
]

ItemT = TypeVar("ItemT", bound=discord.ui.Item[Any])


class Control(discord.ui.DynamicItem[ItemT], Generic[ItemT], template=r"(?!)"):
    """What buttons and lists have in common; a cog registers each kind with `bot.add_dynamic_items`.

    `state` is whatever the subclass needs to answer; with its `kind` it has at most 100 characters. What one
    shows that `turns` a page takes the card's place for the person whose card it is, and is private for
    everybody else, and for all where the server by now wants answers private but the card is public; others
    open something beside the card, always privately. What is shown says that the articles are no longer those
    of the card, if they are not, for a control that `tells_change`. Where the server wants no answers it is
    refused, unless it works `in_every_channel`.
    """

    kind: ClassVar[str]
    turns: ClassVar[bool]
    tells_change: ClassVar[bool]
    in_every_channel: ClassVar[bool]
    edition: str | None = None
    clicked: discord.Interaction[Host]

    def __init_subclass__(
        cls,
        *,
        kind: str = "",
        turns: bool = False,
        tells_change: bool = True,
        in_every_channel: bool = False,
    ) -> None:
        template = (
            rf"(?:(?P<edition>[0-9a-f]{{4}})\.)?{re.escape(kind)}/(?P<state>[\s\S]*)" if kind else "(?!)"
        )
        super().__init_subclass__(template=template)
        cls.kind, cls.turns, cls.tells_change = kind, turns, tells_change
        cls.in_every_channel = in_every_channel

    def __init__(self, state: str, item: ItemT) -> None:
        self.state = state
        super().__init__(item)

    def of_edition(self, edition: str | None) -> Self:
        """The same control, on a card that was made from that edition of the articles."""
        self.edition = edition
        return self

    @property
    def message(self) -> discord.Message | None:
        """The card that the control stood on."""
        return self.clicked.message

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer; what goes wrong is reported as for a command (discord.py would only log it)."""
        self.clicked = interaction
        with uses.carrying_out(Kind.CONTROL, self.kind):
            try:
                interaction.client.begin_work()
                if not self.in_every_channel:
                    interaction.client.check_channel(interaction)
                with without_exit():
                    await self.press(await self._talk())
            except Exception as error:  # noqa: BLE001 - the last resort of a click: it is told and logged
                await interaction.client.report_failure(interaction, error)

    async def _talk(self) -> Conversation:
        in_place = self.turns and _is_theirs(self.clicked) and not _too_public(self.clicked)
        return await Conversation.about(
            self.clicked,
            private=True,
            in_place=in_place,
            edition=self.edition if self.tells_change else None,
        )

    @abstractmethod
    async def press(self, talk: Conversation) -> None:
        """Show what the control promises."""


class CardButton(Control[discord.ui.Button[Any]]):
    """A button; subclass it with a `kind` of its own."""

    def __init__(self, state: str, label: str, *, disabled: bool = False) -> None:
        button = discord.ui.Button[Any](label=label, custom_id=f"{self.kind}/{state}", disabled=disabled)
        super().__init__(state, button)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was clicked; its state is read later, since discord.py hides what fails here."""
        return cls(match["state"], getattr(item, "label", None) or "-").of_edition(match["edition"])


class CardSelect(Control[discord.ui.Select[Any]]):
    """A list to choose one of at most 25 options from; subclass it with a `kind` of its own."""

    def __init__(self, state: str, options: list[discord.SelectOption], placeholder: str) -> None:
        custom_id = f"{self.kind}/{state}"
        select = discord.ui.Select[Any](custom_id=custom_id, options=options, placeholder=placeholder or None)
        super().__init__(state, select)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The list that was chosen from."""
        options, placeholder = getattr(item, "options", []), getattr(item, "placeholder", "")
        return cls(match["state"], list(options), placeholder or "").of_edition(match["edition"])

    @property
    def chosen(self) -> str:
        """The value that was chosen; nothing when none was."""
        return next(iter(self.item.values), "")


class CardChannelSelect(Control[discord.ui.ChannelSelect[Any]]):
    """A list to choose any number of the server's channels from, at most 25; `chosen` are marked in it."""

    def __init__(self, state: str, placeholder: str, chosen: Sequence[int] = ()) -> None:
        kind = discord.SelectDefaultValueType.channel
        select = discord.ui.ChannelSelect[Any](
            custom_id=f"{self.kind}/{state}",
            channel_types=WITH_MESSAGES,
            placeholder=placeholder or None,
            min_values=0,
            max_values=MOST_CHANNELS,
            default_values=[discord.SelectDefaultValue(id=channel, type=kind) for channel in chosen],
        )
        super().__init__(state, select)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The list that was chosen from."""
        return cls(match["state"], getattr(item, "placeholder", "") or "")

    @property
    def channels(self) -> tuple[int, ...]:
        """The ids of all channels that are chosen now."""
        return tuple(channel.id for channel in self.item.values)


def beside(
    page: int, last: int, say: Texts, before: str = "page.previous", after: str = "page.next"
) -> list[tuple[int, str]]:
    """The pages to turn to from `page` (0 to `last`), each with its label.

    The first and the last page are among them only where they are not next to it.
    """
    labels = {0: "page.first", last: "page.last", page - 1: before, page + 1: after}
    return [
        (there, say(label)) for there, label in sorted(labels.items()) if 0 <= there <= last and there != page
    ]


def number_in(state: str) -> int:
    """The number that `state` is, or 0: a button that somebody forged shows the first page."""
    return int(state) if state.isascii() and state.isdigit() else 0


def _is_theirs(interaction: discord.Interaction[Any]) -> bool:
    """Whether the card belongs to who clicked: they asked for it, or nobody else is there."""
    message = interaction.message
    if message is None:
        return False
    return interaction.context.dm_channel or _asker(message) == interaction.user.id


def _too_public(interaction: discord.Interaction[Host]) -> bool:
    """Whether everybody sees the card though the server wants answers private since."""
    host, card = interaction.client, interaction.message
    private = host.servers.of(host.server(interaction)).private
    return private and not (card and card.flags.ephemeral)


def _asker(card: discord.Message) -> int | None:
    """Who used the command that `card` answers, or wrote the message; None when nobody knows any more."""
    if card.interaction_metadata:
        return card.interaction_metadata.user.id
    question = card.reference.resolved if card.reference else None
    return question.author.id if isinstance(question, discord.Message) else None
