"""What holds for all that walks over every command."""

from tests.extracting.here import extraction

__all__ = ["extraction"]
