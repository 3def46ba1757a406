"""What the terminal shows already is not written to it again."""

from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from reader.tui.painted import Painted, Pieces

CONSOLE = Console(color_system=None)
WIDTH = 6


def strip(text: str, *, bold: bool = False) -> Strip:
    return Strip([Segment(text, Style(bold=bold))])


def screen(*lines: str) -> LayoutUpdate:
    """A whole screen, each line of it parted by bars."""
    strips = [[strip(part) for part in line.split("|")] for line in lines]
    return LayoutUpdate(
        [iter(line) for line in strips], Region(0, 0, WIDTH, len(lines))
    )


def spans(line: str, *spans: tuple[int, int]) -> ChopsUpdate:
    """Parts of the first of two lines, each in its span of columns."""
    chops: dict[int, Strip | None] = {}
    for part in line.split("|"):
        chops[sum(s.cell_length for s in chops.values() if s)] = strip(part)
    ends = [*list(chops)[1:], WIDTH]
    dirty = [(0, left, right) for left, right in spans]
    return ChopsUpdate([chops, {0: None}], dirty, [ends, [WIDTH]])


def written(painted: Painted, update: ChopsUpdate | LayoutUpdate) -> str:
    lacking = painted.lacking(update)
    if lacking is None:
        return ""
    assert isinstance(lacking, Pieces)
    return lacking.render_segments(CONSOLE)


def test_a_screen_is_written_once() -> None:
    painted = Painted()
    assert written(painted, screen("ab|cdef", "ghijkl")) == (
        "\x1b[1;1Habcdef\x1b[2;1Hghijkl"
    )
    assert written(painted, screen("ab|cdef", "ghijkl")) == ""


def test_only_what_is_other_is_written() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    assert written(painted, screen("ab|CDEF", "ghijkl")) == "\x1b[1;3HCDEF"
    assert written(painted, spans("ab|CDEF", (0, 6))) == ""
    assert written(painted, spans("AB|CDEF", (0, 6))) == "\x1b[1;1HAB"
    assert written(painted, screen("AB|CDEF", "ghijkl")) == ""


def test_another_look_is_written() -> None:
    painted = Painted()
    written(painted, screen("abcdef"))
    bold = LayoutUpdate([[strip("abcdef", bold=True)]], Region(0, 0, WIDTH, 1))
    assert "abcdef" in written(painted, bold)


def test_the_colour_of_blanks_is_not_seen() -> None:
    painted = Painted()
    ground = Style(bgcolor="blue")
    one = [Segment("ab  ", ground + Style(color="red")), Segment("  ", ground)]
    two = [Segment("ab", ground + Style(color="red")), Segment("    ", ground)]
    region = Region(0, 0, WIDTH, 1)
    assert written(painted, LayoutUpdate([[Strip(one)]], region))
    assert not written(painted, LayoutUpdate([[Strip(two)]], region))
    lined = [two[0], Segment("    ", ground + Style(underline=True))]
    assert written(painted, LayoutUpdate([[Strip(lined)]], region))


def test_what_is_not_dirty_is_not_written() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    assert written(painted, spans("AB|CDEF", (0, 2))) == "\x1b[1;1HAB"


def test_a_part_of_a_strip_is_not_taken_for_the_whole() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    assert written(painted, spans("ab|CDEF", (0, 4))) == "\x1b[1;3HCD"
    assert written(painted, spans("ab|CDEF", (0, 6))) == "\x1b[1;3HCDEF"


def test_a_line_parted_elsewhere_stands_as_it_is() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    assert written(painted, screen("abc|def", "ghijkl")) == ""
    assert written(painted, screen("abc|dEf", "ghijkl")) == "\x1b[1;4HdEf"
    assert written(painted, spans("a|bcdEf", (0, 6))) == ""


def test_half_a_wide_letter_does_not_stand_for_it() -> None:
    painted = Painted()
    written(painted, screen("ab猫ef", "ghijkl"))
    assert written(painted, screen("ab | ef", "ghijkl")) == "\x1b[1;1Hab  ef"


def test_a_line_of_which_a_part_is_not_known_is_written() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    written(painted, spans("ab|CDEF", (0, 4)))
    assert written(painted, screen("abCDEF", "ghijkl")) == "\x1b[1;1HabCDEF"


def test_all_is_written_where_anything_may_stand() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    painted.forget()
    assert "ghijkl" in written(painted, screen("ab|cdef", "ghijkl"))


def test_a_terminal_of_another_height_is_written_anew() -> None:
    painted = Painted()
    written(painted, screen("ab|cdef", "ghijkl"))
    assert written(painted, screen("ab|cdef")) == "\x1b[1;1Habcdef"
