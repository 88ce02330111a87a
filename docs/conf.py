"""What Sphinx reads to make a site of the pages in this folder; `python -m docs` runs it."""

import logging

from bot import __version__

# The test kit's simulator makes a client when it is imported, which warns of what it has not.
logging.getLogger("discord").setLevel(logging.ERROR)

project = "Receipts"
author = "the makers of Receipts"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "docs.linking", "docs.surface"]
exclude_patterns = ["_site", "**/__pycache__"]
nitpicky = True
nitpick_ignore_regex = [
    # What others document. Their sites could tell Sphinx what they have, but not to a build offline.
    (r"py:.*", r"(discord|simcord|numpy|pathlib|collections|datetime|enum|re|typing)\b.*"),
    # What a signature of the reference names, but no cog needs to know.
    (r"py:.*", r"bot\.(client|config|playground)\..*"),
    (r"py:.*", r"bot\.(search\.(embedder|statistics|answer)|testing\.(checking|seen))\..*"),
    (r"py:.*", r".*\b(ArchivePassages|Cache|Share|Marks|Result|\w+T)"),
]

myst_heading_anchors = 3

default_role = "code"  # docstrings write a name as Markdown does: `name`
autodoc_member_order = "groupwise"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 80

html_theme = "furo"
html_title = f"Receipts {version}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
