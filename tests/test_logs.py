import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from pydantic import SecretStr

from bot.config.settings import LogSettings
from bot.logs import OURS, set_up_logs

TOKEN = 'a.secret"token'
"""With a character that JSON writes otherwise."""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """What logging was set up to do before."""
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    handlers, level = root.handlers[:], root.level
    yield
    logging.setLogRecordFactory(factory)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


@pytest.fixture
def other() -> Iterator[StringIO]:
    """What a handler writes that somebody else added."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger("somebody").addHandler(handler)
    yield stream
    logging.getLogger("somebody").removeHandler(handler)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def logged(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_token_is_in_no_record_whoever_handles_it(other: StringIO, form: Any) -> None:
    stream = StringIO()
    set_up_logs(LogSettings(level="debug", format=form), None, SecretStr(TOKEN), stream=stream)
    log = logging.getLogger("somebody")
    log.warning(f"sent {TOKEN}")  # noqa: G004 - others format like this
    log.warning("sent %s and Bot %s", TOKEN, TOKEN)
    try:
        int(TOKEN)
    except ValueError:
        log.exception("not sent")
    for text in (other.getvalue(), stream.getvalue()):
        assert "a.secret" not in text
        assert text.count("[token]") == 4
        assert "Traceback" in text


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_libraries_never_log_what_people_write(level: Any) -> None:
    set_up_logs(LogSettings(level=level))
    for library in ("discord.gateway", "aiohttp.client", "aiosqlite", "sqlalchemy.engine", "trafilatura"):
        assert not logging.getLogger(library).isEnabledFor(logging.DEBUG)
    assert logging.getLogger("bot.search").isEnabledFor(getattr(logging, level.upper()))


def test_a_record_is_one_json_object_on_a_line() -> None:
    stream = StringIO()
    set_up_logs(LogSettings(format="json"), stream=stream)
    logging.getLogger("bot.cards").error("%s failed", "/ask", extra={"id": "0a1b2c3d", "exception": "a\nb"})
    [record] = logged(stream)
    assert record.pop("timestamp").endswith("Z")
    assert record == {
        "event": "/ask failed",
        "exception": "a\nb",
        "id": "0a1b2c3d",
        "level": "error",
        "logger": "bot.cards",
    }


def test_what_other_libraries_add_to_a_record_is_left_out() -> None:
    stream = StringIO()
    set_up_logs(LogSettings(format="json"), stream=stream)
    logging.getLogger("somebody").warning("slow", extra={"question": "where is the heron"})
    assert "heron" not in stream.getvalue()


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_traceback_shows_the_code_but_no_value_of_a_variable(form: Any) -> None:
    stream = StringIO()
    set_up_logs(LogSettings(format=form), stream=stream)

    def answer(question: str) -> None:
        question = question.upper()
        try:
            int("broken")
        except ValueError:
            logging.getLogger("bot").exception("not answered")

    answer("where is the heron")
    assert "invalid literal" in stream.getvalue()
    assert "HERON" not in stream.getvalue()


@pytest.mark.parametrize(
    ("form", "stream", "is_json"),
    [
        ("auto", StringIO, True),
        ("auto", Terminal, False),
        ("json", Terminal, True),
        ("text", StringIO, False),
    ],
)
def test_a_terminal_gets_text_and_everything_else_json(
    form: Any, stream: type[StringIO], is_json: bool
) -> None:
    out = stream()
    set_up_logs(LogSettings(format=form), stream=out)
    logging.getLogger("bot").info("ready")
    assert out.getvalue().startswith("{") is is_json
    assert "ready" in out.getvalue()


def test_structlog_and_logging_come_out_alike() -> None:
    stream = StringIO()
    set_up_logs(LogSettings(format="json"), SecretStr(TOKEN), stream=stream)
    structlog.get_logger("bot").warning(f"sent {TOKEN}")
    logging.getLogger("bot").warning(f"sent {TOKEN}")  # noqa: G004 - as above
    one, two = logged(stream)
    assert one | {"timestamp": ""} == two | {"timestamp": ""}
    assert one["event"] == "sent [token]"
