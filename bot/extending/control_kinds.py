"""Whose the buttons and lists are: two cogs cannot have one kind, or one would answer the other's clicks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import discord

Control = type[discord.ui.DynamicItem[Any]]


class KindTakenError(Exception):
    """Somebody else has registered buttons that are told apart by the same words."""


@dataclass(slots=True)
class _Held:
    control: Control
    owners: set[str | None]


@dataclass(slots=True)
class ControlKinds:
    """What is registered, and by which cogs; what the bot itself has registered is nobody's (None)."""

    _held: dict[re.Pattern[str], _Held] = field(default_factory=dict)

    def claim(self, cog: str | None, controls: Iterable[Control]) -> None:
        """Let `cog` have these; several cogs may have the same ones.

        Raises:
            KindTakenError: another control has that kind; none of these is registered then.
        """
        controls = list(controls)
        for control in controls:
            held = self._held.get(_pattern(control))
            if held is not None and held.control is not control:
                raise KindTakenError(_said(control, held))
        for control in controls:
            self._held.setdefault(_pattern(control), _Held(control, set())).owners.add(cog)

    def release(self, cog: str, controls: Iterable[Control] | None = None) -> list[Control]:
        """Take these, or all, from `cog`; returns those that nobody has any more."""
        patterns = list(self._held) if controls is None else [_pattern(one) for one in controls]
        freed = []
        for pattern in patterns:
            held = self._held.get(pattern)
            if held is None:
                continue
            held.owners.discard(cog)
            if not held.owners:
                freed.append(self._held.pop(pattern).control)
        return freed

    def of(self, cog: str) -> int:
        """How many kinds `cog` has."""
        return sum(cog in held.owners for held in self._held.values())


def _pattern(control: Control) -> re.Pattern[str]:
    return control.__discord_ui_compiled_template__


def _said(control: Control, held: _Held) -> str:
    kind = getattr(control, "kind", None) or _pattern(control).pattern
    owners = ", ".join(sorted(owner or "the bot itself" for owner in held.owners))
    return f"buttons of the kind {kind!r} are of {owners} already ({held.control.__qualname__})"
