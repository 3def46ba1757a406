"""Dates in the spellings that feeds use, as RSS and Atom carry them."""

from __future__ import annotations

from tests.formats.feed_cases.case import Case, in_atom, in_rss

TEN = "2026-11-24T10:00:00Z"
NINE = "2026-11-24T09:00:00Z"
DAY = "2026-11-24T00:00:00Z"


def dated(written: str, published: str | None) -> Case:
    """An article of RSS with that date."""
    return in_rss(
        f"the date {written}",
        f"<title>One</title><pubDate>{written}</pubDate>",
        published=published,
    )


def dated_in_atom(written: str, published: str | None) -> Case:
    """An article of Atom with that date."""
    return in_atom(
        f"the Atom date {written}",
        f"<title>One</title><published>{written}</published>",
        published=published,
    )


# RFC 822 and 5322, and their obsolete zones.
MAIL = {
    "Tue, 24 Nov 2026 10:00:00 GMT": TEN,
    "Tue, 24 Nov 2026 10:00:00 UT": TEN,
    "Tue, 24 Nov 2026 10:00:00 UTC": TEN,
    "Tue, 24 Nov 2026 10:00:00 Z": TEN,
    "Tue, 24 Nov 2026 10:00:00 +0000": TEN,
    "Tue, 24 Nov 2026 10:00:00 -0000": TEN,
    "Tue, 24 Nov 2026 10:00:00 +0100": NINE,
    "Tue, 24 Nov 2026 10:00:00 +01:00": NINE,
    "Tue, 24 Nov 2026 15:30:00 +0530": TEN,
    "Tue, 24 Nov 2026 06:30:00 -0330": TEN,
    "Wed, 25 Nov 2026 00:00:00 +1400": TEN,
    "Mon, 23 Nov 2026 22:00:00 -1200": TEN,
    "Tue, 24 Nov 2026 05:00:00 EST": TEN,
    "Tue, 24 Nov 2026 06:00:00 EDT": TEN,
    "Tue, 24 Nov 2026 04:00:00 CST": TEN,
    "Tue, 24 Nov 2026 05:00:00 CDT": TEN,
    "Tue, 24 Nov 2026 03:00:00 MST": TEN,
    "Tue, 24 Nov 2026 04:00:00 MDT": TEN,
    "Tue, 24 Nov 2026 02:00:00 PST": TEN,
    "Tue, 24 Nov 2026 03:00:00 PDT": TEN,
    "Tue, 24 Nov 2026 11:00:00 BST": TEN,
    "Tue, 24 Nov 2026 11:00:00 CET": TEN,
    "Tue, 24 Nov 2026 12:00:00 CEST": TEN,
    "Tue, 24 Nov 2026 12:00:00 EET": TEN,
    "Tue, 24 Nov 2026 13:00:00 MSK": TEN,
    "Tue, 24 Nov 2026 19:00:00 JST": TEN,
    "Tue, 24 Nov 2026 10:00:00 A": TEN,
    "Tue, 24 Nov 2026 10:00 GMT": TEN,
    "Tue, 24 Nov 26 10:00:00 GMT": TEN,
    "24 Nov 2026 10:00:00 GMT": TEN,
    "Tue,24 Nov 2026 10:00:00 GMT": TEN,
    "Tue, 24 Nov 2026 10:00:00GMT": TEN,
    "Tue, 24 Nov 2026 10:00:00 (GMT)": TEN,
    "Tue, 24 Nov 2026 10:00:00 +0000 (UTC)": TEN,
    "Tue, 24 Nov 2026 10:00:00 GMT+0100": NINE,
    "Tue, 24-Nov-2026 10:00:00 GMT": TEN,
    "Tuesday, 24-Nov-26 10:00:00 GMT": TEN,
    "Tue Nov 24 10:00:00 2026": TEN,
    "Tue Nov 24 10:00:00 UTC 2026": TEN,
    "Tue, Nov 24 2026 10:00:00 +0000": TEN,
    "Tue, 24 November 2026 10:00:00 GMT": TEN,
    "Tuesday, November 24, 2026 - 10:00": TEN,
    "Tues, 24 Nov 2026 10:00:00 GMT": TEN,
    "Thu, 24 Nov 2026 10:00:00 GMT": TEN,
    "tue, 24 nov 2026 10:00:00 gmt": TEN,
    "TUE, 24 NOV 2026 10:00:00 GMT": TEN,
    "Tue, 24 Nov 2026  10:00:00   GMT": TEN,
    "Tue, 24 Nov 2026 10:00:00 +0000Z": TEN,
    "Tue, 24 Nov 2026 05:00:00 -0500 EST": TEN,
    "Tue, 24 Nov 2026 05:00:00 -5": TEN,
    "Tue, 24 Nov 2026 10:00:00 America/Nowhere": TEN,
    "Tue, 24 Nov 2026 10:00:00.123 GMT": "2026-11-24T10:00:00.123000Z",
    "Tue, 24 Nov 2026 24:00:00 GMT": "2026-11-25T00:00:00Z",
    "Tue, 24 Nov 2026 10:00:60 GMT": "2026-11-24T10:00:59Z",
    "Tue, 24 Nov 2026 10:00:00 AM": TEN,
    "Tue, 24 Nov 2026 1:00 PM": "2026-11-24T13:00:00Z",
    "Tue, 24 Nov 2026": DAY,
    "Sun, 1 Mar 2026 1:02:03 GMT": "2026-03-01T01:02:03Z",
    "Thu, 29 Feb 2024 10:00:00 GMT": "2024-02-29T10:00:00Z",
    "Sun, 06 Nov 94 08:49:37 GMT": "1994-11-06T08:49:37Z",
}

# ISO 8601, RFC 3339 and the W3C's note on dates.
ISO = {
    "2026-11-24T10:00:00Z": TEN,
    "2026-11-24t10:00:00z": TEN,
    "2026-11-24T10:00:00+01:00": NINE,
    "2026-11-24T10:00:00+0100": NINE,
    "2026-11-24T10:00:00 +0100": NINE,
    "2026-11-24T10:00+01:00": NINE,
    "2026-11-24T10:00Z": TEN,
    "2026-11-24T10:00:00.5Z": "2026-11-24T10:00:00.500000Z",
    "2026-11-24T10:00:00,5Z": "2026-11-24T10:00:00.500000Z",
    "2026-11-24T10:00:00.123456789Z": "2026-11-24T10:00:00.123456Z",
    "2026-11-24T10:00:00": TEN,
    "2026-11-24T10:00": TEN,
    "2026-11-24 10:00:00": TEN,
    "2026-11-24 10:00:00 UTC": TEN,
    "2026-11-24 05:00:00 EST": TEN,
    "2026-11-24 10:00:00+01": NINE,
    "2026-11-24": DAY,
    "20261124": DAY,
    "20261124T100000Z": TEN,
    "2026-11": "2026-11-01T00:00:00Z",
    "2026": "2026-01-01T00:00:00Z",
    "2026-328": DAY,
    "2026-W48-2": DAY,
    "2026/11/24 10:00:00": TEN,
    "2026.11.24 10:00": TEN,
    "2026-11-24T10:00:00+00:00Z": TEN,
    "2026-11-24T24:00:00Z": "2026-11-25T00:00:00Z",
    "2016-12-31T23:59:60Z": "2016-12-31T23:59:59Z",
}

# Names of months in other languages, and days as people write them.
WORDS = {
    "Di, 24 Nov 2026 10:00:00 +0100": NINE,
    "Dienstag, 24. November 2026 10:00 Uhr": TEN,
    "24. Nov. 2026, 10:00 Uhr": TEN,
    "24.11.2026 10:00": TEN,
    "24.11.2026": DAY,
    "Mi, 04 Mär 2026 10:00:00 +0000": "2026-03-04T10:00:00Z",
    "5. Mai 2026": "2026-05-05T00:00:00Z",
    "Do, 31 Dez 2026 10:00:00 GMT": "2026-12-31T10:00:00Z",
    "1. Jänner 2026": "2026-01-01T00:00:00Z",
    "mar., 24 nov. 2026 10:00:00 +0100": NINE,
    "mardi 24 novembre 2026 à 10h00": TEN,
    "mar, 24 nov 2026 10:00:00 +0100": NINE,
    "lun., 03 août 2026 10:00:00 +0000": "2026-08-03T10:00:00Z",
    "1er février 2026": "2026-02-01T00:00:00Z",
    "ven. 25 déc. 2026 10:00:00 GMT": "2026-12-25T10:00:00Z",
    "jeu, 09 juil. 2026 10:00:00 GMT": "2026-07-09T10:00:00Z",
    "24 de noviembre de 2026": DAY,
    "dom, 02 ago 2026 10:00:00 GMT": "2026-08-02T10:00:00Z",
    "dom, 04 ott 2026 10:00:00 GMT": "2026-10-04T10:00:00Z",
    "martedì 24 novembre 2026 ore 10:00": TEN,
    "2026年11月24日 10:00": TEN,
    "2026년 11월 24일": DAY,
    "Nov 24, 2026 10:00 AM": TEN,
    "Nov. 24, 2026": DAY,
    "November 24th, 2026": DAY,
    "11/24/2026 10:00:00 AM": TEN,
    "24/11/2026 10:00": TEN,
    "ter, 24 nov 2026 10:00:00 -0000": TEN,
    "qua, 4 fev 2026 10:00:00 +0000": "2026-02-04T10:00:00Z",
    "24 de fevereiro de 2026": "2026-02-24T00:00:00Z",
    "sex, 02 out 2026 10:00:00 GMT": "2026-10-02T10:00:00Z",
    "ma, 4 mei 2026 10:00:00 +0200": "2026-05-04T08:00:00Z",
    "za 7 maart 2026": "2026-03-07T00:00:00Z",
    "lör, 24 okt 2026": "2026-10-24T00:00:00Z",
    "tir, 01 des 2026 10:00:00 +0000": "2026-12-01T10:00:00Z",
    "wt., 24 lis 2026 10:00:00 +0100": NINE,
    "24 października 2026": "2026-10-24T00:00:00Z",
    "Вт, 24 ноя 2026 13:00:00 +0300": TEN,
    "24 ноября 2026": DAY,
    "9 мая 2026": "2026-05-09T00:00:00Z",
    "Κυρ, 11 Ιούλ 2004 12:00:00 EST": "2004-07-11T17:00:00Z",
    "2026年11月24日 下午 1:00": "2026-11-24T13:00:00Z",
    "2026-11-24 오전 10:00:00": TEN,
    "1795514400": TEN,
    "1795514400.5": "2026-11-24T10:00:00.500000Z",
    "1795514400000": TEN,
}

# What is no date that can be believed.
NONE = (
    "yesterday",
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00Z",
    "Wed, 30 Nov -001 00:00:00 +0000",
    "9999-12-31T23:59:59Z",
    "2026-13-45",
    "2026-399",
    "2026-11-24T25:00:00Z",
    "Tue, 31 Feb 2026 10:00:00 GMT",
    "{{ page.date }}",
    "null",
    "0",
)

CASES = (
    *(dated(written, published) for written, published in MAIL.items()),
    *(dated_in_atom(written, published) for written, published in ISO.items()),
    *(dated(written, published) for written, published in WORDS.items()),
    *(dated(written, None) for written in NONE),
)
