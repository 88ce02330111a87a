"""Links that lead elsewhere on a forge than on the site, and names that a package has from its modules."""

from collections.abc import Mapping
from importlib import import_module

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from docs.tables import Stacking

PACKAGES = ("bot.archive", "bot.search", "bot.facts", "bot.cards", "bot.testing")
"""What the reference of a cog describes."""

ON_THE_SITE = {
    "](../README.md)": "](index.md)",
    "](../CHANGELOG.md)": "](changelog.md)",
    "](../CONTRIBUTING.md)": "](contributing.md)",
}
"""Files beside this folder that are pages of the site."""


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Tell Sphinx what is done here."""
    app.connect("source-read", lead_to_pages)
    app.connect("missing-reference", find_public)
    app.add_post_transform(Stacking)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def lead_to_pages(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Lead links to files that are pages of the site there."""
    for link, page in ON_THE_SITE.items():
        source[0] = source[0].replace(link, page)


def find_public(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: TextElement) -> Element | None:
    """Lead a name by its module (`bot.archive.span.Span`) to the documented one (`bot.archive.Span`)."""
    public = public_name(str(node.get("reftarget", "")))
    if public is None:
        return None
    return env.get_domain("py").resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, shown)


def public_name(name: str) -> str | None:
    """How a package for cogs calls what stands in one of its modules; None if it does not give it."""
    for package in PACKAGES:
        last = name.rpartition(".")[2]
        if name.startswith(f"{package}.") and last in import_module(package).__all__:
            return f"{package}.{last}"
    return None
