"""An embedder that hangs or fails, and those who ask it."""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.archive.source import SourceFile
from bot.cards.answers import show_answer
from bot.cards.conversation import Conversation
from bot.embedding import guarded
from bot.embedding.guarded import AT_ONCE, FAILURES, PAUSE, Guarded
from bot.library import build_library
from bot.operations.metrics import EMBEDDING_PAUSED
from bot.search.embedder import Embedder, EmbedderError, Embedding
from bot.texts import texts_for
from tests.cards.test_conversation import Kept
from tests.embedding.made import MadeUp
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES, archive_of


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Hanging(FakeEmbedder):
    """Questions wait until somebody lets go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.asked = 0

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        self.asked += 1
        self.let_go.wait()
        return super().questions(texts)


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hanging]:
    """It hangs, and nobody waits long for it."""
    monkeypatch.setattr(guarded, "PATIENCE", 0.02)
    monkeypatch.setattr(guarded, "WAIT_SECONDS", 0.01)
    embedder = Hanging()
    yield embedder
    embedder.let_go.set()


def complaint(ask: Callable[[Sequence[str]], object]) -> str:
    with pytest.raises(EmbedderError) as raised:
        ask(["what nobody may read"])
    assert "nobody may read" not in str(raised.value)
    return str(raised.value)


def paused() -> float:
    [family] = EMBEDDING_PAUSED.collect()
    return float(family.samples[0].value)


def test_it_is_the_same_embedder() -> None:
    plain, clock = MadeUp(), Clock()
    embedder: Embedder = Guarded(plain, clock)
    assert (embedder.name, embedder.dimensions) == (plain.name, plain.dimensions)
    assert embedder.words("a b") == plain.words("a b")
    for ask, same in ((embedder.questions, plain.questions), (embedder.passages, plain.passages)):
        assert [list(one.vector) for one in ask(["a"])] == [list(one.vector) for one in same(["a"])]


def test_a_question_is_not_waited_for_longer_than_a_person_waits(hanging: Hanging) -> None:
    assert "does not answer within" in complaint(Guarded(hanging).questions)


def test_those_that_hang_keep_others_from_being_sent_after_them(hanging: Hanging) -> None:
    embedder = Guarded(hanging)
    with ThreadPoolExecutor(8) as people:
        said = list(people.map(lambda _: complaint(embedder.questions), range(8)))
    assert hanging.asked == AT_ONCE
    assert sum("does not answer" in each for each in said) == AT_ONCE
    assert "the embedding endpoint is busy with other questions" in said


def test_after_several_failures_it_is_left_alone_and_tried_once_in_a_while(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, clock = FakeEmbedder(), Clock()
    broken.broken = True
    embedder = Guarded(broken, clock)
    with caplog.at_level(logging.INFO):
        assert [complaint(embedder.questions) for _ in range(FAILURES)] == ["out of order"] * FAILURES
        assert "is left alone for a while" in complaint(embedder.questions)
        assert paused() == 1
        clock.now += PAUSE + 1
        assert complaint(embedder.questions) == "out of order"
        assert "is left alone for a while" in complaint(embedder.questions)
        broken.broken = False
        clock.now += PAUSE + 1
        assert embedder.questions(["a"])
        assert embedder.questions(["a"])
    assert paused() == 0
    assert [record.getMessage() for record in caplog.records] == [
        "the embedding endpoint is left alone for 30 seconds at a time",
        "the embedding endpoint works again",
    ]


def test_while_one_tries_it_again_the_others_do_not(hanging: Hanging) -> None:
    clock = Clock()
    embedder = Guarded(hanging, clock)
    for _ in range(FAILURES):
        embedder._breaker.failed()
    clock.now += PAUSE + 1
    assert "does not answer within" in complaint(embedder.questions)
    assert "is left alone" in complaint(embedder.questions)
    assert hanging.asked == 1


def test_a_failure_now_and_then_pauses_nothing() -> None:
    sometimes = FakeEmbedder()
    embedder = Guarded(sometimes, Clock())
    for _ in range(2 * FAILURES):
        sometimes.broken = True
        assert complaint(embedder.questions) == "out of order"
        sometimes.broken = False
        assert embedder.questions(["a"])


async def test_other_answers_do_not_wait_for_questions_that_hang(hanging: Hanging) -> None:
    held = HeldVectors(archive_of(FILES), hanging)
    sources = [SourceFile(name, text.encode()) for name, text in FILES.items()]
    library = build_library(sources, embed=lambda _: (Guarded(hanging), held))
    threads = ThreadPoolExecutor(AT_ONCE + 1)
    asyncio.get_running_loop().set_default_executor(threads)
    replies = [Kept() for _ in range(6)]
    talks = [Conversation(library, texts_for("en"), reply) for reply in replies]
    questions = (show_answer(talk, f"when was the lighthouse built {n}") for n, talk in enumerate(talks))
    other = Kept()
    async with asyncio.timeout(20):
        asking = asyncio.gather(*questions)
        await show_answer(Conversation(library, texts_for("en"), other), "")
        await asking
    assert len(other.cards) == 1
    assert all(len(reply.cards) == 1 for reply in replies)
    assert hanging.asked <= AT_ONCE
