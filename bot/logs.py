"""The log of a running bot: to standard error, never with a secret, never with what people write."""

import logging
import sys
from collections.abc import Sequence
from typing import TextIO

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config.settings import LogSettings

OURS = ("bot", "cogs")
"""Only these speak below the level info: libraries log whole requests there, and so what people wrote."""

FIELDS = ("id", "exception")
"""What a record may carry beside its message, as `extra`: the id that a person was told, and a traceback."""


def set_up_logs(settings: LogSettings, *secrets: SecretStr | None, stream: TextIO | None = None) -> None:
    """Log to standard error, or to `stream`, and keep `secrets` out of every record, whoever handles it.

    What is logged through structlog comes out the same as what goes through logging.
    """
    stream = stream or sys.stderr
    hidden = [secret.get_secret_value() for secret in secrets if secret is not None]
    hidden = [secret for secret in hidden if secret]
    _hide(hidden)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(settings, stream.isatty(), hidden))
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    logging.basicConfig(level=max(logging.INFO, level), handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *_ABOUT,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


_ABOUT: Sequence[Processor] = (structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name)


def _formatter(
    settings: LogSettings, in_terminal: bool, hidden: Sequence[str]
) -> structlog.stdlib.ProcessorFormatter:
    as_text = settings.format == "text" or (settings.format == "auto" and in_terminal)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_ABOUT, structlog.stdlib.ExtraAdder(allow=FIELDS)],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S" if as_text else "iso", utc=not as_text),
            # Tracebacks as Python writes them: structlog's own show what is in variables, such as a question.
            structlog.processors.format_exc_info,
            _without(hidden),
            _text(in_terminal) if as_text else structlog.processors.JSONRenderer(sort_keys=True),
        ],
    )


def _text(in_terminal: bool) -> structlog.dev.ConsoleRenderer:
    return structlog.dev.ConsoleRenderer(
        colors=in_terminal, exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )


def _without(hidden: Sequence[str]) -> Processor:
    def hide(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {
            name: _cleaned(value, hidden) if isinstance(value, str) else value
            for name, value in event.items()
        }

    return hide


def _cleaned(text: str, hidden: Sequence[str]) -> str:
    for secret in hidden:
        text = text.replace(secret, "[token]")
    return text


def _hide(hidden: Sequence[str]) -> None:
    class RecordWithoutSecrets(logging.LogRecord):
        """Handlers take their text from these two, so none of them can print a secret."""

        _exception: str | None = None

        def getMessage(self) -> str:  # noqa: N802 - the name that logging calls
            return _cleaned(super().getMessage(), hidden)

        @property
        def exc_text(self) -> str | None:
            return self._exception

        @exc_text.setter
        def exc_text(self, text: str | None) -> None:
            self._exception = text and _cleaned(text, hidden)

    logging.setLogRecordFactory(RecordWithoutSecrets)
