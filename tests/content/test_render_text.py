from __future__ import annotations

import pytest

from reader.content.html import blocks_from_html
from reader.content.render_text import text_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("<h1>A</h1><p>b <b>c</b><br>d</p>e", "A\n\nb c\nd\n\ne"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol start=9><li>a<li>b</ol>", "9. a\n10. b"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d"),
        ("<ol><li><p>a<p>b<br>c</ol>", "1. a\n\n   b\n   c"),
        ("<blockquote>a<p>b</blockquote>c", "a\n\nb\n\nc"),
        ("<pre>a\n\n  b</pre>", "a\n\n  b"),
        (
            "<table><caption>C<tr><th>A<th>B<tr><td>1<br>2<td>3</table>",
            "C\nA | B\n1 2 | 3",
        ),
        ("<img src=/a>a", "a"),
        ("a<hr>b", "a\n\nb"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert text_of(blocks_from_html(source)) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<img src=/a alt=b>", "b"),
        ("<img src=/a alt=b title=c>", "c"),
        ("<img src=/a>", ""),
        ("<video src=/a title=b></video>", "b"),
        ("<video src=/a></video>", "https://example.org/a"),
    ],
)
def test_pictures_and_players(source: str, text: str) -> None:
    assert text_of(blocks_from_html(source, "https://example.org/")) == text
