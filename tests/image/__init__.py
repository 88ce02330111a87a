"""Proves without Docker what the Dockerfile promises: `sudo python -m tests.image`, see `__main__`."""
