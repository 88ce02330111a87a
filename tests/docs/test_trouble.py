"""What the page for when something fails quotes is what the bot says."""

import re

import pytest
import yaml

from bot.config.settings import HOME
from tests.docs.pages import text_of

ROW = re.compile(r"^\| (?P<seen>[^|]*) \|", re.MULTILINE)
QUOTED = [
    part.strip()
    for row in ROW.finditer(text_of("trouble.md"))
    for words in re.findall(r"`([^`/][^`]*)`", row["seen"])
    for part in words.split("…")
    if " " in part.strip()
]
FROM_DISCORD = {"The application did not respond"}


@pytest.mark.parametrize("words", sorted({*QUOTED} - FROM_DISCORD))
def test_the_bot_says_that(words: str) -> None:
    said = "\n".join(file.read_text(encoding="utf-8") for file in HOME.glob("bot/**/*.py"))
    texts = yaml.safe_load((HOME / "bot" / "texts" / "en.yaml").read_text(encoding="utf-8"))
    joined = re.sub(r'"\s+f?"', "", said) + "\n".join(map(str, texts.values()))
    assert words in joined


def test_there_is_something_to_look_for() -> None:
    assert len(QUOTED) > 8
