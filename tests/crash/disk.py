"""The real bot while its disk fails: what people, and the operator, are told.

`unshare --user --map-root-user --mount python -m tests.crash.disk FOLDER` prints it as JSON.
"""

import asyncio
import json
import logging
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.cli.opening import open_shelf
from bot.config import Config
from bot.config.settings import EmbeddingSettings, OperationsSettings, UploadSettings
from bot.store import database, uploads
from bot.store.shared import database as shared
from bot.store.waiting import Waiting
from tests.crash.failing import FAULTS, small_disk
from tests.crash.uploads import article
from tests.soak.acting import ME, command, done, press, text
from tests.soak.faults import Weather
from tests.soak.payloads import GUILD
from tests.soak.running import running
from tests.soak.service import Service, misbehaving

SECONDS_TO_WAIT = 0.3
"""For a locked database; the bot's own patience is longer than a test's."""
SECONDS_TO_SEE = 30.0


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
        self.port = _free_port()
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
        shelf = await asyncio.to_thread(open_shelf, Config(data=self.data, **self.settings))
        async with running(service, shelf, self.data, **self.settings) as task:
            yield
            if task.done():
                await task

    async def look(self, service: Service, token: str, chosen: str) -> Seen:
        """Do everything once."""
        asked = await _asked(service, 1)
        self.add_article()
        newest = await self._newest(service)
        setting = await done(service, press("set/answers", chosen))
        upload = await done(service, press(f"keep/{token}"))
        checks, ready = await self._health()
        return Seen(
            text(asked), bool(asked.flags & 1 << 6), newest, text(setting), text(upload), checks, ready
        )

    async def _newest(self, service: Service) -> str:
        """The answer from the newest article, once there is one."""
        async with asyncio.timeout(SECONDS_TO_SEE):
            while True:
                said = text(await _asked(service, self.count))
                if f" {100 + self.count} " in said.replace("*", ""):
                    return said
                await asyncio.sleep(0.1)

    async def _health(self) -> tuple[dict[str, str], int]:
        address = f"http://127.0.0.1:{self.port}"
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/healthz") as health:
                checks = (await health.json())["checks"]
            async with session.get(f"{address}/readyz") as ready:
                return {name: each["says"] for name, each in checks.items() if not each["well"]}, ready.status


async def _asked(service: Service, number: int) -> Any:
    return await done(service, command(service, "ask", question=f"how many sacks does the mill in Town{number} hold"))


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
                    found[name] = await place.look(service, token, "public")
                await asyncio.sleep(3)
                found[f"after {name}"] = await place.look(service, token, "private")
        for name in ("full", "read only"):
            token = place.put_upload()
            with FAULTS[name](place.data):
                async with place.bot(service):
                    found[f"started {name}"] = await place.look(service, token, "public")
    return found


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    database.SECONDS_TO_WAIT = shared.SECONDS_TO_WAIT = SECONDS_TO_WAIT
    seen = asyncio.run(look_through(Path(sys.argv[1])))
    print(json.dumps({name: asdict(each) for name, each in seen.items()}))
