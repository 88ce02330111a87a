"""What holds for all scenes."""

from tests.extracting.here import extraction

__all__ = ["extraction"]
