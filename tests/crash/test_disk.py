"""While the disk fails or the clock jumps, answers go on from memory, and whoever writes is told so."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.crash.disk import CHECKS, Seen
from tests.crash.failing import FAULTS

SECONDS = 240
ALONE = ["unshare", "--user", "--map-root-user", "--mount"]
SAYS = {
    "full": "No space left on device",
    "read only": "Read-only file system",
    "locked": "database is locked",
}
BEGUN = ("full", "read only")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """What a bot told everybody while it went through all of it, in a process that may mount disks."""
    if not shutil.which("unshare") or subprocess.run([*ALONE, "true"], check=False).returncode:
        pytest.skip("it takes namespaces of Linux, open to everybody, to have a disk that fails")
    home = tmp_path_factory.mktemp("home")
    command = [*ALONE, sys.executable, "-m", "tests.crash.disk", str(home)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr[-4000:]
    return {name: Seen(**told) for name, told in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", [*FAULTS, *(f"started {name}" for name in BEGUN)])
def test_answers_go_on_and_new_articles_are_answered_from(name: str, seen: dict[str, Seen]) -> None:
    assert "101" in seen[name].answer
    assert "sacks" in seen[name].newest
    assert seen[name].ready == 200


@pytest.mark.parametrize("name", [*SAYS, *(f"started {name}" for name in BEGUN)])
def test_what_cannot_be_stored_is_refused_with_a_sentence(name: str, seen: dict[str, Seen]) -> None:
    assert "Not saved:" in seen[name].setting
    assert ("Kept" if name == "locked" else "Not kept:") in seen[name].upload


@pytest.mark.parametrize("name", SAYS)
def test_health_says_what_is_wrong(name: str, seen: dict[str, Seen]) -> None:
    assert seen[name].checks.keys() == CHECKS[name]
    assert SAYS[name] in " ".join(seen[name].checks.values())


@pytest.mark.parametrize("name", [*SAYS, *(f"started {name}" for name in BEGUN)])
def test_what_was_set_before_stays_in_force(name: str, seen: dict[str, Seen]) -> None:
    assert seen[name].private


@pytest.mark.parametrize("name", FAULTS)
def test_afterwards_everything_is_as_before(name: str, seen: dict[str, Seen]) -> None:
    after = seen[f"after {name}"]
    assert "Saved." in after.setting
    assert ("not waiting any more" if name in {"locked", "set back"} else "Kept") in after.upload
    assert (after.checks, after.ready) == ({}, 200)


def test_a_clock_that_is_set_back_is_nothing_to_it(seen: dict[str, Seen]) -> None:
    set_back = seen["set back"]
    assert "Saved." in set_back.setting
    assert "Kept" in set_back.upload
    assert set_back.checks == {}
