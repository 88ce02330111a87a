"""Facts as bytes, and those of several articles side by side."""

import pytest

from bot.facts import Facts
from bot.shared_index import packed_facts
from tests.search.invented_articles import FILES, archive_of


def test_facts_come_back_as_they_were() -> None:
    facts = Facts.of(archive_of(FILES))
    again = packed_facts.unpacked(packed_facts.packed(facts))
    assert again.published == facts.published
    for name in ("dates", "events", "quotations", "people", "comparisons"):
        assert getattr(again, name) == getattr(facts, name)


def test_what_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no facts"):
        packed_facts.unpacked(b"nothing")


def test_those_of_several_articles_stand_side_by_side() -> None:
    each = [Facts.of(archive_of({name: text})) for name, text in FILES.items()]
    both = packed_facts.together(each)
    assert set(both.published) == set(FILES)
    assert len(both.dates) == sum(len(one.dates) for one in each)
