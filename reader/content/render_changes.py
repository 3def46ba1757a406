"""Writes what changed in a text as blocks, with signs that need no colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.content.word_diff import Difference, Edited, Kind, Piece, Unchanged
from reader.content.words import words_of
from reader.model.block import Blocks, Heading, Paragraph, Span, Spans, Style

_TITLE_LEVEL = 3

_HEAD = 48
"""Characters that tell which paragraphs are unchanged."""

_SIGNS = {
    Kind.ADDED: ("{+", "+}", Style.ADDED),
    Kind.REMOVED: ("[-", "-]", Style.REMOVED),
}
"""What stands around a piece, as GNU wdiff and `git diff --word-diff` write it."""


def blocks_of_changes(title: Difference, text: Difference) -> Blocks:
    """What changed in the title, where anything did, and in the text of an article.

    Paragraphs in a row without a change are one line: how the first begins, and
    how many there are.
    """
    parts = title.parts if title.has_any else ()
    headings = [
        Heading(_TITLE_LEVEL, _spans(part.pieces))
        for part in parts
        if isinstance(part, Edited)
    ]
    body = [
        Paragraph(_spans(part.pieces) if isinstance(part, Edited) else _told(part))
        for part in text.parts
    ]
    return (*headings, *body)


def _spans(pieces: Iterable[Piece]) -> Spans:
    return tuple(span for piece in pieces for span in _marked(piece))


def _marked(piece: Piece) -> Iterator[Span]:
    """A piece between its signs, which stand close to its words."""
    if piece.kind is Kind.SAME:
        yield Span(piece.text)
        return
    opening, closing, style = _SIGNS[piece.kind]
    words = piece.text.lstrip()
    space = piece.text[: len(piece.text) - len(words)]
    if space:
        yield Span(space)
    yield Span(f"{opening}{words}{closing}", style)


def _told(part: Unchanged) -> Spans:
    number = len(part.paragraphs)
    noun = "paragraph" if number == 1 else "paragraphs"
    head = _head(part.paragraphs[0])
    return (Span(f"{head} … {number:,} {noun} unchanged", Style.EMPHASIS),)


def _head(text: str) -> str:
    """How a text begins, in whole words; a very long one is cut."""
    head = ""
    for word in words_of(text[: 2 * _HEAD]):
        longer = head + (" " if word.space else "") + word.text
        if len(longer) > _HEAD:
            break
        head = longer
    return head.strip() or text.strip()[:_HEAD]
