from __future__ import annotations

import os
import random
import shlex
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.opener import open_address, safe_address
from reader.model.errors import NotFound, RefusedAddress

RECORDER = """#!/bin/sh
printf '%s\\0' "$@" > {directory}/$$.new
mv {directory}/$$.new {directory}/$$.argv
"""


class Recorder:
    """A program that writes down the arguments it is started with."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory / "calls"
        self.directory.mkdir()
        self.program = directory / "my browser"
        quoted = shlex.quote(str(self.directory))
        self.program.write_text(RECORDER.format(directory=quoted))
        self.program.chmod(0o755)

    def calls(self, count: int) -> list[list[str]]:
        """Wait for so many calls; return the arguments of each."""
        wait_until(lambda: len(list(self.directory.glob("*.argv"))) >= count)
        texts = [file.read_text() for file in self.directory.glob("*.argv")]
        return sorted(text.split("\0")[:-1] for text in texts)


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


@pytest.fixture
def recorder(tmp_path: Path) -> Recorder:
    return Recorder(tmp_path)


@pytest.fixture
def browser(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    monkeypatch.setenv("BROWSER", shlex.quote(str(recorder.program)))
    return recorder


GOOD = [
    "http://a.example",
    "https://a.example/path?x=1&y=2#part",
    "HTTPS://A.EXAMPLE/",
    "https://a.example/%E2%80%8B%2F",
    "http://[::1]:8080/",
    "mailto:editor@a.example?subject=Hello%20there",
]


@pytest.mark.parametrize("address", GOOD)
def test_a_good_address_is_passed_unchanged(browser: Recorder, address: str) -> None:
    open_address(address)
    assert browser.calls(1) == [[address]]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.example/é", "https://a.example/%C3%A9"),
        (
            'https://a.example/"|`<>\\^{}',
            "https://a.example/%22%7C%60%3C%3E%5C%5E%7B%7D",
        ),
        ("https://a.example/\u200c", "https://a.example/%E2%80%8C"),
    ],
)
def test_what_an_address_may_not_hold_is_escaped(address: str, written: str) -> None:
    assert safe_address(address) == written


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a.example",
        "//a.example/",
        "/etc/passwd",
        "--help",
        "-http://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "vbscript:x",
        "steam://run/1",
        "tel:112",
        "ftp://a.example/",
        "view-source:http://a.example/",
        "http:",
        "http:///path",
        "http:path",
        "http://[::1/",
        " http://a.example/",
        "http://a.example/\n--help",
        "http://a.example/ --help",
        "http://a.example/\x1b]0;x\x07",
        "http://a.example/\x9b31m",
        "http://a.example/\x00",
        "http://a.example/\u202egnp.exe",
        "http://a.example/\ud800",
        "java\nscript:alert(1)",
        "mailto:a@a.example?attach=/etc/passwd",
        "mailto:a@a.example?subject=x&Attachment=/etc/passwd",
    ],
)
def test_any_other_address_is_refused(browser: Recorder, address: str) -> None:
    with pytest.raises(RefusedAddress) as caught:
        open_address(address)
    assert caught.value.subject == address
    assert list(browser.directory.iterdir()) == []


def hostile_addresses() -> list[str]:
    """Build 200 addresses out of what shells, options and parsers trip over."""
    dice = random.Random(11)
    starts = ["http://a.example/", "https://a.example/?q=", "mailto:", "-", "--x=", ""]
    parts = [
        *(
            "|date >x",
            ";sh;",
            "$(id)",
            "`id`",
            "&& id",
            "%s",
            "%u",
            "%action",
            "'",
            '"',
        ),
        *("\\", "\n", "\t", "\x1b[2J", "\u202e", "--help", "../..", "*", "~", "#", "é"),
        *("${IFS}", "<", ">", "!", "\0", " ", "@", "javascript:", "file:///etc/passwd"),
    ]
    return [
        dice.choice(starts) + "".join(dice.choices(parts, k=dice.randrange(1, 5)))
        for _ in range(200)
    ]


def test_a_hostile_address_is_one_argument_or_none(browser: Recorder) -> None:
    opened = []
    for address in hostile_addresses():
        try:
            open_address(address)
        except RefusedAddress:
            continue
        opened.append([safe_address(address)])
    assert 30 < len(opened) < 170
    assert browser.calls(len(opened)) == sorted(opened)
    for (argument,) in opened:
        assert argument.startswith(("http://", "https://", "mailto:"))
        assert argument.isascii()
        assert argument.isprintable()
        assert " " not in argument


def test_the_configured_opener_comes_first(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    open_address("http://a.example/", [str(recorder.program), "--new-tab"])
    assert recorder.calls(1) == [["--new-tab", "http://a.example/"]]


def test_the_address_stands_where_the_opener_says(recorder: Recorder) -> None:
    open_address("http://a.example/%u", [str(recorder.program), "--url=%u", "--last"])
    assert recorder.calls(1) == [["--url=http://a.example/%u", "--last"]]


def test_the_address_stands_where_browser_says(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = shlex.quote(str(recorder.program))
    monkeypatch.setenv("BROWSER", f"/nowhere/browser:{program} --tab %s &:lynx")
    open_address("http://a.example/%s")
    assert recorder.calls(1) == [["--tab", "http://a.example/%s"]]


def test_the_desktop_opens_what_nobody_else_does(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    (recorder.program.parent / "xdg-open").symlink_to(recorder.program)
    path = f"{recorder.program.parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)
    open_address("http://a.example/")
    assert recorder.calls(1) == [["http://a.example/"]]


def test_a_missing_opener_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFound, match="/nowhere/x: there is no such program"):
        open_address("http://a.example/", ["/nowhere/x"])
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    with pytest.raises(NotFound, match=r"\$BROWSER: there is no program '/nowhere/b"):
        open_address("http://a.example/")


def test_a_machine_without_any_opener_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotFound, match="no program to open links with"):
        open_address("http://a.example/")


def test_an_opener_that_does_not_start_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF, or not")
    broken.chmod(0o755)
    with pytest.raises(NotFound, match="cannot be started"):
        open_address("http://a.example/", [str(broken)])


def test_a_text_browser_does_not_draw_over_the_screen(tmp_path: Path) -> None:
    program = tmp_path / "w3m"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    with pytest.raises(NotFound, match="needs the terminal for itself"):
        open_address("http://a.example/", [str(program)])


def test_an_opener_is_cut_off_from_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program, done = tmp_path / "loud", tmp_path / "done"
    script = f"#!/bin/sh\necho out\necho err >&2\nread line\ntouch {done}\n"
    program.write_text(script)
    program.chmod(0o755)
    open_address("http://a.example/", [str(program)])
    wait_until(done.exists)
    assert capfd.readouterr() == ("", "")
