"""Looks through the built site: each link within it leads somewhere, nothing is fetched from elsewhere."""

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

FETCHED = {"script": "src", "link": "href", "img": "src", "source": "src", "iframe": "src", "video": "src"}


class Page(HTMLParser):
    """What one page has: places that can be linked to, its links, and what a browser fetches for it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.places = {"", "top"}
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands in a tag."""
        given = {name: value for name, value in attrs if value}
        self.places.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif FETCHED.get(tag, "") in given:
            self.fetched.append(given[FETCHED[tag]])


Site = Mapping[Path, Page]
"""The pages of a site by file."""


def read(folder: Path) -> Site:
    """Every page in `folder`."""
    files = sorted(folder.resolve().rglob("*.html"))
    return {file: Page(file.read_text(encoding="utf-8")) for file in files}


def mistakes(pages: Site) -> list[str]:
    """Every dead link and everything that is fetched from elsewhere, a line each."""
    lines: list[str] = []
    for file, page in pages.items():
        name = file.name
        lines += [f"{name}: is fetched from elsewhere: {one}" for one in page.fetched if _is_away(one)]
        lines += [f"{name}: leads nowhere: {link}" for link in page.links if not _leads(file, link, pages)]
        lines += [f"{name}: is not there: {one}" for one in page.fetched if not _leads(file, one, pages)]
    return lines


def outward(pages: Site) -> list[str]:
    """The links that leave the site, each once."""
    return sorted({link for page in pages.values() for link in page.links if _is_away(link)})


def _is_away(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme in {"http", "https"} or bool(parts.netloc)


def _leads(file: Path, link: str, pages: Site) -> bool:
    if _is_away(link) or urlsplit(link).scheme:
        return True
    path, place = urldefrag(link)
    path = unquote(urlsplit(path).path)
    target = (file.parent / path).resolve() if path else file
    page = pages.get(target)
    return target.is_file() and (page is None or unquote(place) in page.places)
