from __future__ import annotations

import pytest

from reader.content.html import blocks_from_html
from reader.content.render_text import text_of
from reader.model.block import (
    Block,
    Cell,
    Code,
    Embed,
    Image,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)
from tests.content.making import bullets, heading, numbers, paragraph, spans, strong

BASE = "https://example.org/news/1.html"


def cell(text: str, header: bool = False) -> Cell:
    return Cell(spans(text) if text else (), header)


TEXT: list[tuple[str, list[Block]]] = [
    ("", []),
    ("loose", [paragraph("loose")]),
    ("<p>one<p>two", [paragraph("one"), paragraph("two")]),
    ("<p> a \n\t b </p>", [paragraph("a b")]),
    ("<p>a <b> b</b> c</p>", [paragraph("a ", strong("b"), " c")]),
    ("<p>a&nbsp;; « b&#8239;! »</p>", [paragraph("a\u00a0; « b\u202f! »")]),
    ("<p> &nbsp; </p><p></p><div><br></div>", []),
    ("a<br>b", [paragraph("a\nb")]),
    ("a <br> b", [paragraph("a\nb")]),
    ("a<br><br>b<br/><br/><br>c", [paragraph(t) for t in "abc"]),
    ("<p><br>a<br></p>", [paragraph("a")]),
    (
        "lead <div>soup<div>deep</div>tail</div> end",
        [paragraph(t) for t in ("lead", "soup", "deep", "tail", "end")],
    ),
    ("<h1>A</h1><h6>B</h6>", [heading(1, "A"), heading(6, "B")]),
    ("<h2>A <em>b</em></h2>", [heading(2, "A ", Span("b", Style.EMPHASIS))]),
    ("<h2>T<a class='headerlink' href='#t'>¶</a></h2>", [heading(2, "T")]),
    ("a<hr>b", [paragraph("a"), Rule(), paragraph("b")]),
    ("<hr>a<hr><hr>b", [paragraph("a"), Rule(), paragraph("b")]),
    ("<q>so</q> he said", [paragraph("“so” he said")]),
    ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", [paragraph("漢(かん)")]),
    ("1 &lt; 2 &amp;amp; 3", [paragraph("1 < 2 &amp; 3")]),
    ("[/] [@click=app.quit]x[/]", [paragraph("[/] [@click=app.quit]x[/]")]),
    ("<title>t</title>a", [paragraph("a")]),
    ("<head><title>t</title></head><body>a</body>", [paragraph("a")]),
    ("a<script>x()</script><style>b{}</style>c", [paragraph("ac")]),
    ("a<template>t</template><noscript>n</noscript>c", [paragraph("ac")]),
    (
        "<form>a<input value=v><button>b</button><select><option>o</select>"
        "<textarea>t</textarea></form>",
        [paragraph("a")],
    ),
    ("<svg><title>t</title><text>x</text></svg>a<!-- c -->", [paragraph("a")]),
    ("<unknown-thing>a</unknown-thing>b", [paragraph("ab")]),
    (
        "<details><summary>S</summary>a</details>",
        [paragraph(strong("S")), paragraph("a")],
    ),
    (
        "<dl><dt>T<dd>one<p>two</dl>",
        [paragraph(strong("T")), Quote((paragraph("one"), paragraph("two")))],
    ),
]

STYLES = [
    ("b", Style.STRONG),
    ("strong", Style.STRONG),
    ("i", Style.EMPHASIS),
    ("em", Style.EMPHASIS),
    ("cite", Style.EMPHASIS),
    ("code", Style.CODE),
    ("kbd", Style.CODE),
    ("tt", Style.CODE),
    ("s", Style.STRIKE),
    ("del", Style.STRIKE),
    ("u", Style.UNDERLINE),
    ("ins", Style.UNDERLINE),
    ("mark", Style.MARK),
    ("sub", Style.SUB),
    ("sup", Style.SUP),
    ("span", Style.PLAIN),
    ("font", Style.PLAIN),
]

LINKS: list[tuple[str, list[Block]]] = [
    ("<a href='/x'>a</a>", [paragraph(Span("a", link="https://example.org/x"))]),
    (
        "<A HREF=2.html>a</A>",
        [paragraph(Span("a", link="https://example.org/news/2.html"))],
    ),
    (
        "<a href='mailto:a@b.c'>a <b>b</b></a>",
        [
            paragraph(
                Span("a ", link="mailto:a@b.c"),
                Span("b", Style.STRONG, "mailto:a@b.c"),
            )
        ],
    ),
    ("<a href='javascript:x()'>a</a>", [paragraph("a")]),
    ("<a href='data:text/html,x'>a</a>", [paragraph("a")]),
    ("<a name=top>a</a>", [paragraph("a")]),
    (
        "<a href='/x'><h2>T</h2><p>a</p></a>",
        [
            heading(2, Span("T", link="https://example.org/x")),
            paragraph(Span("a", link="https://example.org/x")),
        ],
    ),
    (
        "<base href='https://other.example/d/'><a href=x>a</a>",
        [paragraph(Span("a", link="https://other.example/d/x"))],
    ),
    (
        "<base href='javascript:x'><a href=x>a</a>",
        [paragraph(Span("a", link="https://example.org/news/x"))],
    ),
]

LISTS: list[tuple[str, list[Block]]] = [
    ("<ul><li>a<li>b</ul>", [bullets(paragraph("a"), paragraph("b"))]),
    ("<ol start=7><li>a</ol>", [numbers(paragraph("a"), start=7)]),
    ("<ol start=x><li>a</ol>", [numbers(paragraph("a"))]),
    ("<ul><li> <li>b</ul>", [bullets(paragraph("b"))]),
    ("<ul></ul>", []),
    (
        "<ul><li>a<ol><li>b</ol>c</ul>",
        [bullets((paragraph("a"), numbers(paragraph("b")), paragraph("c")))],
    ),
    (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        [bullets((paragraph("a"), bullets(paragraph("b"))))],
    ),
    ("<ul>loose<li>a</ul>", [bullets(paragraph("loose"), paragraph("a"))]),
    ("<li>a<li>b", [paragraph("a"), paragraph("b")]),
    (
        "<ul><li><p>a<p>b<blockquote>q</blockquote></ul>",
        [bullets((paragraph("a"), paragraph("b"), Quote((paragraph("q"),))))],
    ),
    (
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        [Quote((paragraph("a"), Quote((paragraph("b"),))))],
    ),
    ("<blockquote> </blockquote>", []),
]

CODE: list[tuple[str, list[Block]]] = [
    ("<pre>\n a\n\n  b \n</pre>", [Code(" a\n\n  b")]),
    ("<pre> </pre>", []),
    ("<pre>a<br>b<span>c</span></pre>", [Code("a\nbc")]),
    ("<pre><div>a</div><div>b</div></pre>", [Code("a\nb")]),
    ("<pre>a\tb&#27;[2J</pre>", [Code("a\tb[2J")]),
    ("<pre><code class='language-C++ x'>a</code></pre>", [Code("a", "c++")]),
    ("<pre class='lang-py'>a</pre>", [Code("a", "py")]),
    ("<pre class='brush: js'>a</pre>", [Code("a", "js")]),
    ("<div class='highlight-source-ruby'><pre>a</pre></div>", [Code("a", "ruby")]),
    (
        "<div class='sourceCode'><pre class='sourceCode lua'>a</pre></div>",
        [Code("a", "lua")],
    ),
    ("<pre>a <b>b</b> <a href=/x>c</a></pre>", [Code("a b c")]),
    ("a<pre>b</pre>c", [paragraph("a"), Code("b"), paragraph("c")]),
    ("<ul><li><pre>a</pre></ul>", [bullets(Code("a"))]),
]

TABLES: list[tuple[str, list[Block]]] = [
    (
        "<table><caption>C</caption><tr><th>A<th>B<tr><td>1<td>2</table>",
        [
            Table(
                ((cell("A", True), cell("B", True)), (cell("1"), cell("2"))),
                "C",
            )
        ],
    ),
    (
        "<table><thead><tr><td>A<td>B</thead><tbody><tr><td>1<td></table>",
        [Table(((cell("A", True), cell("B", True)), (cell("1"), cell(""))))],
    ),
    (
        "<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>",
        [
            Table(
                (
                    (cell("a"), cell(""), cell("b")),
                    (cell("1"), cell("2"), cell("3")),
                )
            )
        ],
    ),
    (
        "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
        [
            Table(
                (
                    (cell("a"), cell("b")),
                    (cell(""), cell("c")),
                    (cell("d"), cell("e")),
                )
            )
        ],
    ),
    (
        "<table><tr><td>a<td><p>b<p>c<ul><li>d<li>e</ul></table>",
        [
            Table(
                (
                    (
                        cell("a"),
                        Cell(spans("b", "\n", "c", "\n", "• ", "d", "\n", "• ", "e")),
                    ),
                )
            )
        ],
    ),
    ("<table><tr><td> <td> </table>", []),
    ("<table><tr><td>a<tr><td>b</table>", [paragraph("a"), paragraph("b")]),
    (
        "<table role=presentation><tr><td>a<td>b</table>",
        [paragraph("a"), paragraph("b")],
    ),
    (
        "<table><tr><td><h2>H</h2><td><table><tr><td>1<td>2</table></table>",
        [heading(2, "H"), Table(((cell("1"), cell("2")),))],
    ),
    ("<td>a</td><tr>b", [paragraph("ab")]),
]

MEDIA: list[tuple[str, list[Block]]] = [
    ("<img src=/a.png alt=' a  b '>", [Image("https://example.org/a.png", "a b")]),
    (
        "a<img src=b.png>c",
        [paragraph("a"), Image("https://example.org/news/b.png"), paragraph("c")],
    ),
    (
        "<a href=/x><img src=/a></a>",
        [Image("https://example.org/a", link="https://example.org/x")],
    ),
    ("<img src=/a width=1 height=1><img src=/b width=0><img src=/c height=1px>", []),
    ("<img src=/a style='width: 1px'><img src=/b style='display:none'>", []),
    ("<img src=/a width=1 style='width:100%'>", [Image("https://example.org/a")]),
    ("<img src='data:image/gif;base64,R0' alt=d><img src='data:,'>", [Image("", "d")]),
    ("<img src='data:,' data-src=/l.jpg>", [Image("https://example.org/l.jpg")]),
    ("<img data-lazy-src=/l.jpg>", [Image("https://example.org/l.jpg")]),
    ("<img srcset='/s.jpg 1x, /t.jpg 2x'>", [Image("https://example.org/s.jpg")]),
    ("<img src='javascript:x' alt=a>", [Image("", "a")]),
    ("<img src='mailto:a@b.c'>", []),
    (
        "<img src=/a alt='see <b>x</b>'>",
        [Image("https://example.org/a", "see <b>x</b>")],
    ),
    ("<img src=/a alt='a&#27;]0;x&#7;'>", [Image("https://example.org/a", "a]0;x")]),
    (
        "<img src=/a alt='<a-> <b> <i-- x>'>",
        [Image("https://example.org/a", "<a-> <b> <i-- x>")],
    ),
    ("<img src=/a alt=b title=t>", [Image("https://example.org/a", "b", "t")]),
    ("hi <img class=emoji src=/e alt=😀> you", [paragraph("hi 😀 you")]),
    ("<img src=/e width=16 height=16 alt=ok> done", [paragraph("ok done")]),
    (
        "<picture><source srcset=/a.webp><img src=/a.png></picture>",
        [Image("https://example.org/a.png")],
    ),
    (
        "<figure><img src=/a alt=b><figcaption>c <em>d</em></figcaption></figure>",
        [Image("https://example.org/a", "b", "c d")],
    ),
    (
        "<figure><blockquote>q</blockquote><figcaption>who</figcaption></figure>",
        [Quote((paragraph("q"),)), Paragraph((Span("who", Style.EMPHASIS),))],
    ),
    (
        "<figure><iframe src=//v.example/1></iframe><figcaption>t</figure>",
        [Embed("page", "https://v.example/1", "t")],
    ),
    (
        "<video src=/v.mp4 title=T>no</video>",
        [Embed("video", "https://example.org/v.mp4", "T")],
    ),
    (
        "<audio><source src=/a.mp3>no</audio>",
        [Embed("audio", "https://example.org/a.mp3")],
    ),
    ("<iframe src='javascript:x'></iframe><iframe></iframe>", []),
    ("<iframe src=/a width=0 height=0></iframe>", []),
    (
        "<iframe data-src='https://v.example/2'></iframe>",
        [Embed("page", "https://v.example/2")],
    ),
]


@pytest.mark.parametrize(
    ("source", "blocks"), [*TEXT, *LINKS, *LISTS, *CODE, *TABLES, *MEDIA]
)
def test_blocks(source: str, blocks: list[Block]) -> None:
    assert list(blocks_from_html(source, BASE)) == blocks


@pytest.mark.parametrize(("tag", "style"), STYLES)
def test_styles(tag: str, style: Style) -> None:
    text = f"a<{tag}>b<b>c</b></{tag}>d"
    plain = (paragraph("ab", strong("c"), "d"),)
    inner = (Span("b", style), Span("c", style | Style.STRONG))
    styled = (paragraph("a", *inner, "d"),)
    if style is Style.STRONG:
        styled = (paragraph("a", strong("bc"), "d"),)
    assert blocks_from_html(text) == (plain if style is Style.PLAIN else styled)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p><b>a</p><p>b</b></p>c", "abc"),
        ("<b><i>a</b>b</i>c", "abc"),
        ("</p></div></b>a", "a"),
        ("<table>a<tr>b<td>c</table>d", "abcd"),
        ("<p><table><tr><td>a</p>b", "ab"),
        ("<ul><td>a<li>b</blockquote>c", "abc"),
        ("<a href=/x>a<a href=/y>b</a>c", "abc"),
        ("<figure><figure><figcaption>a", "a"),
        ("<thead>a<caption>b<figcaption>c", "abc"),
        ("<h1>a<h2>b<p>c", "abc"),
    ],
)
def test_broken_markup_loses_no_text(source: str, text: str) -> None:
    found = text_of(blocks_from_html(source))
    assert sorted(filter(str.isalpha, found)) == sorted(text)
