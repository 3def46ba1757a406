"""Ways in which feeds shuffle the names of their articles from fetch to fetch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from reader.formats.feed import parse_feed
from reader.model.feed import ParsedFeed


class Written(NamedTuple):
    """An article as its publisher writes it down; `place` is where, from the top."""

    number: int
    place: int
    title: str = "Ship {number} is back"
    text: str = "Number {number} came in at dawn."
    guid: str = "harbour-{number}"
    link: str = "https://h.example/ships/{number}"
    date: str = "{number:02} Nov 2026 10:00:00 GMT"
    enclosure: str = ""


Way = Mapping[str, str | tuple[str, ...]]
"""What is written for the fields of an article, one after another.

Names in braces stand for its fields, as they are by then, and for `n`, the fetch,
counted from 0. Of several texts each is that of one fetch, and the last one that of
all fetches after.
"""

WAYS: dict[str, Way] = {
    "all is sound": {},
    # What is not there.
    "no guid": {"guid": ""},
    "no link": {"link": ""},
    "no date": {"date": ""},
    "no guid, no link": {"guid": "", "link": ""},
    "no guid, no date": {"guid": "", "date": ""},
    "no link, no date": {"link": "", "date": ""},
    "no guid, no link, no date": {"guid": "", "link": "", "date": ""},
    "no text": {"text": ""},
    "no text, no guid": {"text": "", "guid": ""},
    "no title": {"title": ""},
    # What several share.
    "one guid": {"guid": "same"},
    "one guid, no link": {"guid": "same", "link": ""},
    "one guid, no date": {"guid": "same", "date": ""},
    "one guid, one link": {"guid": "same", "link": "https://h.example/ships"},
    "one link": {"link": "https://h.example/ships"},
    "one link, no guid": {"link": "https://h.example/ships", "guid": ""},
    "one link, no guid, no date": {
        "link": "https://h.example/ships",
        "guid": "",
        "date": "",
    },
    "the front page for a link": {"link": "https://h.example/"},
    "the front page for a link, no guid": {"link": "https://h.example", "guid": ""},
    "one title": {"title": "Photo"},
    "one title, no text": {"title": "Photo", "text": ""},
    "one title, no text, no guid": {"title": "Photo", "text": "", "guid": ""},
    "one title, no text, no link": {"title": "Photo", "text": "", "link": ""},
    "one title, no text, no date": {"title": "Photo", "text": "", "date": ""},
    "one text": {"text": "It came in at dawn."},
    "one title, one text, no guid, no link": {
        "title": "No ship",
        "text": "None came in.",
        "guid": "",
        "link": "",
    },
    "one date": {"date": "24 Nov 2026 00:00:00 GMT"},
    # Guids that change.
    "guids change": {"guid": "{guid}-{n}"},
    "guids change, no link": {"guid": "{guid}-{n}", "link": ""},
    "guids change, no date": {"guid": "{guid}-{n}", "date": ""},
    "guids change, no link, no date": {"guid": "{guid}-{n}", "link": "", "date": ""},
    "guids change, one link": {"guid": "{guid}-{n}", "link": "https://h.example/ships"},
    "guids change, one link, no date": {
        "guid": "{guid}-{n}",
        "link": "https://h.example/ships",
        "date": "",
    },
    "guids change, the front page": {
        "guid": "{guid}-{n}",
        "link": "https://h.example/",
    },
    "guids and dates change": {"guid": "{guid}-{n}", "date": "2026-12-0{n}"},
    "guids and links change": {"guid": "{guid}-{n}", "link": "{link}?t={n}"},
    "guids and links change, no date": {
        "guid": "{guid}-{n}",
        "link": "{link}?t={n}",
        "date": "",
    },
    "guids are places": {"guid": "{place}"},
    "guids are places, no date": {"guid": "{place}", "date": ""},
    "guids are places, no link": {"guid": "{place}", "link": ""},
    "guids come": {"guid": ("", "{guid}")},
    "guids go": {"guid": ("{guid}", "")},
    "guids come and go, no link": {"guid": ("", "{guid}") * 5, "link": ""},
    "guids move to https": {"guid": ("http://h.example/{number}", "{link}")},
    "guids move to https, no link, no date": {
        "guid": ("http://h.example/{number}", "https://h.example/{number}"),
        "link": "",
        "date": "",
    },
    "guids are tracked": {"link": "{link}?utm_id={n}&fbclid={n}", "guid": "{link}"},
    "guids are tracked, no link, no date": {
        "guid": "{link}?utm_id={n}&fbclid={n}",
        "link": "",
        "date": "",
    },
    # Links that change.
    "links move to https": {"link": ("http://h.example/ships/{number}", "{link}")},
    "links move to https, no guid": {
        "link": ("http://h.example/ships/{number}", "{link}"),
        "guid": "",
    },
    "all moves to https, no date": {
        "link": ("http://h.example/ships/{number}", "{link}"),
        "guid": "{link}",
        "date": "",
    },
    "links are tracked": {"link": "{link}?utm_source=rss&utm_id={n}"},
    "links are tracked, no guid": {"link": "{link}?utm_id={n}", "guid": ""},
    "links are tracked, no guid, no date": {
        "link": "{link}?utm_id={n}",
        "guid": "",
        "date": "",
    },
    "links are counted": {"link": "{link}?t={n}"},
    "links are counted, no guid": {"link": "{link}?t={n}", "guid": ""},
    "links are counted, no guid, no date": {
        "link": "{link}?t={n}",
        "guid": "",
        "date": "",
    },
    "links have a session": {
        "link": "{link};jsessionid=A{n}?PHPSESSID={n}",
        "guid": "",
        "date": "",
    },
    "links get a slash": {"link": ("{link}", "{link}/"), "guid": "", "date": ""},
    "links get www": {
        "link": ("{link}", "https://www.h.example/ships/{number}"),
        "guid": "",
        "date": "",
    },
    "hosts change their case": {
        "link": ("{link}", "https://H.Example/ships/{number}"),
        "guid": "",
        "date": "",
    },
    "links get a port": {
        "link": ("{link}", "https://h.example:443/ships/{number}"),
        "guid": "",
        "date": "",
    },
    "ampersands are escaped twice": {
        "link": (
            *("https://h.example/?a=1&id={number}",) * 2,
            "https://h.example/?a=1&amp;id={number}",
        ),
        "guid": "",
        "date": "",
    },
    "links change how they encode": {
        "link": ("{link}/%c3%a9", "{link}/%C3%A9", "{link}/é"),
        "guid": "",
        "date": "",
    },
    "links lead over a redirector": {"link": "https://r.example/{guid}/{n}"},
    "the site moves": {"link": "https://h{n}.example/ships/{number}"},
    "the site moves, no guid": {
        "link": "https://h{n}.example/ships/{number}",
        "guid": "",
    },
    "the site moves, no guid, no date": {
        "link": "https://h{n}.example/ships/{number}",
        "guid": "",
        "date": "",
    },
    "the site moves with its guids": {
        "link": "https://h{n}.example/ships/{number}",
        "guid": "{link}",
    },
    # Dates that change.
    "dates change": {"date": "2026-12-0{n}"},
    "dates change, no guid": {"date": "2026-12-0{n}", "guid": ""},
    "dates change, no link": {"date": "2026-12-0{n}", "link": ""},
    "dates change, no guid, no link": {"date": "2026-12-0{n}", "guid": "", "link": ""},
    "dates change, one guid": {"date": "2026-12-0{n}", "guid": "same"},
    "dates come and go": {"date": ("{date}", "") * 5},
    # White space that changes.
    "white space is edited": {
        "title": ("{title}", "Ship {number}  is\n back "),
        "text": ("{text}", "Number {number} came\n\nin   at dawn. "),
    },
    "white space is edited, no guid, no link": {
        "title": ("{title}", "Ship {number}  is\n back "),
        "text": ("{text}", "Number {number} came\n\nin   at dawn. "),
        "guid": "",
        "link": "",
    },
}

EDITS: dict[str, Way] = {
    "titles": {"title": "{title}: fetch {n}"},
    "titles, no guid": {"title": "{title}: fetch {n}", "guid": ""},
    "texts": {"text": "{text} Fetch {n}."},
    "texts, no guid": {"text": "{text} Fetch {n}.", "guid": ""},
    "texts, no link": {"text": "{text} Fetch {n}.", "link": ""},
    "texts, no guid, no link": {"text": "{text} Fetch {n}.", "guid": "", "link": ""},
    "texts, no date": {"text": "{text} Fetch {n}.", "date": ""},
    "texts and guids": {"text": "{text} Fetch {n}.", "guid": "{guid}-{n}"},
    "texts and links": {"text": "{text} Fetch {n}.", "link": "{link}?t={n}"},
    "texts and dates": {"text": "{text} Fetch {n}.", "date": "2026-12-0{n}"},
    "texts and dates, no link": {
        "text": "{text} Fetch {n}.",
        "date": "2026-12-0{n}",
        "link": "",
    },
    "texts, one guid": {"text": "{text} Fetch {n}.", "guid": "same"},
    "texts, one guid, one link": {
        "text": "{text} Fetch {n}.",
        "guid": "same",
        "link": "https://h.example/ships",
    },
    "enclosures": {"enclosure": "https://m{n}.example/{number}.mp3"},
}
"""Ways of a publisher who edits each article before each fetch."""


def fetched(way: Way, fetch: int, numbers: Sequence[int]) -> ParsedFeed:
    """What a feed says at a fetch while it holds these articles, in this order."""
    articles = "".join(
        _element(_written(way, fetch, Written(number, place)))
        for place, number in enumerate(numbers)
    )
    data = f'<rss version="2.0"><channel><title>H</title>{articles}</channel></rss>'
    return parse_feed(data.encode(), "https://h.example/feed")


def _written(way: Way, fetch: int, one: Written) -> Written:
    fields = one._asdict()
    for name in ("title", "text", "guid", "link", "date"):
        fields[name] = fields[name].format(**fields)
    for name, texts in way.items():
        several = (texts,) if isinstance(texts, str) else texts
        text = several[min(fetch, len(several) - 1)]
        fields[name] = text.format(n=fetch, **fields)
    return Written(**fields)


def _element(one: Written) -> str:
    fields = {
        "title": one.title,
        "description": one.text,
        "link": one.link,
        'guid isPermaLink="false"': one.guid,
        "pubDate": one.date,
    }
    elements = "".join(
        f"<{name}>{escape(text)}</{name.partition(' ')[0]}>"
        for name, text in fields.items()
        if text
    )
    media = f"<enclosure url='{one.enclosure}'/>" if one.enclosure else ""
    return f"<item>{elements}{media}</item>"
