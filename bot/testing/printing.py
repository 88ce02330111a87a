"""Messages as text, as somebody reads them: for the report of a test that fails."""

from datetime import datetime
from io import StringIO

from rich.console import Console
from simcord import ResponseMessage

from bot.playground.printed import Printer
from bot.texts import DEFAULT

WIDTH = 100


def as_text(message: ResponseMessage, now: datetime, language: str = DEFAULT) -> str:
    """The message with its buttons, as the playground prints it in a terminal."""
    lines = StringIO()
    console = Console(file=lines, width=WIDTH, color_system=None, highlight=False)
    Printer(console, WIDTH, language).message(message, now)
    return lines.getvalue().rstrip()
