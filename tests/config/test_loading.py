import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.archive import Interval
from bot.config import DEFAULT_FILE, Config, ConfigError, load_config
from bot.config.settings import KEYS, EmbeddingSettings, ShardSettings

PASSWORD = "s3cret-w0rd"
ADDRESS = f"postgresql://bot:{PASSWORD}@db.example/receipts"
KEY = "sk-1234567890"
SECRET = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests, and no secret of the machine."""
    monkeypatch.setattr("os.environ", {})
    monkeypatch.setattr("bot.config.loading.SECRET", tmp_path / "no_such_secret")


def written(home: Path, text: str) -> Path:
    file = home / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def complaint(home: Path, text: str = "") -> str:
    with pytest.raises(ConfigError) as refused:
        load_config(written(home, text))
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_everything_is_optional(tmp_path: Path) -> None:
    assert load_config(written(tmp_path, "")) == Config()


def test_the_file_in_the_checkout_says_the_defaults(tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    switched_on = re.sub(r"^( *)# (\w+: \S.*)$", r"\1\2", text, flags=re.MULTILINE)
    assert set(re.findall(r"^ *(\w+):", switched_on, re.MULTILINE)) == {
        key.rpartition(".")[2] for key in KEYS
    }
    anchored = written(tmp_path, switched_on.replace(": seeds", f": {DEFAULT_FILE.parent / 'seeds'}"))
    config = load_config(anchored)
    assert config.model_copy(update={"data": Config().data, "cogs": Config().cogs}) == Config()
    assert (config.data, config.cogs.folder) == (tmp_path / "data", tmp_path / "cogs")


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "address").write_text(f"{ADDRESS}\n")
    config = load_config(
        written(
            tmp_path,
            """
            articles: news
            data: /var/lib/receipts
            cogs: {folder: features, more_folders: [mine, /cogs], off: [kids]}
            search: {threshold: 0.7}
            files: {max_bytes: 1000, published: 2021-02..2022}
            embedding:
              engine: Endpoint
              threads: 3
              url: http://localhost:8080/v1
              model: small
              question_prefix: "Q: "
              passage_prefix: "P: "
            cooldown: 2
            database: {url_file: address}
            discord: {shards: {count: 4, ids: [0, 2]}}
            log: {level: WARNING}
            """,
        )
    )
    assert config.articles == {"": tmp_path / "news"}
    assert config.data == Path("/var/lib/receipts")
    assert config.cogs.folder == tmp_path / "features"
    assert config.cogs.more_folders == (tmp_path / "mine", Path("/cogs"))
    assert config.cogs.off == ("kids",)
    assert config.search.threshold == 0.7
    assert config.files.max_bytes == 1000
    assert config.files.published == Interval(date(2021, 2, 1), date(2022, 12, 31))
    assert config.embedding == EmbeddingSettings(
        engine="endpoint",
        threads=3,
        url="http://localhost:8080/v1",
        model="small",
        question_prefix="Q: ",
        passage_prefix="P: ",
    )
    assert config.cooldown == 2
    assert config.database.url == SecretStr(ADDRESS)
    assert config.discord.shards == ShardSettings(count=4, ids=(0, 2))
    assert config.log.level == "warning"


def test_there_may_be_several_folders_of_articles_in_the_order_given(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "articles: {storm: news/storm, 2021: /old, divorce: ~/seeds}"))
    assert list(config.articles.items()) == [
        ("storm", tmp_path / "news" / "storm"),
        ("2021", Path("/old")),
        ("divorce", Path("~/seeds").expanduser()),
    ]


def test_a_folder_in_the_environment_takes_the_place_of_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_ARTICLES", "/news, old")
    config = load_config(written(tmp_path, "articles: {storm: a, divorce: b}"))
    assert config.articles == {"": Path("/news, old")}
    monkeypatch.setenv("RECEIPTS_ARTICLES", "")
    several = load_config(written(tmp_path, "articles: {storm: a, divorce: b}"))
    assert list(several.articles) == ["storm", "divorce"]


@pytest.mark.parametrize(
    ("given", "last"),
    [("2021", (2021, 12, 31)), ("2021-02", (2021, 2, 28)), ("2021-02-17", (2021, 2, 17))],
)
def test_when_articles_were_published_may_be_a_year_a_month_or_a_day(
    given: str, last: tuple[int, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_file = load_config(written(tmp_path, f"files: {{published: {given}}}")).files.published
    assert in_file is not None
    assert in_file.last == date(*last)
    monkeypatch.setenv("RECEIPTS_FILES__PUBLISHED", given)
    assert load_config(written(tmp_path, "files: {published: 1999}")).files.published == in_file


def test_each_folder_of_a_list_in_one_line_counts_from_the_folder_of_the_file(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "cogs: {more_folders: 'mine, ours, /cogs'}"))
    assert config.cogs.more_folders == (tmp_path / "mine", tmp_path / "ours", Path("/cogs"))


@pytest.mark.parametrize(
    "given", ["/cogs,/mine", "/cogs, /mine", "[/cogs, /mine]", '["/cogs", "/mine"]', "['/cogs','/mine']"]
)
def test_a_list_in_the_environment_may_be_written_as_in_the_file(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_COGS__MORE_FOLDERS", given)
    assert load_config(written(tmp_path, "")).cogs.more_folders == (Path("/cogs"), Path("/mine"))


def test_the_environment_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECEIPTS_SEARCH__THRESHOLD", "0.9")
    monkeypatch.setenv("RECEIPTS_COGS__OFF", "kids, quote")
    monkeypatch.setenv("RECEIPTS_COGS__MORE_FOLDERS", "mine,/cogs")
    monkeypatch.setenv("RECEIPTS_ARTICLES", "elsewhere")
    config = load_config(
        written(tmp_path, "{search: {threshold: 0.1}, articles: here, cogs: {folder: none}}")
    )
    assert config.search.threshold == 0.9
    assert config.cogs.more_folders == (Path("mine"), Path("/cogs"))
    assert config.cogs.off == ("kids", "quote")
    assert config.articles == {"": Path("elsewhere")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "serch: {threshold: 1}",
            "config.yaml: there is no setting serch ({'threshold': 1}); the nearest is search.",
        ),
        ("threshold: 3", "config.yaml: there is no setting threshold (3); the nearest is search.threshold."),
        (
            "search: {treshold: 0.4}",
            "config.yaml: there is no setting search.treshold (0.4); the nearest is search.threshold.",
        ),
        ("search: 5", "config.yaml: search is 5, but it should be a group of settings: threshold."),
        (
            "search: {threshold: high}",
            "config.yaml: search.threshold is 'high', but it should be a valid number",
        ),
        ("search: {threshold: 2}", "search.threshold is 2, but it should be less than or equal to 1."),
        ("search: {threshold: .nan}", "search.threshold is nan, but it should be a finite number."),
        ("cooldown: true", "config.yaml: cooldown is True, but it should be a number."),
        (
            "files: {published: soon}",
            "files.published is 'soon', but it should be a year, month or day, or two",
        ),
        ("files: {published: 2022..2021}", "files.published is '2022..2021', but it should be a year"),
        ("files: {published: true}", "files.published is True, but it should be a year"),
        ("files: {published: 2021-13}", "files.published is '2021-13', but it should be a year"),
        ("files: {max_bytes: 1.5}", "files.max_bytes is 1.5, but it should be a valid integer"),
        (
            "log: {level: loud}",
            "log.level is 'loud', but it should be 'debug', 'info', 'warning' or 'error'.",
        ),
        ("log: {level: 3}", "log.level is 3, but it should be 'debug', 'info', 'warning' or 'error'."),
        (
            "embedding: {engine: openai}",
            "embedding.engine is 'openai', but it should be 'e5', 'endpoint' or 'none'.",
        ),
        ("embedding: {engine: endpoint}", "but it needs `url` and `model` for the engine endpoint."),
        ("embedding: {url: localhost}", "embedding.url is 'localhost', but it should be an address like"),
        ("embedding: {url: 'file:///etc/passwd'}", "it should be an address like"),
        ("embedding: {url: 'http://me:pw@host/v1'}", "without a user in it"),
        ("embedding: {threads: -1}", "embedding.threads is -1, but it should be greater than or equal to 0."),
        ("articles: [a]", "config.yaml: articles is ['a'], but it should be a folder, or names of 1 to 30"),
        ("articles: {a: 1}", "articles is {'a': 1}, but it should be a folder, or names"),
        (
            "articles: {a: {b: c}}",
            "but it should be a folder, or names of 1 to 30 letters with a folder each",
        ),
        ("articles: {a: }", "articles is {}, but it should be a folder, or names"),
        ("articles: {'': a, ' ': b}", "but it should be a folder, or names"),
        ("articles: {'two\\n': a, lines: b}".replace("'", '"'), "but it should be a folder, or names"),
        (f"articles: {{{'a' * 31}: a}}", "but it should be a folder, or names"),
        (f"articles: {{{', '.join(f'n{number}: a' for number in range(26))}}}", "24 at most"),
        ("cogs: {off: [1]}", "config.yaml: cogs.off is [1], but it should be a valid string."),
        ("articles: a\n  b: c", "config.yaml: line 2 is not YAML: mapping values are not allowed here."),
        ("a: [b", "config.yaml: line 1 is not YAML: expected ',' or ']', but got '<stream end>'."),
        ("x: 2021-99-99", "config.yaml: is not YAML: ValueError."),
        ("[" * 5000, "config.yaml: is not YAML: RecursionError."),
        ("\0", "config.yaml: is not YAML: ReaderError."),
        ("- articles", "config.yaml: should hold settings (`articles: seeds`), not ['articles']."),
        ("1: 2", "config.yaml: there is no setting 1 (2); the nearest is"),
        ('"a\\e[31m\\n": 2', "there is no setting a\N{REPLACEMENT CHARACTER}[31m (2)"),
    ],
)
def test_a_mistake_is_one_line_with_the_key_the_value_and_the_nearest_key(
    text: str, said: str, tmp_path: Path
) -> None:
    assert said in complaint(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "RECEIPTS_SERCH__THRESHOLD",
            "1",
            "RECEIPTS_SERCH__THRESHOLD: there is no setting serch.threshold ('1')",
        ),
        (
            "RECEIPTS_SEARCH__THRESHOLD",
            "x",
            "RECEIPTS_SEARCH__THRESHOLD: search.threshold is 'x', but it should",
        ),
        (
            "RECEIPTS_SEARCH",
            "{",
            "RECEIPTS_SEARCH should be a JSON object; or set RECEIPTS_SEARCH__… one by one.",
        ),
        ("RECEIPTS_SEARCH", '{"tip": 1}', "RECEIPTS_SEARCH: there is no setting search.tip"),
        ("RECEIPTS_COGS__OFF", "akss", "RECEIPTS_COGS__OFF: cogs.off names 'akss', which is no cog in"),
        ("RECEIPTS_TOKEN", SECRET, "the token must not be given as token; set DISCORD_TOKEN"),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(
    name: str, value: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ask.py").touch()
    monkeypatch.setenv(name, value)
    assert said in complaint(tmp_path, "cogs: {folder: .}")


@pytest.mark.parametrize(
    "name",
    [
        "RECEIPTS_PORT",
        "RECEIPTS_PORT_80_TCP",
        "RECEIPTS_SERVICE_HOST",
        "RECEIPTS_CONFIG",
        "RECEIPTS_STORAGE_AWS_ENDPOINT",
    ],
)
def test_names_that_others_give_a_meaning_are_no_mistake(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "tcp://10.0.0.1")
    assert load_config(written(tmp_path, "")) == Config()


def test_a_cog_of_ones_own_can_be_off(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "places.py").touch()
    config = load_config(written(tmp_path, "cogs: {more_folders: [mine], off: [places]}"))
    assert config.cogs.off == ("places",)


def test_a_cog_that_is_not_there_cannot_be_off(tmp_path: Path) -> None:
    for name in ("ask", "quote", "_shared"):
        (tmp_path / f"{name}.py").touch()
    said = complaint(tmp_path, "cogs: {folder: ., off: [qoute]}")
    assert (
        f"config.yaml: cogs.off names 'qoute', which is no cog in {tmp_path}; the nearest is quote." in said
    )


@pytest.mark.parametrize("place", ["missing.yaml", ""])
def test_a_file_that_was_named_must_be_readable(place: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / place)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigError, match="is not YAML"):
        load_config(tmp_path / "config.yaml")


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.config.loading.DEFAULT_FILE", tmp_path / "config.yaml")
    assert load_config() == Config()


@given(st.text())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_file_is_understood_or_refused_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    outcome: Config | list[str]
    try:
        outcome = load_config(file)
    except ConfigError as error:
        outcome = str(error).splitlines()
    assert isinstance(outcome, Config) or len(outcome) == 1


def test_the_token_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", f" {SECRET}\n")
    token = load_config(written(tmp_path, "")).token
    assert token is not None
    assert token.get_secret_value() == SECRET


@pytest.mark.parametrize("place", ["named", "secret"])
def test_the_token_comes_from_a_secret_file(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text(f"{SECRET}\n")
    if place == "named":
        monkeypatch.setenv("DISCORD_TOKEN_FILE", str(file))
    else:
        monkeypatch.setattr("bot.config.loading.SECRET", file)
    token = load_config(written(tmp_path, "")).token
    assert token is not None
    assert token.get_secret_value() == SECRET


@pytest.mark.parametrize("content", [None, b"\xff\xff"])
def test_a_token_file_that_cannot_be_used_is_named(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    if content:
        file.write_bytes(content)
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(file))
    assert f"the token file {file}" in complaint(tmp_path)


def test_the_token_is_in_no_text_that_the_configuration_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    config = load_config(written(tmp_path, ""))
    for text in (repr(config), str(config), config.model_dump_json(), f"{config.model_dump()}"):
        assert SECRET not in text


@pytest.mark.parametrize(
    "text", [f"token: {SECRET}", f"DISCORD_TOKEN: {SECRET}", f"tokn: {SECRET}", f"cooldown: {SECRET}"]
)
def test_a_token_in_the_file_is_refused_without_being_shown(text: str, tmp_path: Path) -> None:
    assert SECRET[:20] not in complaint(tmp_path, text)


def test_a_blank_token_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "  ")
    assert load_config(written(tmp_path, "")).token is None


def test_the_key_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECEIPTS_EMBEDDING__KEY", KEY)
    config = load_config(written(tmp_path, ""))
    assert config.embedding.key == SecretStr(KEY)
    assert KEY not in f"{config!r}{config.model_dump()}{config.model_dump_json()}"


def test_the_key_comes_from_a_file_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert load_config(written(tmp_path, "embedding: {key_file: key}")).embedding.key == SecretStr(KEY)


def test_a_key_in_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_EMBEDDING__KEY", KEY)
    assert load_config(written(tmp_path, "embedding: {key_file: none}")).embedding.key == SecretStr(KEY)


def test_a_key_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    assert f"the key file {tmp_path / 'none'} cannot be read" in complaint(
        tmp_path, "embedding: {key_file: none}"
    )


def test_a_key_in_the_file_is_refused_without_being_shown(tmp_path: Path) -> None:
    said = complaint(tmp_path, f"embedding: {{key: {KEY}}}")
    assert "the key must not be given as embedding.key; set RECEIPTS_EMBEDDING__KEY" in said
    assert KEY not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RECEIPTS_EMBEDING__KEY", KEY),
        ("RECEIPTS_EMBEDDING_KEY", KEY),
        ("RECEIPTS_EMBEDDING__APIKEY", KEY),
        ("RECEIPTS_EMBEDDING", json.dumps({"key": KEY, "threads": "many"})),
        ("RECEIPTS_EMBEDDING", json.dumps({"key": KEY, "engine": "endpoint"})),
        ("RECEIPTS_EMBEDDING", json.dumps({"key": [KEY]})),
        ("RECEIPTS_EMBEDDING", f'{{"key": "{KEY}"'),
    ],
)
def test_a_key_in_the_wrong_place_is_not_shown(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert KEY not in complaint(tmp_path)


def test_the_configuration_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Config().cooldown = 5


@pytest.mark.parametrize(
    ("count", "ids", "read"),
    [
        ("auto", "all", ShardSettings(count=None)),
        ("4", "0-3", ShardSettings(count=4, ids=(0, 1, 2, 3))),
        ("4", " 0, 2 - 3", ShardSettings(count=4, ids=(0, 2, 3))),
        ("16", "7", ShardSettings(count=16, ids=(7,))),
    ],
)
def test_shards_are_set_by_the_environment(
    count: str, ids: str, read: ShardSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_DISCORD__SHARDS__COUNT", count)
    monkeypatch.setenv("RECEIPTS_DISCORD__SHARDS__IDS", ids)
    assert load_config(written(tmp_path, "")).discord.shards == read


@pytest.mark.parametrize(
    ("shards", "said"),
    [
        ("{count: 0}", "discord.shards.count is 0, but it should be greater than or equal to 1"),
        ("{count: many}", "discord.shards.count is 'many', but it should be a valid integer"),
        ("{count: true}", "discord.shards.count is True, but it should be a number"),
        ("{ids: [-1]}", "discord.shards.ids is [-1], but it should be all, or numbers from 0 on"),
        ("{ids: 3-}", "discord.shards.ids is '3-', but it should be all, or numbers from 0 on"),
        ("{count: 2, ids: [0, 2]}", "needs `ids` from 0 to 1, each once"),
        ("{count: 2, ids: [1, 1]}", "needs `ids` from 0 to 1, each once"),
        ("{count: 2, ids: []}", "needs `ids` from 0 to 1, each once"),
        ("{count: auto, ids: [0]}", "needs `count` to be a number where `ids` are given"),
        ("{number: 2}", "there is no setting discord.shards.number"),
    ],
)
def test_shards_that_make_no_sense_are_one_line(shards: str, said: str, tmp_path: Path) -> None:
    assert said in complaint(tmp_path, f"discord: {{shards: {shards}}}")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_the_database_comes_from_the_environment_and_is_never_shown(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = ADDRESS.replace("postgresql", scheme)
    monkeypatch.setenv("RECEIPTS_DATABASE__URL", address)
    config = load_config(written(tmp_path, "database: {url_file: none}"))
    assert config.database.url == SecretStr(address)
    assert PASSWORD not in f"{config!r}{config.model_dump()}{config.model_dump_json()}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RECEIPTS_DATABASE__URL", f"mysql://bot:{PASSWORD}@db/receipts"),
        ("RECEIPTS_DATABASE__URL", f"postgresql://bot:{PASSWORD}@db"),
        ("RECEIPTS_DATABASE__URL", PASSWORD),
        ("RECEIPTS_DATABASE_URL", ADDRESS),
        ("RECEIPTS_DATABASE", json.dumps({"url": PASSWORD})),
        ("RECEIPTS_DATABASE", ADDRESS),
        ("RECEIPTS_DATABASE__ADDRESS", ADDRESS),
    ],
)
def test_an_address_that_cannot_be_used_is_not_shown(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert PASSWORD not in complaint(tmp_path)


def test_an_address_in_a_file_is_checked_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / "address").write_text(f"mysql://bot:{PASSWORD}@db/receipts")
    said = complaint(tmp_path, "database: {url_file: address}")
    assert "it should be like postgresql://user:password@host/database" in said
    assert PASSWORD not in said


def test_an_address_in_the_settings_is_refused_without_being_shown(tmp_path: Path) -> None:
    said = complaint(tmp_path, f"database: {{url: '{ADDRESS}'}}")
    assert "the url must not be given as database.url; set RECEIPTS_DATABASE__URL" in said
    assert PASSWORD not in said
