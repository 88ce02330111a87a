import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store import servers as module
from bot.store.servers import UNSET, Servers, ServerSettings

IDS = st.integers(1, 2**63)
SET = st.builds(
    ServerSettings,
    language=st.none() | st.sampled_from(["en", "nl"]),
    private=st.booleans(),
    channels=st.lists(IDS, max_size=25).map(tuple),
    archive=st.none() | st.text(),
)
HERE, THERE = 11, 22


def file_with(folder: Path, content: object) -> Path:
    file = folder / "servers.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@given(st.dictionaries(IDS, SET, max_size=5))
@settings(max_examples=50, deadline=None)
def test_what_was_set_is_there_after_a_restart(chosen: Mapping[int, ServerSettings]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "servers.json"
        servers = Servers(file)
        for guild_id, each in chosen.items():
            servers.change(guild_id, **asdict(each))
        for read in (servers, Servers(file)):
            assert {guild_id: read.of(guild_id) for guild_id in chosen} == chosen
            assert read.known == {guild_id for guild_id, each in chosen.items() if each != UNSET}


def test_a_server_that_set_nothing_and_a_direct_message_have_the_defaults(tmp_path: Path) -> None:
    servers = Servers(tmp_path / "servers.json")
    servers.change(HERE, private=True)
    assert servers.of(THERE) == servers.of(None) == UNSET
    assert THERE not in servers.known


def test_one_setting_is_changed_and_the_others_stay(tmp_path: Path) -> None:
    servers = Servers(tmp_path / "servers.json")
    servers.change(HERE, language="nl", channels=(1,))
    servers.change(HERE, private=True)
    assert servers.of(HERE) == ServerSettings("nl", private=True, channels=(1,))


def test_changes_at_the_same_time_are_all_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    servers = Servers(tmp_path / "servers.json")
    changes: list[dict[str, Any]] = [
        {"language": "nl"}, {"private": True}, {"channels": (1,)}, {"archive": "storm"}
    ]  # fmt: skip
    with ThreadPoolExecutor(8) as threads:
        done = [
            threads.submit(servers.change, guild_id, **change) for guild_id in range(5) for change in changes
        ]
        assert all(each.exception() is None for each in done)
    everything = ServerSettings("nl", private=True, channels=(1,), archive="storm")
    again = Servers(tmp_path / "servers.json")
    assert [again.of(guild_id) for guild_id in range(5)] == [everything] * 5


def test_what_is_back_to_the_defaults_leaves_nothing_behind(tmp_path: Path) -> None:
    servers = Servers(tmp_path / "servers.json")
    servers.change(HERE, private=True)
    servers.change(HERE, private=False)
    assert HERE not in servers.known
    assert (tmp_path / "servers.json").read_text() == "{}"


def test_what_is_forgotten_is_on_disk_no_more_and_others_stay(tmp_path: Path) -> None:
    servers = Servers(tmp_path / "servers.json")
    servers.change(HERE, language="nl")
    servers.change(THERE, private=True)
    assert servers.forget(HERE)
    assert not servers.forget(HERE)
    assert servers.of(HERE) == UNSET
    assert set(json.loads((tmp_path / "servers.json").read_bytes())) == {str(THERE)}


def test_what_cannot_be_written_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    servers = Servers(tmp_path / "servers.json")
    servers.change(HERE, language="nl")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_state", full)
        with pytest.raises(OSError, match="No space"):
            servers.change(HERE, private=True)
        with pytest.raises(OSError, match="No space"):
            servers.forget(HERE)
    assert servers.of(HERE) == Servers(tmp_path / "servers.json").of(HERE) == ServerSettings("nl")
    servers.change(HERE, private=True)
    assert servers.of(HERE) == ServerSettings("nl", private=True)


@pytest.mark.parametrize(
    "content", ["", "null", "[]", "{", '{"no": {"private": true}}', '{"' + "9" * 5000 + '": {}}', '{"²": {}}']
)
def test_a_file_that_is_broken_sets_nothing_and_is_replaced(content: str, tmp_path: Path) -> None:
    file = tmp_path / "servers.json"
    file.write_text(content, encoding="utf-8")
    servers = Servers(file)
    assert servers.of(HERE) == UNSET
    servers.change(HERE, private=True)
    assert Servers(file).of(HERE).private


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ({"language": "nl", "private": True}, ServerSettings("nl", private=True)),
        ({"language": 5, "private": "yes", "channels": [1, "2", True, 2.5, None], "archive": []},
         ServerSettings(channels=(1,))),
        ({"private": True, "colour": "red"}, ServerSettings(private=True)),
        ({"channels": {"1": 2}, "archive": "storm"}, ServerSettings(archive="storm")),
        ([], UNSET),
        (None, UNSET),
    ],
)  # fmt: skip
def test_what_another_version_wrote_is_read_as_far_as_it_makes_sense(
    stored: object, read: ServerSettings, tmp_path: Path
) -> None:
    servers = Servers(file_with(tmp_path, {str(HERE): stored, str(THERE): {"private": True}}))
    assert servers.of(HERE) == read
    assert servers.of(THERE).private


def test_something_stored_that_makes_no_sense_can_still_be_deleted(tmp_path: Path) -> None:
    servers = Servers(file_with(tmp_path, {str(HERE): "?"}))
    assert HERE in servers.known
    assert servers.forget(HERE)
    assert HERE not in Servers(tmp_path / "servers.json").known
