from contextlib import suppress
from pathlib import Path

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.typed import Command, Option, UnclearLineError, commands_of, read_line, read_unfinished

KINDS = discord.AppCommandOptionType


def option(name: str, kind: KINDS = KINDS.string, *, required: bool = False, **choices: str) -> Option:
    return Option(name, "", kind, required, choices, name)


ASK = Command("ask", "Ask.", [option("question", required=True)], "ask")
FIND = Command("find", "Find.", [option("about"), option("from"), option("deep", KINDS.boolean)], "find")
ADD = Command(
    "group add",
    "Add.",
    [option("first", KINDS.integer, required=True), option("by", KINDS.number)],
    "group add",
)
PICK = Command("pick", "Pick.", [option("size", Small="s", Large="l")], "pick")
SHOW = Command("show", "Show.", [option("who", KINDS.user)], "show")
SEND = Command("send", "Send.", [option("file", KINDS.attachment, required=True)], "send")
BARE = Command("bare", "Nothing.", [], "bare")
ALL = [ASK, FIND, ADD, PICK, SHOW, BARE]


@pytest.mark.parametrize(
    ("line", "command", "values"),
    [
        ("/ask when did it rain", ASK, {"question": "when did it rain"}),
        ("/ask question: when did it rain", ASK, {"question": "when did it rain"}),
        ("/ask who said from: the sea?", ASK, {"question": "who said from: the sea?"}),
        ("/find", FIND, {}),
        ("/find the wall", FIND, {"about": "the wall"}),
        (
            "/find about:the wall from:2019 deep:yes",
            FIND,
            {"about": "the wall", "from": "2019", "deep": True},
        ),
        ("/find deep: off from:  2019 ", FIND, {"deep": False, "from": "2019"}),
        ("/find about: from:2019", FIND, {"from": "2019"}),
        ("/group add 3 by:1.5", ADD, {"first": 3, "by": 1.5}),
        ("/pick large", PICK, {"size": "l"}),
        ("/bare", BARE, {}),
    ],
)
def test_a_line_is_read_as_its_command_with_its_options(
    line: str, command: Command, values: dict[str, object]
) -> None:
    assert read_line(line, ALL) == (command, values)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("/", "There is no /"),
        ("/nope at all", "There is no /nope"),
        ("/group", "There is no /group"),
        ("/ask", "needs question"),
        ("/group add three", "is a number, not 'three'"),
        ("/find deep:perhaps", "deep is yes or no"),
        ("/pick huge", "size is one of: Small, Large"),
        ("/show robin", "cannot be typed"),
        ("/bare something", "takes no options"),
    ],
)
def test_an_unclear_line_is_told_in_one_line(line: str, complaint: str) -> None:
    with pytest.raises(UnclearLineError, match=complaint) as told:
        read_line(line, ALL)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("line", ["/zoek over:de muur van:2019", "/find about:de muur from:2019"])
def test_names_are_understood_in_the_persons_language_and_in_the_bots(line: str) -> None:
    about, since = (
        Option(name, "", KINDS.string, False, {}, sent) for name, sent in (("over", "about"), ("van", "from"))
    )
    command = Command("zoek", "Zoekt.", [about, since], "find")
    assert read_line(line, [command]) == (command, {"over": "de muur", "van": "2019"})


@given(st.text())
def test_any_question_arrives_as_it_was_typed(text: str) -> None:
    question = " ".join(text.split())
    if question and not question.startswith("question:") and " question:" not in question:
        assert read_line(f"/ask {question}", ALL) == (ASK, {"question": question})


@given(st.text(max_size=200))
def test_no_line_makes_it_fall_over(line: str) -> None:
    with suppress(UnclearLineError):
        read_line("/" + line, ALL)


def test_groups_become_commands_of_several_words() -> None:
    number = {"type": 4, "name": "first", "description": "A number.", "required": True}
    inner = {"type": 1, "name": "add", "description": "Adds.", "options": [number]}
    (command,) = commands_of([{"name": "group", "description": "Two in one.", "options": [inner]}])
    assert command.name == "group add"
    assert command.usage == "/group add <first>"
    assert command.options[0].kind is KINDS.integer


def test_a_file_is_sent_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_bytes(b"words")
    assert read_line(f"/send file:{tmp_path}/a b.txt", [SEND]) == (SEND, {"file": ("a b.txt", b"words")})
    with pytest.raises(UnclearLineError, match="file is a file that can be read"):
        read_line(f"/send file:{tmp_path}/none", [SEND])


@pytest.mark.parametrize(
    ("line", "option", "typed", "before"),
    [
        ("/find about:the w", "about", "the w", {}),
        ("/find the w", "about", "the w", {}),
        ("/find", "about", "", {}),
        ("/find about:", "about", "", {}),
        ("/find about:the wall ", "about", "the wall ", {}),
        ("/find about:the wall from:20", "from", "20", {"about": "the wall"}),
        ("/find deep:yes from:", "from", "", {"deep": True}),
        ("/group add 3 by:1", "by", "1", {"first": 3}),
        ("/ask wh", "question", "wh", {}),
    ],
)
def test_what_is_being_typed_is_the_last_option(
    line: str, option: str, typed: str, before: dict[str, object]
) -> None:
    _, focused, so_far, values = read_unfinished(line, ALL)
    assert (focused.name, so_far, values) == (option, typed, before)


@pytest.mark.parametrize("line", ["/nope", "/bare", "/find deep:perhaps about:x"])
def test_where_nothing_can_be_typed_it_is_said(line: str) -> None:
    with pytest.raises(UnclearLineError):
        read_unfinished(line, ALL)
