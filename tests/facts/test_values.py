"""Facts as values: what a store writes down is what it reads."""

from pathlib import Path
from types import MappingProxyType

import msgspec
import pytest
from hypothesis import given, settings

from bot.archive.reading import build_archive
from bot.facts import Facts
from bot.store.folder import read_folder
from tests.facts.test_facts import SENTENCES
from tests.facts.written import archive_of, stories

SEEDS = Path(__file__).parents[2] / "seeds"


def _written_down_and_read(facts: Facts) -> Facts:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(facts, enc_hook=dict), type=Facts)


@pytest.fixture(scope="module")
def facts() -> Facts:
    contents = read_folder(SEEDS)
    return Facts.of(build_archive(contents.sources, contents.skipped))


def test_the_facts_of_the_seeds_are_the_same_after_they_were_written_down(facts: Facts) -> None:
    read = _written_down_and_read(facts)

    assert read == facts
    assert [hash(person) for person in read.people] == [hash(person) for person in facts.people]
    assert isinstance(read.published, MappingProxyType)


def test_they_may_be_written_down_part_by_part(facts: Facts) -> None:
    for person in facts.people:
        assert msgspec.convert(msgspec.to_builtins(person), type=type(person)) == person


@settings(max_examples=15, deadline=None)
@given(texts=stories(*SENTENCES))
def test_any_facts_are_the_same_after_they_were_written_down(texts: list[tuple[str, str | None]]) -> None:
    facts = Facts.of(archive_of(texts, [f"{number}.txt" for number in range(len(texts))]))

    assert _written_down_and_read(facts) == facts
