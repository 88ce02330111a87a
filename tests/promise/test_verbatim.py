"""The first promise: what is shown as a source's words is a slice of the file named there, never clutter."""

import json
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.testing import Chat
from bot.testing.articles import invented
from bot.testing.rules import BUTTON
from tests.promise.chat import ROOT, chat_about, seeds

PRACTICE = ROOT.parent / "shared" / "questions" / "dev.jsonl"

WITHOUT_ANSWER = ["what is the capital of australia", "who hosts the show on twitch", "?", "🎉"]
MOST_CLICKS = 12


async def test_every_command_shows_only_slices_of_the_files_it_names(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        for command in ("timeline", "quote", "compare"):
            assert (await chat.slash(command)).quoted, command
        for command in ("kids", "who"):
            assert (await chat.slash(command, name="north")).quoted, command
        for command in ("kids", "who", "sources", "about", "read"):
            await chat.slash(command)


async def test_every_button_leads_only_to_slices_of_files(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        for command, options in [
            ("ask", {"question": "when did kim file for divorce"}),
            ("ask", {"question": "when did kim file for divorce", "source": "001"}),
            ("read", {"article": "003"}),
            ("timeline", {}),
            ("kids", {}),
            ("who", {"name": "kim"}),
            ("quote", {}),
            ("compare", {}),
        ]:
            clicked = await _click_everything(chat, command, options)
            assert clicked, command


async def _click_everything(chat: Chat, command: str, options: dict[str, str]) -> int:
    """Press the buttons of the answer, and of the answers to that; how many were pressed."""
    waiting = [await chat.slash(command, **options)]
    pressed: set[str] = set()
    while waiting and len(pressed) < MOST_CLICKS:
        message = waiting[-1]
        ids = [part["custom_id"] for part in message.parts(BUTTON)]
        fresh = [one for one in ids if one not in pressed]
        if fresh:
            pressed.add(fresh[-1])
            waiting.append(await chat.use(message, fresh[-1]))
        else:
            waiting.pop()
    return len(pressed)


@pytest.mark.skipif(not PRACTICE.exists(), reason="the practice questions are not beside this checkout")
async def test_every_practice_question_is_answered_with_slices(tmp_path: Path) -> None:
    questions = [json.loads(line)["question"] for line in PRACTICE.read_text("utf-8").splitlines()]
    async with chat_about(seeds(), tmp_path) as chat:
        for question in questions:
            await chat.slash("ask", question=question)


async def test_a_question_without_answer_shows_at_most_a_slice(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        for question in WITHOUT_ANSWER:
            await chat.slash("ask", question=question)


PROSE = "Mara said “We won” on 3 May 2019. Tom, 7, left! her son’s (8) children: Ann (3) and Bo (5). in March"
MARKUP = "@everyone <@1> ||x|| `code` > # - 1. * _ ~ [a](b) https://x.y \u202e \u200b \x00 — “ ” ' \" 😀 \r\n"
WORDS = st.sampled_from([*PROSE.split(), *MARKUP.split(" ")])
TEXTS = st.lists(WORDS | st.text(max_size=6), min_size=1, max_size=60).map(" ".join)
LINES = st.lists(TEXTS, min_size=1, max_size=6).map("\n".join)


@settings(max_examples=15, deadline=None)
@given(article=LINES, question=TEXTS)
async def test_any_article_is_shown_as_it_is(article: str, question: str) -> None:
    library = invented(made=article, other="Mara Bell won the race on 3 May 2019. She has a son, Tom, 7.")
    async with chat_about(library, Path(mkdtemp())) as chat:
        await chat.slash("ask", question=question.encode("utf-8", "replace").decode() or "?")
        for command in ("timeline", "kids", "who", "quote", "compare", "sources"):
            await chat.slash(command)
        await chat.slash("read", article="made")
