"""Errors: one root, each carrying what it is about.

NewsleafError
├── LibraryError            the library file
│   ├── ForeignFile         is something else, left untouched
│   ├── NewerLibrary        belongs to a later newsleaf, left untouched
│   ├── LibraryBusy         is held by another process for too long
│   └── DamagedLibrary      cannot be read or written
├── NotFound                an article, feed, tag or file that is not there
├── UnreadableInput         a file or feed whose bytes make no sense
│   └── NotAFeed            bytes that are no feed
│       └── WebPage         but a page, which may name feeds
├── AnotherFeed             a feed that is not the one that is followed
├── FetchError              a server that did not give what was asked
│   └── LeftAlone           and was not asked, since it was too busy lately
├── SecretError             a password that could not be had or kept
├── ConfigError             a line of the configuration
└── RefusedAddress          an address newsleaf does not open
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reader.model.feed import FeedLink


class NewsleafError(Exception):
    """The root of all errors a person is told about.

    `subject` is what the error is about (a path, an address, a title),
    `reason` says in words what is wrong, `hint` what to do about it.
    """

    def __init__(self, subject: str, reason: str, hint: str = "") -> None:
        super().__init__(subject, reason, hint)
        self.subject = subject
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.subject}: {self.reason}" if self.subject else self.reason
        return f"{text} ({self.hint})" if self.hint else text


class LibraryError(NewsleafError):
    """Something is wrong with the library file; `subject` is its path."""


class ForeignFile(LibraryError):
    """The file is not a newsleaf library."""


class NewerLibrary(LibraryError):
    """The library was made by a later version of newsleaf."""


class LibraryBusy(LibraryError):
    """Another process has held the library for longer than we wait."""


class DamagedLibrary(LibraryError):
    """The library cannot be read or written."""


class NotFound(NewsleafError):
    """What was asked for is not there."""


class UnreadableInput(NewsleafError):
    """A file or feed whose bytes cannot be understood."""


class NotAFeed(UnreadableInput):
    """The bytes are no feed."""


class WebPage(NotAFeed):
    """The bytes are a web page; `feeds` are those that it names, the main one first."""

    def __init__(
        self,
        subject: str,
        reason: str,
        hint: str = "",
        feeds: tuple[FeedLink, ...] = (),
    ) -> None:
        super().__init__(subject, reason, hint)
        self.feeds = feeds


class AnotherFeed(NewsleafError):
    """Another feed seems to stand at the address of one that is followed."""

    def __init__(self, subject: str, title: str) -> None:
        super().__init__(
            subject,
            f"another feed seems to stand at this address: “{title or 'no title'}”",
            "nothing of it is kept until you accept it",
        )
        self.title = title


class FetchError(NewsleafError):
    """A server did not give what was asked; `subject` is the address.

    `temporary` is true when asking again later may well succeed. `status` is
    the HTTP status where there was an answer, `fields` are its header fields by
    names in small letters and `host` is who gave it. `connected` is false where the
    server could not even be asked in the way the address says.
    """

    def __init__(
        self,
        subject: str,
        reason: str,
        hint: str = "",
        temporary: bool = True,
        status: int | None = None,
        connected: bool = True,
        fields: Mapping[str, str] = MappingProxyType({}),
        host: str = "",
    ) -> None:
        super().__init__(subject, reason, hint)
        self.temporary = temporary
        self.status = status
        self.fields = fields
        self.host = host
        self.connected = connected


class LeftAlone(FetchError):
    """A server was not asked, because it was too busy a while ago."""


class SecretError(NewsleafError):
    """The secret of a feed could not be had, or kept; `subject` is its address."""


class ConfigError(NewsleafError):
    """The configuration is wrong; `subject` names the file and the line."""


class RefusedAddress(NewsleafError):
    """An address that newsleaf does not open; `subject` is the address."""
