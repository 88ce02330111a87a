"""Every setting is documented, as it is, and every variable of the environment."""

import re
from pathlib import Path

import pytest

from bot.config import load_config
from bot.config.complaints import variable
from bot.config.settings import HOME, SECRETS, Config
from docs.settings import BEGIN, END, settings, table
from tests.docs.pages import text_of

PAGE = text_of("settings.md")


def test_the_table_is_what_the_settings_and_config_yaml_say_now() -> None:
    told = PAGE.partition(BEGIN)[2].partition(END)[0]
    assert told.strip() == table().strip(), "write it anew with `python -m docs.settings`"


@pytest.mark.parametrize("key", settings())
def test_every_setting_has_words_of_its_own(key: str) -> None:
    row = next(line for line in table().splitlines() if line.startswith(f"| `{key}`<br>`{variable(key)}`"))
    assert len(row.split("|")[3].split()) > 2, f"config.yaml has no comment of its own for {key}"


def test_the_values_that_config_yaml_shows_are_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECEIPTS_COGS__OFF", raising=False)
    shown = HOME / "config.yaml"
    file = tmp_path / "config.yaml"
    file.write_text(re.sub(r"^( *)# ([a-z_]+: ?\S*)$", r"\1\2", shown.read_text("utf-8"), flags=re.MULTILINE))
    read, plain = load_config(file), Config.model_construct()
    assert file.read_text("utf-8") != shown.read_text("utf-8")
    assert _apart_from_places(read, tmp_path) == _apart_from_places(plain, HOME)


def _apart_from_places(config: Config, folder: Path) -> str:
    return str(config.model_dump(exclude={"token"})).replace(str(folder), "…")


@pytest.mark.parametrize("key", SECRETS)
def test_every_secret_is_documented_as_a_variable_alone(key: str) -> None:
    name = "DISCORD_TOKEN" if key == "token" else variable(key)
    assert f"| `{name}` |" in PAGE.partition("## Only in the environment")[2]


def test_every_variable_that_the_code_reads_is_documented() -> None:
    files = [*HOME.glob("bot/**/*.py"), HOME / "compose.yaml"]
    code = "\n".join(file.read_text("utf-8") for file in files)
    named = set(re.findall(r"[\"'`](RECEIPTS_[A-Z]+|DISCORD_TOKEN\w*)|\$\{([A-Z]+):", code))
    read = {one or other for one, other in named}
    assert {"RECEIPTS_CONFIG", "DISCORD_TOKEN_FILE", "ARTICLES"} <= read
    assert [name for name in sorted(read) if f"`{name}" not in PAGE] == []
