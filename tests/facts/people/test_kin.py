"""Who is whose: stated of two people named, the right way round, and nothing where it is left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive
from bot.facts.names import Names
from bot.facts.people.kin import find_kinships
from tests.facts.written import written

CAST = (
    "Painter Ida Holm, an actress and mother, met baker Tom Reed.\n"
    "Actor Max Vane, a tall man, came.\nMrs. Eva Lund left.\nMrs. Lund sang.\n"
)


def kin_of(sentence: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    archive = Archive([written(CAST + sentence, language=language)])
    found = list(find_kinships(archive.articles[0], Names(archive)))
    assert all(archive.text(each.evidence).strip() in sentence for each in found)
    return [(each.person, each.kind, each.others) for each in found]


IDA, TOM, MAX, EVA = "Ida Holm", "Tom Reed", "Max Vane", "Eva Lund"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Max Vane and his wife Eva Lund sang.", (EVA, "spouse", (MAX,))),
        ("Max Vane and his wife, Eva Lund, sang.", (EVA, "spouse", (MAX,))),
        ("Max Vane came with wife Eva.", (EVA, "spouse", (MAX,))),
        ("Vane's wife Eva Lund sang.", (EVA, "spouse", (MAX,))),
        ("Vane's wife, actress Eva Lund, sang.", (EVA, "spouse", (MAX,))),
        ("Eva Lund, Vane's wife, sang.", (EVA, "spouse", (MAX,))),
        ("Eva Lund is the wife of actor Max Vane.", (EVA, "spouse", (MAX,))),
        ("Eva Lund, who is the wife of Max Vane, sang.", (EVA, "spouse", (MAX,))),
        ("Max Vane kissed his ex-wife Eva Lund.", (EVA, "ex-spouse", (MAX,))),
        ("Max Vane kissed his former wife, Eva Lund.", (EVA, "ex-spouse", (MAX,))),
        ("Vane's fiancée Eva Lund sang.", (EVA, "engaged", (MAX,))),
        ("Vane's longtime partner, Eva Lund, sang.", (EVA, "partner", (MAX,))),
        ("Eva Lund and her boyfriend Max Vane sang.", (MAX, "partner", (EVA,))),
        ("Vane's fiancée, 30-year-old Eva Lund, sang.", (EVA, "engaged", (MAX,))),
        ("Vane's mother, Ida Holm, sang.", (IDA, "parent", (MAX,))),
        ("Ida Holm, 62, Vane's mother, sang.", (IDA, "parent", (MAX,))),
        ("Ida Holm, 62, mother of 40-year-old Max Vane, sang.", (IDA, "parent", (MAX,))),
        ("Ida Holm, mother of Max Vane, sang.", (IDA, "parent", (MAX,))),
        ("Max Vane, son of Ida Holm and Tom Reed, sang.", (MAX, "child", (IDA, TOM))),
        ("Max Vane is the son of late painter Ida Holm.", (MAX, "child", (IDA,))),
        ("Max Vane sang with his younger sister, Eva Lund.", (EVA, "sibling", (MAX,))),
        ("Eva's 30-year-old brother, Max Vane, sang.", (MAX, "sibling", (EVA,))),
        ("Max Vane married Eva Lund in 2014.", (MAX, "spouse", (EVA,))),
        ("Max Vane, who is married to Eva Lund, sang.", (MAX, "spouse", (EVA,))),
        ("Max Vane laughed.  He married Eva in 2014.", (MAX, "spouse", (EVA,))),
        ("Max Vane and Eva Lund married in 2014.", (MAX, "spouse", (EVA,))),
        ("After a year of marriage, Max Vane and Eva Lund sang.", (MAX, "spouse", (EVA,))),
        ("Max Vane and Eva Lund ended their marriage.", (MAX, "spouse", (EVA,))),
        ("Eva has two sons, Nils and Cy, with her ex-husband, Max Vane.", (MAX, "ex-spouse", (EVA,))),
        ("Eva Lund filed for divorce from Max Vane.", (EVA, "spouse", (MAX,))),
        ("Eva Lund's divorce from Max Vane is near.", (EVA, "spouse", (MAX,))),
        ("Eva Lund divorced Max Vane in 2015.", (EVA, "ex-spouse", (MAX,))),
        ("Eva Lund is engaged to Max Vane.", (EVA, "engaged", (MAX,))),
        ("Eva Lund has started dating Max Vane.", (EVA, "partner", (MAX,))),
    ],
)
def test_what_is_stated_of_two_people_is_found(
    sentence: str, found: tuple[str, str, tuple[str, ...]]
) -> None:
    assert kin_of(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Max Vane en zijn vrouw Eva Lund zongen.", (EVA, "spouse", (MAX,))),
        ("Eva Lund en haar vriend Max Vane zongen.", (MAX, "partner", (EVA,))),
        ("Max Vane kuste zijn ex-vrouw Eva Lund.", (EVA, "ex-spouse", (MAX,))),
        ("Ida Holm, de moeder van Max Vane, zong.", (IDA, "parent", (MAX,))),
        ("Max Vane, zoon van Ida Holm, zong.", (MAX, "child", (IDA,))),
        ("Max Vane trouwde met Eva Lund in 2014.", (MAX, "spouse", (EVA,))),
        ("Max Vane is getrouwd met Eva Lund.", (MAX, "spouse", (EVA,))),
        ("Max Vane en Eva Lund trouwden in 2014.", (MAX, "spouse", (EVA,))),
        ("Max Vane en zijn zus Eva Lund zongen.", (EVA, "sibling", (MAX,))),
    ],
)
def test_dutch_relations_are_found(sentence: str, found: tuple[str, str, tuple[str, ...]]) -> None:
    assert kin_of(sentence, "nl") == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Max Vane, Eva Lund and Tom Reed spoke of their marriage.",
        "Eva Lund was rumored to be dating Max Vane.",
        "Max Vane never married Eva Lund.",
        "Max Vane saw his wife.  Eva Lund sang.",
        "Max Vane met Tom Reed and his wife said Eva Lund sang.",
        "Vane's father joined Tom Reed.",
        "Vane's business partner Eva Lund sang.",
        "Vane's foster mother Ida Holm sang.",
        "Vane's wife, Eva Lund's friend, sang.",
        "Max Vane married Lund's sister.",
        "The son of Max Vane married Eva Lund.",
        "Max Vane saw Otto Brandt and later kissed his wife Eva Lund.",
        "Otto Brandt left after years with Sam Vane, and her mother Ida Holm spoke.",
        "The senator said that Max Vane insulted his wife, Eva Lund.",
        "Max Vane and his brother Eva Lund sang.",
        "Max Vane en zijn vriend Tom Reed zongen.",
        "De man Max Vane zong.",
        "Max Vane sprak met vrouw Eva Lund.",
        'He said: "My wife Eva Lund sang."',
    ],
)
def test_what_is_left_open_is_not(sentence: str) -> None:
    assert kin_of(sentence) == []


def test_kin_is_not_taken_for_the_owner_of_other_kin() -> None:
    assert kin_of("They sang with her dad Max Vane and mum Ida Holm.") == [(MAX, "parent", (EVA,))]


PIECES = "Ida Holm Tom Reed Max Vane 's his her wife son mother of the married to and , . ( ) is who \n"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join))
def test_nobody_is_their_own_kin(text: str) -> None:
    archive = Archive([written(CAST + text)])
    for each in find_kinships(archive.articles[0], Names(archive)):
        assert each.person not in each.others
        assert archive.text(each.evidence).strip()
