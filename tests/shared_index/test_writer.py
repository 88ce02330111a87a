"""The writer: what is written, what is not written again, and when readers see it."""

from collections.abc import Iterable, Iterator, Sequence

import pytest

from bot.archive.reading import SourceFile
from bot.shared_index.candidates import EngineError
from bot.shared_index.prepared import Prepared, Refused
from bot.shared_index.tables import Tables
from bot.shared_index.writer import Writer
from tests.search.fake_embedder import FakeEmbedder
from tests.search.invented_articles import FILES
from tests.shared_index.made import Counting, read, sources, write


class KilledError(Exception):
    """Stands for the end of the process."""


def killed_after(count: int, spread: Counting) -> Counting:
    """Prepares so many batches and is then killed."""

    class _Killed(Counting):
        def __call__(self, batches: Iterable[Sequence[SourceFile]]) -> Iterator[list[Prepared | Refused]]:
            for at, result in enumerate(spread(batches)):
                yield result
                if at + 1 == count:
                    raise KilledError

    return _Killed()


def many(count: int) -> dict[str, str]:
    return {
        f"{at:03}.txt": f"The ferry number {at} left the harbour of Brenhaven early." for at in range(count)
    }


def test_what_is_there_already_is_not_prepared_again(uri: str) -> None:
    write(uri, FILES)
    counting = Counting()
    written = write(uri, FILES | {"new.txt": "A bridge was opened in Dunmoor."}, spread=counting)
    assert counting.files == ["new.txt"]
    assert (written.added, written.removed, written.unchanged) == (1, 0, 3)
    assert read(uri).archive.files == sorted([*FILES, "new.txt"])


def test_an_article_that_is_gone_or_changed_is_no_longer_found(uri: str) -> None:
    write(uri, FILES)
    changed = {"lighthouse.txt": "The lighthouse of Brenhaven was sold to a brewer."}
    write(uri, changed)
    library = read(uri)
    assert library.archive.files == ["lighthouse.txt"]
    assert library.archive.article("lighthouse.txt").raw == changed["lighthouse.txt"]
    assert not library.search.ask("who lost the cherry harvest in Dunmoor").citations


def test_nothing_is_published_where_nothing_has_changed(uri: str) -> None:
    first = write(uri, FILES).edition
    assert first is not None
    assert write(uri, FILES).edition is None
    assert read(uri).published.number == first.number


def test_a_file_without_an_article_is_told_of(uri: str) -> None:
    written = write(uri, FILES | {"empty.txt": "  \n"})
    assert [one.file for one in written.refused] == ["empty.txt"]
    assert [one.file for one in read(uri).archive.skipped] == ["empty.txt"]


def test_a_writer_that_is_killed_leaves_readers_what_they_had_and_is_gone_on_from(
    uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(uri, FILES)
    monkeypatch.setattr("bot.shared_index.writer.COMMIT", 1)
    files = FILES | many(24)
    with pytest.raises(KilledError):
        write(uri, files, spread=killed_after(2, Counting()))
    assert read(uri).archive.files == sorted(FILES)
    counting = Counting()
    write(uri, files, spread=counting)
    assert counting.files == [f"{at:03}.txt" for at in range(16, 24)]
    assert read(uri).archive.files == sorted(files)


def test_what_was_half_written_is_written_once(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(uri, FILES)
    writer = Writer(uri, None)
    monkeypatch.setattr(writer, "_add_articles", lambda *_: (_ for _ in ()).throw(KilledError))
    with pytest.raises(KilledError):
        writer.write(sources(FILES | many(3)), Counting(), lambda one: one)
    writer.close()
    edition = write(uri, FILES | many(3)).edition
    assert edition is not None
    assert edition.passages == sum(len(article.passages) for article in read(uri).archive.articles)


def test_a_writer_that_was_killed_while_it_published_is_gone_on_from(
    uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KilledError

    write(uri, FILES)
    with monkeypatch.context() as patched:
        patched.setattr("bot.shared_index.tables.packed_columns.packed", killed)
        with pytest.raises(KilledError):
            write(uri, FILES | many(2))
    assert read(uri).archive.files == sorted(FILES)
    counting = Counting()
    written = write(uri, FILES | many(2), spread=counting)
    assert written.edition is not None
    assert counting.files == []
    assert read(uri).archive.files == sorted(FILES | many(2))


def test_tokens_of_what_is_gone_are_removed_once_they_are_many(
    uri: str, embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[str] = []
    tidy = Tables.tidy

    def noted(tables: Tables, name: str) -> None:
        tidied.append(name)
        tidy(tables, name)

    monkeypatch.setattr(Tables, "tidy", noted)
    write(uri, many(30), embedder)
    write(uri, many(29), embedder)
    assert "tokens" not in tidied
    write(uri, many(3), embedder)
    assert "tokens" in tidied
    assert read(uri, embedder).search.ask("which ferry left early").citations


def test_vectors_of_two_embedders_do_not_meet(uri: str, embedder: FakeEmbedder) -> None:
    write(uri, FILES, embedder)
    other = FakeEmbedder()
    other.name = "another"
    with pytest.raises(EngineError, match="made with fake"):
        Writer(uri, other)
    with pytest.raises(EngineError, match="made with fake, not with another"):
        read(uri, other)
    Writer(uri, embedder).close()  # whoever was refused holds no lease


def test_an_empty_folder_is_refused(uri: str) -> None:
    with pytest.raises(EngineError, match="no article"):
        write(uri, {})


def test_old_editions_are_let_go_of(uri: str) -> None:
    for at in range(4):
        write(uri, FILES | many(at))
    tables = read(uri).index.tables
    assert set(tables.open("passages").tags.list()) == {"edition-3", "edition-4"}
    assert tables.open("editions").count_rows() == 2
