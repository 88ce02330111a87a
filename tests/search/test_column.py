import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.column import Column, highest, total

CELLS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), unique_by=lambda cell: cell[0]).map(dict)


def column(cells: dict[int, int]) -> Column:
    rows = sorted(cells)
    return Column(np.array(rows, np.int32), np.array([cells[row] for row in rows], np.float32))


def cells(made: Column) -> list[tuple[int, float]]:
    return list(zip(made.rows.tolist(), made.values.tolist(), strict=True))


@given(CELLS, st.lists(st.integers(0, 12)))
def test_a_row_without_a_value_holds_nothing(held: dict[int, int], rows: list[int]) -> None:
    assert column(held).at(np.array(rows, np.int32)).tolist() == [held.get(row, 0) for row in rows]


@given(st.lists(CELLS, max_size=4))
def test_columns_are_merged_row_by_row(columns: list[dict[int, int]]) -> None:
    rows = sorted({row for held in columns for row in held})
    made = [column(held) for held in columns]
    values = [[held[row] for held in columns if row in held] for row in rows]
    assert cells(total(made)) == [(row, sum(all_)) for row, all_ in zip(rows, values, strict=True)]
    assert cells(highest(made)) == [(row, max(all_)) for row, all_ in zip(rows, values, strict=True)]
