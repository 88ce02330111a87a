"""What the tests of cogs that misbehave need."""

from tests.client.conftest import features

__all__ = ["features"]
