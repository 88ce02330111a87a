"""config.yaml and the environment, read once into one frozen, validated value."""

from bot.config.complaints import ConfigError
from bot.config.loading import DEFAULT_FILE, load_config
from bot.config.settings import Config

__all__ = ["DEFAULT_FILE", "Config", "ConfigError", "load_config"]
