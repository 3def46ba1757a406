"""The words of a text are the same with and without its styles and links."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.content.html import blocks_from_html
from reader.content.render_text import text_of

_PIECES = st.sampled_from(
    [
        *("rain ", " ", "\n", "&amp;", "&nbsp;", "Café", "人工", "\t", "&#27;", "a  b"),
        *("<p>", "</p>", "<b>", "</b>", "<em>", "</em>", "<code>", "</code>", "<br>"),
        *(
            '<a href="/x">',
            "</a>",
            '<a class="headerlink" href="#">',
            "<sup>",
            "</sup>",
        ),
        *("<ul>", "<ol start=3>", "<li>", "</ul>", "</ol>", "<pre>", "</pre>", "<hr>"),
        *("<table>", "<tr>", "<td>", "<th>", "</table>", "<caption>", "</caption>"),
        *("<figure>", '<img src="/a.png" alt="sea">', "<figcaption>", "</figure>"),
        *(
            "<blockquote>",
            "</blockquote>",
            "<h2>",
            "</h2>",
            "<dl><dt>",
            "<dd>",
            "</dl>",
        ),
        *(
            "<q>",
            "</q>",
            "<ruby>",
            "<rt>",
            "</ruby>",
            '<video src="/v.mp4">',
            "</video>",
        ),
        *("<s>", "</s>", "<mark>", "</mark>", "<details><summary>", "</details>"),
    ]
)


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_the_words_do_not_depend_on_styles(source: str) -> None:
    base = "https://a.example/"
    styled = blocks_from_html(source, base)
    plain = blocks_from_html(source, base, plain=True)
    assert text_of(plain) == text_of(styled)
