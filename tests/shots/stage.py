"""One open page of the playground, and the steps of a scene taken on it."""

from pathlib import Path

from playwright.async_api import Browser, Locator, Page

from bot.playground.typed import read_line
from bot.playground.world import World
from bot.texts import texts_for
from tests.scenes import CHOICE, LABEL, MENTION, MENU, Scene

LIGHT = Path(__file__).parent / "light.css"
COMPOSER = "#channel-composer-input"
SEND = "#send-message"
VIEWER = "#viewer-picker"
READY = "() => window.simcordPreview?.ready"
MESSAGES = ".channel-message"
OPTIONS = '[role="option"]:visible'
WHOLE_CARD = 4200  # pixels: the height of a window in which no card is cut off
SETTLE = 400  # milliseconds in which pictures load and the page scrolls to the answer
THEMES = ("dark", "light")


class Stage:
    """A page that is `width` pixels wide, for the people of `world`."""

    def __init__(self, world: World, page: Page) -> None:
        self._world, self._page = world, page
        self._say = texts_for(world.language)

    @classmethod
    async def open(cls, world: World, browser: Browser, address: str, width: int) -> "Stage":
        """Open the page and wait until it can be used."""
        viewport = {"width": width, "height": WHOLE_CARD}
        context = await browser.new_context(viewport=viewport, bypass_csp=True)  # type: ignore[arg-type]  # a dict
        page = await context.new_page()
        await page.goto(address)
        await page.wait_for_selector(COMPOSER)
        await page.add_style_tag(path=LIGHT)
        return cls(world, page)

    async def close(self) -> None:
        """Leave the page."""
        await self._page.context.close()

    async def play(self, scene: Scene) -> None:
        """Take the steps of `scene`, each answered before the next."""
        person = self._world.manager if scene.by_manager else self._world.person
        await self._page.locator(VIEWER).select_option(str(person.id), force=True)
        await self._settle()
        for step in scene.steps(self._world.language):
            await self._take(step, scene)
            await self._settle()

    async def photograph(self, file: Path) -> None:
        """Write one picture of the last message for each theme: `file` with the theme after its name."""
        await self._page.mouse.move(0, 0)
        await self._page.evaluate("() => document.activeElement?.blur()")
        for theme in THEMES:
            await self._page.evaluate(
                "light => document.documentElement.toggleAttribute('data-light', light)", theme == "light"
            )
            await self._last.screenshot(path=file.with_name(f"{file.name}-{theme}.png"))

    async def _take(self, step: str, scene: Scene) -> None:
        if label := LABEL.fullmatch(step):
            await self._press(self._last.get_by_role("button", name=self._say(label[1]), exact=True).first)
        elif choice := CHOICE.fullmatch(step):
            await self._last.get_by_role("combobox").first.click()
            await self._press(self._page.locator(OPTIONS).nth(int(choice[1]) - 1))
        elif step.startswith(MENTION):
            await self._mention(step.removeprefix(MENTION))
        elif step.startswith(MENU):
            await self._write(step.removeprefix(MENU))
            await self._use_menu(scene)
        elif "/archive add" in step or "/archief toevoegen" in step:
            await self._send_file(step, scene)
        else:
            await self._write(step)

    @property
    def _last(self) -> Locator:
        return self._page.locator(MESSAGES).last

    async def _settle(self) -> None:
        await self._page.wait_for_function(READY)
        await self._page.wait_for_timeout(SETTLE)

    async def _press(self, control: Locator) -> None:
        async with self._page.expect_response(lambda answer: "api/action" in answer.url):
            await control.click()

    async def _write(self, text: str) -> None:
        """Write `text`, and wait for the next message: what was written, or what a command answers."""
        before = await self._newest()
        # All at once and by the arrow: with Enter it would matter how far the list of commands has opened.
        await self._page.locator(COMPOSER).fill(text)
        await self._page.locator(SEND).click()
        await self._wait_for_more(before)

    async def _mention(self, question: str) -> None:
        await self._write(f"<@{self._world.env.backend.bot_user.id}> {question}")
        asked = self._world.channel.last_message
        assert asked is not None
        if not asked.author.bot:
            await self._wait_for_more(str(asked.id))

    async def _use_menu(self, scene: Scene) -> None:
        """Use the menu command on the last message: the page has no menus, so it is done in the world."""
        before = await self._newest()
        world = self._world
        person, target = world.manager if scene.by_manager else world.person, world.channel.last_message
        assert target is not None
        commands = world.env.backend.commands[None].values()
        name = next(each["name"] for each in commands if each.get("type", 1) != 1)
        async with world.turn:
            await person.context_menu(world.channel, name, target)
        await self._wait_for_more(before)

    async def _send_file(self, step: str, scene: Scene) -> None:
        """Use a command with a file, which the page would ask the browser for: it is done in the world."""
        before = await self._newest()
        world = self._world
        person = world.manager if scene.by_manager else world.person
        command, values = read_line(step, world.commands(person))
        async with world.turn:
            await person.slash(world.channel, command.sent, **command.sent_options(values))
        await self._wait_for_more(before)

    async def _newest(self) -> str | None:
        """The id of the newest message on the page; it does not keep all, so they cannot be counted."""
        messages = self._page.locator(MESSAGES)
        return await messages.last.get_attribute("data-message-id") if await messages.count() else None

    async def _wait_for_more(self, before: str | None) -> None:
        await self._page.wait_for_function(
            "([all, before]) => [...document.querySelectorAll(all)].pop()?.dataset.messageId !== before",
            arg=[MESSAGES, before],
        )
