"""Questions without a command, and messages that are checked, on the articles that come with the project."""

from pathlib import Path

from tests.promise.chat import chat_about, seeds
from tests.promise.test_payloads import CHECK, described

CLAIMS = (
    "Heard this? Kim filed for divorce in 2019! They have six kids together, Chicago is 7. "
    "Kanye moved to Wyoming. Pete Davidson and Kim are dating. Pineapple on pizza is great. They met in Rome."
)


async def test_mentions_and_checks_show_only_slices_of_files(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        assert (await chat.ask("@Receipts when did kim file for divorce")).quoted
        await chat.ask("@Receipts who won the chess tournament in Reykjavik")
        card = await chat.menu(CHECK, CLAIMS)
        assert card.quoted
        await card.click("Next")


async def test_discord_describes_all_that_is_sent_for_them(tmp_path: Path) -> None:
    spec = described()
    async with chat_about(seeds(), tmp_path) as chat:
        await chat.ask("@Receipts when did kim file for divorce")
        await chat.ask("@Receipts ")
        await chat.menu(CHECK, CLAIMS)
        await chat.menu(CHECK, "hi")
        assert not [
            problem
            for request in chat.env.http_requests
            for problem in spec.errors(request.method, request.path, request.json)
        ]
