"""Every sentence that people see is in the catalogue, and nothing else is."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import get_args

import discord
import pytest
import yaml

from bot.facts import Medium
from bot.texts import CATALOGUES, Texts, texts_for

HOME = Path(__file__).parents[2]
CODE = [path for folder in ("bot", "cogs") for path in sorted((HOME / folder).rglob("*.py"))]
SHOWN_BY = (HOME / "cogs", HOME / "bot" / "cards", HOME / "bot" / "charts")
SHOWN = [path for path in CODE if path.parent in SHOWN_BY]
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.yaml"))
ENTRIES = texts_for().entries
PERMISSIONS = {f"permission.{name}" for name in discord.Permissions.VALID_FLAGS}
CALLS = {"say", "described", "texts"}
MOST = {
    r"\w+\.command|\w+\.option\..*": 100,
    r"button\..*|page\.(?!number).*": 80,
    r"settings\.\w+\.\w+": 100,
    r"\w+\.within|\w+\.choose|settings\.channels\.choose": 150,
    r"menu\..*": 32,
}
"""The characters that Discord allows for texts whose keys look like this: what a command, an option, a
button, a choice in a list, an empty list and a menu command are called."""


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


def forms(entry: str | Mapping[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(HOME)))
def test_every_text_that_code_asks_for_exists(path: Path) -> None:
    assert set(asked_for(path)) <= set(ENTRIES)


def test_every_text_is_used() -> None:
    used = {constant for path in CODE for constant in constants(path)}
    assert set(ENTRIES) - used <= PERMISSIONS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_permission_of_discord_has_a_name(language: str) -> None:
    assert set(texts_for(language).entries) >= PERMISSIONS


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
    assert set(sentences) <= set(get_args(Medium))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values(language: str) -> None:
    texts = texts_for(language)
    assert set(texts.entries) == set(ENTRIES)
    for key, entry in texts.entries.items():
        english = ENTRIES[key]
        wanted = fields(english if isinstance(english, str) else english["other"])
        assert all(fields(form) <= wanted | {"count"} and form.strip() for form in forms(entry))
        assert isinstance(entry, str) or "other" in entry


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("keys", "most"), MOST.items())
def test_what_discord_limits_fits_in_every_language(keys: str, most: int, language: str) -> None:
    entries = texts_for(language).entries
    limited = {key: forms(entry) for key, entry in entries.items() if re.fullmatch(keys, key)}
    assert limited
    assert not [key for key, texts in limited.items() if not all(1 <= len(text) <= most for text in texts)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    tree = yaml.compose((CATALOGUES / f"{language}.yaml").read_text(encoding="utf-8"))
    assert isinstance(tree, yaml.MappingNode)
    keys = Counter(key.value for key, _ in tree.value)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_are_apart_in_every_language(language: str) -> None:
    names = {key: text for key, text in texts_for(language).entries.items() if key.startswith("name.")}
    english = {key: ENTRIES[key] for key in names}
    assert len(set(names.values())) == len(names)
    assert not [
        key for key, text in names.items() for other in english if other != key if english[other] == text
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_and_options_can_be_typed(language: str) -> None:
    entries = texts_for(language).entries.items()
    names = {key: str(text) for key, text in entries if re.match(r"(name|option)\.", key)}
    wrong = {key for key, text in names.items() if not re.fullmatch(r"[-_'\w]{1,32}", text)}
    assert not wrong
    assert all(text == text.lower() for text in names.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_that_a_sentence_names_is_called_that(language: str) -> None:
    texts = texts_for(language)
    names = {str(entry) for key, entry in texts.entries.items() if key.startswith("name.")}
    all_forms = [form for entry in texts.entries.values() for form in forms(entry)]
    named = {name for form in all_forms for name in re.findall(r"(?<![\w/])/(\w+)", form)}
    assert named
    assert named <= names


def test_dutch_counts_as_dutch_does() -> None:
    say = texts_for("nl")
    assert [say("ages.years", count=count) for count in (0, 1, 2)] == ["0 jaar", "1 jaar", "2 jaar"]
    assert [say("kids.count", count=count) for count in (0, 1, 2)] == ["0 kinderen", "1 kind", "2 kinderen"]


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


def test_large_numbers_are_written_as_the_language_does() -> None:
    entries = {"birds": "{count}"}
    assert Texts("en", entries)("birds", count=12345) == "12,345"
    assert Texts("nl", entries)("birds", count=12345) == "12.345"
    assert Texts("zh-TW", entries).locale.territory == "TW"


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        texts_for()("no.such.text")
