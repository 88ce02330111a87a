"""What is under way: it is finished before the bot closes, and nothing new is begun meanwhile."""

import asyncio

from bot.host import ClosingError


class Work:
    """The tasks that answer somebody at the moment."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()
        self._closing = False

    def begin(self) -> None:
        """Count the current task, until it ends.

        Raises:
            ClosingError: no more work is taken; telling the person so is the last that is.
        """
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if self._closing:
            raise ClosingError("closing")

    async def finish(self, seconds: float) -> int:
        """Take no more, and wait for what is under way, at most so long; how many are not done by then."""
        self._closing = True
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while self._tasks and (left := until - loop.time()) > 0:
            await asyncio.wait(self._tasks, timeout=left)
        return len(self._tasks)
