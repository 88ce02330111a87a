"""Photographs the cards in headless Chromium, as people see them in the playground: `make shots`."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

HOME = Path(__file__).parents[1]
SHOTS = HOME / "shots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {1280: 900, 390: 844}
WHOLE_CARD = 3000  # pixels: the height of a window in which no card is cut off
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")
COMPOSER = "#channel-composer-input"
SEND = "#send-message"
READY = "() => window.simcordPreview?.ready"
MESSAGES = ".channel-message"

# Scenes: the file's name, and what is typed or the button that is pressed.
SCENES = {
    "ask": "/ask when did kim file for divorce",
    "context": "[Read in context]",
    "file": "[The file]",
    "contradicted": "/ask how old is psalm west",
    "one-source": "/ask question:when did kim file for divorce source:001",
    "read": "/read article:003",
    "unanswered": "/ask who won the chess tournament in Reykjavik",
    "timeline": "/timeline",
    "kids": "/kids",
    "quote": "/quote",
    "compare": "/compare",
    "sources": "/sources",
    "about": "/about",
}


@click.command()
def main() -> None:
    """Write one picture of each scene and width into shots/."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise click.ClickException(
            "No Chromium was found: install it, for example with `apt install chromium`."
        )
    SHOTS.mkdir(exist_ok=True)
    with playground() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        for width, height in SIZES.items():
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.goto(address)
            page.wait_for_selector(COMPOSER)
            for name, action in SCENES.items():
                perform(page, action)
                page.screenshot(path=SHOTS / f"{name}-{width}.png")
                page.set_viewport_size({"width": width, "height": WHOLE_CARD})
                page.mouse.move(0, 0)
                page.wait_for_timeout(300)
                page.locator(MESSAGES).last.screenshot(path=SHOTS / f"{name}-{width}-card.png")
                page.set_viewport_size({"width": width, "height": height})
                click.echo(f"shots/{name}-{width}.png")
            page.close()
        chromium.close()


@contextmanager
def playground() -> Iterator[str]:
    """The address of a playground of its own."""
    command = [sys.executable, "-m", "bot", "play", "--port", "0"]
    with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = filter(None, map(ADDRESS.search, process.stdout))
            found = next(lines, None)
            if found is None:
                raise click.ClickException("The playground did not start; see above.")
            yield found[0]
        finally:
            process.terminate()


def perform(page: Page, action: str) -> None:
    """Type a command or press a button of the last message, and wait for the answer to it."""
    page.wait_for_function(READY)
    before = last_message(page)
    if action.startswith("["):
        page.get_by_role("button", name=action.strip("[]")).last.click()
    else:
        # All at once and by the arrow: with Enter it would matter how far the list of commands has opened.
        page.locator(COMPOSER).fill(action)
        page.locator(SEND).click()
    page.wait_for_function(
        "([all, before]) => [...document.querySelectorAll(all)].pop()?.dataset.messageId !== before",
        arg=[MESSAGES, before],
    )
    page.wait_for_function(READY)
    page.wait_for_timeout(500)  # pictures load, and the page scrolls to the answer


def last_message(page: Page) -> str | None:
    """The id of the newest message on the page."""
    messages = page.locator(MESSAGES)
    return messages.last.get_attribute("data-message-id") if messages.count() else None


if __name__ == "__main__":
    main()
