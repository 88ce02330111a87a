"""What is checked by itself of everything that a bot does while somebody uses it in a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import simcord
from simcord.results import InteractionResult, ResponseMessage

from bot.archive import Archive
from bot.client import Receipts
from bot.testing.errors import ErrorLog, listening
from bot.testing.rules import message_problems
from bot.testing.showing import told
from bot.testing.storing import Writes, undeclared, watching
from bot.testing.verbatim import verbatim_problems

SENDING = ("POST", "PATCH")


class Checks:
    """Holds what the bot in `env` sends, logs and writes against the promises, from one look to the next.

    With `tolerates_errors` it may log errors and have cogs that cannot be used: the test wants it so.
    """

    def __init__(self, env: simcord.Env, errors: ErrorLog, writes: Writes, *, tolerates_errors: bool) -> None:
        self.tolerates_errors = tolerates_errors
        self._env, self._errors, self._writes = env, errors, writes
        self._sent = 0
        if self._bot.failed_cogs:
            self._errors.take(env)  # they are told before anything else

    def beforehand(self) -> list[str]:
        """Why the cogs cannot be used at all: one is not there, or does not say what it stores."""
        if self.tolerates_errors:
            return []
        left_out = [f"the cog {cog.name} is left out: {cog.reason}" for cog in self._bot.failed_cogs]
        return left_out or undeclared(list(self._bot.cogs.values()))

    def trouble(self) -> list[str]:
        """What the bot did since the last time that it may not do."""
        errors = self._errors.take(self._env)
        problems = [] if self.tolerates_errors else errors
        new = self._env.http_requests[self._sent :]
        self._sent += len(new)
        bodies = (_message(request.json) for request in new if request.method in SENDING)
        problems += (
            f"sent, and Discord would refuse it: {each}" for one in bodies for each in message_problems(one)
        )
        return problems + self._writes.take(list(self._bot.cogs.values()))

    def unanswered(self, result: InteractionResult) -> list[str]:
        """Whether somebody still waits for what they asked."""
        if not result.acknowledged:
            return ["the bot did not answer: Discord says “The application did not respond”"]
        if result.modal:
            return ["it opens a form: `chat.person.submit_modal` fills in what `chat.person.click` gives"]
        answer = result.response
        waiting = result.deferred and (answer is None or answer.flags.loading)
        return ["the bot says that it is thinking, and never answers"] if waiting else []

    def shown(self, message: ResponseMessage, archive: Archive) -> list[str]:
        """What a message shows that it may not show, where `archive` is answered from."""
        texts = told(message)
        if not any(texts) and not message.attachments:
            return ["the message is empty"]
        return verbatim_problems(texts, archive)

    @property
    def _bot(self) -> Receipts:
        return cast(Receipts, self._env.bot)


@contextmanager
def checking(bot: Receipts, *, tolerates_errors: bool = False) -> Iterator[Callable[[simcord.Env], Checks]]:
    """What makes the checks of the simulated Discord that `bot` is to run in; enter it before that starts."""
    with watching(bot.config) as writes, listening() as errors:
        yield lambda env: Checks(env, errors, writes, tolerates_errors=tolerates_errors)


def _message(body: Any) -> dict[str, Any]:
    """The message in what was sent to Discord, whether it answers an interaction or stands alone."""
    if not isinstance(body, dict):
        return {}
    return body["data"] if isinstance(body.get("data"), dict) else body
