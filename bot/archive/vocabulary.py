"""Word lists, written as running text so that they can be read and reviewed."""


def vocabulary(*lines: str) -> frozenset[str]:
    """The words of `lines`."""
    return frozenset(word for line in lines for word in line.split())
