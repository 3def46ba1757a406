"""Files in the charsets that people's editors and browsers write."""

import codecs

import pytest

from reader.formats.charset import decode
from reader.model.errors import UnreadableInput

FRENCH = (
    "L’été s’achève à Saint-Étienne\n\nLes élèves de l’école du quartier ont planté "
    "des chênes près de la rivière. Où iront-ils l’année prochaine ? Leur maître "
    "l’ignore encore, mais la mairie a promis une réponse avant Noël."
)
EUROS = (
    "Le marché coûte 30 € à l'œil nu\n\nLes élèves de l'école ont acheté des pommes "
    "à 3 € le kilo. Leur cœur était léger, malgré l'été pluvieux."
)
GERMAN = (
    "Die Brücke über die Mur wird später fertig als geplant. „Wir müssen prüfen, ob "
    "die Träger halten“, sagte die Bürgermeisterin. Für Fußgänger öffnet sie im März."
)
SPANISH = (
    "El niño llegó por la mañana a Cádiz, según informó la policía. ¿Qué pasó "
    "después? Nadie lo sabía."
)
ARABIC = (
    "افتتح وزير الثقافة صباح اليوم مكتبة جديدة في وسط المدينة. وتضم المكتبة أكثر من "
    "عشرين ألف كتاب، وقاعات للقراءة والدراسة."
)
CHINESE = (
    "城市图书馆今天开放。新馆藏书二十万册,设有儿童阅览室和自习室。"
    "馆长说,这个项目用了五年时间。"
)
JAPANESE = (
    "市立図書館が今日開館しました。新しい建物には二十万冊の本があり、子どものための部屋も"
    "あります。館長は、五年かかったと話しました。"
)
KOREAN = "시립 도서관이 오늘 문을 열었다. 새 건물에는 이십만 권의 책이 있다."
RUSSIAN = "Городская библиотека открылась сегодня утром. В новом здании зал для детей."
POLISH = (
    "Biblioteka miejska została dziś otwarta. Książki czekają na półkach, a dzieci "
    "mają własną salę. Żółw śpi."
)
TURKISH = (
    "Şehir kütüphanesi bu sabah açıldı. Yeni binada yirmi bin kitap ve çocuklar için "
    "bir oda var. Müdür işin beş yıl sürdüğünü söyledi."
)


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (EUROS, "iso8859_15"),
        (GERMAN, "cp1252"),
        (SPANISH, "latin-1"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        ("Déjà l’été", "cp1252"),
        ("Élections : le maire réélu dès le premier tour", "cp1252"),
        ("Grüße aus München", "cp1252"),
        ("城市图书馆今天开放", "gb18030"),
        (FRENCH * 400, "cp1252"),
    ],
)
def test_finds_the_charset_in_the_text(text: str, charset: str) -> None:
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("text", [FRENCH, ARABIC, CHINESE, "a", ""])
@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_obeys_a_byte_order_mark_and_takes_it_off(
    text: str, mark: bytes, charset: str
) -> None:
    assert decode(mark + text.encode(charset), declared="koi8-r") == text


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_knows_utf_16_without_its_mark(charset: str) -> None:
    assert decode(FRENCH.encode(charset)) == FRENCH


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("koi8_r", "KOI8-R"),
        ("cp1251", " 'windows-1251' "),
        ("cp866", "cp866"),
    ],
)
def test_believes_a_declared_charset(charset: str, declared: str) -> None:
    assert decode("Да".encode(charset), declared) == "Да"


def test_reads_latin_1_as_the_web_does() -> None:
    assert decode("l’été à 3 €".encode("cp1252"), "ISO-8859-1") == "l’été à 3 €"


@pytest.mark.parametrize(
    "declared", ["", "x-nonsense", "hex", "idna", "unicode_escape", "zlib", "us-ascii"]
)
def test_reads_on_without_a_charset_that_is_none(declared: str) -> None:
    assert decode(b"plain \\x41 text", declared) == "plain \\x41 text"


def test_falls_back_when_the_declared_charset_is_wrong() -> None:
    assert decode("été".encode("cp1252") + b" ok", "utf-8") == "été ok"


def test_ends_lines_with_newlines_only() -> None:
    assert decode(b"one\r\ntwo\rthree\n\r\nfour") == "one\ntwo\nthree\n\nfour"


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(60),
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(40),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x10JFIF",
        b"GIF89a\x01\x01",
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14",
        b"\x1f\x8b\x08",
        b"text and\x00\x00 zeros",
        bytes(range(1, 256)) * 8,
        bytes(100),
    ],
)
def test_refuses_what_is_no_text_and_names_it(data: bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(data, subject="photo.txt")
    assert caught.value.subject == "photo.txt"
    assert "not text" in caught.value.reason


def test_lets_a_stray_control_character_pass() -> None:
    text = "A page of text with one \x07 bell in it, as a broken program left it. "
    assert decode(text.encode() * 3) == text * 3
