"""The test kit, for the project's own tests and for those of cogs of one's own in this checkout."""

pytest_plugins = ("bot.testing.plugin",)
