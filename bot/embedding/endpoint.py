"""An embedder behind an OpenAI-compatible endpoint, POST {url}/embeddings, as many servers offer it."""

import http.client
import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import numpy as np
from pydantic import SecretStr

from bot.search.embedder import EmbedderError, Embedding
from bot.search.postings import Floats

SECONDS = 60.0
"""How long an answer may take: a server that loads its model first needs some time."""

_TEXTS_AT_ONCE = 64
_CHARACTERS = 6000  # of a text; what no model of the kind takes in is not sent
_BYTES = 32 * 2**20  # of an answer: 64 vectors of 4096 numbers take 6 MB
_CHUNK = 2**16


class Endpoint:
    """An `Embedder` that gives one vector a text and none for its tokens.

    `name` and `dimensions` come from one text that is embedded at the start. The prefixes are put in front of
    what is sent.

    Raises:
        EmbedderError: the endpoint does not answer as it should; neither key nor texts are in the message.
    """

    def __init__(
        self,
        url: str,
        model: str,
        key: SecretStr | None = None,
        *,
        question_prefix: str = "",
        passage_prefix: str = "",
        seconds: float = SECONDS,
    ) -> None:
        self._url = f"{url.rstrip('/')}/embeddings"
        self._model = model
        self._headers = _headers(key)
        self._prefixes = question_prefix, passage_prefix
        self._seconds = seconds
        self._opener = build_opener(_NoRedirect)
        self.dimensions = 0
        self.dimensions = self._vectors([""]).shape[1]
        self.name = json.dumps([self._url, model, question_prefix, passage_prefix, self.dimensions])

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question, in order.

        Raises:
            EmbedderError: the endpoint does not answer as it should.
        """
        return self._embed(self._prefixes[0], texts)

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage, in order.

        Raises:
            EmbedderError: the endpoint does not answer as it should.
        """
        return self._embed(self._prefixes[1], texts)

    def words(self, _text: str) -> list[int]:
        """Nothing: an endpoint gives no token vectors."""
        return []

    def _embed(self, prefix: str, texts: Sequence[str]) -> list[Embedding]:
        no_tokens = np.zeros((0, self.dimensions), np.float32)
        found = []
        for first in range(0, len(texts), _TEXTS_AT_ONCE):
            batch = [prefix + text for text in texts[first : first + _TEXTS_AT_ONCE]]
            found += [Embedding(vector, no_tokens) for vector in self._vectors(batch)]
        return found

    def _vectors(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1, a row for each text."""
        question = {
            "model": self._model,
            "input": [_sendable(text) for text in texts],
            "encoding_format": "float",
        }
        request = Request(self._url, json.dumps(question).encode(), self._headers)  # noqa: S310 - http: see the settings
        vectors = _vectors_in(_answer(self._opener, request, self._seconds), len(texts))
        if self.dimensions and vectors.shape[1] != self.dimensions:
            raise EmbedderError("the embedding endpoint changed the size of its vectors")
        return vectors


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an error: it would take the key and the texts to a place that nobody named."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nowhere."""


def _headers(key: SecretStr | None) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key is not None and (secret := key.get_secret_value().strip()):
        if not (secret.isascii() and secret.isprintable()):
            raise EmbedderError("the key of the embedding endpoint holds characters that no key has")
        headers["Authorization"] = f"Bearer {secret}"
    return headers


def _sendable(text: str) -> str:
    """The text without what JSON in UTF-8 cannot hold, cut; some servers refuse an empty one."""
    return text[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8") or " "


def _answer(opener: OpenerDirector, request: Request, seconds: float) -> object:
    try:
        with opener.open(request, timeout=seconds) as response:
            return json.loads(_body(response, time.monotonic() + seconds))
    except HTTPError as error:
        error.close()
        raise EmbedderError(f"the embedding endpoint answered with status {error.code}") from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        why = getattr(reason, "strerror", None) or type(reason).__name__
        raise EmbedderError(f"the embedding endpoint cannot be reached: {why}") from None
    except (ValueError, RecursionError):
        raise EmbedderError("the embedding endpoint did not answer in JSON") from None


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > _BYTES:
            raise EmbedderError(f"the embedding endpoint answered with more than {_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise EmbedderError("the embedding endpoint takes too long to answer")
    return bytes(body)


def _vectors_in(answer: object, count: int) -> Floats:
    """The vectors of an answer in the order of the texts, made of length 1."""
    try:
        entries: list[Any] = answer["data"]  # type: ignore[index]  # whatever goes wrong here is caught
        by_place = {int(entry["index"]): entry["embedding"] for entry in entries}
        vectors: Floats = np.array([by_place[place] for place in range(count)], np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    except (TypeError, KeyError, ValueError, OverflowError):
        raise EmbedderError("the embedding endpoint's answer holds no vector for each text") from None
    if vectors.ndim != 2 or not np.all(np.isfinite(lengths) & (lengths > 0)):
        raise EmbedderError("the embedding endpoint's answer holds a vector without direction")
    vectors /= lengths
    return vectors
