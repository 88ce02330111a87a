"""Any text typed into an option, or half typed into a question, of some invented articles."""

from tests.fuzz.target import LONGEST_QUESTION, invented


def typing(data: bytes) -> None:
    """Match it against passages, and complete it.

    Raises:
        AssertionError: a promise is broken. Any other exception is a finding too.
    """
    typed = data.decode("utf-8", "surrogateescape")[:LONGEST_QUESTION]
    library, _ = invented()
    spans = [passage.span for passage in library.archive.passages]
    matching = library.search.matching(typed, spans)
    assert [span for span in spans if span in matching] == list(matching)
    completions = library.search.completions(typed)
    assert typed not in completions
    assert len(set(completions)) == len(completions)
    for completion in completions[:1]:
        library.search.matching(completion, spans)
