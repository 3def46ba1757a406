"""What is published in the simulated day: feeds on eight hosts, and their moods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from reader.library.schedule import DAY, HOUR, MINUTE
from reader.model.feed import Validators
from tests.library.making import rss
from tests.library.serving import LOGIN
from tests.misbehaving.publishers import (
    Answer,
    Publisher,
    Request,
    at_times,
    edition,
    http_date,
    pages,
    publishes,
)

MIDNIGHT = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp())
"""When the day begins, a Monday."""

HOSTS = [f"127.0.2.{number}" for number in range(1, 9)]
CALM, WISHING, BUSY, TIRED, DOWN, ODD, LEADING, CHANGING = HOSTS

MODIFIED = "Mon, 23 Nov 2026 0{}:00:00 GMT"
ODD_ETAG = 'W/"Zo\xeb \\ {}, \xff"'
ODD_DATE = "edition {} of (odd) days"
PERIOD = (
    '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
    "daily</sy:updatePeriod>"
)
HOURS_OFF = frozenset({*range(1, 9), *range(12, 21)})

REST = 3 * HOUR
REST_UNTIL = 17 * HOUR + 30 * MINUTE
UNCLEAR = "soon, when the trams run again"


def expires(request: Request) -> Answer:
    """A feed that is fresh for five hours."""
    until = http_date(MIDNIGHT + request.time + 5 * HOUR)
    return publishes('"{}"', None, f"Expires: {until}")(request)


def changing(request: Request) -> Answer:
    """The same bytes under a new name each time."""
    return Answer(200, pages(0), Validators(f'"{request.before}"'))


def touched(request: Request) -> Answer:
    """A date that changes while the ETag does not."""
    now = Validators('"same"', http_date(MIDNIGHT + request.time))
    return Answer(200, pages(request.time), now)


def told_anew(request: Request) -> Answer:
    """It is unchanged, and there is something else to ask with."""
    if request.before:
        return Answer(304, validators=Validators(f'"{request.before}"'))
    return Answer(200, pages(0), Validators('"0"', MODIFIED))


def delta(request: Request) -> Answer:
    """Only what is new, to who can do with it (RFC 3229)."""
    number = edition(request.time)
    now = Validators(f'"{number}"')
    if request.validators == now:
        return Answer(304)
    if request.validators.etag and request.sent.get(b"a-im") == b"feed":
        return Answer(226, rss(str(number)), now, ("IM: feed",))
    return Answer(200, pages(request.time), now)


def fails(status: int, *fields: str) -> Answer:
    """No feed, with something to ask with all the same."""
    return Answer(status, b"", Validators('"bad"', MODIFIED), fields, is_feed=False)


def gives(body: bytes) -> Answer:
    """Something else under the name of a feed."""
    return Answer(200, body, Validators('"bad"', MODIFIED), is_feed=False)


def leads(status: int, location: str) -> Publisher:
    """A redirect."""
    answer = Answer(status, fields=(f"Location: {location}",), is_feed=False)
    return lambda _: answer


def skips(name: str, values: Sequence[object]) -> str:
    """What a feed says of the hours or days when nothing comes."""
    parts = "".join(f"<{name.lower()}>{value}</{name.lower()}>" for value in values)
    return f"<skip{name}s>{parts}</skip{name}s>"


def leads_away(request: Request) -> Answer:
    """A redirect to another host, at the same port."""
    port = request.sent[b"host"].decode().rpartition(":")[2]
    location = f"Location: http://{BUSY}:{port}/guest"
    return Answer(302, fields=(location,), is_feed=False)


USUAL = publishes('"{}"')

FOLLOWED: dict[tuple[str, str], Publisher] = {
    (CALM, "/feed"): publishes('"{}"', MODIFIED),
    (CALM, "/weak"): publishes('W/"{}"'),
    (CALM, "/odd"): publishes(ODD_ETAG, ODD_DATE),
    (CALM, "/bare"): publishes("bare-{}"),
    (CALM, "/dated"): publishes(None, MODIFIED),
    (CALM, "/?format=rss&n=%20a,b"): publishes('"a, b"'),
    (WISHING, "/two-hours"): publishes('"{}"', None, "Cache-Control: max-age=7200"),
    (WISHING, "/years"): publishes('"{}"', None, f"Cache-Control: max-age={999 * DAY}"),
    (WISHING, "/seconds"): publishes('"{}"', None, "Cache-Control: max-age=5"),
    (WISHING, "/ttl"): publishes('"{}"', wish="<ttl>180</ttl>"),
    (WISHING, "/expires"): expires,
    (WISHING, "/daily"): publishes('"{}"', wish=PERIOD),
    (WISHING, "/hours"): publishes('"{}"', wish=skips("Hour", sorted(HOURS_OFF))),
    (WISHING, "/days"): publishes('"{}"', wish=skips("Day", ["Monday"])),
    (BUSY, "/first"): at_times(
        USUAL, 2 * HOUR, 3 * HOUR, fails(429, f"Retry-After: {REST}")
    ),
    (BUSY, "/second"): at_times(USUAL, 18 * HOUR, 19 * HOUR, fails(429)),
    (BUSY, "/third"): USUAL,
    (TIRED, "/date"): at_times(
        USUAL,
        15 * HOUR,
        16 * HOUR,
        fails(503, f"Retry-After: {http_date(MIDNIGHT + REST_UNTIL)}"),
    ),
    (TIRED, "/words"): at_times(
        USUAL, 20 * HOUR, 21 * HOUR, fails(503, f"Retry-After: {UNCLEAR}")
    ),
    (TIRED, "/well"): USUAL,
    (DOWN, "/broken"): lambda _: fails(500),
    (DOWN, "/missing"): lambda _: fails(404),
    (DOWN, "/login"): lambda _: gives(LOGIN),
    (DOWN, "/gone"): at_times(USUAL, 3 * HOUR, 2 * DAY, fails(410)),
    (ODD, "/cut"): at_times(USUAL, 5 * HOUR, 8 * HOUR, gives(rss("x")[:40])),
    (ODD, "/page"): at_times(USUAL, 9 * HOUR, 11 * HOUR, gives(LOGIN)),
    (ODD, "/error"): at_times(USUAL, 9 * HOUR, 10 * HOUR, fails(500)),
    (ODD, "/delta"): delta,
    (LEADING, "/away"): leads_away,
    (LEADING, "/old"): leads(302, "/new"),
    (LEADING, "/moved"): leads(301, "/here"),
    (CHANGING, "/anew"): changing,
    (CHANGING, "/touched"): touched,
    (CHANGING, "/told"): told_anew,
    (CHANGING, "/nothing"): publishes(),
}
"""The feeds that are followed, by host and path."""

PUBLISHERS = FOLLOWED | {
    (LEADING, "/new"): USUAL,
    (LEADING, "/here"): USUAL,
    (BUSY, "/guest"): at_times(
        USUAL, 8 * HOUR, 9 * HOUR, fails(429, f"Retry-After: {REST}")
    ),
}
"""All that may be asked; redirects lead to the rest of it."""

LED_FROM = {
    (LEADING, "/new"): (LEADING, "/old"),
    (LEADING, "/here"): (LEADING, "/moved"),
    (BUSY, "/guest"): (LEADING, "/away"),
}
"""Which feed a redirect came from."""
