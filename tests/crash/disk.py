"""The real bot while its disk fails: what people, and the operator, are told.

`unshare --user --map-root-user --mount python -m tests.crash.disk FOLDER` prints it as JSON.
"""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.cli.opening import open_shelf
from bot.client import lifecycle
from bot.config import Config
from bot.config.settings import EmbeddingSettings, OperationsSettings, UploadSettings
from bot.ingest import watching
from bot.store import database, uploads
from bot.store.shared import database as shared
from bot.store.shared import turns
from bot.store.waiting import Waiting
from tests.crash.failing import FAULTS, small_disk
from tests.crash.uploads import article
from tests.postgres import free_port
from tests.soak.acting import ME, command, done, press, text
from tests.soak.faults import Weather
from tests.soak.payloads import EPHEMERAL, GUILD
from tests.soak.running import running
from tests.soak.service import Service, misbehaving

SHORT = 0.3
"""Seconds for which the bot waits longer outside of tests: for a lock, between looks, between two tries."""
SECONDS_TO_SEE = 20.0

CHECKS = {
    "full": {"settings", "store", "data"},
    "read only": {"settings", "store", "data"},
    "locked": {"settings", "store"},
}
"""What is not well during each fault."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer, the answer from an article that has just come, what became of a setting and an upload.

    `checks` are those of /healthz that are not well, with what they say; `ready` is the status of /readyz.
    """

    answer: str
    private: bool
    newest: str
    setting: str
    upload: str
    checks: dict[str, str]
    ready: int


class Place:
    """A bot's folders, and what happens there."""

    def __init__(self, home: Path) -> None:
        self.data, self.articles = home / "data", home / "articles"
        self.articles.mkdir()
        self.count = 0
        self.add_article()
        small_disk(self.data)
        self.port = free_port()
        self.settings: dict[str, Any] = {
            "articles": {"": self.articles},
            "operations": OperationsSettings(port=self.port),
            "embedding": EmbeddingSettings(engine="none"),
            "cooldown": 0,
        }

    def add_article(self) -> str:
        """Another article comes; what only it tells."""
        self.count += 1
        told = f"The mill in Town{self.count} holds {100 + self.count} sacks of flour."
        (self.articles / f"{self.count}.txt").write_text(f"{told}\n\nThe miller said so on 4 May 2021.\n")
        return told

    def put_upload(self) -> str:
        """Somebody sends an article to keep; what it is found by."""
        store = uploads.Uploads(self.data / "uploads", UploadSettings())
        self.count += 1
        token = store.wait(int(GUILD), int(ME["id"]), Waiting(f"article {self.count}", article(self.count)))
        assert token is not None
        return token

    @asynccontextmanager
    async def bot(self, service: Service) -> AsyncIterator[None]:
        """The bot, from its start to its end."""
        service.connected.clear()
        shelf = await asyncio.to_thread(open_shelf, Config(data=self.data, **self.settings))
        async with running(service, shelf, self.data, **self.settings) as task:
            yield
            if task.done():
                await task

    async def look(self, service: Service, token: str, chosen: str, until: Collection[str] = ()) -> Seen:
        """Do everything once, and ask for the health until these checks fail and no others."""
        asked = await _asked(service, 1)
        self.add_article()
        newest = await self._newest(service)
        setting = await done(service, press("set/answers", chosen))
        upload = await done(service, press(f"keep/{token}"))
        checks, ready = await self._health(until)
        return Seen(
            text(asked), bool(asked.flags & EPHEMERAL), newest, text(setting), text(upload), checks, ready
        )

    async def _newest(self, service: Service) -> str:
        """The answer from the newest article, once there is one."""
        async with asyncio.timeout(SECONDS_TO_SEE):
            said = ""
            while f" {100 + self.count} " not in said:
                said = text(await _asked(service, self.count))
        return said

    async def _health(self, until: Collection[str]) -> tuple[dict[str, str], int]:
        address, loop = f"http://127.0.0.1:{self.port}", asyncio.get_running_loop()
        last = loop.time() + SECONDS_TO_SEE
        async with aiohttp.ClientSession() as session:
            while True:
                async with session.get(f"{address}/healthz") as health:
                    said = (await health.json())["checks"]
                checks = {name: each["says"] for name, each in said.items() if not each["well"]}
                if checks.keys() == set(until) or loop.time() > last:
                    break
                await asyncio.sleep(0.1)
            async with session.get(f"{address}/readyz") as ready:
                return checks, ready.status


async def _asked(service: Service, number: int) -> Any:
    question = f"how many sacks does the mill in Town{number} hold"
    return await done(service, command(service, "ask", question=question))


async def look_through(home: Path) -> dict[str, Seen]:
    """What is seen while each fault lasts and after it; then what a bot sees that starts meanwhile."""
    place = Place(home)
    found: dict[str, Seen] = {}
    async with misbehaving(Weather(0)) as service:
        async with place.bot(service):
            found["before"] = await place.look(service, place.put_upload(), "private")
            for name, fault in FAULTS.items():
                token = place.put_upload()
                with fault(place.data):
                    found[name] = await place.look(service, token, "public", CHECKS.get(name, ()))
                found[f"after {name}"] = await place.look(service, token, "private")
        for name in ("full", "read only"):
            token = place.put_upload()
            with FAULTS[name](place.data):
                async with place.bot(service):
                    found[f"started {name}"] = await place.look(service, token, "public", CHECKS[name])
    return found


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    database.SECONDS_TO_WAIT = shared.SECONDS_TO_WAIT = SHORT
    lifecycle.SECONDS_BETWEEN_LOOKS = turns.SECONDS_APART = SHORT
    watching._SECONDS_OF_QUIET = watching._SECONDS_BETWEEN_TRIES = SHORT
    seen = asyncio.run(look_through(Path(sys.argv[1])))
    sys.stdout.write(json.dumps({name: asdict(each) for name, each in seen.items()}))
