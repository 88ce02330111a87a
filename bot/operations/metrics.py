"""What happens while the bot runs, counted for Prometheus.

No label takes a value that people choose: whatever anybody does, the number of series is limited.
"""

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics

disable_created_metrics()  # type: ignore[no-untyped-call]  # when each series began: a third of the answer, for nothing

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
"""The buckets of an answer's time: Discord says that the bot is thinking after 1.5, and gives up after 3."""

USES = Counter(
    "receipts_commands",
    "Commands, clicks and messages to the bot, by what came of them",
    ["kind", "command", "outcome"],
    registry=None,
)
ANSWER_SECONDS = Histogram(
    "receipts_answer_seconds",
    "From the arrival of what a person did to the first answer to it",
    ["kind", "command"],
    buckets=SECONDS,
    registry=None,
)
SLOW_ANSWERS = Counter(
    "receipts_slow_answers",
    "Answers that took so long that Discord was told to say that the bot is thinking",
    registry=None,
)
GATEWAY_EVENTS = Counter(
    "receipts_gateway_events",
    "Connections to Discord that were made, resumed and lost",
    ["event"],
    registry=None,
)
DISCORD_REQUESTS = Counter(
    "receipts_discord_requests",
    "Requests to Discord by the class of the status that it answered, or error when it did not",
    ["status"],
    registry=None,
)
RATE_LIMITS = Counter(
    "receipts_rate_limits",
    "Requests that Discord refused because there were too many, by whose limit it was",
    ["scope"],
    registry=None,
)
EMBEDDING_LAPSES = Counter(
    "receipts_embedding_lapses",
    "Questions that could not be embedded and were answered by words alone",
    registry=None,
)
EMBEDDING_PAUSED = Gauge(
    "receipts_embedding_paused",
    "1 while the embedding endpoint is left alone because it failed several times",
    registry=None,
)
COG_TROUBLES = Counter(
    "receipts_cog_troubles",
    "What went wrong in the code of a cog, by what that was doing",
    ["cog", "kind"],
    registry=None,
)

EVENTS = (
    USES,
    ANSWER_SECONDS,
    SLOW_ANSWERS,
    GATEWAY_EVENTS,
    DISCORD_REQUESTS,
    RATE_LIMITS,
    EMBEDDING_LAPSES,
    EMBEDDING_PAUSED,
    COG_TROUBLES,
)
"""All of these, for whoever shows them; they are in no registry by themselves."""

for _event in ("connect", "resume", "disconnect"):
    GATEWAY_EVENTS.labels(_event)
for _status in ("2xx", "3xx", "4xx", "429", "5xx", "error"):
    DISCORD_REQUESTS.labels(_status)
for _scope in ("user", "shared", "global", "unknown"):
    RATE_LIMITS.labels(_scope)
