"""The real command line in processes of its own, against a double of Discord."""

import asyncio
import os
import sys
from pathlib import Path

from tests.discord_double import RUN_AGAINST_IT, TOKEN, DiscordDouble

Running = tuple[asyncio.subprocess.Process, asyncio.Task[tuple[bytes, bytes]]]


PATIENCE = 120.0
"""Seconds that a process may take to start or to end on a busy machine."""


async def start(double: DiscordDouble, home: Path, before: str = "", **environ: str) -> Running:
    """`run`, with its data in `home`/data and one article; `before` is code that runs first."""
    articles = home / "articles"
    articles.mkdir(exist_ok=True)
    (articles / "heron.txt").write_text("The heron has come back to the harbour.")
    given = {
        "DISCORD_TOKEN": TOKEN,
        "RECEIPTS_DATA": str(home / "data"),
        "RECEIPTS_ARTICLES": str(articles),
        "RECEIPTS_EMBEDDING__ENGINE": "none",
        "RECEIPTS_OPERATIONS__PORT": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(
            sys.executable,
            "-W",
            "ignore",
            "-c",
            before + RUN_AGAINST_IT,
            double.address,
            double.gateway,
            "run",
        ),
        env=os.environ | given | environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    return process, asyncio.create_task(process.communicate())


async def stop(*running: Running) -> list[str]:
    """Ask them to stop; the log of each."""
    for process, _ in running:
        if process.returncode is None:
            process.terminate()
    return [(await asyncio.wait_for(output, PATIENCE))[1].decode() for _, output in running]
