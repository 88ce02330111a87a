"""Invented news: one story in two articles, and many articles about other people."""

from collections.abc import Mapping

LEAVES = """---
date: 2021-05-04
outlet: Harbour Post
---
Mara Velden leaves the orchestra

Conductor Mara Velden, 41, left the Oostmere orchestra on 3 May 2021. "I have nothing left to prove here," \
Velden told the Harbour Post.

Velden has a daughter, Ilse, 7, and a son, Joris, 4, with her husband, the painter Sander Brink. The couple \
married in June 2012 and have two children. Velden won the Brenhaven prize on 2 February 2015.

"The hall was always too cold for the strings," Velden said.
"""

RETURNS = """---
date: 2021-08-20
outlet: Oostmere Courier
---
Mara Velden returns to Oostmere

Mara Velden, 44, came back to the orchestra on 18 August 2021. "I have nothing left to prove here," she had \
said in May. "I missed the music," Velden told the Oostmere Courier.

Her daughter Ilse, 9, played the violin. Velden and her husband, Sander Brink, married in June 2013 and have \
three children.

Velden's son Joris, 6, was ill on 3 July 2021. Velden won the Brenhaven prize on 2 February 2016.

"The hall was always too cold for the strings," Velden had said.
"""

STORY = {"leaves.md": LEAVES, "returns.md": RETURNS}

_OTHER = """---
date: 2020-{month:02}-{day:02}
---
{town} elects a new mayor

{name} won the election in {town} on {day} March 2019. "We will repair the bridge," {name} said.

The council of {town} meets in the hall behind the market. Its harbour was closed for repairs.
"""

_FIRST = ("Otto", "Petra", "Henk", "Lotte", "Bram")
_LAST = ("Quist", "Rademaker", "Tuinstra", "Uylenburg", "Wiersma", "Zandvliet")


def others() -> Mapping[str, str]:
    """Thirty articles, each about somebody else."""
    return {
        f"other-{number:02}.md": _OTHER.format(
            month=number % 12 + 1, day=number % 28 + 1, town=f"{last}dorp", name=f"{first} {last}"
        )
        for number, (first, last) in enumerate((first, last) for first in _FIRST for last in _LAST)
    }
