"""Opens links in another program, by an argument list and never by a shell."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from reader.model.errors import NotFound, RefusedAddress

# White space, control characters, bidi overrides and lone surrogates.
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What RFC 3986, section 2, allows in an address; letters and digits always pass.
_LEGAL = "%:/?#[]@!$&'()*+,;=-._~"
_TEXT_BROWSERS = frozenset({"w3m", "lynx", "links", "links2", "elinks", "browsh"})
_HINT = "set `opener` in config.toml, or $BROWSER"


def open_address(address: str, command: Sequence[str] | None = None) -> None:
    """Open a link and go on at once; what the other program says goes nowhere.

    `command` is the configured opener: `%u` in it stands for the address, which
    comes last where there is none. Without it, `$BROWSER` decides (programs
    parted by colons, `%s` for the address), then the desktop.

    Raises:
        RefusedAddress: the address is not http, https or mailto, or unfit.
        NotFound: there is no program to open it with, or it does not start.
    """
    url = safe_address(address)
    argv = _configured(url, command) if command else _from_environment(url)
    if Path(argv[0]).name in _TEXT_BROWSERS:
        reason = "needs the terminal for itself, so it cannot open links from here"
        raise NotFound(argv[0], reason, _HINT)
    try:
        process = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it lives on when newsleaf or its terminal ends
        )
    except OSError as error:
        reason = f"cannot be started: {error.strerror}"
        raise NotFound(argv[0], reason, _HINT) from error
    threading.Thread(target=process.wait, daemon=True).start()  # leave no zombie


def safe_address(address: str) -> str:
    """Check an address and write it in printable ASCII, so that it is one argument.

    Raises:
        RefusedAddress: it is not http, https or mailto, or unfit.
    """
    if _UNFIT.search(address):
        raise RefusedAddress(address, "holds a space or a control character")
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise RefusedAddress(address, "is not an address") from error
    if parts.scheme in ("http", "https"):
        if not parts.hostname:
            raise RefusedAddress(address, "names no host")
    elif parts.scheme != "mailto":
        raise RefusedAddress(address, "is not an http, https or mailto address")
    elif any(name.lower().startswith("attach") for name, _ in parse_qsl(parts.query)):
        raise RefusedAddress(address, "would attach a file to a mail")
    return quote(address, safe=_LEGAL)


def _configured(url: str, command: Sequence[str]) -> list[str]:
    if shutil.which(command[0]) is None:
        raise NotFound(command[0], "there is no such program", _HINT)
    return _fill(command, "%u", url)


def _from_environment(url: str) -> list[str]:
    """Choose a program by $BROWSER, else by the desktop.

    The standard library's webbrowser is not used: in the Python versions we
    run on it takes addresses as options (CVE-2026-4519).
    """
    browser = os.environ.get("BROWSER", "")
    if browser:
        for command in _parse_browser(browser):
            if shutil.which(command[0]):
                return _fill(command, "%s", url)
        raise NotFound("$BROWSER", f"there is no program {browser!r}", _HINT)
    for command in _desktop_openers():
        if shutil.which(command[0]):
            return [*command, url]
    raise NotFound("", "there is no program to open links with", _HINT)


def _parse_browser(browser: str) -> Iterator[list[str]]:
    for text in browser.split(os.pathsep):
        try:
            command = shlex.split(text)
        except ValueError:
            command = [text]
        if command[-1:] == ["&"]:  # it runs in the background anyway
            command.pop()
        if command:
            yield command


def _desktop_openers() -> list[list[str]]:
    if sys.platform == "darwin":
        return [["open"]]
    names = ("xdg-open", "wslview", "termux-open-url", "x-www-browser")
    return [[name] for name in names]


def _fill(command: Sequence[str], mark: str, url: str) -> list[str]:
    if any(mark in part for part in command):
        return [part.replace(mark, url) for part in command]
    return [*command, url]
