from __future__ import annotations

import pytest

from reader.formats.xml_text import (
    legal,
    mended,
    root_element,
    without_doctype,
    xml_text,
)
from reader.model.errors import UnreadableInput


def test_the_declaration_names_no_charset_afterwards() -> None:
    text = xml_text(b'<?xml version="1.1" encoding="latin-1" standalone="yes"?>\n<a/>')
    assert text == '<?xml version="1.0"?>\n<a/>'


def test_a_document_without_a_declaration_gets_one() -> None:
    assert xml_text(b"<a/>") == '<?xml version="1.0"?><a/>'


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8-sig", None),
        ("utf-16", None),
        ("cp1252", "iso-8859-1"),
        ("gb18030", "gb2312"),
        ("koi8-r", "koi8-r"),
        ("utf-8", "iso-8859-1"),
    ],
)
def test_the_charset_of_the_document(charset: str, declared: str | None) -> None:
    sample = {"cp1252": "é – “x”", "gb18030": "港口", "koi8-r": "порт"}.get(
        charset, "ü港"
    )
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    assert f"<a>{sample}</a>" in xml_text(f"{head}<a>{sample}</a>".encode(charset))


def test_seven_bit_japanese_is_read_as_declared() -> None:
    text = '<?xml version="1.0" encoding="iso-2022-jp"?><a>港</a>'
    assert "<a>港</a>" in xml_text(text.encode("iso2022_jp"))


def test_a_charset_that_does_not_exist_does_not_matter() -> None:
    data = '<?xml version="1.0" encoding="klingon"?><a>ü</a>'.encode()
    assert "<a>ü</a>" in xml_text(data)


def test_bytes_that_are_no_text_are_unreadable() -> None:
    with pytest.raises(UnreadableInput, match="the map"):
        xml_text(b"PK\x03\x04" + bytes(range(256)), subject="the map")


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("a\x1bb\x00c\x0b\td\n", "abc\td\n"),
        ("a&#27;b&#x1B;c&#0;", "abc"),
        ("&#60;b&#x3E;", "&#60;b&#62;"),
        ("&#146;&#x80;&#129;&#160;", "&#8217;&#8364;&#160;"),
        ("&#55357;&#56832;", "&#128512;"),
        ("&#xD83D;&#xDE00;&#55357;", "&#128512;"),
        ("&#99999999999999999999;&#x110000;", ""),
        ("&amp;#27; &#; &#x; &#12", "&amp;#27; &#; &#x; &#12"),
        ("\ud83d\ufffe", ""),
    ],
)
def test_what_xml_forbids_is_left_out(written: str, sound: str) -> None:
    assert legal(written) == sound


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<rss>", "rss"),
        ("<rdf:RDF x='y'>", "rdf"),
        (
            " <?xml version='1.0'?>\n<?xml-stylesheet href='x'?><!-- <a> --><feed>",
            "feed",
        ),
        ("<!DOCTYPE html><HTML lang=en>", "html"),
        ("<!DOCTYPE rss [<!ENTITY a '<b>'>]><rss>", "rss"),
        ("plain <rss>", ""),
        ("<!-- never closed <rss>", ""),
        ("", ""),
    ],
)
def test_the_root_element(text: str, root: str) -> None:
    assert root_element(text) == root


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<a/>", "<a/>"),
        ("<!-- x --><!DOCTYPE a><a/>", "<!-- x --><a/>"),
        ("<!DOCTYPE a [\n<!ENTITY b 'c'>\n]>\n<a/>", "\n\n\n<a/>"),
        ("<!DOCTYPE a><!doctype a [<!ENTITY b 'c'>]><a/>", "<a/>"),
        ("<!DOCTYPE a [<!ENTITY b 'c'><a/>", " a [<!ENTITY b 'c'><a/>"),
        ("<a><!DOCTYPE a></a>", "<a><!DOCTYPE a></a>"),
    ],
)
def test_the_document_type_is_taken_out(text: str, rest: str) -> None:
    assert without_doctype(text) == rest


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("R&D", "R&amp;D"),
        ("a & b &", "a &amp; b &amp;"),
        (
            "&lt;&gt;&amp;&quot;&apos;&#38;&#x26;",
            "&lt;&gt;&amp;&quot;&apos;&#38;&#x26;",
        ),
        ("caf&eacute;&nbsp;&AMP;", "café\xa0&amp;"),
        ("&rope; &LT;", "&amp;rope; &lt;"),
        ("&copy &copying", "© &amp;copying"),
        ("?a=1&b=2&copy=3", "?a=1&amp;b=2&amp;copy=3"),
        ("&#38 &#; &;", "&amp;#38 &amp;#; &amp;;"),
        ("<![CDATA[R&D]]>&D<![CDATA[&", "<![CDATA[R&D]]>&amp;D<![CDATA[&amp;"),
    ],
)
def test_ampersands_are_spelt_as_xml_wants_them(written: str, spelt: str) -> None:
    assert mended(written) == spelt
