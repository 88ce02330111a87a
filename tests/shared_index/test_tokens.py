"""Token vectors as bytes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.shared_index.tokens import packed, unpacked


@given(st.integers(0, 5), st.integers(1, 40), st.integers(0, 2**31))
def test_directions_come_back(count: int, dimensions: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).standard_normal((count, dimensions)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    again = unpacked(packed(vectors), dimensions)
    assert again.shape == vectors.shape
    assert ((again * vectors).sum(axis=1) > 0.999).all()
