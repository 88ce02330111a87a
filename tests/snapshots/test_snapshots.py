"""What people see of the seeds is what was last reviewed; `make snapshots` writes it anew."""

from functools import cache
from pathlib import Path

import pytest

from bot.texts import languages
from tests.own_cogs import OWN_COGS
from tests.promise.acting import features, play
from tests.promise.chat import chat_about, seeds
from tests.scenes import SCENES
from tests.snapshots.writing import written

FOLDER = Path(__file__).parent
LIBRARY = cache(seeds)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", SCENES)
async def test_a_scene_is_as_it_was_reviewed(name: str, language: str, tmp_path: Path) -> None:
    if name == "cogs" and OWN_COGS:
        pytest.skip("the list of features has one's own in it")
    file = FOLDER / language / f"{name}.txt"
    async with chat_about(LIBRARY(), tmp_path, language) as chat:
        assert not SCENES[name].missing(features(chat))
        shown = written((await play(chat, SCENES[name], language)).message)
    assert shown == file.read_text(encoding="utf-8"), "review the difference, then: make snapshots"


def test_there_is_no_snapshot_without_a_scene() -> None:
    assert {file.stem for file in FOLDER.glob("*/*.txt")} <= set(SCENES)


async def test_every_command_has_a_scene(tmp_path: Path) -> None:
    async with chat_about(LIBRARY(), tmp_path) as chat:
        names = {f"/{command['name']}" for command in chat.registered if command.get("type", 1) == 1}
    played = {step.split()[0] for scene in SCENES.values() for step in scene.english if step.startswith("/")}
    assert names <= played
