"""Asks the bot that runs on this machine whether it is well: quick, for a container does it all the time."""

import http.client
import json

from bot.config.settings import OperationsSettings

SECONDS = 7.0
_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where a bot listens everywhere, it listens here too
_BYTES = 2**16


def why_not_well(settings: OperationsSettings) -> str | None:
    """Why the bot that runs with these settings is not well, in one line; None when it is."""
    if not settings.enabled:
        return "operations.enabled is false: there is nobody to ask"
    connection = http.client.HTTPConnection(
        _ANY.get(settings.host, settings.host), settings.port, timeout=SECONDS
    )
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        body = answer.read(_BYTES)
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return f"no bot answers on {settings.host}:{settings.port}: {reason}"
    finally:
        connection.close()
    return None if answer.status == http.client.OK else _complaint(body)


def _complaint(body: bytes) -> str:
    """What is not well, as the bot says it; whoever answers otherwise is no bot of ours."""
    try:
        checks = json.loads(body)["checks"]
        said = [f"{name}: {check['says']}" for name, check in checks.items() if not check["well"]]
    except (ValueError, TypeError, KeyError, AttributeError):
        return "what answers there is not this bot"
    return "; ".join(said) or "not well"
