"""Without the simulator, whose clock stands still while work is under way."""

import threading
from typing import Any

import pytest

from bot.cards.layout import Tone
from bot.cards.replying import InteractionReply


class Interaction:
    """Keeps what it was asked to do."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.response = self

    def is_done(self) -> bool:
        return bool(self.said)

    async def defer(self, *, ephemeral: bool = False, thinking: bool = False) -> None:
        self.said.append(f"wait, private={ephemeral} thinking={thinking}")

    async def edit_original_response(self, *, view: Any, attachments: Any) -> None:
        self.said.append(f"{view} after the wait")

    async def send_message(self, *, view: Any, files: Any, ephemeral: bool) -> None:
        self.said.append(f"{view}, private={ephemeral}")

    async def edit_message(self, *, view: Any, attachments: Any) -> None:
        self.said.append(f"{view} in place")


class NamedCard:
    """A card that is known by its name."""

    tone = Tone.PLAIN

    def __str__(self) -> str:
        return "card"

    def files(self) -> list[Any]:
        return []


async def test_quick_work_is_answered_at_once() -> None:
    sent: Any = Interaction()
    reply = InteractionReply(sent, private=False)
    card: Any = await reply.after(NamedCard)
    await reply.send(card)
    assert sent.said == ["card, private=False"]


@pytest.mark.parametrize(
    ("how", "wait"),
    [
        ({"private": False}, "wait, private=False thinking=True"),
        ({"private": True}, "wait, private=True thinking=True"),
        ({"private": True, "in_place": True}, "wait, private=False thinking=False"),
    ],
)
async def test_slow_work_is_acknowledged_before_it_is_done(
    monkeypatch: pytest.MonkeyPatch, how: dict[str, bool], wait: str
) -> None:
    monkeypatch.setattr("bot.cards.replying.PATIENCE", 0.01)
    sent: Any = Interaction()
    acknowledged = threading.Event()
    defer = sent.defer

    async def defer_and_tell(**options: bool) -> None:
        await defer(**options)
        acknowledged.set()

    sent.defer = defer_and_tell
    reply = InteractionReply(sent, **how)
    assert await reply.after(lambda: acknowledged.wait(timeout=30))
    card: Any = NamedCard()
    await reply.send(card)
    assert sent.said == [wait, "card after the wait"]
