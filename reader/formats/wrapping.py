"""Sets the lines of a plain text file as paragraphs, undoing hard line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NARROWEST, _WIDEST = 55, 100
_SHORT = 80
_INDENT = 2

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_MARKER = re.compile(r"(?:[-*+•·◦▪–—]|\(?\d{1,3}[.)]|[a-z]\)|>+|#{1,6}|\|)\s")
_DASH = re.compile(r"[–—-]\s[a-zà-ÿ]")
_COLUMNS = re.compile(r"\S(?:\s{3,}|\s*\|\s*)\S")
_SENTENCE_END = re.compile(r"[.!?…:;»”\"'。！？؟][)\]]?$")


class _Line:
    """One line of a chunk: its text, its indent and whether a list marker leads it."""

    __slots__ = ("indent", "listed", "text")

    def __init__(self, text: str, indent: int) -> None:
        self.text = text
        self.indent = indent
        self.listed = _MARKER.match(text) is not None


def set_paragraphs(lines: Sequence[str]) -> list[str]:
    r"""Set lines as paragraphs.

    Blank lines part paragraphs. Where a file was wrapped at 55 to 100 columns,
    a line that ends only because the next word had no room is joined to the
    next. Verse, lists, columns and other short lines stay apart; they share a
    paragraph, parted by \n. Lines of full length stand for a paragraph each.

    Args:
        lines: clean lines without their ends; blank ones are empty strings.
    """
    width = wrap_width(lines)
    return [text for chunk in _chunks(lines) for text in _set(chunk, width)]


def wrap_width(lines: Sequence[str]) -> int | None:
    """Measure the column at which a file was wrapped, None if it was not."""
    widths = sorted(_cells(line) for line in lines if line)
    if len(widths) < 3:
        return None
    # One line in twenty may be longer: an address, a line of a table.
    width = widths[-1 - len(widths) // 20]
    return width if _NARROWEST <= width <= _WIDEST else None


def flows_on(line: str, following: str, width: int | None) -> bool:
    """Whether a line ends only because the next word had no room in `width`."""
    if width is None or _COLUMNS.search(line[:_WIDEST]):
        return False
    length = _cells(line)
    # Some wrap a little early; the end of a sentence has to be a full line.
    ended = _SENTENCE_END.search(line[-2:]) and not following[0].islower()
    slack = 0 if ended else width // 12
    word = following.split(maxsplit=1)[0]
    need = 2 if _WIDE.match(word) else min(_cells(word), width // 2)
    return width - slack < length + 1 + need and length <= width + width // 12


def _cells(line: str) -> int:
    if line.isascii() or len(line) > _WIDEST * 2:
        return len(line)
    return len(line) + len(_WIDE.findall(line))


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        if line:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _set(chunk: list[str], width: int | None) -> list[str]:
    if len(chunk) == 1:
        return [chunk[0].strip()]
    lines = [_Line(line.strip(), len(line) - len(line.lstrip())) for line in chunk]
    if _stands_apart(lines):
        width = None
    pieces = [[lines[0]]]
    for line in lines[1:]:
        if _continues(pieces[-1], line, width):
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return _gather(pieces, margin=min(line.indent for line in lines))


def _stands_apart(lines: list[_Line]) -> bool:
    """Whether the lines are verse, or sentences that have a line each."""
    starts = [line.text[0] for line in lines[1:]]
    capitals = sum(start.isupper() for start in starts)
    if len(starts) > 2 and capitals * 5 >= len(starts) * 4:
        return True
    ended = all(_SENTENCE_END.search(line.text[-2:]) for line in lines[:-1])
    return ended and not any(start.islower() for start in starts)


def _continues(piece: list[_Line], line: _Line, width: int | None) -> bool:
    in_list = piece[0].listed
    if line.listed and (in_list or not _DASH.match(line.text)):
        return False
    deeper = line.indent - piece[-1].indent >= _INDENT
    if deeper or width is None:
        return deeper and in_list and len(piece) == 1
    return flows_on(piece[-1].text, line.text, width - piece[-1].indent)


def _gather(pieces: list[list[_Line]], margin: int) -> list[str]:
    """Join each piece, and put short lines that follow one another together."""
    paragraphs: list[list[str]] = []
    after_short = False
    for piece in pieces:
        first = piece[0]
        short = first.listed or (len(piece) == 1 and _cells(first.text) <= _SHORT)
        text = _join(piece)
        if after_short and short:
            paragraphs[-1].append(" " * (first.indent - margin) + text)
        else:
            paragraphs.append([text])
        after_short = short
    return ["\n".join(lines) for lines in paragraphs]


def _join(piece: list[_Line]) -> str:
    parts = [piece[0].text]
    for line in piece[1:]:
        end, start = parts[-1][-1], line.text[0]
        hyphen = end == "-" and parts[-1][-2:-1].isalpha() and start.isalpha()
        if not hyphen and not (_WIDE.match(end) and _WIDE.match(start)):
            parts.append(" ")
        parts.append(line.text)
    return "".join(parts)
