"""Facts carried over when articles are added, changed and removed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.facts.packs import FactPack, archive_of, packs_here
from bot.archive import Archive, Article, Interval
from bot.archive.reading import build_archive
from bot.facts import DatedEvent, Facts, Person
from bot.store.facts import StoredFacts, packed_facts
from bot.store.folder import read_folder
from tests.facts.changing.walking import check, differing, spans_of
from tests.facts.test_facts import SENTENCES
from tests.facts.written import on, stories, written

SEEDS = Path(__file__).parents[3] / "seeds"

# Long, so that the others are a small part of the archive, but quickly read: most of it is white space.
FILLER = [
    written(
        f"The {town} mill burned down in 1950.\nThe museum of {town} opened in May 1960.{' ' * 9000}",
        file=f"filler {town}.txt",
        stated="2020-01-06",
    )
    for town in ("Arvo", "Belden")
]


def among_others(*articles: Article) -> Archive:
    """An archive of these articles and many that have nothing to do with them."""
    return Archive([*articles, *FILLER])


def added(new: Article, *known: Article) -> tuple[Archive, Facts]:
    """The facts that come of adding an article."""
    archive = among_others(new, *known)
    facts = Facts.changed(archive, Facts.of(among_others(*known)), [new.file])
    assert not facts.exact
    check(archive, facts)
    return archive, facts


def article(text: str, file: str, stated: str | None = "2021-03-01") -> Article:
    return written(text, file=file, stated=stated)


def person(facts: Facts, name: str) -> Person:
    [found] = [person for person in facts.people if person.name == name]
    return found


def event_on(facts: Facts, days: Interval) -> DatedEvent:
    [found] = [event for event in facts.events if event.interval == days]
    return found


FILED = "Painter Ida Holm, 41, runs Norvik Ferries.  Ida Holm filed for divorce on 9 February 2021."


def test_in_a_small_archive_all_facts_are_worked_out() -> None:
    contents = read_folder(SEEDS)
    seeds = build_archive(contents.sources, contents.skipped)
    for new in seeds.articles:
        before = Archive(one for one in seeds.articles if one is not new)

        assert Facts.changed(seeds, Facts.of(before), [new.file]) == Facts.of(seeds)
        assert Facts.changed(before, Facts.of(seeds), [new.file]) == Facts.of(before)


def test_what_is_worked_out_whole_is_exact() -> None:
    known = article(FILED, "a.txt")

    assert Facts.changed(Archive([known]), Facts.of(Archive([])), ["a.txt"]).exact


def test_an_unrelated_article_adds_exactly_its_own_facts() -> None:
    archive, facts = added(
        article(
            'Baker Tom Reed, 44, opened a shop in March 2020.  "It is mine at last," said Reed.', "x.txt"
        ),
        article(FILED, "a.txt"),
    )

    assert differing(facts, Facts.of(archive)) == []


def test_an_event_told_again_gets_one_mention_more() -> None:
    _, facts = added(
        article(
            "Norvik Ferries and Ida Holm filed for divorce on 9 February 2021.\nIda Holm, 41, is sad.",
            "b.txt",
        ),
        article(FILED, "a.txt"),
    )

    filed = event_on(facts, on("2021-02-09"))
    assert sorted(mention.span.file for mention in filed.mentions) == ["a.txt", "b.txt"]
    [same] = [one for one in facts.comparisons if one.topic == "date"]
    assert {place.file for place in same.places} == {"a.txt", "b.txt"}


def test_a_more_precise_telling_comes_first_and_dates_the_event() -> None:
    _, facts = added(
        article(
            "Ida Holm filed for divorce, says Norvik Ferries, on 9 February 2021.  Ida Holm wept.", "b.txt"
        ),
        article(
            "Painter Ida Holm filed for divorce, says Norvik Ferries, in February 2021.  Holm wept.", "a.txt"
        ),
    )

    filed = event_on(facts, on("2021-02-09"))
    assert [mention.span.file for mention in filed.mentions] == ["b.txt", "a.txt"]


def test_a_known_person_gets_the_new_age_and_must_have_been_born_in_fewer_days() -> None:
    _, facts = added(
        article("Painter Ida Holm, 42, sold Norvik Ferries.  Ida Holm smiled.", "b.txt", "2021-06-01"),
        article(FILED, "a.txt"),
    )

    holm = person(facts, "Ida Holm")
    assert [mention.age for mention in holm.mentions] == [41, 42]
    assert holm.born is not None
    assert holm.born.interval == on("1979-03-02", "1979-06-01")
    assert [one.verdict for one in facts.comparisons if one.topic == "age"] == ["changed"]


def test_ages_that_cannot_both_be_right_conflict() -> None:
    _, facts = added(
        article("Painter Ida Holm, 47, sold Norvik Ferries.  Ida Holm smiled.", "b.txt"),
        article(FILED, "a.txt"),
    )

    assert person(facts, "Ida Holm").born is None
    assert len(person(facts, "Ida Holm").conflicts) == 1
    assert [one.verdict for one in facts.comparisons if one.topic == "age"] == ["conflict"]


def test_a_relation_stated_again_gets_its_new_place() -> None:
    married = "Painter Ida Holm and her husband, baker Tom Reed, run Norvik Ferries.  Ida Holm smiled."
    _, facts = added(article(married, "b.txt"), article(f"{married}  It rained.", "a.txt"))

    [spouse] = [one for one in person(facts, "Ida Holm").relations if one.kind == "spouse"]
    assert spouse.of == ("Tom Reed",)
    assert {span.file for span in spouse.evidence} == {"a.txt", "b.txt"}


def test_the_full_name_of_a_child_takes_the_place_of_the_first_name() -> None:
    _, facts = added(
        article("Ida Holm and Tom Reed have two children: Ann Reed, 7, and Bob Reed, 5.", "b.txt"),
        article(
            "Painter Ida Holm and baker Tom Reed married and love their two children: Ann, 7, and Bob, 5.",
            "a.txt",
        ),
    )

    assert not {"Ann", "Bob"} & {one.name for one in facts.people}
    assert {one.span.file for one in person(facts, "Ann Reed").mentions} == {"a.txt", "b.txt"}


WORDS = '"We will rebuild all of it before the winter comes to our harbour," said Ida Holm.'


def test_the_same_words_in_a_new_article_are_linked_both_ways() -> None:
    _, facts = added(article(f"It snowed.\n{WORDS}", "b.txt"), article(WORDS, "a.txt"))

    links = {one.parts[0].file: one.same_as for one in facts.quotations}
    keys = {one.parts[0].file: one.key for one in facts.quotations}
    assert links == {"a.txt": (keys["b.txt"],), "b.txt": (keys["a.txt"],)}
    [same] = [one for one in facts.comparisons if one.topic == "words"]
    assert {place.file for place in same.places} == {"a.txt", "b.txt"}


def test_what_is_told_to_have_been_done_changes_what_was_not_done() -> None:
    denied = "Ida Holm has not filed for bankruptcy protection yet.  Painter Ida Holm runs Norvik Ferries."
    _, facts = added(
        article(
            "Ida Holm filed for bankruptcy protection on 9 May 2021, says Norvik Ferries.",
            "b.txt",
            "2021-06-01",
        ),
        article(denied, "a.txt"),
    )

    assert [(one.topic, one.verdict) for one in facts.comparisons] == [("state", "changed")]
    assert [event.mentions[0].span.file for event in facts.events if event.standing == "denied"] == ["a.txt"]


def test_counts_of_old_and_new_articles_are_compared() -> None:
    _, facts = added(
        article("Painter Ida Holm loves her four dogs.  Norvik Ferries is hers.", "c.txt"),
        article("Painter Ida Holm loves her three dogs.  Norvik Ferries is hers.", "a.txt"),
        article("Painter Ida Holm walks her three dogs.  Norvik Ferries is hers.", "b.txt"),
    )

    [counted] = facts.comparisons
    assert (counted.topic, counted.verdict) == ("count", "conflict")
    assert {place.file for place in counted.places} == {"a.txt", "b.txt", "c.txt"}


def test_an_undated_article_is_dated_by_what_is_known_of_the_others() -> None:
    _, facts = added(
        article(
            "Painter Ida Holm filed for divorce, says Norvik Ferries, on Tuesday, Feb. 9.", "b.txt", None
        ),
        article(FILED, "a.txt"),
    )

    assert facts.published["b.txt"].known == "inferred"
    assert facts.published["a.txt"].known == "explicit"


def test_the_day_that_is_known_of_all_holds_for_a_new_article() -> None:
    archive, prior = among_others(article("Snow fell.", "b.txt", None)), on("2021-01-01", "2021-12-31")

    facts = Facts.changed(archive, Facts.of(among_others(), prior), ["b.txt"], prior)

    assert (facts.published["b.txt"].interval, facts.published["b.txt"].known) == (prior, "configured")


def test_a_changed_article_states_only_what_it_now_says() -> None:
    old, new = (
        article(FILED, "a.txt"),
        article("Painter Ida Holm, 42, sold all in May 2021.", "a.txt", "2021-06-01"),
    )
    other = article("Ida Holm, 41, filed for divorce on 9 February 2021.  Norvik Ferries fell.", "b.txt")
    archive = among_others(new, other)

    facts = Facts.changed(archive, Facts.of(among_others(old, other)), ["a.txt"])

    check(archive, facts)
    assert [mention.age for mention in person(facts, "Ida Holm").mentions] == [42, 41]
    assert [one.span.file for one in event_on(facts, on("2021-02-09")).mentions] == ["b.txt"]
    assert facts.published["a.txt"].interval == on("2021-06-01")


def test_facts_read_from_a_store_are_carried_over_too() -> None:
    archive, known = among_others(article(FILED, "a.txt")), Facts.of(among_others())

    facts = Facts.changed(archive, StoredFacts(packed_facts(known), lambda: known), ["a.txt"])

    assert facts == Facts.changed(archive, known, ["a.txt"])


def test_where_more_has_changed_than_is_said_all_is_worked_out() -> None:
    archive = among_others(article(FILED, "a.txt"))

    assert Facts.changed(archive, Facts.of(among_others()), ["b.txt"]) == Facts.of(archive)


def test_no_change_changes_nothing() -> None:
    archive = among_others(article(FILED, "a.txt"))
    before = Facts.of(archive)

    assert differing(Facts.changed(archive, before, []), before) == []


def _given(texts: list[tuple[str, str | None]]) -> list[Article]:
    return [article(text, f"{number}.txt", day) for number, (text, day) in enumerate(texts)]


@settings(max_examples=20, deadline=None)
@given(texts=stories(*SENTENCES), data=st.data())
def test_nothing_of_a_removed_article_is_left(
    texts: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    articles = _given(texts)
    gone = data.draw(st.sets(st.sampled_from([one.file for one in articles]), min_size=1))
    archive = among_others(*(one for one in articles if one.file not in gone))

    facts = Facts.changed(archive, Facts.of(among_others(*articles)), gone)

    assert not facts.exact
    assert gone.isdisjoint(span.file for span in spans_of(facts))
    check(archive, facts)


@settings(max_examples=20, deadline=None)
@given(texts=stories(*SENTENCES), data=st.data())
def test_whatever_is_added_or_changed_stands_in_order(
    texts: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    articles = _given(texts)
    files = [one.file for one in articles]
    changed = data.draw(st.sets(st.sampled_from(files), min_size=1, max_size=2))
    other = data.draw(stories(*SENTENCES))
    old = [article(text, file, day) for file, (text, day) in zip(sorted(changed), other, strict=False)]
    archive = among_others(*articles)
    before = among_others(*(one for one in articles if one.file not in changed), *old)

    facts = Facts.changed(archive, Facts.of(before), changed)

    check(archive, facts)
    told = {one.span.file for one in facts.dates}
    assert told >= {one.span.file for one in Facts.of(archive).dates}


@settings(max_examples=10, deadline=None)
@given(texts=stories(*SENTENCES))
def test_after_many_small_changes_the_facts_are_still_in_order(texts: list[tuple[str, str | None]]) -> None:
    facts, known = Facts.of(among_others()), list[Article]()
    for one in _given(texts):
        known.append(one)
        facts = Facts.changed(among_others(*known), facts, [one.file])
        check(among_others(*known), facts)
    while known:
        gone = known.pop(0)
        facts = Facts.changed(among_others(*known), facts, [gone.file])
        check(among_others(*known), facts)
    assert set(differing(facts, Facts.of(among_others()))) <= {"named"}


@pytest.mark.parametrize("pack", packs_here(), ids=lambda pack: pack.name)
def test_articles_come_and_go_in_the_public_packs(pack: FactPack) -> None:
    archive = Archive(archive_of(pack).articles[:30])
    new = archive.articles[11]
    less = Archive(one for one in archive.articles if one is not new)
    before, after = Facts.of(less), Facts.of(archive)

    more, fewer = Facts.changed(archive, before, [new.file]), Facts.changed(less, after, [new.file])

    check(archive, more)
    check(less, fewer)
    assert new.file not in {span.file for span in spans_of(fewer)}
    assert more.dates == after.dates
    assert fewer.dates == before.dates
