"""The command line. A command is imported when it is used: `--help` and `ask` need no Discord."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

import click
from click.exceptions import NoArgsIsHelpError

from bot import __version__
from bot.cli.mistakes import Mistake

COMMANDS: Mapping[str, str] = {
    "run": "Connect to Discord and answer there.",
    "play": "Use the bot here, in a browser page or a terminal: no token, no Discord.",
    "ask": "Ask one question.",
    "batch": "Ask the questions of a JSON Lines file.",
    "facts": "List what the articles state: articles, dates, timeline, quotes, people, comparisons.",
    "import": "Make articles of web pages (.html) and PDFs, and put them into the folder of articles.",
    "index": "Write the articles into a shared index, for an archive too large for one process.",
    "backup": "Write what cannot be made again into one FILE, a zip file: also while the bot runs.",
    "restore": "Put back what the backup FILE holds, in place of what there is: also while the bot runs.",
    "new-cog": "Write a command of your own that works, with its test, to go on from.",
    "check": "Say what is wrong with the set-up, and how to mend it.",
    "healthy": "Exit with 0 when the bot that runs with these settings is well.",
}
"""Every command and the line that stands for it in the list."""

MODULES = {"import": "importing", "new-cog": "new_cog"}
"""Those whose module cannot be called like them."""


class LazyGroup(click.Group):
    """The commands in `COMMANDS`, each in the module of its name; what is typed wrong is told in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """The names, in the order of the list above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import the command; None when there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The list for `--help`, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options that stand before a command."""
        with _in_one_line():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        with _in_one_line():
            return super().invoke(ctx)


@contextmanager
def _in_one_line() -> Iterator[None]:
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "python -m bot"
        raise Mistake(f"{error.format_message()} See `{path} --help`.") from None


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="receipts %(version)s")
def main() -> None:
    """Receipts answers questions strictly from a folder of news articles, and brings the receipts.

    Settings come from config.yaml and the environment; `check` says whether all is well.

    Exit codes: 0 done, 1 nothing found (or something wrong), 2 wrong usage or input.
    """
