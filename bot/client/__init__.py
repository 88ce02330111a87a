"""The Discord client: its cogs, its commands at Discord, what goes wrong, and how it starts and stops."""

from bot.client.client import Receipts, create_bot

__all__ = ["Receipts", "create_bot"]
