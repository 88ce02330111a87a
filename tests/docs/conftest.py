"""The commands as Discord is told of them, from the cogs as they are loaded."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from discord import AppCommandOptionType, AppCommandType

from bot.client import create_bot
from bot.config import Config
from bot.library import Shelf
from tests.cards.made import storm

GROUPS = {AppCommandOptionType.subcommand.value, AppCommandOptionType.subcommand_group.value}

Options = Mapping[str, bool]
"""Options by name; whether each has to be given."""


@pytest.fixture
async def commands(tmp_path: Path) -> dict[str, Options]:
    """What people can type."""
    async with create_bot(Config(data=tmp_path), Shelf(storm())) as bot:
        await bot.load_cogs()
        tree = bot.tree.get_commands(type=AppCommandType.chat_input)
        return {name: said for one in tree for name, said in _leaves(one.to_dict(bot.tree)).items()}


@pytest.fixture
async def menus(tmp_path: Path) -> list[str]:
    """What people can choose on a message or on somebody."""
    async with create_bot(Config(data=tmp_path), Shelf(storm())) as bot:
        await bot.load_cogs()
        return [
            one.name
            for kind in (AppCommandType.message, AppCommandType.user)
            for one in bot.tree.get_commands(type=kind)
        ]


def _leaves(command: Mapping[str, Any], group: str = "") -> dict[str, Options]:
    name, inner = f"{group}{command['name']}", command.get("options") or []
    below = [option for option in inner if option["type"] in GROUPS]
    if not below:
        return {name: {option["name"]: bool(option.get("required")) for option in inner}}
    return {leaf: said for one in below for leaf, said in _leaves(one, f"{name} ").items()}
