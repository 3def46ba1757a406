"""Mails saved as text files."""

from datetime import UTC, datetime

import pytest

from reader.formats.mail import read_mail_header
from reader.formats.text import parse_text
from reader.model.article import Credit

LETTER = """\
Received: from mx.example (mx.example [192.0.2.1])
        by mail.example; Tue, 5 Mar 2024 14:02:11 +0000
From: Ann Lee <ann.lee@tram.example>
To: Bo Chen <bo@river.example>
Subject: Depot: the old trams
 come back
Date: Tue, 5 Mar 2024 09:02:10 -0500
Message-ID: <1@tram.example>

Dear Bo,

The trams of the river line are back in the depot, and will run again in May.
"""


def test_a_mail_tells_its_subject_its_sender_and_its_date() -> None:
    article = parse_text(LETTER.encode(), "letter.txt")
    assert article.title == "Depot: the old trams come back"
    assert article.credits == (Credit("Ann Lee"),)
    assert article.published == datetime(2024, 3, 5, 14, 2, 10, tzinfo=UTC)
    assert article.tags == ()
    assert article.text.startswith("Dear Bo,")
    assert "mail.example" not in article.text
    assert "Message-ID" not in article.text


@pytest.mark.parametrize("first", ["From", "Date", "Subject", "To", "FROM"])
def test_the_fields_stand_in_any_order(first: str) -> None:
    fields = {
        "From": "Ann Lee <ann@tram.example>",
        "Date": "5 Mar 2024 10:00 +0000",
        "Subject": "Trams",
        "To": "Bo Chen <bo@river.example>",
    }
    begun = {first: fields[first.title()], **fields}
    lines = [f"{name}: {value}" for name, value in begun.items()]
    article = parse_text("\n".join([*lines, "", "They run again."]).encode())
    assert (article.title, article.credits) == ("Trams", (Credit("Ann Lee"),))
    assert (article.text, article.tags) == ("They run again.", ())


@pytest.mark.parametrize(
    ("sender", "people"),
    [
        ("Ann Lee <ann@tram.example>", ("Ann Lee",)),
        ('"Lee, Ann" <ann@tram.example>', ("Lee, Ann",)),
        ("ann@tram.example (Ann Lee)", ("Ann Lee",)),
        ("Ann Lee", ("Ann Lee",)),
        ("ann@tram.example", ("ann@tram.example",)),
        ("<ann@tram.example>", ("ann@tram.example",)),
        ("Ann Lee <a@x.example>, Bo Chen <b@x.example>", ("Ann Lee", "Bo Chen")),
        ("=?utf-8?Q?Zo=C3=AB_Lee?= <zoe@tram.example>", ("Zoë Lee",)),
        ("=?nothing?Q?Zoe?= <zoe@tram.example>", ("=?nothing?Q?Zoe?=",)),
        ("=?utf-8?B?A?= <zoe@tram.example>", ("=?utf-8?B?A?=",)),
        ("", ()),
    ],
)
def test_a_sender_is_named_without_the_address(
    sender: str, people: tuple[str, ...]
) -> None:
    header = read_mail_header([f"From: {sender}", "Subject: Trams", "", "text"])
    assert header is not None
    assert (header.people, header.rest) == (people, ["", "text"])


def test_a_subject_in_another_charset_is_decoded() -> None:
    subject = "=?iso-8859-1?Q?Stra=DFenbahn?= =?utf-8?B?IPCfmos=?="
    header = read_mail_header(["From: a", f"Subject: {subject}", "", "text"])
    assert header is not None
    assert header.fields == {"title": "Straßenbahn 🚋"}


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["From: Ann Lee", "Subject: Trams"],
        ["From: Ann Lee", "", "Subject: Trams"],
        ["Subject: Trams", "Date: 2024-03-05", "", "text"],
        ["From: the river to the sea", "", "text"],
        ["From: Ann Lee", "Subject: Trams", "They run again.", "", "text"],
        ["Title: Trams", "From: Ann Lee", "Date: 2024-03-05", "", "text"],
    ],
)
def test_other_lines_are_no_mail(lines: list[str]) -> None:
    assert read_mail_header(lines) is None


def test_a_title_and_an_author_count_as_before() -> None:
    text = b"Title: Trams\nAuthor: Ann Lee\nFrom: Rome\nDate: 2024-03-05\n\nThey run."
    article = parse_text(text)
    assert (article.title, article.credits) == ("Trams", (Credit("Ann Lee"),))
