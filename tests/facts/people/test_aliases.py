"""Under which names and descriptions each person is known, each shown where it stands."""

from bot.archive import Archive
from bot.facts.names import Names
from bot.facts.people.aliases import Aliases
from tests.facts.written import written


def aliases_of(person: str, *texts: str) -> list[str]:
    archive = Archive(written(text, file=f"{n}.txt") for n, text in enumerate(texts))
    return [archive.text(span) for span in Aliases(archive, Names(archive)).of(person)]


TOFT = "Singer Mia Toft, 30, left.\n"


def test_short_forms_and_initials_are_aliases_the_most_frequent_first() -> None:
    text = TOFT + "Toft wept.  Fans of Mia T. wept.  Toft slept."
    assert aliases_of("Mia Toft", text) == ["Toft", "Mia Toft", "Mia T."]


def test_a_role_by_which_somebody_is_introduced_is_one() -> None:
    assert aliases_of("Mia Toft", TOFT + "The singer wept.") == ["Mia Toft", "The singer"]


def test_a_description_that_two_articles_share_is_one() -> None:
    told = TOFT + "Toft wept when the GLOWKIT brand founder rested."
    other = TOFT + "Toft laughed.  The GLOWKIT brand founder rested."
    assert "The GLOWKIT brand founder" not in aliases_of("Mia Toft", other)
    assert "The GLOWKIT brand founder" in aliases_of("Mia Toft", other, other.replace("laughed", "sang"))
    assert "the GLOWKIT brand founder" not in aliases_of("Mia Toft", told)


def test_descriptions_of_something_else_are_none() -> None:
    text = (
        TOFT
        + "Toft rested.  The singer competition ended.  The singer of the choir came.  The singer, Ida, sang."
    )
    assert aliases_of("Mia Toft", text) == ["Mia Toft", "Toft"]


def test_pronouns_and_possessives_are_none() -> None:
    assert aliases_of("Mia Toft", TOFT + "She wept.  Baker Tom Reed kissed his wife Mia Toft.") == [
        "Mia Toft"
    ]


def test_only_the_asked_files_count() -> None:
    archive = Archive([written(TOFT, file="a"), written(TOFT + "Toft wept.", file="b")])
    found = Aliases(archive, Names(archive))
    assert [archive.text(span) for span in found.of("Mia Toft", {"a"})] == ["Mia Toft"]


def test_nobody_has_no_aliases() -> None:
    assert aliases_of("Ada Brook", TOFT) == []
