"""Finds what a person named: files, directories, addresses, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.formats.registry import SUFFIXES, URLS
from reader.model.errors import NewsleafError, NotFound, RefusedAddress, UnreadableInput

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

LARGEST_FILE = 50_000_000
"""The largest file that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; `named` is false where a directory brought it."""

    path: Path
    named: bool = True


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a feed, or of a page that may have feeds, http or https.

    `otherwise` is the address to ask where no connection to the first can be
    made, empty where there is none.
    """

    url: str
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that cannot be read, and why."""

    subject: str
    error: NewsleafError


@dataclass(frozen=True, slots=True)
class Other:
    """A file that a directory holds, of a kind that newsleaf does not read."""

    path: Path


Source = File | Address | Missing | Other


def find_sources(what: str) -> Iterator[Source]:
    """What one word of a person means; a directory means all it holds."""
    if (address := as_address(what)) is not None:
        yield address
        return
    try:
        path = Path(what).expanduser()
        # An empty word, as an unset variable gives, would be this directory.
        is_directory = what != "" and path.is_dir()
        is_there = what != "" and path.exists()
    except RuntimeError:  # ~somebody, who is nobody here
        is_directory = is_there = False
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        yield Missing(what, UnreadableInput(what, reason))
        return
    if is_directory:
        yield from _walk(path)
    elif is_there:
        yield File(path)
    else:
        yield Missing(what, _not_there(what))


def as_address(what: str) -> Address | None:
    """The address that one word of a person is, or None where it is something else."""
    lowered = what.lower()
    if lowered.startswith(("http://", "https://")):
        return Address(what)
    if lowered.startswith("feed:"):
        return _feed_scheme(what[len("feed:") :])
    return None


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        NotFound: there is no such file.
        UnreadableInput: it cannot be opened, or is larger than `LARGEST_FILE`.
    """
    try:
        if not path.exists():
            raise NotFound(str(path), "there is no such file")
        if not path.is_file():
            raise UnreadableInput(str(path), "this is no regular file")
        if path.stat().st_size > LARGEST_FILE:
            size = f"{LARGEST_FILE // 1_000_000} MB"
            raise UnreadableInput(str(path), f"the file is larger than {size}")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            str(path), f"the file cannot be read: {error.strerror}"
        ) from error


def _feed_scheme(rest: str) -> Address:
    """The address after feed:, which leaves https or http open if it names neither."""
    if "://" in rest:
        return Address(rest)
    rest = rest.lstrip("/")
    return Address(f"https://{rest}", f"http://{rest}")


def _not_there(what: str) -> NewsleafError:
    if scheme := _SCHEME.match(what):
        is_file = scheme[0].lower() == "file://"
        hint = "give the path of the file" if is_file else ""
        return RefusedAddress(what, "only http and https addresses are fetched", hint)
    return NotFound(what, "there is no such file", _hint(what))


def _hint(what: str) -> str:
    """What to say where a word may have been meant as an address."""
    host, slash, _ = what.partition("/")
    is_file_name = not slash and Path(what).suffix.lower() in SUFFIXES
    if "." in host.strip(".") and not is_file_name:
        return "write https:// before an address"
    return ""


def _walk(directory: Path) -> Iterator[Source]:
    """The files below a directory, by name; hidden ones are passed over."""
    failed: list[OSError] = []
    for folder, folders, files in os.walk(directory, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if not name.startswith("."):
                yield File(path, named=False) if _is_readable(path) else Other(path)
    for error in failed:
        subject = str(error.filename)
        reason = f"the directory cannot be read: {error.strerror}"
        yield Missing(subject, UnreadableInput(subject, reason))


def _is_readable(path: Path) -> bool:
    """Whether a name is that of a kind of file that newsleaf reads."""
    return path.suffix.lower() in SUFFIXES or path.name.lower() == URLS
