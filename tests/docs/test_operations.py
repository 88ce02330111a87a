"""Every figure, check and alert is documented."""

from pathlib import Path

import pytest

from bot.client import create_bot
from bot.config import Config
from bot.library import Shelf
from tests.cards.made import storm
from tests.deploy.test_monitoring import ALERTS, told
from tests.docs.pages import text_of

PAGE = text_of("operations.md")


def test_every_figure_is_documented_as_it_is_asked_for(tmp_path: Path) -> None:
    ours = {name: names for name, names in told(tmp_path).items() if name.startswith("receipts_")}
    assert [
        name for name, names in ours.items() if not any(f"`{each}`" in PAGE for each in {name, *names})
    ] == []


def test_every_check_of_the_health_is_documented(tmp_path: Path) -> None:
    bot = create_bot(Config(data=tmp_path), Shelf(storm()))
    assert [check for check in bot.health.states() if f"| `{check}` |" not in PAGE] == []


@pytest.mark.parametrize("alert", [rule["alert"] for rule in ALERTS])
def test_every_alert_is_told_what_to_do_about(alert: str) -> None:
    assert alert in PAGE.partition("## What to do when…")[2]
