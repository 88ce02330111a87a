"""Every sentence that people see is in the catalogue, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bot.texts import CATALOGUES, Texts, texts_for

HOME = Path(__file__).parents[2]
CODE = [path for folder in ("bot", "cogs") for path in sorted((HOME / folder).rglob("*.py"))]
SHOWN_BY = (HOME / "cogs", HOME / "bot" / "cards", HOME / "bot" / "charts")
SHOWN = [path for path in CODE if path.parent in SHOWN_BY]
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.yaml"))
ENTRIES = texts_for().entries
KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
CALLS = {"say", "described", "texts"}


def constants(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def asked_for(path: Path) -> Iterator[str]:
    """The keys in calls such as say("ask.sure")."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in CALLS
            and node.args
        ):
            key = node.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(HOME)))
def test_every_text_that_code_asks_for_exists(path: Path) -> None:
    assert set(asked_for(path)) <= set(ENTRIES)


def test_every_text_is_used() -> None:
    used = {constant for path in CODE for constant in constants(path)}
    assert set(ENTRIES) - used == set()


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_no_sentence_stands_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for inner in ast.walk(node)
    }
    sentences = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if re.search(r"[a-z]{2,} [a-z]{2,}", node.value, re.IGNORECASE)
    ]
    assert not sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values(language: str) -> None:
    texts = texts_for(language)
    assert set(texts.entries) == set(ENTRIES)
    for key, entry in texts.entries.items():
        forms = [entry] if isinstance(entry, str) else list(entry.values())
        english = ENTRIES[key]
        wanted = fields(english if isinstance(english, str) else english["other"])
        assert all(fields(form) <= wanted | {"count"} and form.strip() for form in forms)
        assert isinstance(entry, str) or "other" in entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_options_fit_discord_in_every_language(language: str) -> None:
    entries = texts_for(language).entries
    descriptions = [
        key for key in entries if key.endswith(".command") or ".option." in key or key == "ask.question"
    ]
    assert len(descriptions) >= 13
    assert all(1 <= len(str(entries[key])) <= 100 for key in descriptions)
    assert all(len(str(entry)) <= 80 for key, entry in entries.items() if key.startswith("button."))


def test_a_plural_takes_the_form_of_its_count() -> None:
    texts = Texts("en", {"birds": {"one": "{count} bird", "other": "{count} birds"}})
    assert [texts("birds", count=count) for count in (0, 1, 2)] == ["0 birds", "1 bird", "2 birds"]


def test_items_are_listed_as_the_language_does() -> None:
    assert Texts("nl", {}).joined(["a", "b", "c"]) == "a, b en c"


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "xx", "pt-BR", "zh-TW"])
def test_a_language_without_a_catalogue_gets_english(locale: str) -> None:
    if locale.partition("-")[0] not in LANGUAGES:
        assert texts_for(locale).language == "en"
    assert texts_for("en-GB").language == "en"


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        texts_for()("no.such.text")
