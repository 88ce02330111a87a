"""Links that lead elsewhere on a forge than on the site."""

from collections.abc import Mapping

from sphinx.application import Sphinx

from docs.tables import Stacking

ON_THE_SITE = {
    "](../README.md)": "](index.md)",
    "](../CHANGELOG.md)": "](changelog.md)",
    "](../CONTRIBUTING.md)": "](contributing.md)",
}
"""Files beside this folder that are pages of the site."""


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Tell Sphinx what is done here."""
    app.connect("source-read", lead_to_pages)
    app.add_post_transform(Stacking)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def lead_to_pages(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Lead links to files that are pages of the site there."""
    for link, page in ON_THE_SITE.items():
        source[0] = source[0].replace(link, page)
