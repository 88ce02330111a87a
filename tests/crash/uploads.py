"""Servers' own articles: they wait, are kept, discarded and removed."""

import os
import random
from collections.abc import Sequence

from bot.config.settings import UploadSettings
from bot.extracting import Extracted, Understood
from bot.store.uploads import Uploads
from bot.store.waiting import Waiting, WaitingRoom
from tests.crash.ledger import Key, State, Telling
from tests.crash.scene import Scene

GUILDS, PERSON, MOST = 3, 1, 12
WAITS = "waiting"
ACTS = ("forget", "remove", "discard", "keep", "wait")
SHARES = (1, 4, 2, 6, 8)
NOTHING_UNDERSTOOD = Understood("", "", "en", "", "", "text", 1, 0, (), "", "")


class Uploading(Scene):
    """What the buttons and commands of /archive do to the store."""

    def work(self, tell: Telling, chance: random.Random) -> None:
        uploads = self._uploads()
        tell.ready()
        waiting = [key for key in self.ledger.confirmed if key[0] == WAITS]
        while True:
            guild = chance.randrange(GUILDS)
            there = [_file(guild, stored.name) for stored in uploads.files(guild)]
            act = chance.choices(ACTS, SHARES)[0]
            if act == "forget":
                gone = [*there, *(key for key in waiting if key[1] == guild)]
                waiting = [key for key in waiting if key[1] != guild]
                tell.begin(*((key, None) for key in gone), kind="any order")
                uploads.forget(guild)
            elif act == "remove" and there:
                _, _, name = key = chance.choice(there)
                tell.begin((key, None))
                assert uploads.remove(guild, str(name))
            elif act == "discard" and waiting:
                _, place, token, _ = key = waiting.pop()
                tell.begin((key, None))
                assert uploads.discard(_number(place), PERSON, str(token))
            elif act == "keep" and waiting:
                _, place, token, number = key = waiting.pop(chance.randrange(len(waiting)))
                name = f"article {number}.txt"
                tell.begin((_file(_number(place), name), True), (key, None), kind="in order")
                # "same" when the one before was killed between the two.
                assert uploads.keep(_number(place), PERSON, str(token)) in {("kept", name), ("same", name)}
            elif act == "wait" and len(waiting) < MOST and len(there) < MOST:
                number = chance.randrange(10**9)
                tell.begin()
                token = uploads.wait(guild, PERSON, Waiting(f"article {number}", article(number)))
                assert token is not None
                waiting.append((WAITS, guild, token, number))
                tell.begin((waiting[-1], True))
            else:
                continue
            tell.end()

    def found(self) -> State:
        uploads = self._uploads()
        kept = {
            _file(guild, one.name): (uploads.home(guild) / one.name).read_bytes() == content(one.name)
            for guild in uploads.known
            for one in uploads.files(guild)
        }
        return kept | {key: True for key in self.ledger.known() if key[0] == WAITS and self._waits(key)}

    def wrong(self) -> Sequence[str]:
        """Drafts that are still there when they must be of a process that is gone."""
        left = list((self.data / "uploads").rglob("*.part"))
        for draft in left:
            os.utime(draft, (0, 0))
        self._uploads()
        return [f"{draft.name} stays for ever" for draft in left if draft.exists()]

    def _uploads(self) -> Uploads:
        return Uploads(self.data / "uploads", UploadSettings())

    def _waits(self, key: Key) -> bool:
        _, guild, token, number = key
        waiting = WaitingRoom(self.data / "uploads" / str(guild)).get(PERSON, str(token))
        return waiting == Waiting(f"article {number}", article(_number(number)))


def article(number: int) -> Extracted:
    """One of several sizes, which the number tells."""
    return Extracted(".txt", content(f"article {number}.txt"), True, NOTHING_UNDERSTOOD)


def content(name: str) -> bytes:
    """What stands in the file of that name."""
    number = int(name.removesuffix(".txt").split()[-1])
    return f"Article {number}.\n\n".encode() * (1 + number % 2000)


def _file(guild: int, name: str) -> Key:
    return ("file", guild, name)


def _number(part: object) -> int:
    assert isinstance(part, int)
    return part
