"""What OPML and newsboat urls files share: which feeds are followed, and merging."""

from __future__ import annotations

from collections.abc import Iterable

from reader.content.address import normal_address
from reader.content.clean import clean_line, safe_link
from reader.model.feed import Subscription
from reader.model.feed_settings import FeedSettings

_LONGEST_NOTE = 200
_COMMANDS = ("|", "exec:", "filter:")


def feed_address(address: str) -> str | None:
    """Give the web address that a feed is fetched from, or None.

    The feed: scheme that some sites put before an address is taken off, and
    addresses that mean the same are written alike.
    """
    address = clean_line(address)
    if address.lower().startswith("feed:"):
        rest = address[len("feed:") :]
        address = rest if "://" in rest else f"https://{rest.lstrip('/')}"
    url = safe_link(address)
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return normal_address(url)


def why_dropped(address: str) -> str:
    """Say why an address that is none of a feed on the web is left out."""
    lowered = address.strip().lower()
    if lowered.startswith(_COMMANDS):
        return "it names a command, which newsleaf does not run"
    if lowered.startswith("query:"):
        return "it is a query and no feed"
    if lowered.startswith("file:"):
        return "it names a file; newsleaf add reads files"
    return "it is no http or https address"


def dropped_line(what: str, address: str, why: str) -> str:
    """Say in one clean line what was left out of a file, and why."""
    shown = clean_line(address)[:_LONGEST_NOTE]
    return ": ".join(filter(None, (clean_line(what)[:_LONGEST_NOTE], shown, why)))


def merged(subscriptions: Iterable[Subscription]) -> tuple[Subscription, ...]:
    """Make one of all subscriptions to one address.

    The first title and folder count, the tags of all are kept, and a further
    folder becomes a tag, for a feed is in one folder. It is hidden if all are, and
    the first settings count.
    """
    found: dict[str, Subscription] = {}
    for one in subscriptions:
        first = found.get(one.url)
        found[one.url] = one if first is None else _both(first, one)
    return tuple(found.values())


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Clean names and leave out empty ones and those there already, case aside."""
    found: dict[str, str] = {}
    for name in names:
        if line := clean_line(name):
            found.setdefault(line.casefold(), line)
    return tuple(found.values())


def _both(first: Subscription, second: Subscription) -> Subscription:
    folders = {first.folder, second.folder} - {first.folder, ""} if first.folder else ()
    return first._replace(
        title=first.title or second.title,
        folder=first.folder or second.folder,
        tags=unique((*first.tags, *second.tags, *folders)),
        site_url=first.site_url or second.site_url,
        description=first.description or second.description,
        hidden=first.hidden and second.hidden,
        settings=first.settings
        if first.settings != FeedSettings()
        else second.settings,
    )
