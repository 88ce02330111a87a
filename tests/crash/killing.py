"""Starts what does the work, kills it, and looks at what it left."""

import logging
import multiprocessing
import random
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from multiprocessing.connection import Connection
from pathlib import Path

from tests.crash.articles import Following
from tests.crash.databases import Changing, Vectors
from tests.crash.ledger import Step, Telling
from tests.crash.scene import Scene
from tests.crash.settings import Migrating, TakingOver, Writing
from tests.crash.uploads import Uploading

SCENES: Mapping[str, type[Scene]] = {
    "settings written": Writing,
    "settings taken over": TakingOver,
    "settings migrated": Migrating,
    "articles uploaded": Uploading,
    "archive followed": Following,
    "archive migrated": Changing,
    "vectors kept": Vectors,
}
SECONDS_TO_START = 120.0
_PAUSE = 0.005
_SHARE_WITHIN = 0.1


@dataclass
class Outcome:
    """What came of some kills: `within` are those in the middle of a write, `steps` writes confirmed."""

    kills: int = 0
    within: int = 0
    steps: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def is_bad(self) -> bool:
        """Whether anything is not as it should be."""
        return bool(self.lost or self.damaged or self.wrong)


def prepared(name: str, data: Path) -> Scene:
    """The scene of that name in a new folder."""
    folder = data / name.replace(" ", "-")
    folder.mkdir()
    return SCENES[name](folder)


def kill_once(scene: Scene, chance: random.Random, outcome: Outcome) -> None:
    """Let a process do the work, kill it at some moment, and add what is found to `outcome`."""
    scene.prepare(chance)
    before = scene.ledger.steps
    _run(scene, chance)
    scene.afterwards()
    outcome.kills += 1
    outcome.within += scene.ledger.under_way is not None
    outcome.steps += scene.ledger.steps - before
    outcome.lost += scene.ledger.settle(scene.found())
    outcome.wrong += scene.wrong()
    outcome.lost += scene.ledger.settle(scene.found())  # the second start finds what the first did
    outcome.damaged += scene.damaged()


def _run(scene: Scene, chance: random.Random) -> None:
    context = multiprocessing.get_context("forkserver")  # imports once; each process is a fork of that
    context.set_forkserver_preload([__name__])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(scene, theirs, chance.getrandbits(32)))
    process.start()
    theirs.close()
    try:
        if not ours.poll(SECONDS_TO_START):
            raise TimeoutError(f"{type(scene).__name__} does not start")
        with suppress(EOFError):  # it has ended by itself, which is told below
            _listen(scene, ours, chance)
    finally:
        process.kill()
        process.join()
    _hear_the_rest(scene, ours)
    if process.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"{type(scene).__name__} ended by itself: {process.exitcode}")


def _listen(scene: Scene, ours: Connection, chance: random.Random) -> None:
    """Until it is to be killed: early, since much is soon over, or just after a write has begun."""
    until = time.monotonic() + scene.longest * chance.random() ** 2
    while (left := until - time.monotonic()) > 0:
        if ours.poll(min(left, _PAUSE)):
            said = ours.recv()
            scene.ledger.hear(said)
            if isinstance(said, Step) and chance.random() < _SHARE_WITHIN:
                until = min(until, time.monotonic() + chance.random() * _PAUSE)
        elif chance.random() < 0.3:
            scene.meanwhile(chance)


def _hear_the_rest(scene: Scene, ours: Connection) -> None:
    with ours:
        while True:
            try:
                scene.ledger.hear(ours.recv())
            except EOFError:
                return


def _work(scene: Scene, to: Connection, seed: int) -> None:
    logging.disable()
    scene.work(Telling(to), random.Random(seed))
