import pytest

from benchmarks.facts.clutter import WITHOUT
from tests.archive.articles import clutter

TEXT = (
    "The harbour bridge in Milltown closed on Sunday after engineers found a crack in its deck.\n"
    "The county will pay half of the cost, and the rest comes from the harbour fund.\n"
)
PAGE = f"""Harbour bridge closes for repairs
Local News
By Ann Lee
4 March 2019
{TEXT}
Subscribe
We use cookies to improve your visit.
Read more: A ferry takes over
The bridge on Sunday. (Photo by Ann Lee/Coast Wire)
tips@coastwire.example
Harbour bridge closes for repairs
Updated 4 March 2019, 9:41 AM
{TEXT}
Most read in local news
Ferry takes over the crossing
Ten bridges to see
Ships in the night
What engineers found
{TEXT}{TEXT}{TEXT}
Ann Lee is a freelance writer based in Milltown.
Register
Harbour Logo
"""
TAIL = f"{TEXT}Bridges\nRelated articles\nFerry Takes Over\n"


@pytest.mark.parametrize("group", WITHOUT)
def test_each_group_of_rules_marks_something_that_no_other_does(group: str) -> None:
    whole = clutter(PAGE), clutter(TAIL)
    with WITHOUT[group]():
        assert (clutter(PAGE), clutter(TAIL)) != whole
    assert (clutter(PAGE), clutter(TAIL)) == whole
