"""The language that each person of a simulated Discord has set: simcord knows only American English."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import discord
import simcord

DEFAULT_NAME = "name_default"
"""Where a command or option that is shown under a localised name keeps the one that the bot knows it by."""


class Locales:
    """Does in `env` what Discord does: people see commands named in their language, and the bot learns it.

    A server's own language is its `preferred_locale`.
    """

    def __init__(self, env: simcord.Env) -> None:
        self._backend: Any = env.backend
        self._emit: Callable[[str, Any], None] = self._backend.emit
        self._visible: Callable[..., list[dict[str, Any]]] = self._backend.visible_commands
        vars(self._backend).update(emit=self._tell, visible_commands=self._shown)
        self._of: dict[int, str] = {}

    def speak(self, person: simcord.MemberActor | simcord.UserHandle, locale: str) -> None:
        """Let `person` have `locale`, such as "nl", from now on."""
        self._of[person.id] = locale

    def _shown(self, *, user_id: int, **details: Any) -> list[dict[str, Any]]:
        visible = self._visible(user_id=user_id, **details)
        locale = self._of.get(user_id)
        return [_localised(command, locale) for command in visible] if locale else visible

    def _tell(self, event: str, payload: Any) -> None:
        self._emit(event, self._addressed(payload) if event == "INTERACTION_CREATE" else payload)

    def _addressed(self, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        user = payload["user"] if "user" in payload else payload["member"]["user"]
        told = {**payload, "locale": self._of.get(int(user["id"]), payload["locale"])}
        if guild := self._backend.guilds.get(int(payload.get("guild_id") or 0)):
            told["guild_locale"] = guild.preferred_locale
        command = self._command(payload["data"].get("id"))
        if command:
            told["data"] = _in_the_bots_words(payload["data"], command)
        return told

    def _command(self, id_: Any) -> Mapping[str, Any] | None:
        registered = (each for scope in self._backend.commands.values() for each in scope.values())
        return next((command for command in registered if id_ and str(command["id"]) == str(id_)), None)


def locale_of(language: str) -> str:
    """The locale of Discord that means `language`, the first of several; a locale itself stays as it is."""
    values = [each.value for each in discord.Locale]
    return next((value for value in values if value.partition("-")[0] == language), language)


def _localised(thing: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """A command or option as somebody with `locale` is shown it."""
    shown = {**thing, DEFAULT_NAME: thing["name"]}
    for part in ("name", "description"):
        words = (thing.get(f"{part}_localizations") or {}).get(locale)
        if words:
            shown[part] = words
    if thing.get("options"):
        shown["options"] = [_localised(option, locale) for option in thing["options"]]
    return shown


def _in_the_bots_words(used: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """What was `used`, with the names under which the command `known` was registered."""
    told = {**used, "name": known["name"]}
    if "options" in used:
        told["options"] = [
            _in_the_bots_words(option, _named(option["name"], known["options"])) for option in used["options"]
        ]
    return told


def _named(name: str, options: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The option that is called `name` in whatever language."""
    return next(
        each
        for each in options
        if name == each["name"] or name in (each.get("name_localizations") or {}).values()
    )
