"""Questions without a command, and messages that are checked, on the articles that come with the project."""

from pathlib import Path

from simcord.results import ResponseMessage

from tests.promise.chat import Chat, chat_about, seeds
from tests.promise.rules import message_problems, walk
from tests.promise.showing import quoted
from tests.promise.test_payloads import CHECK, described

CLAIMS = (
    "Heard this? Kim filed for divorce in 2019! They have six kids together, Chicago is 7. "
    "Kanye moved to Wyoming. Pete Davidson and Kim are dating. Pineapple on pizza is great. They met in Rome."
)


async def told(chat: Chat, said: str) -> ResponseMessage:
    """The answer to a message, held against the promises."""
    message = await chat.person.send(chat.channel, f"<@{chat.env.backend.bot_user.id}> {said}")
    messages = chat.env.backend.messages[chat.channel.id].values()
    [answer] = [ResponseMessage(chat.env, one) for one in messages if one.id > message.id]
    assert not message_problems({"components": answer.components})
    chat.assert_verbatim(answer)
    return answer


async def checked(chat: Chat, said: str) -> ResponseMessage:
    """The card about a message, held against the promises."""
    message = await chat.person.send(chat.channel, said)
    result = await chat.person.context_menu(chat.channel, CHECK, message)
    assert result.response is not None
    chat.assert_verbatim(result.response)
    assert not message_problems({"components": result.response.components})
    return result.response


async def test_mentions_and_checks_show_only_slices_of_files(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        assert quoted((await told(chat, "when did kim file for divorce")).components)
        await told(chat, "who won the chess tournament in Reykjavik")
        card = await checked(chat, CLAIMS)
        assert quoted(card.components)
        turn = [part["custom_id"] for part in walk(card.components) if part.get("label") == "Next"]
        await chat.click(card, turn[0])


async def test_discord_describes_all_that_is_sent_for_them(tmp_path: Path) -> None:
    spec = described()
    async with chat_about(seeds(), tmp_path) as chat:
        await told(chat, "when did kim file for divorce")
        await told(chat, "")
        await checked(chat, CLAIMS)
        await checked(chat, "hi")
        assert not [
            problem
            for request in chat.env.http_requests
            for problem in spec.errors(request.method, request.path, request.json)
        ]
