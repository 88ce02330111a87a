"""What is wrong with a setting, in one line that names the key, the value and the nearest valid key."""

import re
from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from rapidfuzz import fuzz

from bot.config.settings import KEYS, NESTING, PREFIX, SECRETS

HOW_TO_GIVE_IT = "set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it"

_LONGEST_VALUE = 60
_LIKE_A_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{18,}")
_WITH_A_SECRET = re.compile(r"""["'](?:key|url)["']\s*:|://[^/]*@""")


class ConfigError(Exception):
    """The configuration cannot be used; the message is one line, without the token."""

    def __init__(self, line: str) -> None:
        super().__init__(
            "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(line.split()))
        )


def shown(value: object) -> str:
    """A value as a complaint may print it: short, on one line, and never a token or a key."""
    text = repr(value)
    if _LIKE_A_TOKEN.search(text) or _WITH_A_SECRET.search(text):
        return "(hidden: it looks like a secret)"
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name most like `name`, by its whole or by its last part; None when there is none at all."""

    def likeness(candidate: str) -> float:
        last_parts = name.rpartition(".")[2], candidate.rpartition(".")[2]
        return max(fuzz.ratio(name, candidate), fuzz.ratio(*last_parts))

    return max(valid, key=likeness, default=None)


def unknown_key(where: str, key: str, value: object) -> ConfigError:
    """Nothing is called `key`, or it is a secret, which has no place in the file."""
    if key in SECRETS and "." in key:
        what, how = key.rpartition(".")[2], f"set {variable(key)}, or {key}_file to a file that holds it"
        return ConfigError(f"{where}: the {what} must not be given as {key}; {how}.")
    if "token" in key.lower():
        return ConfigError(f"{where}: the token must not be given as {key}; {HOW_TO_GIVE_IT}.")
    given = "hidden" if key.lower().endswith("key") else shown(value)
    return ConfigError(f"{where}: there is no setting {key} ({given}); the nearest is {nearest(key, KEYS)}.")


def variable(key: str) -> str:
    """The environment variable that sets `key`."""
    return PREFIX + key.upper().replace(".", NESTING)


def key_of(name: str) -> str:
    """The key that the environment variable `name` would set."""
    return name[len(PREFIX) :].lower().replace(NESTING, ".")


def refused(where: str, invalid: ValidationError, file: object, environ: Mapping[str, str]) -> ConfigError:
    """The first of pydantic's complaints, with the value as it stands in the file or in the environment."""
    first = invalid.errors(include_url=False, include_context=False)[0]
    path = [str(part) for part in first["loc"] if isinstance(part, str)]
    key = ".".join(path)
    for name in (variable(key), variable(path[0])):  # the setting by itself, or its whole section
        if name in environ:
            where, file, path = name, environ[name], []
            break
    value = _at(file, path)
    if first["type"] == "extra_forbidden":
        return unknown_key(where, key, value)
    complaint = (
        first["msg"]
        .removeprefix("Value error, ")
        .removeprefix("Input ")
        .removesuffix(" for <class 'pathlib.Path'>")
    )
    if first["type"] in {"model_type", "model_attributes_type"}:
        inner = ", ".join(name.removeprefix(f"{key}.") for name in KEYS if name.startswith(f"{key}."))
        complaint = f"should be a group of settings: {inner}"
    known = key in KEYS or key in SECRETS
    nearest_key = "" if known else f"; the nearest setting is {nearest(key, KEYS)}"
    given = "(hidden)" if key in SECRETS else shown(value)
    return ConfigError(f"{where}: {key} is {given}, but it {complaint}{nearest_key}.")


def _at(file: object, path: Iterable[str]) -> object:
    for part in path:
        if not isinstance(file, Mapping):
            break
        file = file.get(part)
    return file
