"""Saves are noticed once they are whole: several are one change, and half a file is waited for."""

import time
from pathlib import Path

import pytest

from bot.extending.finding import CogFolder, CogFolders
from bot.extending.watching import QUIET_SECONDS, Watching
from bot.ingest.stillness import PATIENCE_SECONDS


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def watching(features: Path, clock: Clock) -> Watching:
    return Watching(CogFolders((CogFolder.of(features),)), clock)


def test_several_quick_saves_are_one_change(features: Path) -> None:
    clock = Clock()
    watch = watching(features, clock)
    assert watch.settled() == frozenset()
    for name in ("alpha", "beta", "alpha"):
        watch.happened(features / f"{name}.py")
        clock.now += QUIET_SECONDS / 2
        assert watch.settled() == frozenset()
    clock.now += QUIET_SECONDS
    assert watch.settled() == {features / "alpha.py", features / "beta.py"}
    assert watch.settled() == frozenset()


def test_a_file_that_somebody_still_writes_is_waited_for_but_not_for_ever(features: Path) -> None:
    clock = Clock()
    watch = watching(features, clock)
    with (features / "alpha.py").open("w") as half:
        half.write("def setup(")
        half.flush()
        watch.happened(features / "alpha.py")
        clock.now += 1
        assert watch.settled() == frozenset()
        clock.now += PATIENCE_SECONDS
        assert watch.settled()
        watch.happened(features / "alpha.py")
        clock.now += 1
        assert watch.settled() == frozenset()
    assert watch.settled()


@pytest.mark.parametrize("how", ["written", "replaced", "deleted", "new"])
def test_the_system_tells_of_it(how: str, features: Path) -> None:
    path = features / "alpha.py"
    if how != "new":
        path.write_text("x = 1")
    watch = Watching(CogFolders((CogFolder.of(features),)))
    watch.start()
    try:
        if how == "deleted":
            path.unlink()
        elif how == "replaced":
            (features / "draft.txt").write_text("x = 2")
            (features / "draft.txt").replace(path)
        else:
            path.write_text("x = 2")
        changed: frozenset[Path] = frozenset()
        while path not in changed:
            changed |= watch.settled()
            time.sleep(0.02)
    finally:
        watch.stop()


def test_a_folder_that_is_not_there_is_no_hindrance(tmp_path: Path) -> None:
    watch = watching(tmp_path / "missing", Clock())
    watch.start()
    watch.stop()
    assert watch.settled() == frozenset()
