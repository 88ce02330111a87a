"""`make shots`: every scene in every language at both widths, dark and light, into shots/."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.async_api import Browser, async_playwright

from bot.cli.opening import open_config, open_library
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.library import Library, Shelf
from bot.playground.page import serve
from bot.playground.quotes import end_quotations_as_discord_does
from bot.playground.world import World
from bot.texts import languages
from tests.scenes import SCENES, Scene, features_of
from tests.shots.sheet import write_sheet
from tests.shots.stage import THEMES, Stage

SHOTS = Path(__file__).parents[2] / "shots"
WIDTHS = (1280, 390)
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


@click.command()
@click.option("--only", default="", metavar="NAME", help="Only the scenes whose names begin so.")
@click.option(
    "--language", "spoken", type=click.Choice(languages()), multiple=True, help="Only this language."
)
def main(only: str, spoken: tuple[str, ...]) -> None:
    """Write one picture of each scene, language, width and theme into shots/, and contact sheets of them."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise click.ClickException(
            "No Chromium was found: install it, for example with `apt install chromium`."
        )
    SHOTS.mkdir(exist_ok=True)
    end_quotations_as_discord_does()
    config = open_config(None)
    library = open_library(config)
    scenes = {name: scene for name, scene in SCENES.items() if name.startswith(only)}
    for language in spoken or languages():
        asyncio.run(_photograph(config, library, language, scenes, browser))


async def _photograph(
    config: Config, library: Library, language: str, scenes: Mapping[str, Scene], executable: str
) -> None:
    async with playground(config, library, language) as (world, address), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for width in WIDTHS:
            await _photograph_at(world, address, browser, width, scenes)
        await browser.close()


async def _photograph_at(
    world: World, address: str, browser: Browser, width: int, scenes: Mapping[str, Scene]
) -> None:
    stage = await Stage.open(world, browser, address, width)
    taken = []
    for name, scene in scenes.items():
        if missing := scene.missing(features(world)):
            click.echo(f"missing: {name}, the bot has no {', '.join(missing)}", err=True)
            continue
        guild_id = world.person.guild.id  # what a scene sets must not show in the next
        await bot_of(world).servers.forget(guild_id)
        bot_of(world).uploads.forget(guild_id)
        await stage.play(scene)
        taken.append(SHOTS / f"{world.language}-{width}-{name}")
        await stage.photograph(taken[-1])
    await stage.close()
    for theme in THEMES:
        sheet = SHOTS / f"sheet-{world.language}-{width}-{theme}.png"
        write_sheet(sheet, [file.with_name(f"{file.name}-{theme}.png") for file in taken])
        click.echo(f"shots/{sheet.name}: {len(taken)} pictures")


def bot_of(world: World) -> Receipts:
    """The bot of `world`."""
    bot = world.env.bot
    assert isinstance(bot, Receipts)
    return bot


def features(world: World) -> set[str]:
    """What the bot of `world` has of what scenes may need."""
    return features_of(
        world.env.backend.commands[None].values(), hears_messages="on_message" in bot_of(world).extra_events
    )


@asynccontextmanager
async def playground(config: Config, library: Library, language: str) -> AsyncIterator[tuple[World, str]]:
    """A playground of its own for somebody who speaks `language`, and its address."""
    with TemporaryDirectory(prefix="receipts-") as data:
        settings = config.model_copy(update={"data": Path(data), "cooldown": 0})
        world = World(create_bot(settings, Shelf(library)), language)
        await world.open()
        address = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve(world, 0, address.set_result))
        try:
            yield world, await address
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await world.close()


if __name__ == "__main__":
    main()
