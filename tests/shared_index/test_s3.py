"""The tables on an object store, over real HTTP."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.config.settings import HOME
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import connect
from bot.shared_index.lease import Lease
from tests.search.fake_embedder import FakeEmbedder
from tests.search.invented_articles import FILES
from tests.shared_index.made import read, write


@pytest.fixture
def bucket(uri: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket in a store of its own."""
    command = [sys.executable, "-m", "tests.shared_index.object_store"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=HOME, stdin=pipe, stdout=pipe, text=True) as store:
        assert store.stdout
        endpoint, name = store.stdout.readline().split()
        for setting, value in {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "RECEIPTS_STORAGE_AWS_ENDPOINT": endpoint,
            "RECEIPTS_STORAGE_ALLOW_HTTP": "true",
            "RECEIPTS_STORAGE_AWS_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(setting, value)
        yield f"s3://{name}/tables"


def test_what_is_written_to_a_bucket_is_answered_from(bucket: str, embedder: FakeEmbedder) -> None:
    write(bucket, FILES, embedder)
    library = read(bucket, embedder)
    answer = library.search.ask("who built the lighthouse of Brenhaven")
    assert "Marta Lindqvist" in library.archive.text(answer.citations[0].passage.span)
    write(bucket, {"orchard.txt": FILES["orchard.txt"]}, embedder)
    assert library.archive.files == sorted(FILES)
    newer = library.newer()
    assert newer is not None
    assert newer.archive.files == ["orchard.txt"]


def test_of_many_writers_one_gets_the_turn(bucket: str) -> None:
    leases = [Lease(connect(bucket)) for _ in range(6)]
    taken: list[str] = []

    def take(lease: Lease) -> None:
        try:
            lease.take()
        except EngineError:
            return
        taken.append(lease.writer)

    threads = [threading.Thread(target=take, args=(lease,)) for lease in leases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
