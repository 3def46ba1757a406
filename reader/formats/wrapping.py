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
    # Words are measured with their spaces, and wrapping leaves ragged ends.
    slack = width // 12
    word = following.split(maxsplit=1)[0]
    need = 2 if _WIDE.match(word) else min(_cells(word), width // 2)
    return width - slack < length + 1 + need and length <= width + slack


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
    margin = min(map(_indent, chunk))
    chunk = [line[margin:] for line in chunk]
    if _stands_apart(chunk):
        width = None
    pieces = [[chunk[0]]]
    for line in chunk[1:]:
        if _continues(pieces[-1], line, width):
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return _gather(pieces)


def _stands_apart(chunk: list[str]) -> bool:
    """Whether the lines are verse, or sentences that have a line each."""
    starts = [line.lstrip()[0] for line in chunk[1:]]
    capitals = sum(start.isupper() for start in starts)
    if len(starts) > 2 and capitals * 5 >= len(starts) * 4:
        return True
    ended = all(_SENTENCE_END.search(line[-2:]) for line in chunk[:-1])
    return ended and not any(start.islower() for start in starts)


def _continues(piece: list[str], line: str, width: int | None) -> bool:
    text, first = line.lstrip(), piece[0].lstrip()
    in_list = bool(_MARKER.match(first))
    if _MARKER.match(text) and (in_list or not _DASH.match(text)):
        return False
    deeper = _indent(line) - _indent(piece[-1])
    if in_list and len(piece) == 1 and deeper >= _INDENT:
        return True
    return deeper < _INDENT and flows_on(piece[-1], text, width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _gather(pieces: list[list[str]]) -> list[str]:
    """Join each piece, and put short lines that follow one another together."""
    paragraphs: list[list[str]] = []
    after_short = False
    for piece in pieces:
        short = len(piece) == 1 and _cells(piece[0]) <= _SHORT
        listed = bool(_MARKER.match(piece[0].lstrip()))
        text = _join(piece)
        if after_short and (short or listed):
            paragraphs[-1].append(text)
        else:
            paragraphs.append([text])
        after_short = short or listed
    return ["\n".join(lines).strip() for lines in paragraphs]


def _join(piece: list[str]) -> str:
    parts = [piece[0]]
    for line in piece[1:]:
        text = line.strip()
        end, start = parts[-1][-1], text[0]
        hyphen = end == "-" and parts[-1][-2:-1].isalpha() and start.isalpha()
        if not hyphen and not (_WIDE.match(end) and _WIDE.match(start)):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)
