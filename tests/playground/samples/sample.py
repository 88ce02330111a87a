"""Commands that do what a playground must cope with: forms, menus, private and late answers."""

import asyncio

import discord
from discord import app_commands, ui
from discord.ext import commands


class Form(ui.Modal, title="Ask again"):
    """A form with one field."""

    question: ui.Label["Form"] = ui.Label(text="Question", component=ui.TextInput(custom_id="question"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        field = self.question.component
        assert isinstance(field, ui.TextInput)
        await interaction.response.send_message(f"again: {field.value}")


class Card(ui.LayoutView):
    """Every kind of part that a card may have."""

    row: ui.ActionRow["Card"] = ui.ActionRow()
    menu: ui.ActionRow["Card"] = ui.ActionRow()

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Separator())
        self.add_item(
            ui.MediaGallery(discord.MediaGalleryItem("https://example.org/a.png", description="a line"))
        )
        self.add_item(ui.Section(ui.TextDisplay(text), accessory=ui.Button(label="Off", disabled=True)))
        self.row.add_item(ui.Button(label="Site", url="https://example.org/"))

    @row.button(label="Private", custom_id="private")
    async def private(self, interaction: discord.Interaction, _: ui.Button["Card"]) -> None:
        await interaction.response.send_message("between us", ephemeral=True)

    @row.button(label="Form", custom_id="form")
    async def form(self, interaction: discord.Interaction, _: ui.Button["Card"]) -> None:
        await interaction.response.send_modal(Form())

    @row.button(label="Turn", custom_id="turn")
    async def turn(self, interaction: discord.Interaction, _: ui.Button["Card"]) -> None:
        await interaction.response.edit_message(view=Card("turned"))

    @menu.select(
        custom_id="menu",
        placeholder="Which?",
        options=[discord.SelectOption(label="One"), discord.SelectOption(label="Two")],
    )
    async def choose(self, interaction: discord.Interaction, chosen: ui.Select["Card"]) -> None:
        await interaction.response.send_message(f"chosen: {chosen.values[0]}")


class Sample(commands.Cog):
    """The commands."""

    group = app_commands.Group(name="group", description="Two in one.")

    @app_commands.command(description="Shows a card.")
    async def card(self, interaction: discord.Interaction, text: str, deep: bool = False) -> None:
        await interaction.response.send_message(view=Card(f"> {text}\n-# deep: {deep}"))

    @app_commands.command(description="Shows an embed with a file.")
    async def embed(self, interaction: discord.Interaction) -> None:
        embed = discord.Embed(title="Title", description="Body").add_field(name="Name", value="Value")
        await interaction.response.send_message(embed=embed.set_footer(text="Foot"))

    @app_commands.command(description="Answers, and corrects itself after a second.")
    async def late(self, interaction: discord.Interaction) -> None:
        view = ui.View(timeout=1)
        view.add_item(ui.Button(label="Wait"))

        async def correct() -> None:
            await interaction.edit_original_response(content="corrected", view=None)

        view.on_timeout = correct  # type: ignore[method-assign]  # what discord.py calls when time is up
        await interaction.response.send_message("first", view=view)

    @app_commands.command(description="Never answers.")
    async def silent(self, interaction: discord.Interaction) -> None: ...

    @group.command(name="add", description="Adds up.")
    async def add(self, interaction: discord.Interaction, first: int, second: float = 1.0) -> None:
        await asyncio.sleep(0)
        await interaction.response.send_message(str(first + second))


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Sample())
