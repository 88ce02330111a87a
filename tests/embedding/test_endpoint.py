import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.embedding import endpoint
from bot.embedding.endpoint import Endpoint
from bot.search.embedder import Embedder, EmbedderError

KEY = "sk-not-to-be-seen"
Answer = Callable[[list[str]], bytes]


def vectors(texts: list[str]) -> bytes:
    """What a good server answers, in any order: here a vector tells how long the text is."""
    data = [{"index": place, "embedding": [1, len(text), 0]} for place, text in enumerate(texts)]
    return json.dumps({"data": data[::-1]}).encode()


class Server:
    """A real one on this machine; `answer` and `status` can be changed, `asked` is what came in."""

    def __init__(self) -> None:
        self.answer: Answer = vectors
        self.status = 200
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, Any]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.asked.append(body | {"path": self.path, "key": self.headers["Authorization"]})
                content = server.answer(body["input"])
                with suppress(ConnectionError):  # whoever asked has given up
                    self.reply(content)

            def reply(self, content: bytes) -> None:
                self.send_response(server.status)
                for name, value in server.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/v1"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.http.shutdown()
    thread.join()
    made.http.server_close()


def complaint(embedder: Endpoint) -> str:
    with pytest.raises(EmbedderError) as raised:
        embedder.passages(["what nobody may read"])
    assert KEY not in str(raised.value)
    assert "nobody" not in str(raised.value)
    assert raised.value.__cause__ is None
    return str(raised.value)


def test_it_asks_for_the_model_with_the_key(server: Server) -> None:
    embedder: Embedder = Endpoint(f"{server.url}/", "small", SecretStr(KEY))
    embedder.passages(["one"])
    assert server.asked[-1] == {
        "path": "/v1/embeddings",
        "key": f"Bearer {KEY}",
        "model": "small",
        "input": ["one"],
        "encoding_format": "float",
    }
    assert KEY not in embedder.name


def test_without_a_key_none_is_sent(server: Server) -> None:
    Endpoint(server.url, "small")
    assert server.asked[-1]["key"] is None


def test_vectors_have_length_1_and_the_order_of_the_texts(server: Server) -> None:
    made = Endpoint(server.url, "small").passages(["a" * length for length in range(1, 150)])
    for length, embedding in enumerate(made, 1):
        np.testing.assert_allclose(
            embedding.vector, np.array([1, length, 0]) / np.hypot(1, length), atol=1e-6
        )


def test_it_gives_no_vectors_for_tokens(server: Server) -> None:
    embedder = Endpoint(server.url, "small")
    (made,) = embedder.questions(["a"])
    assert made.tokens.shape == (0, embedder.dimensions) == (0, 3)


def test_many_texts_are_sent_in_several_requests(server: Server) -> None:
    embedder = Endpoint(server.url, "small")
    embedder.passages(["a"] * 150)
    assert [len(asked["input"]) for asked in server.asked[1:]] == [64, 64, 22]


def test_prefixes_go_in_front(server: Server) -> None:
    embedder = Endpoint(server.url, "small", question_prefix="Q: ", passage_prefix="P: ")
    embedder.questions(["one"])
    embedder.passages(["two"])
    assert [asked["input"] for asked in server.asked[1:]] == [["Q: one"], ["P: two"]]


def test_names_differ_where_vectors_do(server: Server) -> None:
    plain = Endpoint(server.url, "small")
    assert len({plain.name, Endpoint(server.url, "large").name}) == 2
    assert plain.name != Endpoint(server.url, "small", passage_prefix="P: ").name


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text())
def test_any_text_can_be_sent(server: Server, text: str) -> None:
    (made,) = Endpoint(server.url, "small").passages([text])
    assert np.linalg.norm(made.vector) == pytest.approx(1, abs=1e-6)
    assert server.asked[-1]["input"] != [""]


def test_a_long_text_is_cut(server: Server) -> None:
    Endpoint(server.url, "small").passages(["a" * 10**6])
    assert len(server.asked[-1]["input"][0]) == 6000


@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_a_refusal_is_told_by_its_status(server: Server, status: int) -> None:
    embedder = Endpoint(server.url, "small", SecretStr(KEY))
    server.status = status
    assert complaint(embedder) == f"the embedding endpoint answered with status {status}"


def test_a_redirect_is_not_followed(server: Server) -> None:
    embedder = Endpoint(server.url, "small", SecretStr(KEY))
    server.status, server.headers = 307, {"Location": f"{server.url}/elsewhere"}
    assert complaint(embedder) == "the embedding endpoint answered with status 307"
    assert len(server.asked) == 2


@pytest.mark.parametrize("content", [b"", b"\xff", b"<html>", b"[" * 10**5])
def test_what_is_no_json_is_refused(server: Server, content: bytes) -> None:
    embedder = Endpoint(server.url, "small")
    server.answer = lambda _texts: content
    assert complaint(embedder) == "the embedding endpoint did not answer in JSON"


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"data": None},
        {"data": []},
        {"data": [{"index": 1, "embedding": [1, 0, 0]}]},
        {"data": [{"index": 0, "embedding": "much"}]},
        {"data": [{"index": 0, "embedding": [[1], [1, 2]]}]},
        {"data": [{"index": 0, "embedding": 1}]},
        {"data": [{"index": 10**400, "embedding": [1]}]},
    ],
)
def test_an_answer_without_a_vector_for_each_text_is_refused(server: Server, content: object) -> None:
    embedder = Endpoint(server.url, "small")
    server.answer = lambda _texts: json.dumps(content).encode()
    assert "no vector for each text" in complaint(embedder)


@pytest.mark.parametrize("vector", ["[0, 0, 0]", "[]", "[NaN, 0, 0]", "[1e999, 0, 0]", "[[1, 2], [3, 4]]"])
def test_a_vector_without_direction_is_refused(server: Server, vector: str) -> None:
    embedder = Endpoint(server.url, "small")
    server.answer = lambda _texts: f'{{"data": [{{"index": 0, "embedding": {vector}}}]}}'.encode()
    assert "without direction" in complaint(embedder)


def test_vectors_of_another_size_are_refused(server: Server) -> None:
    embedder = Endpoint(server.url, "small")
    server.answer = lambda _texts: b'{"data": [{"index": 0, "embedding": [1, 2]}]}'
    assert complaint(embedder) == "the embedding endpoint changed the size of its vectors"


def test_too_large_an_answer_is_not_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = Endpoint(server.url, "small")
    monkeypatch.setattr(endpoint, "_BYTES", 1000)
    server.answer = lambda _texts: b" " * 2000
    assert complaint(embedder) == "the embedding endpoint answered with more than 1,000 bytes"


def test_a_server_that_does_not_answer_is_given_up(server: Server) -> None:
    embedder = Endpoint(server.url, "small", seconds=0.2)
    release = threading.Event()

    def wait(texts: list[str]) -> bytes:
        release.wait()
        return vectors(texts)

    server.answer = wait
    assert complaint(embedder) == "the embedding endpoint cannot be reached: TimeoutError"
    release.set()


def test_a_server_that_answers_bit_by_bit_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = Endpoint(server.url, "small")
    hours = iter(range(10**9))
    monkeypatch.setattr(time, "monotonic", lambda: 3600 * next(hours))
    assert complaint(embedder) == "the embedding endpoint takes too long to answer"


def test_a_server_that_is_not_there_is_told(server: Server) -> None:
    embedder = Endpoint(server.url, "small")
    embedder._url = "http://127.0.0.1:1/v1"
    assert complaint(embedder) == "the embedding endpoint cannot be reached: Connection refused"


def test_a_key_that_is_no_key_is_refused_without_being_shown(server: Server) -> None:
    with pytest.raises(EmbedderError, match="characters that no key has"):
        Endpoint(server.url, "small", SecretStr(f"{KEY}\r\nX: y"))
    assert server.asked == []
