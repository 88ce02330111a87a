"""Every command of `python -m bot` is documented, with all that it takes."""

import re

import click
import pytest

from bot.cli import COMMANDS, main
from tests.docs.pages import text_of

EVERYWHERE = {"--config", "--articles"}
"""What is said once for all commands."""

SECTION = re.compile(r"^## (?P<title>.*)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
SECTIONS = {
    name: section["body"]
    for section in SECTION.finditer(text_of("command-line.md"))
    for name in re.findall(r"`([a-z-]+)`", section["title"])
}


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert SECTIONS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_takes_is_told_under_it(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    options = {word for one in command.params for word in one.opts if word.startswith("--")}
    told = set(re.findall(r"--[a-z-]+", SECTIONS[name]))
    assert options - EVERYWHERE <= told
    assert told <= options


def test_what_stands_behind_every_command_is_told_once() -> None:
    head = text_of("command-line.md").partition("\n## ")[0]
    assert {word for word in EVERYWHERE if f"`{word}" in head} == EVERYWHERE
