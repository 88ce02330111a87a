import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from pydantic import SecretStr

from bot.logs import set_up_logs

TOKEN = "a.secret.token"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """What logging was set up to do before."""
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    handlers, level = root.handlers[:], root.level
    yield
    logging.setLogRecordFactory(factory)
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("discord").setLevel(logging.NOTSET)


@pytest.fixture
def other() -> Iterator[StringIO]:
    """What a handler writes that somebody else added."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger("somebody").addHandler(handler)
    yield stream
    logging.getLogger("somebody").removeHandler(handler)


def test_the_token_is_in_no_record_whoever_handles_it(
    other: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs("debug", SecretStr(TOKEN))
    log = logging.getLogger("somebody")
    log.warning(f"sent {TOKEN}")  # noqa: G004 - others format like this
    log.warning("sent %s and %r", TOKEN, {"Authorization": f"Bot {TOKEN}"})
    try:
        int(TOKEN)
    except ValueError:
        log.exception("not sent")
    for text in (other.getvalue(), capsys.readouterr().err):
        assert TOKEN not in text
        assert text.count("[token]") == 4
        assert "Traceback" in text


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_discord_py_never_logs_what_people_write(level: str) -> None:
    set_up_logs(level)
    assert not logging.getLogger("discord.gateway").isEnabledFor(logging.DEBUG)
    assert logging.getLogger("bot").isEnabledFor(getattr(logging, level.upper()))
