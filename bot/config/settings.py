"""What can be set, with the defaults: `config.yaml` says the same to people."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    SecretStr,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from bot.archive import Interval

HOME = Path(__file__).parents[2]
PREFIX = "RECEIPTS_"
NESTING = "__"

ONLY = ""
"""The name of the folder of articles where there is but one."""
MOST_FOLDERS = 24
"""What a list on Discord has room for, beside what a server has added itself."""
LONGEST_NAME = 30

LogLevel = Literal["debug", "info", "warning", "error"]


def _no_switch(value: object) -> object:
    """Refuse yes and no where a number is due: Python would take them for 1 and 0."""
    if isinstance(value, bool):
        raise ValueError("should be a number")  # noqa: TRY004 - pydantic reports only a ValueError as the setting's
    return value


def _listed(value: object) -> object:
    """A list as an environment variable gives it: `kids, quote`."""
    if isinstance(value, str):
        return tuple(name for part in value.split(",") if (name := part.strip()))
    return value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _folders(value: object) -> object:
    """Folders by name; one that stands alone has the name that nobody need type."""
    if isinstance(value, str | Path):
        value = {ONLY: value}
    named = value if isinstance(value, Mapping) else {}
    if not 1 <= len(named) <= MOST_FOLDERS or not all(
        isinstance(folder, str | Path) and (_is_name(name) or list(named) == [ONLY])
        for name, folder in named.items()
    ):
        raise ValueError(
            f"should be a folder, or names of 1 to {LONGEST_NAME} letters with a folder each, "
            f"{MOST_FOLDERS} at most: {{divorce: seeds, storm: /news/storm}}"
        )
    return {name: Path(folder) for name, folder in named.items()}


def _is_name(name: object) -> bool:
    return (
        isinstance(name, str) and name.isprintable() and 1 <= len(name.strip()) <= len(name) <= LONGEST_NAME
    )


def _stretch(value: object) -> object:
    """The days that are meant; YAML makes a number of a year, and a date of a day."""
    if value is None or isinstance(value, Interval):
        return value
    try:
        return Interval.parse(str(value))
    except ValueError:
        raise ValueError("should be a year, month or day, or two with .. between: 2021-02..2022") from None


def _web_address(value: str | None) -> str | None:
    """Refuse what is no plain http address; one with a password in it would be shown in messages."""
    if value is not None:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            raise ValueError("should be an address like http://localhost:8080/v1, without a user in it")
    return value


Number = Annotated[float, BeforeValidator(_no_switch), Field(allow_inf_nan=False)]
WholeNumber = Annotated[int, BeforeValidator(_no_switch)]


Folders = Annotated[Mapping[str, Path], NoDecode, BeforeValidator(_folders)]
Stretch = Annotated[InstanceOf[Interval], NoDecode, BeforeValidator(_stretch)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class CogSettings(_Section):
    """Where the cogs are and which of them stay off."""

    folder: Path = HOME / "cogs"
    off: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)] = ()

    def names(self) -> tuple[str, ...]:
        """Every cog in the folder, also those that are off: the files and packages without a leading `_`."""
        found = [
            *self.folder.glob("*.py"),
            *(package.parent for package in self.folder.glob("*/__init__.py")),
        ]
        return tuple(sorted(path.stem for path in found if not path.stem.startswith("_")))


class SearchSettings(_Section):
    """When the search dares to answer."""

    threshold: Annotated[Number, Field(ge=0, le=1)] = 0.28


class FileSettings(_Section):
    """Which files are read as articles, and when those were published that do not say it."""

    max_bytes: Annotated[WholeNumber, Field(ge=1)] = 20_000_000
    published: Stretch | None = None


class EmbeddingSettings(_Section):
    """What turns texts into vectors; `threads` 0 means as many as there are cores, at most four."""

    engine: Annotated[Literal["e5", "endpoint", "none"], BeforeValidator(_lower)] = "e5"
    threads: Annotated[WholeNumber, Field(ge=0, le=64)] = 0
    url: Annotated[str | None, AfterValidator(_web_address)] = None
    model: str | None = None
    question_prefix: str = ""
    passage_prefix: str = ""
    key_file: Path | None = None
    key: SecretStr | None = None

    @model_validator(mode="after")
    def _endpoint_is_named(self) -> Self:
        if self.engine == "endpoint" and not (self.url and self.model):
            raise ValueError("needs `url` and `model` for the engine endpoint")
        return self


class UploadSettings(_Section):
    """What servers may add with /archive: the largest file, and how much each server may have."""

    enabled: bool = True
    max_bytes: Annotated[WholeNumber, Field(ge=1)] = 8_000_000
    most_articles: Annotated[WholeNumber, Field(ge=1)] = 200
    most_total_bytes: Annotated[WholeNumber, Field(ge=1)] = 10_000_000


class LogSettings(_Section):
    """How much the log says."""

    level: Annotated[LogLevel, BeforeValidator(_lower)] = "info"


class Config(BaseSettings):
    """Every setting. What the environment sets goes before what the constructor is given.

    `articles` are the folders that are answered from, by name; the first is for whoever chose none. `data` is
    the one where the bot keeps what it must remember between runs, `cooldown` the seconds a person waits
    between two commands. `token` and `embedding.key` are never shown.

    Raises:
        pydantic.ValidationError: a setting is unknown or of the wrong type; `load_config` says it plainly.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix=PREFIX,
        env_nested_delimiter=NESTING,
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    articles: Folders = {ONLY: HOME / "seeds"}
    data: Path = HOME / "data"
    cogs: CogSettings = CogSettings()
    search: SearchSettings = SearchSettings()
    files: FileSettings = FileSettings()
    cooldown: Annotated[Number, Field(ge=0, le=3600)] = 0.0
    embedding: EmbeddingSettings = EmbeddingSettings()
    uploads: UploadSettings = UploadSettings()
    log: LogSettings = LogSettings()
    token: SecretStr | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment first, then the file; no `.env`: one place less for a token to lie about."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings


SECRETS = ("token", "embedding.key")
"""What never stands in the file."""


def _keys() -> tuple[str, ...]:
    found = []
    for name, field in Config.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Section):
            found.append(name)
            found += [f"{name}.{inner}" for inner in field.annotation.model_fields]
        else:
            found.append(name)
    return tuple(key for key in found if key not in SECRETS)


KEYS = _keys()
"""Every key that may stand in the file, sections included, nested ones with a dot; no secret."""
