"""The dashboard and the alerts ask for what the bot tells, and for all of it."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import ProcessCollector
from prometheus_client.metrics_core import Metric

from bot.client import create_bot
from bot.client.observing import BotFigures
from bot.config import Config
from bot.library import Shelf
from bot.operations.metrics import EVENTS
from bot.operations.uses import Kind, Outcome
from tests.cards.made import storm

DEPLOY = Path(__file__).parents[2] / "deploy"
DASHBOARD = json.loads((DEPLOY / "grafana" / "receipts.json").read_text(encoding="utf-8"))
RULES = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))
ALERTS: list[dict[str, Any]] = RULES["groups"][0]["rules"]
PANELS: list[dict[str, Any]] = DASHBOARD["panels"]

NAME = re.compile(r"\b(?:receipts|process)_[a-z_]+\b")
MATCHED = re.compile(r'(\w+)(=~?)"([^"]*)"')
VALUES: Mapping[str, set[str]] = {
    "outcome": {str(each) for each in Outcome},
    "kind": {str(each) for each in Kind},
    "event": {"connect", "resume", "disconnect"},
    "status": {"2xx", "3xx", "4xx", "429", "5xx", "error"},
}


def families(home: Path) -> Iterator[Metric]:
    bot = create_bot(Config(data=home), Shelf(storm()))
    for collector in (*EVENTS, BotFigures(bot, lambda: 0), ProcessCollector(registry=None)):
        yield from collector.collect()


def told(home: Path) -> dict[str, set[str]]:
    """The names that can be asked for, each with the metric that it is of."""
    endings = {
        "counter": ("_total",),
        "histogram": ("_bucket", "_sum", "_count"),
        "gauge": ("",),
        "info": ("_info",),
    }
    return {
        family.name: {family.name + ending for ending in endings[family.type]} for family in families(home)
    }


def expressions() -> list[str]:
    shown = [target["expr"] for panel in PANELS for target in panel["targets"]]
    return shown + [rule["expr"] for rule in ALERTS]


def test_every_figure_that_is_asked_for_exists(tmp_path: Path) -> None:
    known = set[str]().union(*told(tmp_path).values())
    asked = {name for each in expressions() for name in NAME.findall(each)}
    assert asked <= known


def test_every_figure_of_ours_is_on_the_dashboard_and_in_an_alert_where_it_can_be_wrong(
    tmp_path: Path,
) -> None:
    for where, left_out in (
        (" ".join(target["expr"] for panel in PANELS for target in panel["targets"]), set()),
        (
            " ".join(rule["expr"] for rule in ALERTS),
            {"receipts_build", "receipts_guilds", "receipts_gateway_latency_seconds"},
        ),
    ):
        ours = {name: names for name, names in told(tmp_path).items() if name.startswith("receipts_")}
        missing = {name for name, names in ours.items() if not names & set(NAME.findall(where))}
        assert missing == left_out


def test_every_value_of_a_label_that_is_asked_for_can_come() -> None:
    found = 0
    for expression in expressions():
        for label, how, value in MATCHED.findall(expression):
            if label in VALUES:
                found += 1
                assert set(value.split("|") if how == "=~" else [value]) <= VALUES[label]
    assert found >= 5


@pytest.mark.parametrize("expression", expressions())
def test_an_expression_has_its_brackets_in_pairs(expression: str) -> None:
    open_brackets = []
    for sign in re.sub(r'"[^"]*"', "", expression):
        if sign in "([{":
            open_brackets.append(")]}"["([{".index(sign)])
        elif sign in ")]}":
            assert open_brackets.pop() == sign
    assert not open_brackets


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule["alert"])
def test_an_alert_says_what_is_the_matter_and_how_bad_it_is(rule: dict[str, Any]) -> None:
    assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
    assert rule["labels"]["severity"] in {"critical", "warning", "info"}
    assert rule["annotations"]["summary"].endswith(".")
    assert re.fullmatch(r"\d+[mh]", rule.get("for", "1m"))


def test_no_panel_covers_another() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in PANELS:
        place = panel["gridPos"]
        squares = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not squares & taken
        assert place["x"] + place["w"] <= 24
        taken |= squares
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
