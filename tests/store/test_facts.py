from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from bot.archive.reading import build_archive
from bot.facts import Facts
from bot.store import facts as stored
from bot.store.facts import StoredFacts, packed_facts
from bot.store.folder import read_folder

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = [field.name for field in fields(Facts)]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts.of(build_archive(read_folder(SEEDS).sources))


def unneeded() -> Facts:
    raise AssertionError("it was worked out again")


def held_of(facts: Facts) -> StoredFacts:
    return StoredFacts(packed_facts(facts), unneeded)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_what_was_packed(facts: Facts, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_AT_ONCE", 3)
    value = getattr(held_of(facts), name)
    assert value == getattr(facts, name)
    assert list(value) == list(getattr(facts, name)) if isinstance(value, Mapping) else True


def test_facts_of_nothing_are_read_too() -> None:
    nothing = Facts({}, (), (), (), ())
    held = StoredFacts({"exact": packed_facts(nothing)["exact"]}, unneeded)
    assert all(getattr(held, name) == getattr(nothing, name) for name in NAMES)


def test_a_field_is_read_when_it_is_asked_for_and_once(facts: Facts) -> None:
    held = held_of(facts)
    assert held.people is held.people
    assert not hasattr(held, "heron")


def test_what_makes_no_sense_is_worked_out_again(facts: Facts, caplog: pytest.LogCaptureFixture) -> None:
    held = StoredFacts({**packed_facts(facts), "dates": [b"damaged"]}, lambda: facts)
    assert held.people == facts.people
    assert held.dates is facts.dates
    assert held.people is facts.people
    assert len(caplog.messages) == 1


def test_all_can_be_read_ahead(facts: Facts) -> None:
    held = held_of(facts)
    held.read_all()
    assert held.quotations == facts.quotations


def test_facts_that_were_read_can_be_changed(facts: Facts) -> None:
    archive = build_archive(read_folder(SEEDS).sources)
    held = held_of(facts)
    file = archive.articles[0].file
    changed, expected = (Facts.changed(archive, before, {file}) for before in (held, facts))
    assert changed == expected
