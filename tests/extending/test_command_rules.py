"""The checks themselves: each rule lets the good through and catches the bad."""

from typing import Any

import pytest

from bot.extending.command_rules import registration_problems


def command(**changes: Any) -> dict[str, Any]:
    return {"name": "ask", "description": "Ask", "type": 1, **changes}


def option(**changes: Any) -> dict[str, Any]:
    return {"name": "question", "description": "What to ask", "type": 3, **changes}


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
        [command(name_localizations={"nl": "Vraag"})],
        [command(name_localizations={"nl": "x" * 33})],
        [command(description_localizations={"nl": "x" * 101})],
        [
            command(name_localizations={"nl": "over"}),
            command(name="about", name_localizations={"nl": "over"}),
        ],
        [
            command(name_localizations={"nl": "about"}),
            command(name="about", name_localizations={"nl": "over"}),
        ],
        [command(name_localizations={"nl": "about"}), command(name="about")],
        [command(options=[option(name_localizations={"nl": "van"}), option(name="van")])],
        [command(type=3, name="x" * 33)],
        [command(type=3, name_localizations={"nl": "x" * 33})],
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


def test_a_menu_command_has_a_name_of_several_words_and_no_description() -> None:
    menu = {"name": "Check this", "type": 3, "name_localizations": {"nl": "Controleer dit"}}
    assert not registration_problems([menu, command(name="check")])
