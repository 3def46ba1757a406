"""Reads a web page as one article."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.content.nesting import restore
from reader.formats.assembly import Draft, plain_line
from reader.formats.charset import decode
from reader.formats.page import LONGEST_HEADING, Page
from reader.formats.saved import finish_saved
from reader.formats.titles import is_same_title, title_from_name
from reader.model.article import Body, BodyFormat, ParsedArticle
from reader.model.errors import UnreadableInput

_HEAD = 4096
_SHORTEST_ARTICLE = 200
_MOST_ARTICLES = 50
_MOST_HEADINGS = 10
_FURNITURE = (
    "nav, header, footer, aside, script, style, noscript, template, form, dialog, "
    "[hidden]"
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)"
    rb"|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)",
    re.IGNORECASE,
)


def parse_webpage(data: bytes, name: str = "", url: str | None = None) -> ParsedArticle:
    """Read a web page, fetched or saved.

    Title, authors, dates, language, tags, address and summary come from the
    page's metadata. The text is the longest <article>, else <main>, else the
    whole page, without navigation, headers, footers, asides and a repetition
    of the title.

    Args:
        data: the whole page, in any charset.
        name: the file's name, for want of a title and for the error.
        url: the address the page came from, if known.

    Raises:
        UnreadableInput: the page is empty or no text.
    """
    source = decode(data, _declared_charset(data), subject=name)
    if not source.strip():
        raise UnreadableInput(name, "is empty")
    page = Page(source, url)
    title = page.title()
    draft = Draft(
        body=Body(BodyFormat.HTML, _body(page.tree, title), page.base),
        title=title or title_from_name(name),
        url=page.url,
        published=page.published(),
        updated=page.updated(),
        language=page.language(),
        tags=page.tags(),
    )
    return finish_saved(draft, page.credits(), page.summary())


def _declared_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    if match is None:
        return None
    label: str = (match[1] or match[2]).decode("ascii", errors="ignore")
    # A declaration that can be read as ASCII is not in UTF-16: HTML standard,
    # section 13.2.3.2.
    return None if label.lower().startswith("utf-16") else label


def _body(tree: LexborHTMLParser, title: str) -> str:
    root = _content(tree)
    if root is None:
        return ""
    whole = restore(root.html or "")
    for node in root.css("h1")[:_MOST_HEADINGS]:
        html = node.html or ""
        if len(html) <= LONGEST_HEADING and is_same_title(plain_line(html), title):
            node.decompose()
            break
    # The innermost go first, and once: a node does not outlive the one it
    # stands in, and a selector list may find it twice.
    furniture = {node.mem_id: node for node in root.css(_FURNITURE)}
    for node in reversed(furniture.values()):
        # A quotation names its source in a footer.
        if node.parent is not None and node.parent.tag != "blockquote":
            node.decompose()
    # A page that is all furniture is still worth reading.
    return restore(root.html or "") if root.text().strip() else whole


def _content(tree: LexborHTMLParser) -> LexborNode | None:
    articles = tree.css("article")[:_MOST_ARTICLES]
    longest = max(articles, key=_length, default=None)
    if longest is not None and _length(longest) >= _SHORTEST_ARTICLE:
        return longest
    return tree.css_first("main, [role=main]") or longest or tree.body


def _length(node: LexborNode) -> int:
    return len(node.text())
