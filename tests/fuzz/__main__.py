"""Feed made-up bytes to the way from a file and a question to a card, until the time is up.

The first byte chooses: a question about fixed articles by words, the same by meaning, or an article and a
question about it. Whatever it is, the answer keeps its promises and fits Discord's limits.
"""

import sys

import atheris  # only `make fuzz` installs it

with atheris.instrument_imports(include=["bot"]):
    from bot.archive.reading import SourceFile, build_archive
    from bot.cards.answers import answer_card
    from bot.facts import Facts
    from bot.library import Library
    from bot.search import Search
    from bot.texts import texts_for
    from tests.search.fake_embedder import FakeEmbedder, meaning_search
    from tests.search.invented_articles import FILES, archive_of
    from tests.search.promises import keeps_its_promises

MOST_CHARACTERS, MOST_COMPONENTS = 4000, 40
SAY = texts_for("en")
ARCHIVE = archive_of(FILES)
BY_WORDS = Library(ARCHIVE, Facts.of(ARCHIVE), Search(ARCHIVE, Facts.of(ARCHIVE)))
BY_MEANING = Library(ARCHIVE, BY_WORDS.facts, meaning_search(FILES, FakeEmbedder()))


def one_input(data: bytes) -> None:
    """What is tried with one string of bytes."""
    kind, rest = data[:1], data[1:]
    if kind < b"\x55":
        asked(BY_WORDS, rest.decode("utf-8", "surrogatepass" if kind < b"\x2a" else "replace"))
    elif kind < b"\xaa":
        asked(BY_MEANING, rest.decode("utf-8", "replace"))
    else:
        question, _, article = rest.partition(b"\0")
        archive = build_archive([SourceFile("a.txt", article), SourceFile("b.txt", rest)])
        facts = Facts.of(archive)
        asked(Library(archive, facts, Search(archive, facts)), question.decode("utf-8", "replace"))


def asked(library: Library, question: str) -> None:
    """The answer keeps its promises, and its card Discord's limits."""
    answer = keeps_its_promises(library.search, question)
    card = answer_card(library, answer, SAY)
    parts = list(card.walk_children())
    assert len(parts) <= MOST_COMPONENTS
    assert sum(len(getattr(part, "content", "")) for part in parts) <= MOST_CHARACTERS


def tolerant(data: bytes) -> None:
    """Bytes that are no text at all are not what a person can type."""
    try:
        one_input(data)
    except UnicodeDecodeError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, tolerant)
    atheris.Fuzz()
