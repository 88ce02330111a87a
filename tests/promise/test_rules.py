"""The checks themselves: each rule lets the good through and catches the bad."""

from typing import Any

import pytest

from tests.promise.rules import autocomplete_problems, message_problems, registration_problems


def command(**changes: Any) -> dict[str, Any]:
    return {"name": "ask", "description": "Ask", "type": 1, **changes}


def option(**changes: Any) -> dict[str, Any]:
    return {"name": "question", "description": "What to ask", "type": 3, **changes}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "custom_id": "a", "label": "More", **changes}


def test_a_plain_command_breaks_no_rule() -> None:
    assert not registration_problems([command(options=[option(required=True), option(name="from")])])


@pytest.mark.parametrize(
    "commands",
    [
        [command(name="Ask")],
        [command(name="a b")],
        [command(name="x" * 33)],
        [command(description="")],
        [command(description="x" * 101)],
        [command(), command()],
        [command(name=f"c{number}") for number in range(101)],
        [command(options=[option(), option(name="b", required=True)])],
        [command(options=[option(), option()])],
        [command(options=[option(name=f"o{number}") for number in range(26)])],
        [command(options=[option(choices=[{"name": "x", "value": "x"}] * 26)])],
        [command(options=[option(choices=[{"name": "x", "value": "x"}], autocomplete=True)])],
        [command(options=[option(choices=[{"name": "x" * 100, "value": "x" * 6000}] * 2)])],
    ],
)
def test_an_illegal_registration_is_caught(commands: list[dict[str, Any]]) -> None:
    assert registration_problems(commands)


def test_a_plain_message_breaks_no_rule() -> None:
    row = {"type": 1, "components": [button()]}
    assert not message_problems({"components": [{"type": 17, "components": [text("hello"), row]}]})


def select(*values: str, placeholder: str = "Which?", description: str = "") -> dict[str, Any]:
    options = [{"label": value, "value": value, "description": description} for value in values]
    return {"type": 3, "custom_id": "list", "placeholder": placeholder, "options": options}


@pytest.mark.parametrize(
    "components",
    [
        [{"type": 17, "components": [text("x")] * 40}],
        [text("x" * 2001), text("x" * 2000)],
        [text(" ")],
        [{"type": 1, "components": [button(), button()]}],
        [{"type": 1, "components": [button(custom_id="x" * 101)]}],
        [{"type": 1, "components": [button(label=None)]}],
        [{"type": 1, "components": [button(label="x" * 81)]}],
        [{"type": 1, "components": []}],
        [{"type": 1, "components": [select()]}],
        [{"type": 1, "components": [select(*"aa")]}],
        [{"type": 1, "components": [select(*map(str, range(26)))]}],
        [{"type": 1, "components": [select("x" * 101)]}],
        [{"type": 1, "components": [select("a", placeholder="x" * 151)]}],
        [{"type": 1, "components": [select("a", description="x" * 101)]}],
        [{"type": 9, "components": [text("x")], "accessory": button(style=5, url="javascript:1")}],
    ],
)
def test_an_illegal_message_is_caught(components: list[dict[str, Any]]) -> None:
    assert message_problems({"components": components})


def test_autocomplete_beyond_its_limits_is_caught() -> None:
    fine = {"name": "x", "value": "x"}
    assert not autocomplete_problems([fine] * 25)
    assert autocomplete_problems([fine] * 26)
    assert autocomplete_problems([{"name": "", "value": "x"}])
    assert autocomplete_problems([{"name": "x", "value": "x" * 101}])
