"""Other names for one person: told outright, or cut from the first name."""

import pytest

from bot.archive import Archive
from bot.facts.names import Names
from tests.facts.written import written

TOFT = "Singer Mirabel Toft, 30, left.\n"


def named_by(words: str, text: str) -> str | None:
    """Whom the last occurrence of `words` names."""
    archive = Archive([written(text)])
    found = {archive.text(mention.span): mention.person for mention in Names(archive).mentions("a.txt")}
    return found.get(words)


@pytest.mark.parametrize(
    "told",
    [
        "Mirabel Toft, known as Kit, sang.",
        "Mirabel Toft, also known as Kit, sang.",
        "Mirabel Toft (better known as Kit) sang.",
        "Mirabel Toft - aka Kit - sang.",
        "Mirabel Toft, nicknamed “Kit”, sang.",
        "Kit, formerly Mirabel Toft, sang.",
        "Kit, formerly known as Mirabel Toft, sang.",
        "Mirabel Toft, bijgenaamd Kit, zong.",
        "Mirabel Toft, beter bekend als Kit, zong.",
    ],
)
def test_a_name_that_is_told_is_learned(told: str) -> None:
    assert named_by("Kit", TOFT + told + "  Kit wept.") == "Mirabel Toft"


@pytest.mark.parametrize(
    "told",
    [
        "Mirabel Toft met Kit.",
        "Mirabel Toft, formerly Kit's singer, sang.",
        "Mirabel Toft, formerly of Kit, sang.",
    ],
)
def test_nothing_else_makes_a_name(told: str) -> None:
    assert named_by("Kit", TOFT + told + "  Kit wept.") is None


@pytest.mark.parametrize("clipped", ["Mira", "Bel"])
def test_a_clipped_first_name_is_a_name(clipped: str) -> None:
    assert named_by(clipped, TOFT + f"Fans wept when {clipped}'s song ended.") == "Mirabel Toft"


@pytest.mark.parametrize(
    ("clipped", "text"),
    [
        ("Bel", "They live in Bel.  Bel rests."),
        ("Bel", "The Bel's mast broke."),
        ("Mira", "Singer Miranda Poe, 20, came.  Fans wept when Mira's song ended."),
        ("Mirabe", "Fans wept when Mirabe's song ended."),
    ],
)
def test_in_doubt_nothing_is_clipped(clipped: str, text: str) -> None:
    assert named_by(clipped, TOFT + text) is None
