"""The groups of rules by which quotations and their speakers are found, each to be left out in turn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from unittest import mock

from bot.archive import Span
from bot.facts import quotes
from bot.facts.names import Names
from bot.facts.names.referents import Discourse
from bot.facts.quotes import attribution, cues, drafts, marks, sources, speakers, verdict
from bot.facts.quotes.drafts import ArticleReader
from bot.facts.quotes.outlets import Outlets
from bot.facts.quotes.sources import SourceFinder
from bot.facts.quotes.speakers import Speakers
from bot.facts.quotes.transcripts import Transcript
from bot.facts.values import Speaker

_Patch = tuple[object, str, Callable[..., object]]


def _always(answer: object) -> Callable[..., object]:
    """A function or method that gives `answer` whatever it is asked."""
    return lambda *_args, **_more: answer


def _one_sided(side: str) -> Callable[..., object]:
    """The choice of an attribution as if nothing stood on one side of the quotation (`lead`, `trail`)."""
    choose = vars(attribution)["_choose"]

    def choose_otherwise(tokens: object, place: Any, previous: object) -> object:
        return choose(tokens, replace(place, **{side: None}), previous)

    return choose_otherwise


def _as_printed(_: Speakers, words: Span, *_more: object) -> Speaker:
    return Speaker("unknown", words=words)


def _whole(text: str, *_more: object) -> str:
    return text


def _unlike(quoted: Sequence[object]) -> list[set[int]]:
    return [set() for _ in quoted]


@contextmanager
def _without(*patches: _Patch) -> Iterator[None]:
    """Replace each function (its owner, its name, what stands in for it) while the context is open."""
    with ExitStack() as stack:
        for owner, name, stand_in in patches:
            stack.enter_context(mock.patch.object(owner, name, stand_in))
        yield


_PAIRING = vars(marks)["_Pairing"]
_SINGLE_MARKS = vars(marks)["_SingleMarks"]

_GROUPS: Mapping[str, Sequence[_Patch]] = {
    "single marks": [(_SINGLE_MARKS, "closer", _always(None))],
    "marks in marks": [(_PAIRING, "_is_nested", _always(False))],
    "paragraphs run together": [(_PAIRING, "_begins_paragraph", _always(False))],
    "quotations of several paragraphs": [(ArticleReader, "_runs_on", _always(False))],
    "joining what an attribution splits": [(ArticleReader, "_goes_on", _always(False))],
    "scare quotes, titles, names": [(drafts, "is_quotation", _always(True))],
    "a word said of a thing": [(verdict, "_is_predicate", _always(False))],
    "quotations in headings": [(ArticleReader, "_accepts", _always(True))],
    "transcripts": [(Transcript, "label", _always(None)), (Transcript, "turn", _always(None))],
    "attribution before": [(attribution, "_choose", _one_sided("lead"))],
    "attribution after": [(attribution, "_choose", _one_sided("trail"))],
    "name behind a verb": [(cues, "subject_after", _always(None))],
    "according to": [(cues, "_according", _always(None))],
    "somebody's claim": [(cues, "_claim", _always(None))],
    "signed": [(attribution, "_signed", _always(None))],
    "subject of the main clause": [(attribution, "main_subject", _always(None))],
    "participle before its subject": [(attribution, "_of_opening_participle", _always(None))],
    "sentence before": [(SourceFinder, "_announced", _always(None))],
    "same speaker goes on": [(ArticleReader, "_source_nearby", _always(None))],
    "pronouns": [(Speakers, "_of_pronoun", _as_printed)],
    "who spoke earlier in the sentence": [(attribution, "_antecedent", _always(None))],
    "who spoke in the sentence before": [(SourceFinder, "_said_before", _always(None))],
    "rivals for a pronoun": [
        (SourceFinder, "_has_rival", _always(False)),
        (SourceFinder, "names_another", _always(False)),
        (Speakers, "fits", _always(True)),
    ],
    "role nouns": [(Discourse, "_described", _always(None))],
    "full names": [(Names, "bearer", _always(None))],
    "names without their roles": [(speakers, "proper_part", _whole)],
    "outlets": [(Outlets, "stated", _always(None)), (Outlets, "is_outlet", _always(False))],
    "media": [(sources, "medium_named", _always(None))],
    "the same words in several files": [(quotes, "same_words", _unlike)],
}

WITHOUT: Mapping[str, Callable[[], AbstractContextManager[None]]] = {
    group: partial(_without, *patches) for group, patches in _GROUPS.items()
}
"""Each group of rules, and the context in which it is left out.

What is found with it left out has to be worked out anew within the context, the archive's `Names` included.
"""
