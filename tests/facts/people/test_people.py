"""People over several articles: children and their parents, ages side by side, order."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive, Article, Interval
from bot.archive.reading import build_archive
from bot.archive.source import SourceFile
from bot.facts.dates import find_dates
from bot.facts.people import find_people
from bot.facts.values import Person, Published
from tests.facts.written import background_of, known, on, written

PAIR = "Painter Ida Holm and her husband, baker Tom Reed, live in Port Arden.\n"
STEL = "Schilderes Ida Holm en haar echtgenoot, bakker Tom Reed, wonen in Veere.\n"
BOTH = ("Ida Holm", "Tom Reed")


def people_in(*texts: str, published: dict[str, Published] | None = None) -> dict[str, Person]:
    archive = Archive(written(text, file=f"{n}.txt") for n, text in enumerate(texts))
    return {person.name: person for person in find_people(known(archive, published))}


def children_of(people: dict[str, Person]) -> dict[str, tuple[str, ...]]:
    return {name: person.relation.of for name, person in people.items() if person.relation}


@pytest.mark.parametrize(
    ("sentence", "parents"),
    [
        ("The couple have two children: Nils, 7, and Ada, 20 months.", BOTH),
        ("The couple, who shares two children—Nils and Ada—have split.", BOTH),
        ("They married young and have two children together: son Nils (7) and daughter Ada (5).", BOTH),
        ("Ida loves their two kids, Nils and Ada.", BOTH),
        ("Ida and Tom have two children, Nils and Ada.", BOTH),
        ("Ida has two sons, Nils and Ada.", ("Ida Holm",)),
        ("Ida has two children, Prince Nils and Lady Ada.", ("Ida Holm",)),
        ("Ida shares two sons, Nils and Ada, with Tom Reed.", BOTH),
        ("Ida, a mother of two Nils and Ada, sang.", ("Ida Holm",)),
        ("Ida sang with her daughters Nils and Ada.", ("Ida Holm",)),
        ("Ida's daughters Nils and Ada sang.", ("Ida Holm",)),
        ("We saw daughters Nils and Ada.", ()),
    ],
)
def test_children_are_given_to_their_parents(sentence: str, parents: tuple[str, ...]) -> None:
    assert children_of(people_in(PAIR + sentence)) == {"Nils": parents, "Ada": parents}


MAYOR = (
    "Mayor Tom Reed, 52, resigned on Thursday.\n"
    "His wife, Ida Reed, 49, stood next to him with their three children: "
)


def test_the_wife_of_somebody_told_of_has_her_children_with_him() -> None:
    assert children_of(people_in(f"{MAYOR}Nils, 7, Ada, 5, and Jo, 8 months."))["Ada"] == (
        "Ida Reed",
        "Tom Reed",
    )


def test_brothers_and_sisters_tell_that_children_of_several_articles_are_the_same() -> None:
    dutch = "Het stel heeft drie kinderen: Nils (7), Ada (5) en Jo van acht maanden."
    people = people_in(f"{MAYOR}Nils, 7, Ada, 5, and Jo, 8 months.", dutch)
    assert [(mention.span.file, mention.age, mention.unit) for mention in people["Jo"].mentions] == [
        ("0.txt", 8, "months"),
        ("1.txt", 8, "months"),
    ]


def test_one_first_name_in_common_makes_nobody_the_same() -> None:
    archive = Archive(
        written(f"The family has two children: Ada, 5, and {name}, 7.", file=f"{name}.txt")
        for name in ("Nils", "Jo")
    )
    assert [person.name for person in find_people(known(archive))].count("Ada") == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Samen heeft het stel twee kinderen - dochter Ada, 8, en zoon Nils, 3.",
        "Ida speelde met hun dochters Ada (8) en Nils (3).",
    ],
)
def test_dutch_children_are_given_to_their_parents(sentence: str) -> None:
    assert children_of(people_in(STEL + sentence)) == {"Ada": BOTH, "Nils": BOTH}


@pytest.mark.parametrize(
    "sentence",
    [
        "Her son, Nils said, Ada and Max.",
        "Their children, Ada said, were asleep.",
        "Their children, Ada, Max, Leo said.",
        "They have three children and Ada Lund, a neighbour.",
    ],
)
def test_no_list_is_read_where_none_is_complete(sentence: str) -> None:
    assert children_of(people_in(PAIR + sentence)) == {}


def test_whoever_is_only_named_to_say_whose_sister_she_is_has_no_children() -> None:
    people = people_in(PAIR + "Ida Holm, the sister of Tom Reed, has two sons, Nils and Jo.")
    assert children_of(people)["Nils"] == ("Ida Holm",)


def test_a_father_named_before_is_not_yet_the_father_of_a_list() -> None:
    people = people_in(PAIR + "Ida, Reed's mother, of Arden, and daughter, Ada, 7, came.")
    assert children_of(people)["Ada"] == ()


def test_a_child_in_several_articles_is_one_person_with_every_mention() -> None:
    people = people_in(
        PAIR + "Their son, Nils Reed, 7, sang.",
        PAIR + "The couple have two children: Nils and Ada.",
        STEL + "Ida heeft een zoon, Nils, 8.",
    )
    nils = people["Nils Reed"]
    assert [(mention.span.file, mention.age) for mention in nils.mentions] == [
        ("0.txt", 7),
        ("1.txt", None),
        ("2.txt", 8),
    ]
    assert nils.relation is not None
    assert [span.file for span in nils.relation.evidence] == ["0.txt", "1.txt", "2.txt"]


def test_children_with_one_first_name_and_other_parents_are_two_people() -> None:
    other = "Actor Sam Vane, 50, has a son, Nils, 3."
    archive = Archive([written(PAIR + "Their son, Nils, 7, sang.", file="a"), written(other, file="b")])
    people = [person for person in find_people(known(archive)) if person.name == "Nils"]
    assert [person.relation and person.relation.of for person in people] == [BOTH, ("Sam Vane",)]


def test_people_without_age_or_relation_are_left_out() -> None:
    text = "Painter Ida Holm and baker Tom Reed live in Port Arden.\nIda, 40, sang."
    assert set(people_in(text)) == {"Ida Holm"}


def test_everybody_with_a_relation_is_listed_and_it_is_told_of_both() -> None:
    people = people_in(PAIR + "Their son Nils sang.")
    told = {name: [(each.kind, each.of) for each in person.relations] for name, person in people.items()}
    assert told == {
        "Ida Holm": [("spouse", ("Tom Reed",)), ("parent", ("Nils",))],
        "Tom Reed": [("spouse", ("Ida Holm",)), ("parent", ("Nils",))],
        "Nils": [("child", BOTH)],
    }


def test_a_relation_of_several_articles_is_one_with_every_place() -> None:
    [relation] = people_in(PAIR, STEL)["Ida Holm"].relations
    assert [span.file for span in relation.evidence] == ["0.txt", "1.txt"]


def test_a_son_told_of_by_his_father_is_his_child() -> None:
    people = people_in("Mayor Al Poe came.\nPoe's son, Max Poe, 20, left.\nMax Poe, son of Al Poe, sang.")
    relation = people["Max Poe"].relation
    assert relation is not None
    assert relation.of == ("Al Poe",)
    assert len(relation.evidence) == 2


def test_daughters_and_sons_listed_apart_are_all_children() -> None:
    text = "The couple have four children: daughters Ada (7) and Bea (3), and sons Cy (5) and Jo (2)."
    assert children_of(people_in(PAIR + text)) == dict.fromkeys(("Ada", "Bea", "Cy", "Jo"), BOTH)


def test_the_age_tells_who_is_meant_in_articles_about_the_same_people() -> None:
    first = written(PAIR + "Their son, Nils, 7, sang.", file="a.txt", stated="2021-01-06")
    second = written(PAIR + "So Nils, 7, sang.", file="b.txt", stated="2021-03-06")
    older = written(PAIR + "So Nils, 9, sang.", file="c.txt", stated="2021-03-06")

    def bearers(*articles: Article) -> int:
        return [person.name for person in find_people(background_of(*articles))].count("Nils")

    assert bearers(first, second) == 1
    assert bearers(first, older) == 2


def test_aliases_are_shown() -> None:
    archive = Archive([written(PAIR + "Holm, 40, sang.")])
    [ida, _] = find_people(known(archive))
    assert [archive.text(span) for span in ida.aliases] == ["Ida Holm", "Holm"]


def test_those_named_most_often_come_first() -> None:
    assert list(people_in(PAIR + "Ida, 40, and Tom, 43, wed.  Tom sang.")) == ["Tom Reed", "Ida Holm"]


def test_birth_windows_come_from_dated_articles() -> None:
    published = {"0.txt": Published(on("2021-01-06"), "explicit")}
    born = people_in(PAIR + "Ida, 40, sang.", published=published)["Ida Holm"].born
    assert born is not None
    assert born.interval == on("1980-01-07", "1981-01-06")


TEXTS = st.lists(
    st.sampled_from(
        [
            PAIR + "Ida, 40, sang.",
            PAIR + "Their son, Nils Reed, 7, sang.",
            PAIR + "The couple have two children: Nils and Ada.",
            "Actor Sam Vane, 50, has a son, Nils, 3.",
            "Actor Sam Vane, 51, was 12 when he met his ex-wife, Eva Poe, in 1980.",
            "The actor, 50, wept.  On 2 March 2021 Sam Vane turned 52.",
            STEL + "De 44-jarige bakker zong.",
        ]
    ),
    max_size=5,
)
DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)) | st.none(), min_size=5, max_size=5)


def read(archive: Archive, days: Sequence[date | None]) -> tuple[Person, ...]:
    published = {
        f"{n}.txt": Published(Interval.of_day(day) if day else None, "explicit") for n, day in enumerate(days)
    }
    return find_people(known(archive, published), find_dates(archive, published))


@settings(max_examples=40, deadline=None)
@given(TEXTS, DAYS)
def test_the_order_of_the_files_changes_nothing(texts: list[str], days: list[date | None]) -> None:
    articles = [written(text, file=f"{n}.txt") for n, text in enumerate(texts)]
    assert read(Archive(articles), days) == read(Archive(reversed(articles)), days)


@settings(max_examples=40, deadline=None)
@given(TEXTS, DAYS)
def test_every_span_lies_in_its_file_and_every_window_has_its_days(
    texts: list[str], days: list[date | None]
) -> None:
    archive = Archive(written(text, file=f"{n}.txt") for n, text in enumerate(texts))
    for person in read(archive, days):
        spans = [mention.span for mention in person.mentions]
        spans += [span for relation in person.relations for span in relation.evidence]
        spans += person.aliases
        assert all(archive.text(span).strip() for span in spans)
        assert person.aliases
        assert person.born is None or set(person.born.evidence) <= {one.span for one in person.mentions}
        assert not (person.born and person.conflicts)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, DAYS)
def test_another_article_never_allows_a_day_of_birth_that_was_excluded(
    texts: list[str], more: list[str], days: list[date | None]
) -> None:
    """Windows are those of people with a full name: a bare one may turn out to be two people's."""
    articles = [written(text, file=f"{n}.txt") for n, text in enumerate((texts + more)[:5])]
    before = {person.name: person for person in read(Archive(articles[: len(texts)]), days)}
    for person in read(Archive(articles), days):
        earlier = before.get(person.name)
        if earlier and " " in person.name and earlier.born:
            assert person.born or person.conflicts
            first, last = earlier.born.interval.first, earlier.born.interval.last
            assert not person.born or first <= person.born.interval.first <= person.born.interval.last <= last


SHARED = Path(__file__).parents[3] / "../shared"
GOLD = SHARED / "gold" / "ages.json"


@pytest.mark.skipif(not GOLD.is_file(), reason="the hand-made annotation of the seeds is not here")
def test_the_seeds_ages_agree_with_the_annotation_made_by_hand() -> None:
    seeds = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
    archive = build_archive([SourceFile(path.name, path.read_bytes()) for path in seeds])
    found = {
        (mention.span.file, mention.span.start, mention.span.end): (person.name.split()[0], mention.age)
        for person in find_people(known(archive))
        for mention in person.mentions
        if mention.age is not None
    }
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["ages"]
    wanted = {(age["file"], *age["span"]): (age["person"].split()[0], age["value"]) for age in gold}
    assert found == wanted
