import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.config.settings import OperationsSettings
from bot.operations.asking import why_not_well


@contextmanager
def answering(status: int, body: bytes) -> Iterator[OperationsSettings]:
    """Something on this machine that answers everybody like this."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield OperationsSettings(port=server.server_port)
        server.shutdown()
        thread.join()


def test_a_bot_that_cannot_be_asked_is_not_well() -> None:
    complaint = why_not_well(OperationsSettings(enabled=False))
    assert complaint == "operations.enabled is false: there is nobody to ask"


def test_where_nobody_answers_it_is_not_well(unused_tcp_port: int) -> None:
    complaint = why_not_well(OperationsSettings(port=unused_tcp_port))
    assert complaint == f"no bot answers on 127.0.0.1:{unused_tcp_port}: Connection refused"


@pytest.mark.parametrize("body", [b"", b"busy", b"[]", b'{"checks": 5}', b'{"checks": {"a": 1}}', b"\xff"])
def test_what_is_no_bot_is_not_taken_for_one(body: bytes) -> None:
    with answering(503, body) as settings:
        assert why_not_well(settings) == "what answers there is not this bot"
