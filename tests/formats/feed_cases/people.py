"""Who wrote an article, as feeds name them."""

from __future__ import annotations

from tests.formats.feed_cases.case import Case, in_atom, in_rss


def by(name: str, written: str, *authors: str) -> Case:
    """The authors of an article of RSS."""
    return in_rss(name, f"<title>One</title>{written}", authors=list(authors))


CASES = (
    by(
        "an author as RSS 2.0 has it",
        "<author>ida@h.example (Ida Falk)</author>",
        "Ida Falk",
    ),
    by(
        "an author as mail has it",
        "<author>Ida Falk &lt;ida@h.example&gt;</author>",
        "Ida Falk",
    ),
    by(
        "an author as mail has it, in quotes",
        '<author>"Ida Falk" &lt;ida@h.example&gt;</author>',
        "Ida Falk",
    ),
    by("an author that is a name only", "<author>Ida Falk</author>", "Ida Falk"),
    by(
        "an author that is an address only",
        "<author>ida@h.example</author>",
        "ida@h.example",
    ),
    by(
        "an author with an address of many parts",
        "<author>ida.falk+rss@mail.news.h.example (Ida Falk)</author>",
        "Ida Falk",
    ),
    by(
        "an author with a name beyond ASCII",
        "<author>zoe@h.example (Zoë Þórsdóttir)</author>",
        "Zoë Þórsdóttir",
    ),
    by("an author who writes in Chinese", "<author>王小明</author>", "王小明"),
    by(
        "an author with an accent in a reference",
        "<author>Ren&amp;eacute;e Roy</author>",
        "Renée Roy",
    ),
    by(
        "an author in an element of Atom",
        "<author><name>Ida Falk</name><email>i@h.example</email></author>",
        "Ida Falk",
    ),
    by(
        "an author in a CDATA section with white space",
        "<author><![CDATA[\n  Ida Falk\n]]></author>",
        "Ida Falk",
    ),
    by("a byline", "<dc:creator>By Ida Falk</dc:creator>", "Ida Falk"),
    by(
        "a French byline",
        "<dc:creator>Par Ida Falk et Bo Chen</dc:creator>",
        "Ida Falk",
        "Bo Chen",
    ),
    by(
        "a German byline",
        "<dc:creator>Von Ida Falk und Bo Chen</dc:creator>",
        "Ida Falk",
        "Bo Chen",
    ),
    by(
        "three authors in one line",
        "<dc:creator>Ida Falk, Bo Chen and Ann Lee</dc:creator>",
        "Ida Falk",
        "Bo Chen",
        "Ann Lee",
    ),
    by("a surname first", "<dc:creator>Falk, Ida</dc:creator>", "Falk, Ida"),
    by(
        "a paper for an author", "<dc:creator>Harbour News</dc:creator>", "Harbour News"
    ),
    by(
        "an author who is linked",
        "<dc:creator>&lt;a href='https://h.example/ida'&gt;Ida Falk&lt;/a&gt;"
        "</dc:creator>",
        "Ida Falk",
    ),
    by(
        "two elements for two authors",
        "<author>i@h.example (Ida Falk)</author><author>b@h.example (Bo Chen)</author>",
        "Ida Falk",
        "Bo Chen",
    ),
    by(
        "an author of iTunes beside one of Dublin Core",
        "<dc:creator>Ida Falk</dc:creator><itunes:author>Harbour Radio</itunes:author>",
        "Ida Falk",
        "Harbour Radio",
    ),
    by("an empty author", "<author/><dc:creator> </dc:creator>"),
    in_atom(
        "an Atom author who is a handle",
        "<author><name>/u/ida</name><uri>https://t.example/u/ida</uri></author>",
        authors=["/u/ida"],
    ),
    in_atom(
        "an Atom author without a name",
        "<author><name/><email>ida@t.example</email></author>",
        authors=["ida@t.example"],
    ),
    in_atom(
        "an Atom author with an empty element",
        "<title>One</title><author><name></name></author>",
        "<author><name>Ida Falk</name></author>",
        authors=["Ida Falk"],
    ),
    in_atom(
        "an Atom author whose name is escaped twice",
        "<author><name>Rope &amp;amp; Sons</name></author>",
        authors=["Rope & Sons"],
    ),
    in_atom(
        "an Atom author that is only text",
        "<title>One</title><author>Ida Falk</author>",
        authors=["Ida Falk"],
    ),
)
