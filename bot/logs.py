"""The log of a running bot: to standard error, never with the token, never with what people write."""

import logging
import sys

from pydantic import SecretStr

# At debug level this library logs requests and events whole, and so what people wrote.
_TELLS_TOO_MUCH = "discord"


def set_up_logs(level: str, token: SecretStr | None = None) -> None:
    """Log from `level` on to standard error, and keep `token` out of every record, whoever handles it."""
    if token is not None:
        _hide(token)
    logging.basicConfig(
        level=level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        force=True,
    )
    logging.getLogger(_TELLS_TOO_MUCH).setLevel(max(logging.INFO, logging.getLogger().level))


def _hide(token: SecretStr) -> None:
    secret = token.get_secret_value()

    class RecordWithoutToken(logging.LogRecord):
        """Handlers take their text from these two, so none of them can print the token."""

        _exception: str | None = None

        def getMessage(self) -> str:  # noqa: N802 - the name that logging calls
            return super().getMessage().replace(secret, "[token]")

        @property
        def exc_text(self) -> str | None:
            return self._exception

        @exc_text.setter
        def exc_text(self, text: str | None) -> None:
            self._exception = text and text.replace(secret, "[token]")

    logging.setLogRecordFactory(RecordWithoutToken)
