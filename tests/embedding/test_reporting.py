import logging

import pytest

from bot.embedding.reporting import Reporting
from bot.search.embedder import EmbedderError
from tests.embedding.made import MadeUp, made

SECRET = "what did I ask"


def test_a_question_that_fails_is_a_line_in_the_log_without_the_question(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(EmbedderError):
        Reporting(MadeUp(gives_up_after=0)).questions([SECRET])
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage() == "a question was answered by words alone: enough"


def test_otherwise_it_is_the_embedder_itself() -> None:
    subject = Reporting(MadeUp())
    assert (subject.questions(["a"])[0].vector == made("a").vector).all()
    assert (subject.passages(["b"])[0].vector == made("b").vector).all()
    assert (subject.words("a b"), subject.name, subject.dimensions) == ([0, 1], "made up", 8)
