from typing import Any
from unittest import mock

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.addressed import question_in

ME: Any = mock.Mock(id=7)
TYPED = st.text(st.sampled_from("<@!&7#:a/>td 1"), max_size=30)


def message(content: str, **how: Any) -> Any:
    made = mock.Mock(content=content, mentions=[], webhook_id=None, type=discord.MessageType.default)
    made.channel = mock.Mock(spec=discord.DMChannel if how.get("guild", 1) is None else discord.TextChannel)
    made.author = mock.Mock(bot=False, system=False)
    made.configure_mock(**how)
    return made


@pytest.mark.parametrize("kind", [one for one in discord.MessageType if one.name not in {"default", "reply"}])
def test_a_notice_is_no_question_even_in_private(kind: discord.MessageType) -> None:
    assert question_in(message("<@7> who?", type=kind, guild=None), ME) is None
    assert question_in(message("<@7> who?", guild=None), ME) == "who?"


@pytest.mark.parametrize(
    "entity",
    [
        "<@7>",
        "<@!7>",
        "<@8>",
        "<@&8>",
        "<#8>",
        "<:a_b:8>",
        "<a:b:8>",
        "<t:8:R>",
        "<t:-8>",
        "<id:home>",
        "</a:8>",
    ],
)
def test_what_discord_shows_in_another_way_is_no_part_of_a_question(entity: str) -> None:
    assert question_in(message(f"<@7>who {entity}won"), ME) == "who won"


def test_what_only_looks_like_it_stays() -> None:
    assert question_in(message("<@7> is 3 <@ 4> <b:5 a:b:5 <t:x>?"), ME) == "is 3 <@ 4> <b:5 a:b:5 <t:x>?"


@given(TYPED)
def test_no_text_of_a_question_holds_the_mention(typed: str) -> None:
    question = question_in(message(f"{typed}<@7>"), ME)
    assert question is not None
    assert "<@7>" not in question
    assert "\n" not in question
    assert question == question.strip()


def test_a_message_of_a_server_that_is_not_known_is_not_taken_for_a_private_one() -> None:
    unknown = mock.Mock(spec=discord.PartialMessageable)
    assert question_in(message("", channel=unknown, guild=None), ME) is None
    assert question_in(message("<@7> who?", channel=unknown, guild=None), ME) == "who?"
