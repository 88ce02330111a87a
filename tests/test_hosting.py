"""What docs/hosting.md, the Dockerfile and compose.yaml promise to somebody who hosts the bot."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import COMMANDS, MODULES
from tests.image.dockerfile import stages

HOME = Path(__file__).parents[1]
HOSTING = (HOME / "docs" / "hosting.md").read_text(encoding="utf-8")
DOCKERFILE = (HOME / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    compose = yaml.safe_load((HOME / "compose.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = compose["services"]["receipts"]
    return found


@pytest.mark.parametrize("command", re.findall(r"compose run --rm receipts (\w+)", HOSTING))
def test_every_command_that_the_steps_name_exists(command: str) -> None:
    assert command in COMMANDS


def test_the_container_runs_with_no_more_than_it_needs(service: dict[str, Any]) -> None:
    assert service["init"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert any(volume.endswith(":/articles:ro") for volume in service["volumes"])


def test_the_image_runs_as_the_user_that_the_steps_name() -> None:
    user = re.search(r"^USER (\d+):\1$", DOCKERFILE, re.MULTILINE)
    assert user is not None
    assert f"runs as user {user[1]}" in " ".join(HOSTING.split())


def test_the_image_starts_the_bot_itself_so_that_it_hears_when_to_stop() -> None:
    assert 'ENTRYPOINT ["python", "-m", "bot"]\nCMD ["run"]' in DOCKERFILE


def test_the_container_is_asked_how_it_is_as_the_image_says(service: dict[str, Any]) -> None:
    check = stages(HOME / "Dockerfile")[-1].last("HEALTHCHECK")
    assert service["healthcheck"] == {
        "test": ["CMD", *json.loads(check.rest.removeprefix("CMD "))],
        **{name.replace("-", "_"): value for name, value in check.options.items() if name != "retries"},
        "retries": int(check.options["retries"]),
    }
    assert "healthy" in COMMANDS


def test_no_secret_gets_into_the_image() -> None:
    kept = (HOME / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in kept
    assert not [line for line in kept if line.startswith("!") and "secret" in line]
    assert "TOKEN" not in DOCKERFILE


def test_no_extra_is_needed_to_run() -> None:
    extras = ("asyncpg", "lancedb", "pyarrow", "ray")
    without = f"import sys; sys.modules |= dict.fromkeys({extras})"
    ours = [MODULES.get(name, name) for name in COMMANDS if name not in {"play", "index"}]
    modules = ", ".join(f"bot.cli.{name}" for name in ours)
    asked = [sys.executable, "-c", f"{without}; import {modules}, bot.client.lifecycle"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=HOME)
    assert done.returncode == 0, done.stderr
