"""From the spans of a block to wrapped lines of runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.content.clean import clean_text
from reader.model.block import Span, Style
from reader.tui.widgets.reading_pane.line import Face, Line, Part, Run, Runs
from reader.tui.widgets.reading_pane.wrap import breaks

_ODD_SPACE = re.compile("[\t\u2028\u2029]")

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE = frozenset("0123456789+-=()n")
_LOWERABLE = frozenset("0123456789+-=()")


def cleaned(text: str) -> str:
    """Return foreign text as wrapping takes it: clean, tabs and line ends plain."""
    return _ODD_SPACE.sub(
        lambda found: " " if found[0] == "\t" else "\n", clean_text(text)
    )


def runs_of(spans: Iterable[Span], role: str = "text") -> list[Run]:
    """Turn spans into runs of clean text."""
    return [run for span in spans for run in _runs_of_span(span, role)]


def _runs_of_span(span: Span, role: str) -> Iterator[Run]:
    text = cleaned(span.text)
    if not text:
        return
    face = Face(role, span.style, cleaned(span.link) if span.link else None)
    if Style.SUP in span.style:
        yield from _shifted(text, face, "^", _RAISED, _RAISABLE)
    elif Style.SUB in span.style:
        yield from _shifted(text, face, "_", _LOWERED, _LOWERABLE)
    else:
        yield Run(text, face)


def _shifted(
    text: str, face: Face, sign: str, table: dict[int, int], letters: frozenset[str]
) -> Iterator[Run]:
    """Set a superscript or subscript with the letters Unicode has, else a sign.

    A terminal has no small letters, and "10" with a lost exponent reads wrong.
    A bracketed note such as "[1]" needs no sign.
    """
    if letters.issuperset(text):
        yield Run(text.translate(table), face)
        return
    if text[0] not in "[(*†":
        yield Run(sign, face, Part.MARK)
    yield Run(text, face)


def wrap(runs: list[Run], width: int, end: str = "\n") -> list[Line]:
    """Wrap runs into lines of at most `width` cells.

    `end` is what the last line has before the next one in a copy.
    """
    text = "".join(run.text for run in runs)
    found = breaks(text, width)
    if len(runs) == 1:
        run = runs[0]
        lines = [
            Line((run._replace(text=text[start:stop]),), join)
            for start, stop, join in found
        ]
    else:
        slices = _Slices(runs)
        lines = [Line(slices.take(start, stop), join) for start, stop, join in found]
    lines[-1] = lines[-1]._replace(end=end)
    return lines


class _Slices:
    """Cuts the runs of one text by rising positions."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._index = 0
        self._start = 0

    def take(self, start: int, stop: int) -> Runs:
        """Return the runs between two positions of the whole text."""
        taken: list[Run] = []
        while self._index < len(self._runs):
            run = self._runs[self._index]
            text = run.text[max(0, start - self._start) : stop - self._start]
            if text:
                taken.append(run._replace(text=text))
            if self._start + len(run.text) > stop:
                break
            self._start += len(run.text)
            self._index += 1
        return tuple(taken)
