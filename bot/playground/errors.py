"""What can stop the playground from starting."""

import click


class PlaygroundError(click.ClickException):
    """The playground cannot start; the message says why, and what to do, in one sentence."""

    exit_code = 2
