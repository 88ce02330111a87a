"""Links from page to page lead somewhere, also where the pages are read as files."""

import re
from pathlib import Path

import pytest

from bot.config.settings import HOME
from tests.docs.pages import OTHERS, PAGES, prose

LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*?)\s*$", re.MULTILINE)


def anchors(file: Path) -> set[str]:
    """What the headings of a page are called in a link, as forges and MyST do it."""
    titles = HEADING.findall(prose(file.read_text(encoding="utf-8")))
    plain = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", title).lower() for title in titles)
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in plain}


@pytest.mark.parametrize("page", [*PAGES, *OTHERS], ids=lambda page: page.relative_to(HOME).as_posix())
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(prose(page.read_text(encoding="utf-8")))]
    dead = [target for target in targets if not target.startswith("http") and not leads(page, target)]
    assert dead == []


def leads(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    return file.exists() and (not anchor or anchor in anchors(file))


def test_a_heading_is_called_as_forges_call_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# What to do when…\n\n## `check`, and [more](x.md)\n", encoding="utf-8")
    assert anchors(page) == {"what-to-do-when", "check-and-more"}
