import json
from dataclasses import replace
from typing import Any

from bot.cli.records import (
    answer_record,
    article_records,
    comparison_records,
    date_records,
    people_records,
    quote_records,
    timeline_records,
)
from bot.facts import Person, Relation
from bot.search.answer import Contradiction
from tests.cli.making import FILE, RAW, SENTENCE, answer, library, span


def place(words: str, after: str = "") -> dict[str, Any]:
    found = span(words, after)
    return {"start": found.start, "end": found.end, "text": words}


def test_an_answer() -> None:
    made = library()
    assert answer_record(made.archive, answer(made, found=False)) == {
        "abstained": True,
        "confidence": 0.75,
        "passages": [{"file": FILE, **place(RAW[SENTENCE.start : SENTENCE.end]), "score": 0.5}],
        "missing": [],
        "contradictions": [],
    }


def test_what_an_answer_lacks_and_what_is_said_otherwise() -> None:
    made = library()
    one = Contradiction("2018", span("3 May 2019"))
    record = answer_record(
        made.archive, replace(answer(made, found=False), missing=("stork",), contradictions=(one,))
    )
    assert record["missing"] == ["stork"]
    assert record["contradictions"] == [{"typed": "2018", "file": FILE, **place("3 May 2019")}]


def test_articles() -> None:
    assert article_records(library()) == [
        {
            "file": FILE,
            "title": place("Heron returns"),
            "outlet": "The Harbour",
            "language": "en",
            "published": {
                "from": "2019-05-03",
                "to": "2019-05-03",
                "precision": "day",
                "known": "inferred",
                "evidence": [place("3 May 2019")],
            },
            "clutter": [place("Subscribe now!")],
        }
    ]


def test_dates_also_those_that_mean_no_known_day() -> None:
    assert date_records(library()) == [
        {"file": FILE, **place("3 May 2019"), "from": "2019-05-03", "to": "2019-05-03", "known": "explicit"},
        {"file": FILE, **place("before"), "from": None, "to": None, "known": "unknown"},
    ]


def test_a_timeline() -> None:
    assert timeline_records(library()) == [
        {
            "file": FILE,
            "start": SENTENCE.start,
            "end": SENTENCE.end,
            "sentence": RAW[SENTENCE.start : SENTENCE.end],
            "dates": [
                {**place("3 May 2019"), "from": "2019-05-03", "to": "2019-05-03", "known": "explicit"},
            ],
            "people": [],
            "from": "2019-05-03",
            "to": "2019-05-03",
            "event": "e1",
            "standing": "told",
        }
    ]


def test_each_part_of_a_quotation_is_a_record() -> None:
    she = span("she", "]")
    shared = {
        "speaker": "Ada Brook",
        "speaker_kind": "named",
        "speaker_start": she.start,
        "speaker_end": she.end,
        "outlet": "The Harbour",
        "medium": "interview",
        "quote": "q1",
        "same_as": ["q9"],
    }
    first, second, _ = quote_records(library())
    assert first == {"file": FILE, **place("It was here [before],"), **shared}
    assert second == {"file": FILE, **place("and it will stay."), **shared}


def test_a_quotation_of_nobody_known_has_no_speaker() -> None:
    last = quote_records(library())[-1]
    assert last["speaker"] is None
    assert last["speaker_start"] is None
    assert last["speaker_kind"] == "unknown"


def test_people() -> None:
    told = {"current": False, "at": {"from": "2019-05-03", "to": "2019-05-03"}}
    age = {"file": FILE, **place("Ada Brook, 41"), "age": 41, "unit": "years", **told}
    unknown = {"current": True, "at": {"from": None, "to": None}}
    she = {"file": FILE, **place("she"), "age": None, "unit": "years", **unknown}
    assert people_records(library()) == [
        {
            "person": "Ada Brook",
            "relation": "child of Bo Brook and Cy Brook",
            "mentions": [age, she],
            "born": {"from": "1977-05-04", "to": "1978-05-03"},
            "conflicts": [{"first": age, "second": age}],
            "relations": [
                {"kind": "spouse", "of": ["Di Vane"], "file": FILE, **place(words)}
                for words in ("The heron came back on 3 May 2019, said Ada Brook, 41.", "Ada Brook, 41")
            ],
            "aliases": [{"file": FILE, **place(words)} for words in ("Ada Brook, 41", "she")],
        },
        {
            "person": "Bo Brook",
            "relation": None,
            "mentions": [she],
            "born": None,
            "conflicts": [],
            "relations": [],
            "aliases": [],
        },
    ]


def test_a_child_of_nobody_known_is_a_child() -> None:
    made = library()
    child = Person("Ida", Relation("child", (), (SENTENCE,)), ())
    [record] = people_records(replace(made, facts=replace(made.facts, people=(child,))))
    assert record["relation"] == "child"


def test_comparisons() -> None:
    [record] = comparison_records(library())

    assert [place["file"] for place in record.pop("places")] == [FILE, FILE]
    assert record == {"compared": "c1", "topic": "age", "verdict": "same", "people": ["Ada Brook"]}


def test_everything_is_json() -> None:
    made = library()
    for records in (
        article_records,
        date_records,
        timeline_records,
        quote_records,
        people_records,
        comparison_records,
    ):
        assert json.loads(json.dumps(records(made))) == records(made)
