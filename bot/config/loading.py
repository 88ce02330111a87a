"""config.yaml, the environment and the secret file -> Config."""

import os
import re
from pathlib import Path

import yaml
from pydantic import SecretStr, ValidationError
from pydantic_settings import SettingsError

from bot.config.complaints import ConfigError, key_of, nearest, refused, shown, unknown_key, variable
from bot.config.settings import HOME, KEYS, PREFIX, Config, listed

DEFAULT_FILE = HOME / "config.yaml"
SECRET = Path("/run/secrets/discord_token")
"""Where Docker puts a secret of this name."""

_PATHS = ("articles", "data", "cogs.folder", "embedding.key_file", "database.url_file")
_PATH_LISTS = ("cogs.more_folders",)
_FILED = ("embedding.key", "database.url")
"""Secrets that may stand in a file of their own, which the setting with `_file` behind it names."""
_NOT_SETTINGS = re.compile(rf"{PREFIX}(?:CONFIG$|STORAGE_|(?:SERVICE|PORT)(?:_|$))")
"""Names that mean something else: --config, an object store's options, what Kubernetes sets."""


class _Yaml(yaml.SafeLoader):
    """YAML with the booleans of version 1.2, true and false alone: to version 1.1 the key `off` is false."""


_BOOL = "tag:yaml.org,2002:bool"
_Yaml.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Yaml.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def load_config(file: Path | None = None) -> Config:
    """Read the configuration: environment before `file` before defaults.

    Without `file` it is the `config.yaml` of the checkout, which may be missing. Relative paths in the file
    count from the folder that the file is in.

    Raises:
        ConfigError: it cannot be used; one line says which key, which value and what would be right.
    """
    if file is None and not DEFAULT_FILE.exists():
        given: dict[str, object] = {}
    else:
        file = file or DEFAULT_FILE
        given = _anchored(_read(file), file.parent)
    where = file.name if file else "config"
    _check_variables()
    try:
        config = Config(**given, token=_read_token())  # type: ignore[arg-type]  # pydantic checks what YAML holds
    except ValidationError as invalid:
        raise refused(where, invalid, given, os.environ) from None
    except SettingsError as invalid:
        # pydantic-settings names the field in quotes: a whole section was set to what is no JSON object.
        section = str(invalid).split('"')[1]
        name = variable(section)
        raise ConfigError(f"{name} should be a JSON object; or set {name}__… one by one.") from None
    _check_cogs(config, where)
    return _with_secrets(config)


def _read(file: Path) -> dict[str, object]:
    try:
        content = _Yaml(file.read_text(encoding="utf-8")).get_single_data()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror or error}.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(
            f"{file.name}: line {line} is not YAML: {error.problem or error.context}."
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(f"{file.name}: is not YAML: {type(error).__name__}.") from None
    content = _without_blanks(content)
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ConfigError(f"{file.name}: should hold settings (`articles: seeds`), not {shown(content)}.")
    for key, value in content.items():
        if key not in KEYS:
            raise unknown_key(file.name, str(key), value)
    for secret in _FILED:
        section, _, name = secret.partition(".")
        inner = content.get(section)
        if isinstance(inner, dict) and name in inner:
            raise unknown_key(file.name, secret, "")
    return content


def _without_blanks(content: object) -> object:
    """A key with nothing after it counts as not given."""
    if not isinstance(content, dict):
        return content
    return {
        str(key): inner for key, value in content.items() if (inner := _without_blanks(value)) is not None
    }


def _anchored(content: dict[str, object], folder: Path) -> dict[str, object]:
    for key in (*_PATHS, *_PATH_LISTS):
        section, _, name = key.rpartition(".")
        place = content.get(section) if section else content
        if isinstance(place, dict) and name in place:
            anchored = _all_anchored_in if key in _PATH_LISTS else _anchored_in
            place[name] = anchored(folder, place[name])
    return content


def _anchored_in(folder: Path, given: object) -> object:
    """A path, or several by name, as seen from `folder`; what is no path stays, to be complained about."""
    if isinstance(given, dict):
        return {name: _anchored_in(folder, path) for name, path in given.items()}
    return str(folder / Path(given).expanduser()) if isinstance(given, str) else given


def _all_anchored_in(folder: Path, given: object) -> object:
    """Each path of a list, in whichever way it is written."""
    paths = listed(given)
    return [_anchored_in(folder, path) for path in paths] if isinstance(paths, list | tuple) else paths


def _check_variables() -> None:
    for name, value in os.environ.items():
        upper = name.upper()
        if not upper.startswith(PREFIX) or _NOT_SETTINGS.match(upper) or key_of(upper) in _FILED:
            continue
        if key_of(upper) not in KEYS:
            raise unknown_key(name, key_of(upper), value)


def _read_token() -> SecretStr | None:
    token = os.environ.get("DISCORD_TOKEN", "").strip()
    named = os.environ.get("DISCORD_TOKEN_FILE", "").strip()
    if not token and (named or SECRET.exists()):
        token = _read_secret("token", Path(named or SECRET))
    return SecretStr(token) if token else None


def _with_secrets(config: Config) -> Config:
    """The configuration with the secrets that stand in files; one in the environment goes first."""
    for key in _FILED:
        name, _, field = key.partition(".")
        section = getattr(config, name)
        file = getattr(section, f"{field}_file")
        if file is None or getattr(section, field) is not None:
            continue
        secret = SecretStr(_read_secret(field, file))
        try:
            filled = type(section)(**{**dict(section), field: secret})
        except ValidationError as invalid:
            said = invalid.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
            raise ConfigError(f"the {field} file {file}: it {said}.") from None
        config = config.model_copy(update={name: filled})
    return config


def _read_secret(what: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigError(f"the {what} file {file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"the {what} file {file} holds no text.") from None


def _check_cogs(config: Config, where: str) -> None:
    names = config.cogs.names()
    if not names:
        return  # what is wrong then is the folder, and whoever loads the cogs says so
    for name in config.cogs.off:
        if name not in names:
            source = variable("cogs.off") if variable("cogs.off") in os.environ else where
            raise ConfigError(
                f"{source}: cogs.off names {shown(name)}, which is no cog in "
                f"{', '.join(map(str, config.cogs.folders))}; "
                f"the nearest is {nearest(name, names)}."
            )
