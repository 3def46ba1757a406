from __future__ import annotations

import pytest

from reader.content.pictures import has_pictures
from reader.model.block import (
    Block,
    Code,
    Embed,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Span,
)

PICTURE = Image("https://x.example/a.png")
TEXT = Paragraph((Span("x"),))


@pytest.mark.parametrize(
    ("blocks", "shown"),
    [
        ((), False),
        ((TEXT, Code("![](a.png)"), Rule()), False),
        ((Embed("video", "https://x.example/v"),), False),
        ((TEXT, PICTURE), True),
        ((Quote((TEXT,)),), False),
        ((Quote((TEXT, Quote((PICTURE,)))),), True),
        ((ListBlock((ListItem((TEXT,)), ListItem((TEXT,)))),), False),
        ((ListBlock((ListItem((TEXT,)), ListItem((PICTURE,)))),), True),
        ((ListBlock((ListItem((Quote((PICTURE,)),)),)),), True),
    ],
)
def test_a_picture_is_seen_however_deep(blocks: tuple[Block, ...], shown: bool) -> None:
    assert has_pictures(blocks) is shown
