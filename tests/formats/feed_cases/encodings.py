"""Bytes in the charsets that feeds come in, named rightly, wrongly or not at all."""

from __future__ import annotations

import codecs

from tests.formats.feed_cases.case import Case, Said, whole

FRENCH = "L’été s’achève à Saint-Étienne, où les élèves sèment des chênes"
GERMAN = "Die Brücke über die Mur wird später fertig, für Fußgänger öffnet sie im März"
RUSSIAN = "Городская библиотека открылась сегодня утром"
GREEK = "Η βιβλιοθήκη της πόλης άνοιξε σήμερα το πρωί"
POLISH = "Żółw śpi, a książki czekają na półkach w miejskiej bibliotece"
TURKISH = "Şehir kütüphanesi bu sabah açıldı, müdür işin bittiğini söyledi"
HEBREW = "הספרייה העירונית נפתחה הבוקר"
ARABIC = "افتتح الوزير صباح اليوم مكتبة جديدة في وسط المدينة"
BALTIC = "Šiandien ryte atidaryta miesto biblioteka ąčęėįšųūž"
THAI = "ห้องสมุดเปิดวันนี้"
VIETNAMESE = "Thư viện thành phố"
CHINESE = "城市图书馆今天开放"
TAIWANESE = "城市圖書館今天開放"
JAPANESE = "市立図書館が今日開館しました"
KOREAN = "시립 도서관이 오늘 문을 열었다"


def document(title: str, declaration: str = "") -> str:
    """A feed with one article of that title."""
    return (
        f'{declaration}<rss version="2.0"><channel><title>{title}</title>'
        f"<item><title>{title}</title></item></channel></rss>"
    )


def encoded(
    name: str,
    title: str,
    charset: str,
    declared: str = "",
    served: str = "",
    mark: bytes = b"",
) -> Case:
    """A feed in a charset that its declaration and its server may name."""
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    parameter = f"; charset={served}" if served else ""
    return whole(
        name,
        mark + document(title, declaration).encode(charset),
        Said(title=title),
        feed={"title": title},
        content_type=f"application/rss+xml{parameter}",
    )


CASES = (
    # Declared and so.
    encoded("UTF-8, declared", FRENCH, "utf-8", "utf-8"),
    encoded("UTF-8, not declared", FRENCH, "utf-8"),
    encoded(
        "UTF-8, declared in capitals and quotes of one stroke",
        JAPANESE,
        "utf-8",
        "UTF-8",
    ),
    encoded("UTF-8 spelt without its hyphen", GERMAN, "utf-8", "utf8"),
    encoded("UTF-8 with four-byte letters", "Möwe 🐦 𝒳 𠮷", "utf-8", "utf-8"),
    encoded("ISO 8859-1, declared", "L'été à Saint-Étienne", "latin-1", "ISO-8859-1"),
    encoded(
        "windows-1252 under the name of ISO 8859-1", FRENCH, "cp1252", "iso-8859-1"
    ),
    encoded("windows-1252, declared", FRENCH, "cp1252", "windows-1252"),
    encoded("windows-1252 under the name of ASCII", FRENCH, "cp1252", "us-ascii"),
    encoded(
        "ISO 8859-15 with the euro",
        "Le marché à 30 €, un cœur",
        "iso8859_15",
        "iso-8859-15",
    ),
    encoded("ISO 8859-2, declared", POLISH, "iso8859_2", "iso-8859-2"),
    encoded("windows-1250, declared", POLISH, "cp1250", "windows-1250"),
    encoded("windows-1251, declared", RUSSIAN, "cp1251", "windows-1251"),
    encoded("KOI8-R, declared", RUSSIAN, "koi8_r", "koi8-r"),
    encoded("KOI8-U, declared", "Міська бібліотека відкрилась", "koi8_u", "koi8-u"),
    encoded("ISO 8859-5, declared", RUSSIAN, "iso8859_5", "iso-8859-5"),
    encoded("windows-1253, declared", GREEK, "cp1253", "windows-1253"),
    encoded("ISO 8859-7, declared", GREEK, "iso8859_7", "iso-8859-7"),
    encoded(
        "windows-1254 under the name of ISO 8859-9", TURKISH, "cp1254", "iso-8859-9"
    ),
    encoded("windows-1255, declared", HEBREW, "cp1255", "windows-1255"),
    encoded("ISO 8859-8 by its logical name", HEBREW, "iso8859_8", "iso-8859-8-i"),
    encoded("windows-1256, declared", ARABIC, "cp1256", "windows-1256"),
    encoded("ISO 8859-6, declared", ARABIC, "iso8859_6", "iso-8859-6"),
    encoded("windows-1257, declared", BALTIC, "cp1257", "windows-1257"),
    encoded(
        "windows-1258 with letters that stand alone",
        "Đà Lạt".replace("ạ", "a\u0323"),
        "cp1258",
        "windows-1258",
    ),
    encoded("windows-874 under the name of TIS-620", THAI, "cp874", "tis-620"),
    encoded("the charset of the Macintosh, declared", FRENCH, "mac_roman", "macintosh"),
    encoded("code page 866, declared", RUSSIAN, "cp866", "ibm866"),
    encoded("GB 2312, declared", CHINESE, "gb2312", "gb2312"),
    encoded("GBK under the name of GB 2312", "朱镕基 和 喆", "gbk", "gb2312"),
    encoded("GBK, declared", CHINESE, "gbk", "GBK"),
    encoded("GB 18030, declared", CHINESE + " €", "gb18030", "gb18030"),
    encoded("Big5, declared", TAIWANESE, "big5", "big5"),
    encoded("Big5 of Hong Kong", TAIWANESE + "嘅", "big5hkscs", "big5-hkscs"),
    encoded("Shift JIS, declared", JAPANESE, "shift_jis", "Shift_JIS"),
    encoded(
        "Shift JIS of Windows under the name of Shift JIS",
        "①市立図書館 Ⅱ",
        "cp932",
        "shift_jis",
    ),
    encoded("Shift JIS by the name of Windows", JAPANESE, "cp932", "windows-31j"),
    encoded("EUC of Japan, declared", JAPANESE, "euc_jp", "EUC-JP"),
    encoded("ISO 2022 of Japan, declared", JAPANESE, "iso2022_jp", "iso-2022-jp"),
    encoded("EUC of Korea, declared", KOREAN, "euc_kr", "euc-kr"),
    encoded(
        "code page 949 under the name of EUC",
        KOREAN + " 똠방각하",
        "cp949",
        "ks_c_5601-1987",
    ),
    # What the server says.
    encoded(
        "windows-1251 that only the server names", RUSSIAN, "cp1251", "", "windows-1251"
    ),
    encoded(
        "Shift JIS that only the server names", JAPANESE, "shift_jis", "", "Shift_JIS"
    ),
    encoded(
        "the server is right and the declaration wrong",
        RUSSIAN,
        "koi8_r",
        "windows-1251",
        "koi8-r",
    ),
    encoded(
        "the server names a charset in quotes", RUSSIAN, "cp1251", "", '"windows-1251"'
    ),
    encoded(
        "the declaration is right and the server names none",
        GREEK,
        "iso8859_7",
        "iso-8859-7",
    ),
    encoded("UTF-8 whatever the server says", GERMAN, "utf-8", "utf-8", "iso-8859-1"),
    encoded("UTF-8 whatever the declaration says", GERMAN, "utf-8", "iso-8859-1"),
    encoded("UTF-8 whatever both say", RUSSIAN, "utf-8", "windows-1251", "koi8-r"),
    encoded("UTF-8 that is declared UTF-16", GERMAN, "utf-8", "utf-16"),
    encoded("the server names a charset that is none", GERMAN, "utf-8", "", "none"),
    encoded(
        "the declaration names a charset that is none",
        GERMAN,
        "utf-8",
        "x-user-defined",
    ),
    # Byte order marks.
    encoded("UTF-8 with its mark", FRENCH, "utf-8", "utf-8", mark=codecs.BOM_UTF8),
    encoded(
        "UTF-8 with its mark and another declaration",
        FRENCH,
        "utf-8",
        "iso-8859-1",
        mark=codecs.BOM_UTF8,
    ),
    encoded(
        "UTF-8 with its mark and another server",
        FRENCH,
        "utf-8",
        "",
        "windows-1251",
        codecs.BOM_UTF8,
    ),
    encoded(
        "UTF-8 with its mark twice", FRENCH, "utf-8", "utf-8", mark=codecs.BOM_UTF8 * 2
    ),
    encoded(
        "UTF-16 of small ends with its mark",
        JAPANESE,
        "utf-16-le",
        "utf-16",
        mark=codecs.BOM_UTF16_LE,
    ),
    encoded(
        "UTF-16 of big ends with its mark",
        JAPANESE,
        "utf-16-be",
        "utf-16",
        mark=codecs.BOM_UTF16_BE,
    ),
    encoded(
        "UTF-16 with its mark and declared UTF-8",
        GERMAN,
        "utf-16-le",
        "utf-8",
        mark=codecs.BOM_UTF16_LE,
    ),
    encoded("UTF-16 of big ends without its mark", GERMAN, "utf-16-be", "utf-16"),
    encoded("UTF-16 of small ends without its mark", GERMAN, "utf-16-le", "utf-16"),
    encoded("UTF-16 without mark and declaration", GERMAN, "utf-16-le"),
    encoded(
        "UTF-32 with its mark", GERMAN, "utf-32-le", "utf-32", mark=codecs.BOM_UTF32_LE
    ),
    # Not named at all.
    encoded("windows-1252 that nobody names", FRENCH, "cp1252"),
    encoded("windows-1252 that is declared UTF-8", FRENCH, "cp1252", "utf-8", "utf-8"),
    encoded("windows-1251 that is declared UTF-8", RUSSIAN, "cp1251", "utf-8"),
    encoded("GBK that is declared UTF-8", CHINESE, "gbk", "utf-8"),
    encoded("Big5 that nobody names", TAIWANESE * 3, "big5"),
    encoded("EUC of Korea that nobody names", KOREAN * 3, "euc_kr"),
    encoded("Shift JIS that nobody names", JAPANESE * 3, "shift_jis"),
    encoded("windows-1255 that nobody names", HEBREW * 2, "cp1255"),
    # References need no charset.
    whole(
        "ASCII with references",
        document("Caf&#xe9; &#26085;&#x672c;").encode("ascii"),
        Said(title="Café 日本"),
    ),
    whole(
        "ASCII with references to windows-1252",
        document("It&#146;s &#147;so&#148; &#150; &#133;").encode("ascii"),
        Said(title="It’s “so” – …"),
    ),
    whole(
        "line ends of Windows",
        document("One").replace("><", ">\r\n<").encode(),
        Said(title="One"),
    ),
    whole(
        "line ends of the old Macintosh",
        document("One").replace("><", ">\r<").encode(),
        Said(title="One"),
    ),
    whole(
        "XML 1.1",
        document("One", '<?xml version="1.1" encoding="utf-8"?>'),
        Said(title="One"),
    ),
    whole(
        "a declaration that stands alone",
        document("One", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>"),
        Said(title="One"),
    ),
)
