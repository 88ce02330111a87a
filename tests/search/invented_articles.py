"""Invented articles for the tests of the search: nothing here is about the seeds."""

from bot.archive import Archive
from bot.archive.reading import SourceFile, build_archive
from bot.facts import Facts
from bot.search import Search

LIGHTHOUSE = """Old lighthouse of Brenhaven opens its doors

The lighthouse of Brenhaven was built in 1874 by the engineer Marta Lindqvist. It warned ships off the \
northern rocks for ninety years.

"We wanted to save the lamp before the storm season," said the keeper, Tomás Oyelaran. The museum inside \
holds forty paintings of shipwrecks.

Visitors climb 187 steps to the lantern room. A bi-polar compass hangs beside the stairs.
"""

ORCHARD = """Frost ruins the cherry harvest in Dunmoor valley

Growers in Dunmoor lost nearly their whole cherry harvest on Sunday, April 12. The frost came after a \
warm March, when the trees had blossomed early.

Farmer Ada Kowalczyk (52) said the insurance would pay for a third of the damage. "I have never seen ice \
on open blossom," she told the Valley Courier.

Her neighbour planted walnuts instead. The cooperative expects higher prices in the shops this summer.
"""

BAKKER = """Bakkerij in Ijsveld wint prijs met roggebrood

De bakkerij van Joost Terpstra in Ijsveld heeft de eerste prijs gewonnen met een roggebrood. De jury \
noemde de korst onweerstaanbaar en het deeg bijzonder luchtig.

Terpstra bakt het brood volgens het recept van zijn grootmoeder. De winkel verkoopt er driehonderd per \
week.
"""

FILES = {"lighthouse.txt": LIGHTHOUSE, "orchard.txt": ORCHARD, "bakker.txt": BAKKER}


def archive_of(files: dict[str, str]) -> Archive:
    return build_archive(SourceFile(name, text.encode()) for name, text in files.items())


def search_of(files: dict[str, str], threshold: float = 0.3) -> Search:
    archive = archive_of(files)
    return Search(archive, Facts.of(archive), threshold=threshold)
