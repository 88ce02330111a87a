"""Any text typed as a question, whole or half, or as a subject, about some invented articles."""

from tests.fuzz.invented import invented
from tests.fuzz.target import Target, bytes_of, text_of
from tests.search.promises import keeps_its_promises


def search(data: bytes) -> None:
    """Ask it in words alone or by meaning too, complete it, or match it, as the first byte chooses."""
    way, typed = data[0] % 4 if data else 0, text_of(data[1:])
    by_words, by_meaning = invented()
    if way == 0:
        keeps_its_promises(by_words.search, typed)
    elif way == 1:
        keeps_its_promises(by_meaning.search, typed)
    elif way == 2:
        check_completions(typed)
    else:
        check_matching(typed)


def check_completions(typed: str) -> None:
    """Each is another question, once."""
    completions = invented()[0].search.completions(typed)
    assert typed not in completions
    assert len(set(completions)) == len(completions)
    for completion in completions[:1]:
        check_matching(completion)


def check_matching(typed: str) -> None:
    """What matches is some of what was given, in its order; blank words match all of it."""
    library = invented()[0]
    spans = [passage.span for passage in library.archive.passages]
    matching = library.search.matching(typed, spans)
    assert [span for span in spans if span in matching] == list(matching)
    assert typed.strip() or list(matching) == spans


QUESTIONS = (
    "When was the lighthouse built?",
    "was the lighthouse of Brenhaven built in 1875",
    "who bilt teh lighthouses",
    "how old is Ada Kowalczyk",
    "what did Oprah say about the lamp on 3 May 2019",
    "how many paintings",
    "hoeveel verkoopt de winkel per week",
    "who is he",
    "\ud800 \x00 \u202e 😀 日本語 a-a-a ’’ (a+)+$ NEAR/2",
)
TARGET = Target(
    search,
    longest=64,
    beginnings=bytes_of(
        *(f"{chr(number % 4)}{question}" for number, question in enumerate(QUESTIONS)),
        "\x02who bui",
        "\x02wie ",
        "\x03lihgthouse lamps",
        "\x03frost",
    ),
    words=(
        *("when ", "who ", "how old ", "how many ", "what did "),
        *("say about ", "waar ", "wie ", "hoeveel ", "in 1874"),
        *("lighthouse", "Brenhaven", "Marta Lindqvist", "built"),
        *("cherry", "harvest", "on Sunday", "April 12", "52"),
        *("bakkerij", "roggebrood", "Terpstra", "bi-polar", "’s"),
        *("n't", "not ", "last year", "?", "187", "keeper"),
    ),
)
