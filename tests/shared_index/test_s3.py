"""The tables on an object store: moto's server, which speaks S3 over real HTTP."""

import gc
import threading
import urllib.request
from collections.abc import Iterator

import pytest

from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import connect
from bot.shared_index.lease import Lease
from tests.search.fake_embedder import FakeEmbedder
from tests.search.invented_articles import FILES
from tests.shared_index.made import read, write

BUCKET = "archive"

# moto leaves the temporary files of keys that were written over to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def bucket(uri: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket on a server of its own."""
    boto3 = pytest.importorskip("boto3")
    server_module = pytest.importorskip("moto.server")
    server = server_module.ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "RECEIPTS_STORAGE_AWS_ENDPOINT": endpoint,
        "RECEIPTS_STORAGE_ALLOW_HTTP": "true",
        "RECEIPTS_STORAGE_AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket=BUCKET)
    yield f"s3://{BUCKET}/tables"
    urllib.request.urlopen(f"{endpoint}/moto-api/reset", data=b"").close()
    server.stop()
    gc.collect()  # here, and not in the test that happens to come next


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
