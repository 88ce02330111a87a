"""What Discord sends, as its documentation describes it: a server, people, and what they do."""

import itertools
import time
from collections.abc import Iterator, Mapping
from typing import Any

from tests.discord_double import APPLICATION, USER

GUILD, CHANNEL, EVERYONE = "700", "701", "700"
EPOCH = 1420070400000
"""Discord's snowflakes count milliseconds from here."""
COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
BUTTON, STRING_SELECT = 2, 3
STRING = 3
"""The kind of an option that takes text."""
EPHEMERAL = 1 << 6
PERMISSIONS = str((1 << 50) - 1)

LISTS = (
    "emojis features voice_states threads presences stage_instances stickers guild_scheduled_events "
    "soundboard_sounds"
)
LEVELS = (
    "verification_level default_message_notifications explicit_content_filter mfa_level nsfw_level "
    "premium_tier system_channel_flags"
)
"""What a server has none of, or the least."""

_count = itertools.count(1)


def snowflake() -> str:
    """A new id, of now."""
    return str(((int(time.time() * 1000) - EPOCH) << 22) + next(_count) % (1 << 22))


def guild() -> dict[str, Any]:
    """A server with one channel, in which everybody may do everything."""
    role = {"id": EVERYONE, "name": "@everyone", "color": 0, "hoist": False, "position": 0, "managed": False}
    role |= {"permissions": PERMISSIONS, "mentionable": False, "flags": 0, "colors": {"primary_color": 0}}
    channel = {"id": CHANNEL, "type": 0, "name": "talk", "position": 0, "permission_overwrites": []}
    us = {
        "user": USER,
        "roles": [],
        "joined_at": "2024-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    about = {
        "id": GUILD,
        "name": "A server",
        "owner_id": "1",
        "roles": [role],
        "channels": [channel],
        "members": [us],
    }
    lists: dict[str, list[Any]] = {key: [] for key in LISTS.split()}
    levels = dict.fromkeys(LEVELS.split(), 0)
    return (
        about
        | lists
        | levels
        | {"member_count": 2, "large": False, "preferred_locale": "en-US", "afk_timeout": 60}
    )


def person(number: int) -> dict[str, Any]:
    """One of many people."""
    return {
        "id": str(1000 + number),
        "username": f"person{number}",
        "discriminator": "0",
        "avatar": None,
        "global_name": None,
    }


def interaction(kind: int, who: Mapping[str, Any], data: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Something that `who` did with the bot in the server's channel."""
    id_ = snowflake()
    member = {
        "user": who,
        "roles": [],
        "joined_at": "2024-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
    }
    return {
        "id": id_,
        "application_id": str(APPLICATION),
        "type": kind,
        "token": f"token-{id_}",
        "version": 1,
        "guild_id": GUILD,
        "guild": {"id": GUILD, "locale": "en-US", "features": []},
        "channel_id": CHANNEL,
        "channel": {"id": CHANNEL, "type": 0, "name": "talk", "permissions": PERMISSIONS},
        "member": member | {"permissions": PERMISSIONS, "flags": 0, "pending": False},
        "app_permissions": PERMISSIONS,
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD},
        "context": 0,
        "attachment_size_limit": 10_000_000,
        "data": data,
        **more,
    }


def message(components: list[Any], asker: Mapping[str, Any], flags: int = 0) -> dict[str, Any]:
    """A card of the bot's, as a click brings it along."""
    id_ = snowflake()
    metadata = {"id": snowflake(), "type": 2, "user": asker, "authorizing_integration_owners": {"0": GUILD}}
    return {
        "id": id_,
        "channel_id": CHANNEL,
        "author": USER,
        "content": "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 20,
        "flags": flags,
        "components": components,
        "interaction_metadata": metadata,
    }


def mention(who: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A message that mentions the bot."""
    sent = message([], who) | {
        "author": who,
        "content": f"<@{APPLICATION}> {text}",
        "type": 0,
        "mentions": [USER],
    }
    del sent["interaction_metadata"]
    return sent | {
        "guild_id": GUILD,
        "member": {
            "roles": [],
            "joined_at": "2024-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
        },
    }


def controls(components: list[Any]) -> Iterator[dict[str, Any]]:
    """Every button and list on a card that can be used."""
    for part in components:
        if part.get("custom_id") and part["type"] in {BUTTON, STRING_SELECT} and not part.get("disabled"):
            yield part
        inside = [*part.get("components", ()), *([part["accessory"]] if part.get("accessory") else ())]
        yield from controls(inside)
