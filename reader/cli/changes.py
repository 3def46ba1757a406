"""Prints what publishers changed in articles since they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.columns import date, measure, wrap
from reader.cli.options import counted
from reader.cli.shapes import changes_object
from reader.content.clean import clean_line
from reader.model.article import Article

if TYPE_CHECKING:
    from reader.library.edits import Changes, Edit
    from reader.library.library import Library

Edits = Sequence[tuple["Edit", "Changes"]]


def print_changes(
    library: Library, articles: Sequence[Article], *, as_json: bool, alone: bool
) -> None:
    """Print the edits of articles, the last one of each first.

    `alone` is for JSON: one article gives an object and no array.
    """
    edited = ((article, _edits(library, article)) for article in articles)
    if as_json:
        objects = (changes_object(article, edits) for article, edits in edited)
        if not alone:
            output.json_array(objects)
        for one in objects:
            output.json_value(one)
        return
    pages = []
    for article, edits in edited:
        if not edits:
            title = clean_line(article.title)
            output.say(f"{article.id}: “{title}” was not edited since it came")
        pages += [_page(article, edit, changes) for edit, changes in edits]
    if pages:
        output.text(wrap("\n\n".join(pages), measure()))


def _edits(library: Library, article: Article) -> Edits:
    from reader.library.edits import changes_of, edits_of

    edits = edits_of(article, library.reading.revisions(article.id))
    return [(edit, changes_of(edit)) for edit in edits]


def _page(article: Article, edit: Edit, changes: Changes) -> str:
    from reader.content.render_changes import blocks_of_changes
    from reader.content.render_text import text_of

    came = f"{counted(changes.added, 'word')} came, {changes.removed:,} went"
    heading = f"{clean_line(article.title)}\nEdited   {date(edit.at)}, {came}"
    text = text_of(blocks_of_changes(changes.title, changes.text))
    return f"{heading}\n\n{text}"
