"""Photographs of every scene in headless Chromium, as people see them in the playground: `make shots`."""
