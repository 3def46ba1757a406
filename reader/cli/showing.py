"""Commands about single articles: show, open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.changes import print_changes
from reader.cli.columns import date, measure, wrap
from reader.cli.endings import exit_code, tell
from reader.cli.options import examples, ids_argument, json_option, library_option
from reader.cli.session import Session
from reader.cli.shapes import whole_article_object
from reader.content.clean import clean_line
from reader.model.article import Article, Credit, Enclosure
from reader.model.block import Blocks, Heading, Span
from reader.model.errors import NewsleafError, NotFound

if TYPE_CHECKING:
    from reader.library.library import Library


@click.command(
    epilog=examples(
        "newsleaf show 12 | less",
        "newsleaf show 12 --markdown > article.md",
        "newsleaf show 12 --json | jq -r .text",
        "newsleaf show 12 --changes",
    )
)
@ids_argument
@json_option
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option(
    "--changes", is_flag=True, help="Print what edits changed, the last one first."
)
@library_option
@click.pass_obj
def show(
    session: Session,
    ids: tuple[int, ...],
    as_json: bool,
    as_markdown: bool,
    changes: bool,
) -> int:
    """Show articles whole; they are not marked read.

    With --json, one ID gives an object and several an array. With --changes, it
    is what their publishers changed since they came: {+what was added+} and
    [-what was removed-], a blank line between paragraphs.
    """
    if as_markdown and (as_json or changes):
        other = "--json" if as_json else "--changes"
        raise click.UsageError(f"{other} and --markdown cannot be combined")
    with session.open() as library:
        articles, unknown = _find(library, ids)
        if changes:
            print_changes(library, articles, as_json=as_json, alone=len(ids) == 1)
            return exit_code(unknown)
    if as_json:
        _print_json(articles, alone=len(ids) == 1)
    elif as_markdown and articles:
        output.text("\n\n".join(map(_markdown, articles)))
    else:
        width = measure()
        for number, article in enumerate(articles):
            if number:
                output.data("\n" + "-" * width)
            output.text(_page(article, width))
    return exit_code(unknown)


@click.command("open", epilog=examples("newsleaf open 12"))
@ids_argument
@library_option
@click.pass_obj
def open_(session: Session, ids: tuple[int, ...]) -> int:
    """Open articles in the browser.

    The configured opener is used, else BROWSER, else the desktop's own.
    """
    from reader.library.opener import open_address

    command = session.settings().opener
    with session.open() as library:
        articles, errors = _find(library, ids)
    for article in articles:
        try:
            if article.url is None:
                raise NotFound(str(article.id), "this article has no address")
            open_address(article.url, command)
        except NewsleafError as error:
            tell(error)
            errors.append(error)
        else:
            output.say("opened", article.url)
    return exit_code(errors)


def _find(
    library: Library, ids: Sequence[int]
) -> tuple[list[Article], list[NewsleafError]]:
    """The articles that are there, in the order asked; the others are told."""
    articles: list[Article] = []
    unknown: list[NewsleafError] = []
    for article_id in dict.fromkeys(ids):
        try:
            articles.append(library.reading.article(article_id))
        except NotFound as error:
            tell(error)
            unknown.append(error)
    return articles, unknown


def _print_json(articles: Sequence[Article], *, alone: bool) -> None:
    from reader.content.render_markdown import markdown_of

    objects = (whole_article_object(a, markdown_of(_blocks(a))) for a in articles)
    if not alone:
        output.json_array(objects)
    for one in objects:
        output.json_value(one)


def _markdown(article: Article) -> str:
    """An article as Markdown, under its title."""
    from reader.content.render_markdown import markdown_of

    heading = Heading(1, (Span(article.title),))
    return markdown_of((heading, *_blocks(article)))


def _blocks(article: Article) -> Blocks:
    from reader.content.body import blocks_of

    return blocks_of(article.body)


def _page(article: Article, width: int) -> str:
    """An article set for a terminal: what is known of it, then its text."""
    from reader.content.render_text import text_of

    facts = [
        ("Feed", article.feed or ""),
        ("By", ", ".join(map(_credit, article.credits))),
        ("Date", date(article.published)),
        ("Edited", date(article.edited)),
        ("Tags", ", ".join(article.tags)),
        ("Address", article.url or ""),
    ]
    lines = [f"{name:<7}  {clean_line(fact)}" for name, fact in facts if fact]
    parts = [clean_line(article.title), "\n".join(lines), text_of(_blocks(article))]
    if article.enclosures:
        parts.append("\n".join(map(_enclosure, article.enclosures)))
    return wrap("\n\n".join(part for part in parts if part), width)


def _credit(credit: Credit) -> str:
    return f"{credit.name} ({credit.role})" if credit.role else credit.name


def _enclosure(enclosure: Enclosure) -> str:
    told = [enclosure.media_type]
    if enclosure.length:
        told.append(_size(enclosure.length))
    if enclosure.duration:
        told.append(f"{enclosure.duration // 60}:{enclosure.duration % 60:02} min")
    facts = ", ".join(part for part in told if part)
    line = f"{clean_line(enclosure.title)} {enclosure.url}".strip()
    return clean_line(f"{line} ({facts})" if facts else line)


def _size(length: int) -> str:
    """A number of bytes in decimal units (SI)."""
    if length < 1000:
        return f"{length} B"
    if length < 1_000_000:
        return f"{length / 1000:.0f} kB"
    return f"{length / 1_000_000:,.1f} MB"
