"""What files have in common, found by their marks."""

from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive
from bot.facts import Facts
from bot.facts.marks import Sharing, packed
from tests.facts.written import written

NAMES = st.sets(st.sampled_from(["Ann Lee", "Bob", "Cy Reed", "Norvik", "Arden"]))


@given(st.lists(NAMES, max_size=5), NAMES)
def test_the_holders_of_a_name_are_the_files_that_have_it(names: list[set[str]], wanted: set[str]) -> None:
    sharing = Sharing({f"{number}.txt": packed(found) for number, found in enumerate(names)})

    holders = sharing.holders([packed(wanted)])

    expected = [[f"{n}.txt" for n, found in enumerate(names) if name in found] for name in wanted]
    assert sorted(map(list, holders.values())) == sorted(filter(None, expected))


def test_a_file_keeps_four_bytes_for_each_name_and_the_keys_of_its_events() -> None:
    facts = Facts.of(Archive([written("Ida Holm met Ida Holm on 9 May 2021.\nNobody saw Ann.")]))

    marks = facts.marks["a.txt"]
    assert len(marks.names) % 4 == 0
    assert marks.names
    assert marks.events == (facts.events[0].key,)
