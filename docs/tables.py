"""Tables on narrow screens: each row becomes a block, and each cell says which column it is of."""

from docutils.nodes import document, entry, inline, paragraph, row, table, tbody, thead
from sphinx.transforms.post_transforms import SphinxPostTransform

MOST_COLUMNS = 5
PROSE = 40
"""Characters of a cell that is more than a figure. Tables of figures are read down a column: they scroll."""


class Stacking(SphinxPostTransform):  # type: ignore[misc]  # Sphinx is seen without its types
    """Gives the cells of a table the titles of their columns; site.css shows them where rows are blocks."""

    default_priority = 400
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Look through the page."""
        page: document = self.document
        for found in page.findall(table):
            titles = [cell.astext() for head in found.findall(thead) for cell in head.findall(entry)]
            longest = max((len(cell.astext()) for cell in found.findall(entry)), default=0)
            if 1 < len(titles) <= MOST_COLUMNS and longest > PROSE:
                found["classes"].append("stacks")
                _label(found, titles)


def _label(found: table, titles: list[str]) -> None:
    for body in found.findall(tbody):
        for line in body.findall(row):
            for cell, title in list(zip(line.findall(entry), titles, strict=False))[1:]:
                if title and cell.astext():
                    label = inline("", f"{title}: ", classes=["column"])
                    first = cell.next_node(paragraph)
                    if first is not None:
                        first.insert(0, label)
