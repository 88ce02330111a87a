import pytest

from bot.cards.wanted import medium_name
from bot.facts.quotes import media
from bot.texts import languages, texts_for

KNOWN = [name for name, _ in media._MEDIA] + ["report"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("medium", KNOWN)
def test_every_medium_that_the_facts_know_has_a_name(medium: str, language: str) -> None:
    texts = texts_for(language)
    assert medium_name(medium, texts) == texts(f"medium.{medium.replace(' ', '_')}")


def test_a_medium_without_a_name_keeps_its_own() -> None:
    assert medium_name("smoke signals", texts_for("nl")) == "smoke signals"
