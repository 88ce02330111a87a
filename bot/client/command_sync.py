"""Discord is told of the commands only when they changed, since it limits how often it may be told."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.store.state import read_state, write_state

log = logging.getLogger(__name__)


async def sync_commands(tree: app_commands.CommandTree[Any], remembered: Path) -> bool:
    """Register the commands unless Discord has exactly these; says whether it had to.

    `remembered` holds one fingerprint for each application that was started from here. Where it cannot be
    kept, the commands are registered on each start. A refusal is logged: Discord keeps the commands it had.
    """
    application = str(tree.client.application_id)
    fingerprint = await _fingerprint(tree)
    state = read_state(remembered)
    if state.get(application) == fingerprint:
        log.info("Discord has these commands already")
        return False
    try:
        synced = await tree.sync()
    except (discord.HTTPException, app_commands.AppCommandError) as refusal:
        # The refusal says which command and why; how it came here helps nobody.
        log.error("Discord did not take the commands and keeps those it had: %s", refusal)  # noqa: TRY400 - it says all
        return False
    log.info("commands registered: %s", ", ".join(sorted(command.name for command in synced)))
    try:
        write_state(remembered, {**state, application: fingerprint})
    except OSError as error:
        log.warning(
            "%s cannot be written (%s): commands are registered on each start", remembered, error.strerror
        )
    return True


async def _fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    """The same for the same commands, in whatever order the cogs came."""
    translator = tree.translator
    payloads = []
    for command in tree.get_commands():
        whole = (
            await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        )
        payloads.append(json.dumps(whole, sort_keys=True))
    return hashlib.sha256("\n".join(sorted(payloads)).encode()).hexdigest()
