from unittest import mock

from bot.ingest.shelf import KeptShelf
from bot.store.archives import ArchiveStore
from tests.cards.made import storm


def shelf_of(*troubles: str | None, stored: str | None = None) -> KeptShelf:
    """A shelf of archives whose folders have these troubles."""
    keepers = []
    for number, trouble in enumerate(troubles):
        keeper = mock.Mock(library=storm(), trouble=trouble)
        keeper.name = str(number)
        keepers.append(keeper)
    store = mock.Mock(spec=ArchiveStore, trouble=stored)
    return KeptShelf(keepers, store)


def test_a_folder_that_cannot_be_followed_is_told_among_others() -> None:
    assert shelf_of(None, "no such folder", None).folder_trouble == "no such folder"
    assert shelf_of(None, None).folder_trouble is None


def test_a_store_that_cannot_be_written_is_told() -> None:
    assert shelf_of(None, stored="disk full").store_trouble == "disk full"
    assert shelf_of(None).store_trouble is None
