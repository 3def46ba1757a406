"""Dates as feeds, web pages and saved articles print them."""

from datetime import UTC, datetime

import pytest

from reader.formats.dates import parse_date, parse_own_date
from reader.formats.registry import Kind, parse_article

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24",
        "20261124",
        "2026/11/24",
        " 2026-11-24\n",
        "24.11.2026",
        "24. 11. 2026",
        "24/11/2026",
        "11/24/2026",
        "24 November 2026",
        "November 24th, 2026",
        "Nov. 24, 2026",
        "24. November 2026",
        "Dienstag, 24. November 2026",
        "mardi 24 novembre 2026",
        "mar. 24 nov. 2026",
        "24 de noviembre de 2026",
        "martedì 24 novembre 2026",
        "Tue, 24 Nov 26",
        "2026年11月24日",
        "2026年11月24日星期二",
        "2026년 11월 24일",
        "٢٤ November ٢٠٢٦",
        "2026-W48-2",
    ],
)
def test_reads_a_day_as_its_midnight_in_utc(text: str) -> None:
    assert parse_date(text) == MIDNIGHT


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24T10:00:00Z",
        "2026-11-24T10:00:00",
        "2026-11-24 10:00",
        "20261124T100000Z",
        "20261124100000",
        "24 Nov 2026 10:00:00 GMT",
        "24 Nov 2026 10:00:00 UT",
        "24 Nov 2026 10:00:00 Z",
        "24 Nov 2026 10:00:00 XYZ",
        "Tue, 24 Nov 2026 05:00:00 EST",
        "Tue, 24 Nov 26 03:00 PDT",
        "Tue, 24 Nov 2026 10:00:00 +9900",
        "Tue Nov 24 10:00:00 2026",
        "Tue Nov 24 05:00:00 EST 2026",
        "Nov 24, 2026 10:00 AM",
        "Nov 24, 2026, 10 a.m.",
        "10:00 Nov 24 2026",
        "24.11.2026, 10.00 Uhr",
        "24. November 2026, 10:00 Uhr",
        "mardi 24 novembre 2026 à 10h00",
        "24 novembre 2026 à 10 h",
        "24 novembre 2026 ore 10:00",
        "2026年11月24日 10:00",
    ],
)
def test_takes_a_time_without_a_zone_for_utc_and_knows_the_old_zones(
    text: str,
) -> None:
    assert parse_date(text) == TEN


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24T10:00:00+01:00",
        "2026-11-24T10:00:00+0100",
        "2026-11-24 10:00:00 +0100",
        "2026-11-24T04:00:00-05",
        "Di, 24 Nov 2026 10:00:00 +0100",
        "вт, 24 Nov 2026 10:00:00 +0100",
        "Tue, 24 Nov 2026 10:00:00 CET",
        "Tue, 24 Nov 2026 11:00:00 GMT+2",
        "Tue Nov 24 2026 10:00:00 GMT+0100 (Central European Standard Time)",
    ],
)
def test_turns_a_zone_into_utc(text: str) -> None:
    moment = parse_date(text)
    assert moment == NINE
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er juin 2025", datetime(2025, 6, 1, tzinfo=UTC)),
        ("24. März 2026", datetime(2026, 3, 24, tzinfo=UTC)),
        ("2. Jänner 2026", datetime(2026, 1, 2, tzinfo=UTC)),
        ("15 août 2024", datetime(2024, 8, 15, tzinfo=UTC)),
        ("3 de enero de 2026", datetime(2026, 1, 3, tzinfo=UTC)),
        ("1º maggio 2026", datetime(2026, 5, 1, tzinfo=UTC)),
        ("mar. 3 mars 2026", datetime(2026, 3, 3, tzinfo=UTC)),
        ("7 Jul 99", datetime(1999, 7, 7, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-11", datetime(2026, 11, 1, tzinfo=UTC)),
        ("Nov 24, 2026 12:30 AM", datetime(2026, 11, 24, 0, 30, tzinfo=UTC)),
        ("Nov 24, 2026 12:30 PM", datetime(2026, 11, 24, 12, 30, tzinfo=UTC)),
        ("24 Nov 2026 24:00:00", datetime(2026, 11, 25, tzinfo=UTC)),
        ("30 Jun 2026 23:59:60", datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC)),
        ("1764000000", datetime(2025, 11, 24, 16, tzinfo=UTC)),
        ("1764000000000", datetime(2025, 11, 24, 16, tzinfo=UTC)),
        (
            "2026-11-24T10:00:00.123456789Z",
            datetime(2026, 11, 24, 10, 0, 0, 123456, tzinfo=UTC),
        ),
    ],
)
def test_reads_the_corners_of_the_spellings(text: str, expected: datetime) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "12",
        "hello",
        "soon",
        "2026-13-45",
        "31 Feb 2026",
        "24 Nov",
        "03/04/2026",
        "24 Nov 2026 25:00",
        "24 Nov 2026 10:75",
        "1899-12-31",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "They met again in the spring of March 2026",
        "1" * 5000,
        "²⁴ Nov",
        "\x00\ud800",
    ],
)
def test_finds_no_date_in_nonsense(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.usefixtures("in_new_york")
@pytest.mark.parametrize(
    ("text", "own", "of_a_feed"),
    [
        ("2024-03-05", "2024-03-05T05:00Z", "2024-03-05T00:00Z"),
        ("2024-W10-2", "2024-03-05T05:00Z", "2024-03-05T00:00Z"),
        ("5 mars 2024", "2024-03-05T05:00Z", "2024-03-05T00:00Z"),
        ("2024-07-05", "2024-07-05T04:00Z", "2024-07-05T00:00Z"),
        ("1900", "1900-01-01T05:00Z", "1900-01-01T00:00Z"),
        ("2024-03-05T00:00", "2024-03-05T00:00Z", "2024-03-05T00:00Z"),
        ("5 March 2024 0:00", "2024-03-05T00:00Z", "2024-03-05T00:00Z"),
        ("2024-03-05T10:00+01:00", "2024-03-05T09:00Z", "2024-03-05T09:00Z"),
    ],
)
def test_a_day_of_a_file_begins_at_the_midnight_of_its_reader(
    text: str, own: str, of_a_feed: str
) -> None:
    assert parse_own_date(text) == datetime.fromisoformat(own)
    assert parse_date(text) == datetime.fromisoformat(of_a_feed)


@pytest.mark.usefixtures("in_new_york")
@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (Kind.TEXT, "Title: Trams\nDate: 2024-03-05\n\nThey run again.\n"),
        (Kind.TEXT, "Trams\n\n5 March 2024\n\nThey run again.\n"),
        (Kind.MARKDOWN, "---\ndate: 2024-03-05\n---\n\nThey run again.\n"),
        (Kind.WEBPAGE, "<meta name=date content=2024-03-05><p>They run again."),
    ],
)
def test_every_file_is_dated_by_the_day_it_names(kind: Kind, source: str) -> None:
    article = parse_article(source.encode(), "trams", kind)
    assert article.published is not None
    assert f"{article.published.astimezone():%F %R}" == "2024-03-05 00:00"
