"""What a person at the command line can get wrong."""

import click


class Mistake(click.ClickException):
    """Wrong usage or input: one line on standard error, exit code 2."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))
