"""Where an article stands among many ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import packed_ids
from reader.tui.list_source import index_of

ids = st.lists(st.integers(1, 2**32 - 1) | st.integers(1, 600), unique=True)


@given(ids, st.integers(1, 600))
def test_an_id_is_found_where_it_stands(among: list[int], wanted: int) -> None:
    expected = among.index(wanted) if wanted in among else None
    assert index_of(packed_ids(among), wanted) == expected
    for place, one in enumerate(among):
        assert index_of(packed_ids(among), one) == place


@pytest.mark.parametrize("wanted", [-1, 0, 2**32, 10**30])
def test_what_no_article_has_is_not_found(wanted: int) -> None:
    assert index_of(packed_ids([1, 2, 3]), wanted) is None
