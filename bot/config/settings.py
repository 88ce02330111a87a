"""What can be set, with the defaults: `config.yaml` says the same to people."""

import re
from collections.abc import Iterator, Mapping
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

Watch = Literal["true", "false", "poll"]
LogFormat = Literal["auto", "json", "text"]
LogLevel = Literal["debug", "info", "warning", "error"]


def _no_switch(value: object) -> object:
    """Refuse yes and no where a number is due: Python would take them for 1 and 0."""
    if isinstance(value, bool):
        raise ValueError("should be a number")  # noqa: TRY004 - pydantic reports only a ValueError as the setting's
    return value


def listed(value: object) -> object:
    """A list in one line, as an environment variable gives it: `kids, quote`, `[kids, quote]`, `["kids"]`."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    return tuple(name for part in text.split(",") if (name := part.strip().strip("'\"")))


def _switch(value: object) -> object:
    """A word for a setting that is on, off, or something else."""
    return str(value).lower() if isinstance(value, bool | str) else value


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


def _postgresql(value: SecretStr | None) -> SecretStr | None:
    """Refuse what is no address of a PostgreSQL, without repeating it: it holds a password."""
    if value is not None:
        parts = urlsplit(value.get_secret_value())
        if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
            raise ValueError("should be like postgresql://user:password@host/database")
    return value


def _counted(value: object) -> object:
    """A whole number, or None for `auto`."""
    return None if value == "auto" else _no_switch(value)


def _numbers(value: object) -> object:
    """Numbers as a list, as `0, 2` or as `0-3`; None for `all`."""
    if value is None or value == "all":
        return None
    if isinstance(value, str) and _RANGES.fullmatch(value):
        stretches = (part.split("-") for part in value.replace(" ", "").split(","))
        return tuple(number for ends in stretches for number in range(int(ends[0]), int(ends[-1]) + 1))
    if isinstance(value, list | tuple) and all(type(one) is int and one >= 0 for one in value):
        return tuple(value)
    raise ValueError("should be all, or numbers from 0 on: [0, 1] or 0-3")


_RANGES = re.compile(r" *[0-9]{1,4} *(?:- *[0-9]{1,4} *)?(?:, *[0-9]{1,4} *(?:- *[0-9]{1,4} *)?)*")

Number = Annotated[float, BeforeValidator(_no_switch), Field(allow_inf_nan=False)]
WholeNumber = Annotated[int, BeforeValidator(_no_switch)]


Folders = Annotated[Mapping[str, Path], NoDecode, BeforeValidator(_folders)]
Stretch = Annotated[InstanceOf[Interval], NoDecode, BeforeValidator(_stretch)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def cogs_in(folder: Path) -> tuple[str, ...]:
    """Every cog in a folder: the files and packages without a leading `_`."""
    found = [*folder.glob("*.py"), *(package.parent for package in folder.glob("*/__init__.py"))]
    return tuple(sorted({path.stem for path in found if not path.stem.startswith("_")}))


class CogSettings(_Section):
    """Where the cogs are, one's own in further folders, and which of them stay off."""

    folder: Path = HOME / "cogs"
    more_folders: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(listed)] = ()
    off: Annotated[tuple[str, ...], NoDecode, BeforeValidator(listed)] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders, in the order in which they are looked through."""
        return (self.folder, *self.more_folders)

    def names(self) -> tuple[str, ...]:
        """Every cog in the folders, also those that are off."""
        return tuple(sorted({name for folder in self.folders for name in cogs_in(folder)}))


class SearchSettings(_Section):
    """When the search dares to answer."""

    threshold: Annotated[Number, Field(ge=0, le=1)] = 0.28


class FileSettings(_Section):
    """Which files are read as articles, when those were published that do not say it, how to see changes."""

    max_bytes: Annotated[WholeNumber, Field(ge=1)] = 20_000_000
    published: Stretch | None = None
    watch: Annotated[Watch, BeforeValidator(_switch)] = "true"


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


class DatabaseSettings(_Section):
    """Where servers' settings are kept: in the data folder, or in the PostgreSQL that `url` names."""

    url: Annotated[SecretStr | None, AfterValidator(_postgresql)] = None
    url_file: Path | None = None


class ShardSettings(_Section):
    """Into how many parts Discord divides the servers, and which of them this process serves.

    `count` None leaves the number to Discord; `ids` None means all of them.
    """

    count: Annotated[Annotated[int, Field(ge=1)] | None, BeforeValidator(_counted)] = 1
    ids: Annotated[tuple[int, ...] | None, NoDecode, BeforeValidator(_numbers)] = None

    @model_validator(mode="after")
    def _ids_are_counted(self) -> Self:
        if self.ids is None:
            return self
        if self.count is None:
            raise ValueError("needs `count` to be a number where `ids` are given")
        if not self.ids or max(self.ids) >= self.count or len(set(self.ids)) < len(self.ids):
            raise ValueError(f"needs `ids` from 0 to {self.count - 1}, each once")
        return self


class DiscordSettings(_Section):
    """How the bot is connected to Discord."""

    shards: ShardSettings = ShardSettings()


class UploadSettings(_Section):
    """What servers may add with /archive: the largest file, and how much each server may have."""

    enabled: bool = True
    max_bytes: Annotated[WholeNumber, Field(ge=1)] = 8_000_000
    most_articles: Annotated[WholeNumber, Field(ge=1)] = 200
    most_total_bytes: Annotated[WholeNumber, Field(ge=1)] = 5_000_000


class IndexSettings(_Section):
    """The shared index that is answered from in place of the folders, and how often it is looked at anew.

    `nearest` is how many passages about a subject bring in their articles where its facts are wanted;
    `cache_bytes` is what LanceDB keeps in memory of its indexes.
    """

    uri: Annotated[str | None, Field(min_length=1)] = None
    seconds: Annotated[Number, Field(ge=1, le=3600)] = 10.0
    nearest: Annotated[WholeNumber, Field(ge=1, le=2000)] = 200
    cache_bytes: Annotated[WholeNumber, Field(ge=1 << 24)] = 1 << 28


class LogSettings(_Section):
    """How much the log says, and how: `auto` is text for a terminal and JSON for everything else."""

    level: Annotated[LogLevel, BeforeValidator(_lower)] = "info"
    format: Annotated[LogFormat, BeforeValidator(_lower)] = "auto"


class OperationsSettings(_Section):
    """Where the bot tells of its health and its figures, over HTTP; port 0 is any free one."""

    enabled: bool = True
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[WholeNumber, Field(ge=0, le=65535)] = 8081


class Config(BaseSettings):
    """Every setting. What the environment sets goes before what the constructor is given.

    `articles` are the folders that are answered from, by name; the first is for whoever chose none. `data` is
    the one where the bot keeps what it must remember between runs, `cooldown` the seconds a person waits
    between two commands. `token`, `embedding.key` and `database.url` are never shown.

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
    database: DatabaseSettings = DatabaseSettings()
    discord: DiscordSettings = DiscordSettings()
    uploads: UploadSettings = UploadSettings()
    index: IndexSettings = IndexSettings()
    log: LogSettings = LogSettings()
    operations: OperationsSettings = OperationsSettings()
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


SECRETS = ("token", "embedding.key", "database.url")
"""What never stands in the file."""


def _keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{prefix}{name}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Section):
            yield from _keys(field.annotation, f"{prefix}{name}.")


KEYS = tuple(key for key in _keys(Config) if key not in SECRETS)
"""Every key that may stand in the file, sections included, nested ones with a dot; no secret."""
