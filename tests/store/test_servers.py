"""What holds for servers' settings wherever they are kept, with several processes or one."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.store.servers import UNSET, DatabaseAwayError, ServerSettings, StoreState
from tests.store.places import Place

IDS = st.integers(1, 2**63 - 1)
SET = st.builds(
    ServerSettings,
    language=st.none() | st.sampled_from(["en", "nl"]),
    private=st.booleans(),
    channels=st.lists(IDS, max_size=25).map(tuple),
    archive=st.none() | st.text(),
)
HERE, THERE = 11, 22


@given(st.dictionaries(IDS, SET, max_size=5))
@settings(max_examples=25, deadline=None)
def test_what_was_set_is_there_after_a_restart(chosen: Mapping[int, ServerSettings]) -> None:
    async def set_and_read(data: Path) -> None:
        servers = await Place(data).servers()
        for guild_id, each in chosen.items():
            await servers.change(guild_id, **asdict(each))
        for read in (servers, await Place(data).servers()):
            assert {guild_id: read.of(guild_id) for guild_id in chosen} == chosen
            assert read.known == {guild_id for guild_id, each in chosen.items() if each != UNSET}

    with TemporaryDirectory() as folder:
        asyncio.run(set_and_read(Path(folder)))


async def test_a_server_that_set_nothing_and_a_direct_message_have_the_defaults(place: Place) -> None:
    servers = await place.servers()
    await servers.change(HERE, private=True)
    assert servers.of(THERE) == servers.of(None) == UNSET
    assert THERE not in servers.known


async def test_one_setting_is_changed_and_the_others_stay(place: Place) -> None:
    servers = await place.servers()
    await servers.change(HERE, language="nl", channels=(1, 2**63 - 1))
    await servers.change(HERE, private=True, archive="★")
    everything = ServerSettings("nl", private=True, channels=(1, 2**63 - 1), archive="★")
    assert servers.of(HERE) == (await place.servers()).of(HERE) == everything


async def test_changes_at_the_same_time_in_several_processes_are_all_kept(place: Place) -> None:
    processes = [await place.servers() for _ in range(3)]
    changes: list[dict[str, Any]] = [{"language": "nl"}, {"private": True}, {"channels": (1,)}]
    await asyncio.gather(
        *(
            process.change(guild_id, **change)
            for guild_id in range(1, 4)
            for process, change in zip(processes, changes, strict=True)
        )
    )
    again = await place.servers()
    everything = ServerSettings("nl", private=True, channels=(1,))
    assert [again.of(guild_id) for guild_id in range(1, 4)] == [everything] * 3


async def test_what_another_process_sets_and_deletes_counts_after_the_next_look(place: Place) -> None:
    here, there = await place.servers(), await place.servers()
    await here.change(HERE, private=True)
    await here.change(THERE, language="nl")
    assert there.of(HERE) == UNSET
    await there.refresh()
    assert (there.of(HERE), there.of(THERE)) == (ServerSettings(private=True), ServerSettings("nl"))
    await here.forget(HERE)
    await here.change(THERE, language=None)
    await there.refresh()
    assert there.known == frozenset()


async def test_a_look_after_ones_own_change_changes_nothing(place: Place) -> None:
    servers, other = await place.servers(), await place.servers()
    await other.change(HERE, language="en")
    await servers.change(HERE, private=True)
    await servers.refresh()
    assert servers.of(HERE) == ServerSettings("en", private=True)


async def test_when_the_database_is_another_one_all_of_it_is_read_again(place: Place) -> None:
    servers, restored = await place.servers(), place.database()
    await servers.change(HERE, private=True)
    async with restored.writing() as connection:  # as a backup does that is put back
        await connection.execute(text("UPDATE server_settings SET guild_id = 33, changed = 0"))
        await connection.execute(text("UPDATE settings_changes SET epoch = 'another'"))
    await servers.refresh()
    assert servers.known == {33}


async def test_what_is_back_to_the_defaults_leaves_nothing_behind(place: Place) -> None:
    servers = await place.servers()
    await servers.change(HERE, private=True)
    await servers.change(HERE, private=False)
    assert HERE not in servers.known
    assert await rows(place) == []


async def test_what_is_forgotten_is_stored_no_more_and_others_stay(place: Place) -> None:
    servers = await place.servers()
    await servers.change(HERE, language="nl")
    await servers.change(THERE, private=True)
    assert await servers.forget(HERE)
    assert not await servers.forget(HERE)
    assert servers.of(HERE) == UNSET
    assert await rows(place) == [THERE]


async def test_a_row_that_a_hand_has_spoilt_counts_as_far_as_it_makes_sense(place: Place) -> None:
    servers = await place.servers()
    await servers.change(HERE, private=True, channels=(1,))
    async with place.database().writing() as connection:
        await connection.execute(text("UPDATE server_settings SET channels = '[1, ', language = ''"))
    assert (await place.servers()).of(HERE) == ServerSettings("", private=True)


async def rows(place: Place) -> list[int]:
    async with place.database().reading() as connection:
        return list((await connection.execute(text("SELECT guild_id FROM server_settings"))).scalars())


async def test_the_file_of_an_earlier_version_is_taken_over_once_and_set_aside(place: Place) -> None:
    earlier = {str(HERE): {"language": "nl", "private": True}, str(THERE): {"channels": [1, "2", True, None]}}
    (place.data / "servers.json").write_text(json.dumps(earlier))
    servers = await place.servers()
    assert servers.of(HERE) == ServerSettings("nl", private=True)
    assert servers.of(THERE) == ServerSettings(channels=(1,))
    assert not (place.data / "servers.json").exists()
    assert json.loads((place.data / "servers.json.old").read_bytes()) == earlier
    await servers.change(HERE, private=False)
    assert (await place.servers()).of(HERE) == ServerSettings("nl")


async def test_what_was_set_since_goes_before_the_file_of_an_earlier_version(place: Place) -> None:
    await (await place.servers()).change(HERE, language="en")
    earlier = {str(HERE): {"language": "nl"}, str(THERE): {"private": True}}
    (place.data / "servers.json").write_text(json.dumps(earlier))
    servers = await place.servers()
    assert servers.of(HERE) == ServerSettings("en")
    assert servers.of(THERE).private


async def test_what_was_set_aside_is_deleted_when_a_server_deletes_its_settings(place: Place) -> None:
    (place.data / "servers.json").write_text(json.dumps({str(HERE): {"private": True}}))
    here, there = await place.servers(), await place.servers()
    await here.forget(HERE)
    assert not (place.data / "servers.json.old").exists()
    (place.data / "servers.json.old").write_text("as another host has it")
    await there.refresh()
    assert not (place.data / "servers.json.old").exists()


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{", '{"no": {"private": true}}', '{"' + "9" * 5000 + '": {}}', '{"²": {}, "5": "?"}'],
)
async def test_a_broken_file_of_an_earlier_version_sets_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / "servers.json").write_text(content, encoding="utf-8")
    servers = await Place(tmp_path).servers()
    assert servers.known == frozenset()
    assert (tmp_path / "servers.json.old").read_text(encoding="utf-8") == content


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
)  # fmt: skip  # a row of many: one a line would fill a page
async def test_what_an_earlier_version_wrote_is_read_as_far_as_it_makes_sense(
    stored: object, read: ServerSettings, tmp_path: Path
) -> None:
    (tmp_path / "servers.json").write_text(json.dumps({str(HERE): stored, str(THERE): {"private": True}}))
    servers = await Place(tmp_path).servers()
    assert servers.of(HERE) == read
    assert servers.of(THERE).private


async def test_before_it_is_opened_it_says_that_nothing_can_be_stored(place: Place) -> None:
    assert not place.closed().state.writable
    assert (await place.servers()).state == StoreState(writable=True)


async def test_an_error_says_why_in_few_words(tmp_path: Path) -> None:
    servers = await Place(tmp_path).servers()
    (tmp_path / "settings.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(DatabaseAwayError, match=r"^file is not a database$"):
        await servers.change(HERE, private=True)
    assert servers.state == StoreState(writable=False, trouble="file is not a database")
