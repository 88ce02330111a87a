"""Answers and facts for a person who looks at a terminal."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.archive import Span
from bot.cli.records import Record
from bot.library import Library
from bot.search import Answer, Citation

SHOWN_PASSAGES = 4

# What a file could use to drive the terminal or to turn its lines around; and halves of characters.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_Cells = Callable[[Record], Sequence[object]]


def safe(text: object) -> str:
    """Text of a file as a terminal may get it: on one line, and without control characters."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"[\r\n\t]+", " ", str(text)))


def print_answer(library: Library, answer: Answer) -> None:
    """What was not found, then the best passages with what matched in bold, each with its source."""
    console = Console(highlight=False)
    for line in _remarks(library, answer):
        console.print(line, style="dim", markup=False)
    if not answer.found:
        verdict = "The articles don't say that." if answer.contradictions else "The articles don't say."
        console.print(verdict, style="bold")
    shown = answer.citations[: SHOWN_PASSAGES if answer.found else 1]
    for number, citation in enumerate(shown):
        if number == 1:
            console.print("\nAlso in", style="dim")
        elif not answer.found:
            introduction = "What they do say" if answer.contradictions else "The closest passage is"
            console.print(introduction, style="dim")
        console.print(_passage(library, citation))
        console.print(
            f"  {_source(library, citation.passage.span, citation.passage.paragraph)}",
            style="dim",
            markup=False,
        )


def print_records(kind: str, records: Sequence[Record]) -> None:
    """A table of one kind of facts, and how many there are."""
    columns, cells = _TABLES[kind]
    table = Table(caption=f"{len(records)} in all", caption_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")  # a name that is cut off is no source
    for record in records:
        table.add_row(*(Text("" if cell is None else safe(cell)) for cell in cells(record)))
    Console(highlight=False).print(table)


def _remarks(library: Library, answer: Answer) -> Iterator[str]:
    """How words were read, which are nowhere, and what the passage says otherwise."""
    for correction in answer.corrections:
        yield f"read {safe(correction.typed)} as {safe(correction.read_as)}"
    if answer.missing:
        yield f"nowhere in the articles: {', '.join(map(safe, answer.missing))}"
    for one in answer.contradictions:
        yield f"the passage says “{safe(library.archive.text(one.says))}”, not {safe(one.typed)}"


def _passage(library: Library, citation: Citation) -> Text:
    span, raw = citation.passage.span, library.archive.article(citation.passage.span.file).raw
    text, at = Text(), span.start
    for mark in citation.highlights:
        text.append(safe(raw[at : mark.start])).append(safe(raw[mark.start : mark.end]), style="bold")
        at = mark.end
    return text.append(safe(raw[at : span.end]))


def _source(library: Library, span: Span, paragraph: int) -> str:
    article = library.archive.article(span.file)
    parts = [span.file, f"paragraph {paragraph}"]
    if article.outlet:
        parts.append(article.outlet.name)
    if interval := library.facts.published[span.file].interval:
        parts.append(_days(interval.first.isoformat(), interval.last.isoformat()))
    return safe(", ".join(parts))


def _days(first: str | None, last: str | None) -> str:
    if first is None:
        return "not known"
    return first if first == last else f"{first} to {last}"


def _interval(record: Record | None) -> str:
    return _days(record["from"], record["to"]) if record else "not known"


def _article(record: Record) -> Sequence[object]:
    title = record["title"]["text"] if record["title"] else None
    return record["file"], title, record["outlet"], record["language"], _interval(record["published"])


def _date(record: Record) -> Sequence[object]:
    return record["file"], record["start"], record["text"], _interval(record), record["known"]


def _event(record: Record) -> Sequence[object]:
    return _interval(record), record["sentence"], record["standing"], record["file"]


def _quote(record: Record) -> Sequence[object]:
    return record["text"], record["speaker"] or record["speaker_kind"], record["outlet"], record["file"]


def _person(record: Record) -> Sequence[object]:
    ages = "; ".join(
        f"{mention['age']} {mention['unit']}{'' if mention['current'] else ' then'} ({mention['file']})"
        for mention in record["mentions"]
        if mention["age"] is not None
    )
    relations = [f"{one['kind']} of {' and '.join(one['of'])}" for one in record["relations"]]
    return (
        record["person"],
        ", ".join(dict.fromkeys(one["text"] for one in record["aliases"])),
        "; ".join(dict.fromkeys(filter(None, [record["relation"], *relations]))),
        ages,
        _interval(record["born"]),
        len(record["conflicts"]) or None,
    )


def _comparison(record: Record) -> Sequence[object]:
    places = "; ".join(f"{place['text']} ({place['file']})" for place in record["places"])
    return record["verdict"], record["topic"], ", ".join(record["people"]), places


_TABLES: Mapping[str, tuple[Sequence[str], _Cells]] = {
    "articles": (("File", "Title", "Outlet", "Language", "Published"), _article),
    "dates": (("File", "At", "Text", "Days", "Known"), _date),
    "timeline": (("Days", "Sentence", "Standing", "File"), _event),
    "quotes": (("Words", "Speaker", "Outlet", "File"), _quote),
    "people": (("Person", "Named", "Relations", "Ages", "Born", "Conflicts"), _person),
    "comparisons": (("Verdict", "Topic", "About", "Stated"), _comparison),
}
