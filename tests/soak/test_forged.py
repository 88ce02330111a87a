"""Whatever comes in by the gateway: who may not administer a server changes nothing and sees nothing of it.

Over a real connection, with what Discord would never send: other servers, missing fields, strange messages.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.cards.reference import base36, tag
from bot.config.settings import EmbeddingSettings, UploadSettings
from bot.library import Shelf
from bot.store.servers import Servers, ServerSettings
from bot.store.shared.database import SharedDatabase
from bot.store.shared.takeover import EarlierSettings
from bot.store.uploads import Uploads
from bot.store.waiting import Waiting
from tests.cards.made import storm
from tests.crash.uploads import article, content
from tests.soak import payloads
from tests.soak.acting import ME, done, press, text
from tests.soak.faults import Weather
from tests.soak.payloads import EPHEMERAL, GUILD
from tests.soak.running import running
from tests.soak.service import Service, misbehaving

Event = dict[str, Any]
Forge = Callable[[Event], object]

OTHER = "900"
NAME = "article 7.txt"
SECRETS = ("article 7", "hidden", "4711")
SET = ServerSettings("nl", private=True, channels=(4711,), archive="hidden")
MANAGE = 1 << 5 | 1 << 3
REFUSED = ("Alleen wie deze server mag beheren", "Only people who may manage this server")


def without_the_right(event: Event) -> None:
    event["member"]["permissions"] = str(int(payloads.PERMISSIONS) & ~MANAGE)


def without_any_right(event: Event) -> None:
    event["member"]["permissions"] = "0"


def without_saying_what_they_may(event: Event) -> None:
    del event["member"]["permissions"]


def in_a_direct_message(event: Event) -> None:
    member = event.pop("member")
    for key in ("guild_id", "guild", "guild_locale"):
        del event[key]
    event |= {"user": member["user"], "context": 1, "channel": {"id": "5", "type": 1, "recipients": [ME]}}
    event["authorizing_integration_owners"] = {"1": ME["id"]}


def in_a_direct_message_that_names_the_server(event: Event) -> None:
    event |= {"context": 1, "authorizing_integration_owners": {"1": ME["id"]}}


def in_another_server(event: Event) -> None:
    event |= {"guild_id": OTHER, "guild": {"id": OTHER, "locale": "en-US", "features": []}}
    event["channel"] |= {"position": 0, "guild_id": OTHER, "permission_overwrites": []}
    event["authorizing_integration_owners"] = {"0": OTHER}


def in_another_server_where_a_person_installed_it(event: Event) -> None:
    in_another_server(event)
    event["authorizing_integration_owners"] = {"1": ME["id"]}


FORGERIES: Mapping[str, Forge] = {
    each.__name__: each
    for each in (
        without_the_right,
        without_any_right,
        without_saying_what_they_may,
        in_a_direct_message,
        in_a_direct_message_that_names_the_server,
        in_another_server,
        in_another_server_where_a_person_installed_it,
    )
}


def on_a_message_of_somebody_else(event: Event) -> None:
    event["message"]["author"] = payloads.person(9)


def on_a_message_without_a_question(event: Event) -> None:
    del event["message"]["interaction_metadata"]


def on_a_message_of_another_channel(event: Event) -> None:
    event["message"]["channel_id"] = "1"


PLACES: Mapping[str, Forge] = {
    "on its card": lambda _: None,
    **{
        each.__name__: each
        for each in (
            on_a_message_of_somebody_else,
            on_a_message_without_a_question,
            on_a_message_of_another_channel,
        )
    },
}


def controls(token: str) -> list[tuple[str, str | None]]:
    """Everything that changes or shows what a server has, with what is chosen."""
    return [
        ("set/language", "en"),
        ("set/answers", "public"),
        ("set/articles", "the-only-articles-which-have-no-name"),
        ("set-everywhere/", None),
        ("forget/", None),
        ("0f0f.forget/", None),
        ("forget-articles/", None),
        ("forget-articles/sure", None),
        (f"keep/{token}", None),
        (f"discard/{token}", None),
        (f"remove/{tag(NAME)}.{base36(len(content(NAME)))}", None),
        ("own/0", None),
        ("answer-from-own/", None),
    ]


class Server:
    """A server that has set something, has an article of its own, and another that waits."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.uploads = Uploads(data / "uploads", UploadSettings())
        for number in (7, 8):
            waiting = Waiting(f"article {number}", article(number))
            self.token = self.uploads.wait(int(GUILD), int(ME["id"]), waiting) or ""
            if number == 7:
                self.uploads.keep(int(GUILD), int(ME["id"]), self.token)

    async def settings(self) -> ServerSettings:
        """What is stored about it."""
        servers = Servers(SharedDatabase(self._data), EarlierSettings(self._data))
        await servers.open()
        return servers.of(int(GUILD))

    async def change(self) -> None:
        """Set all that can be set."""
        servers = Servers(SharedDatabase(self._data), EarlierSettings(self._data))
        await servers.open()
        await servers.change(int(GUILD), language="nl", private=True, channels=(4711,), archive="hidden")

    def files(self) -> set[str]:
        """What is in its folder, what waits included."""
        home = self.uploads.home(int(GUILD))
        return {str(file.relative_to(home)) for file in home.rglob("*")}


@pytest.fixture
async def server(tmp_path: Path) -> Server:
    made = Server(tmp_path)
    await made.change()
    return made


@pytest.fixture
async def service(server: Server, tmp_path: Path) -> AsyncIterator[Service]:
    settings = {"embedding": EmbeddingSettings(engine="none"), "cooldown": 0}
    async with misbehaving(Weather(0)) as made, running(made, Shelf(storm()), tmp_path, **settings):
        yield made


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_nobody_administers_a_server_by_a_forged_click(
    forgery: str, server: Server, service: Service
) -> None:
    before = server.files()
    for place, put in PLACES.items():
        for custom_id, chosen in controls(server.token):
            event = press(custom_id, chosen)
            FORGERIES[forgery](event)
            put(event)
            told = await done(service, event)
            said = text(told)
            assert not any(secret in said for secret in SECRETS), (place, custom_id, said)
            if forgery != "in_another_server":  # there they may
                assert any(each in said for each in REFUSED), (place, custom_id, said)
                assert told.flags & EPHEMERAL, (place, custom_id)
    assert await server.settings() == SET
    assert server.files() == before


async def test_who_may_does_by_the_same_click(server: Server, service: Service) -> None:
    for custom_id, chosen in controls(server.token)[:4]:
        said = text(await done(service, press(custom_id, chosen)))
        assert not any(each in said for each in REFUSED)
    assert await server.settings() == ServerSettings("en")
    await done(service, press(f"keep/{server.token}"))
    assert "article 8.txt" in server.files()
    await done(service, press("forget-articles/sure"))
    assert server.files() == set()
