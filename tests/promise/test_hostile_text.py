"""Text that tries to break out of its place, from people and files: nothing pings, hides or falls apart."""

import re
from pathlib import Path

import pytest

from bot.testing.articles import invented
from tests.promise.chat import chat_about, seeds

HOSTILE = [
    "@everyone @here <@1> <@&2> <#3>",
    "```\ncode that never closes",
    "`` ` `` ||hidden|| **bold** __under__ ~~gone~~",
    "> a quote\n>>> of everything",
    "[click](https://evil.example) <https://evil.example> https://evil.example",
    "# heading\n-# small\n- list\n1. list",
    "\u202egnp.exe\u202c \u2066isolated\u2069 \u200f\u200e",
    "zero\u200bwidth\u2060joined\ufeff \U000e0041\U000e0042",
    "<t:0:R> </ask:1> <a:wave:1> <id:customize>",
    "NUL\x00 and bell\x07 and escape\x1b[31m",
    "\\*not bold\\* \\\\ \\",
    "😀" * 400,
    "x" * 6000,
    "' OR 1=1; -- \" AND ( ) * : ^ NEAR/2",
    "(a+)+$ [[[[[ ((((( {{{{{ %s %n {0} {question}",
    "ｆｕｌｌ ｗｉｄｔｈ Ａｓｋ عربى 中文 \ud83d",
]

MENTION = re.compile(r"(?<!\\)(?:@everyone|@here|<@[!&]?\d+>|<#\d+>|<t:0)")
LINK = re.compile(r"(?<!\\)\]\(|https?://")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\u200b\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def assert_harmless(shown: list[str]) -> None:
    for text in shown:
        assert not MENTION.search(text), text
        assert not LINK.search(text), text
        assert not HIDDEN.search(text), text
        assert len(re.findall(r"(?<!\\)```", text)) == 0, text
        assert len(re.findall(r"(?<!\\)\|\|", text)) == 0, text


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_question_is_only_text(text: str, tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        answer = await chat.slash("ask", question=text.encode("utf-8", "replace").decode())
        assert_harmless(answer.texts)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_option_is_only_text(text: str, tmp_path: Path) -> None:
    typed = text[:30].encode("utf-8", "replace").decode()
    async with chat_about(seeds(), tmp_path) as chat:
        for command, option in [
            ("timeline", "about"),
            ("timeline", "from"),
            ("kids", "name"),
            ("who", "name"),
            ("quote", "by"),
            ("compare", "about"),
            ("read", "article"),
        ]:
            answer = await chat.slash(command, **{option: typed[:10] if option == "from" else typed})
            assert_harmless([answer.content, *answer.texts])


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_article_is_shown_whole_and_does_nothing(text: str, tmp_path: Path) -> None:
    article = (
        f"Mara Bell won the harbour race on 3 May 2019, and {text} was written on the sail. "
        f"“{text} is what we shouted,” Mara Bell said. She has a son, Tom, 7."
    )
    async with chat_about(invented(race=article), tmp_path) as chat:
        answer = await chat.slash("ask", question="who won the harbour race")
        assert_harmless(answer.texts)
        assert answer.quoted
        for command in ("timeline", "kids", "who", "quote", "compare"):
            assert_harmless((await chat.slash(command)).texts)
        assert_harmless((await chat.slash("read", article="race")).texts)


async def test_every_message_says_that_it_pings_nobody(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        await chat.slash("ask", question="@everyone when did kim file for divorce")
        [sent] = [request.json for request in chat.env.http_requests if "callback" in request.path]
        assert sent is not None
        assert sent["data"]["allowed_mentions"]["parse"] == []
