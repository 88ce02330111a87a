"""Every command and every option is documented, and no other."""

import re

from tests.docs.conftest import Options
from tests.docs.pages import text_of

SECTION = re.compile(r"^#+ (?P<title>.*/.*)\n(?P<body>(?:(?!^#).*\n?)*)", re.MULTILINE)
NAMED = re.compile(r"`/([a-z ]+)`")


def sections() -> dict[str, str]:
    """What stands under the heading that names each command."""
    found: dict[str, str] = {}
    for section in SECTION.finditer(text_of("commands.md")):
        found.update(dict.fromkeys(NAMED.findall(section["title"]), section["body"]))
    return found


async def test_every_command_has_a_section_and_every_section_a_command(commands: dict[str, Options]) -> None:
    assert sections().keys() == commands.keys()


async def test_every_option_is_in_the_table_of_its_command(commands: dict[str, Options]) -> None:
    told = sections()
    missing = [
        f"/{name} {option}"
        for name, options in commands.items()
        for option in options
        if f"| `{option}` |" not in told[name]
    ]
    assert missing == []


async def test_no_option_is_documented_that_does_not_exist(commands: dict[str, Options]) -> None:
    options = {option for given in commands.values() for option in given}
    rows = re.findall(r"^\| `(\w+)` \|", text_of("commands.md"), re.MULTILINE)
    assert set(rows) <= options


async def test_every_command_of_the_menus_is_told_of(menus: list[str]) -> None:
    assert menus
    for page in ("commands.md", "README.md"):
        assert [name for name in menus if name not in text_of(page)] == []


async def test_the_table_in_the_readme_is_about_the_same_commands(commands: dict[str, Options]) -> None:
    usages = {
        " ".join([f"/{name}", *(option if needed else f"[{option}]" for option, needed in options.items())])
        for name, options in commands.items()
        if not name.startswith("archive ")  # which stand in one row
    }
    table = text_of("README.md").partition("## What people type")[2].partition("\n##")[0]
    assert set(re.findall(r"^\| `(/[^`]*)` \|", table, re.MULTILINE)) == usages
    row = next(line for line in table.splitlines() if line.startswith("| `/archive "))
    assert set(re.findall(r"`(?:/archive )?(\w+)`", row)) == {
        name.removeprefix("archive ") for name in commands if name.startswith("archive ")
    }
