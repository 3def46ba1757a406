"""Text files as people save press articles, in the languages they read."""

import pickle
import textwrap
from datetime import UTC, datetime

import pytest

from reader.formats.text import parse_text
from reader.model.article import BodyFormat, Credit, ParsedArticle
from reader.model.errors import UnreadableInput

NBSP = "\u00a0"
PART = f"\n\n{NBSP} \n\n"

TITLE = f"Culture{NBSP}: la bibliothèque de Marville rouvre ses portes"
TEASER = (
    "Après deux ans de travaux, la bibliothèque municipale de Marville a accueilli "
    "ses premiers lecteurs"
)
FIRST = TEASER + ", samedi matin, en présence de la maire et de nombreux habitants."
SECOND = (
    f"« Nous avons gardé les vieux rayonnages en chêne{NBSP}», explique l’architecte, "
    "qui a préféré restaurer plutôt que remplacer."
)
THIRD = (
    "La nouvelle salle des enfants s’ouvre sur le jardin. Elle accueillera chaque "
    "mercredi une heure du conte, et des ateliers pendant les vacances."
)
PRESS = (
    f"{TITLE} {NBSP} \n\n{TITLE} {NBSP}\n\n{TEASER}\n\n\n{FIRST}{PART}{SECOND}{PART}"
    f"{THIRD}{PART}Texte{NBSP}: Anne ROY\n\nRécit{NBSP}: Paul de LIN\n"
)

RIVER = (
    "The river rose again in the night, and by morning the lower streets of the town "
    "stood under water. Nobody had expected it so early in the year, said the mayor, "
    "who had come in rubber boots."
)
MARKET = (
    "On the market square the stalls were empty. Only the baker had opened; he sold "
    "his bread through the window, as his grandfather had done in the great flood."
)


def read(text: str, name: str = "a-file.txt") -> ParsedArticle:
    return parse_text(text.encode(), name)


def paragraphs(article: ParsedArticle) -> list[str]:
    return article.body.source.split("\n\n")


def people(article: ParsedArticle) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in article.credits]


def test_reads_a_press_article_as_an_editor_would() -> None:
    article = read(PRESS)
    assert article.title == TITLE
    assert article.summary == TEASER
    assert paragraphs(article) == [FIRST, SECOND, THIRD]
    assert article.body.format is BodyFormat.PLAIN
    assert article.text == article.body.source
    assert article.words == len(article.text.split())
    assert article.credits == (
        Credit("Anne ROY", "Texte"),
        Credit("Paul de LIN", "Récit"),
    )
    assert article.language == "fr"
    assert article.tags == ("Culture",)
    assert (article.guid, article.url, article.published) == (None, None, None)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_reads_it_the_same_in_any_charset_with_any_line_ends(
    charset: str, end: str
) -> None:
    data = PRESS.replace("\n", end).encode(charset)
    assert parse_text(data, "a.txt") == read(PRESS, "a.txt")


def test_can_be_sent_to_another_process() -> None:
    article = read(PRESS)
    assert pickle.loads(pickle.dumps(article)) == article
    assert pickle.loads(pickle.dumps(parse_text)) is parse_text


@pytest.mark.parametrize(
    ("charset", "text", "language"),
    [
        (
            "iso8859_15",
            "Le marché couvert\n\nLes œufs y coûtent 3 € la douzaine, et les clients "
            "n'en sont pas très heureux. Les élus ont promis de parler aux vendeurs.",
            "fr",
        ),
        (
            "cp1252",
            "Neue Brücke für Fußgänger\n\nDie Bürgermeisterin hat am Dienstag die neue "
            "Brücke über den Fluss eröffnet. „Das ist ein guter Tag“, sagte sie.",
            "de",
        ),
        (
            "latin-1",
            "El niño y el mar\n\nLa alcaldesa inauguró ayer la nueva biblioteca del "
            "barrio. Los vecinos esperaban esta apertura desde hace más de diez años.",
            "es",
        ),
        (
            "cp1256",
            "افتتاح مكتبة جديدة\n\nافتتح وزير الثقافة صباح اليوم مكتبة جديدة في وسط "
            "المدينة. وتضم المكتبة أكثر من عشرين ألف كتاب، وقاعات للقراءة والدراسة.",
            "ar",
        ),
        (
            "gb18030",
            "城市图书馆今天开放\n\n新馆藏书二十万册，设有儿童阅览室和自习室。馆长说，"
            "这个项目用了五年时间。市民可以免费借阅图书。",
            "zh",
        ),
        (
            "shift_jis",
            "市立図書館が開館\n\n新しい建物には二十万冊の本があり、子どものための部屋も"
            "あります。館長は、五年かかったと話しました。",
            "ja",
        ),
        (
            "utf-16",
            "The library is open again\n\nThe new building holds twenty thousand books "
            "and a room for children. It took the town five years to build it.",
            "en",
        ),
    ],
)
def test_reads_title_text_and_language_in_many_charsets(
    charset: str, text: str, language: str
) -> None:
    article = parse_text(text.encode(charset), "a.txt")
    assert [article.title, article.text] == text.split("\n\n")
    assert article.language == language


# The title


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("A short title\n\nSome text.", "A short title", "Some text."),
        ("A short title\nSome text.", "A short title", "Some text."),
        ("\n\n  A short title  \n\nText.", "A short title", "Text."),
        ("A title\n=======\n\nText.", "A title", "Text."),
        ("# A title\n\nText.", "A title", "Text."),
        ("A TITLE\n\nA title\n\nA title\n\nText.", "A TITLE", "Text."),
        ("L'été\n\nL’été\n\nTexte.", "L'été", "Texte."),
        ("A title - The Daily Leaf\n\nA title\n\nText.", "A title", "Text."),
        ("A title | The Daily Leaf\nA title\nText.", "A title", "Text."),
        ("Only one line", "Only one line", "Only one line"),
        ("Title twice\n\nTitle twice\n", "Title twice", "Title twice"),
    ],
)
def test_finds_one_title(text: str, title: str, body: str) -> None:
    article = read(text)
    assert (article.title, article.body.source) == (title, body)


def test_a_title_that_stands_twice_may_be_long() -> None:
    title = "A title that goes on and on " * 7
    assert read(f"{title}\n\n{title}\n\nText.").title == title.strip()


def test_a_title_wrapped_over_two_lines_is_one() -> None:
    title = (
        "Town council votes for a new bridge after ten years of debate and two "
        "failed attempts to find the money"
    )
    lines = textwrap.wrap(title, 66)
    text = "\n".join([*lines, "", *textwrap.wrap(RIVER, 66), "", "The end."])
    article = read(text)
    assert article.title == title
    assert paragraphs(article) == [RIVER, "The end."]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("letters/the-great_flood.txt", "the great flood"),
        (
            "",
            "The river rose again in the night, and by morning the lower streets of "
            "the town…",
        ),
    ],
)
def test_a_text_without_a_title_is_called_by_its_file_or_first_words(
    name: str, title: str
) -> None:
    article = read(f"{RIVER}\n\n{MARKET}", name)
    assert article.title == title
    assert paragraphs(article) == [RIVER, MARKET]


@pytest.mark.parametrize("width", [60, 72])
def test_the_first_line_of_a_wrapped_paragraph_is_no_title(width: int) -> None:
    article = read("\n".join(textwrap.wrap(RIVER, width)), "flood.txt")
    assert (article.title, article.body.source) == ("flood", RIVER)


def test_a_list_has_no_title() -> None:
    article = read("- bread\n- milk", "shopping-list.txt")
    assert (article.title, article.body.source) == ("shopping list", "- bread\n- milk")


# The kicker


@pytest.mark.parametrize(
    ("title", "tags"),
    [
        (f"Diplomatie{NBSP}: le ministre en visite à Vienne", ("Diplomatie",)),
        ("Diplomatie : le ministre en visite à Vienne", ("Diplomatie",)),
        ("Saint-Denis : un marché pas comme les autres", ("Saint-Denis",)),
        ("Energy: how the village got its wind back", ("Energy",)),
        ("外交：部长访问维也纳并会见总理", ("外交",)),
        ("The Sea: a history in ten chapters", ()),
        ("Die Brücke: eine Stadt wartet", ()),
        ("Why we write: notes from the road", ()),
        ("Anne Roy : « Je ne regrette rien »", ()),
        ("What the town council really said: nothing", ()),
        ("Leaves: Part 2", ()),
        ("At 10:30 the bells began to ring", ()),
        ("A title without a colon", ()),
    ],
)
def test_a_kicker_is_a_tag_and_the_title_stays_whole(
    title: str, tags: tuple[str, ...]
) -> None:
    article = read(f"{title}\n\n{FIRST}")
    assert article.title == title
    assert article.tags == tags


# The teaser


@pytest.mark.parametrize(
    "teaser", [FIRST, TEASER, TEASER + "…", TEASER + " [...]", TEASER[:60] + "..."]
)
def test_drops_a_teaser_that_the_text_begins_with(teaser: str) -> None:
    article = read(f"Titre\n\n{teaser}\n\n{FIRST}\n\n{SECOND}")
    assert paragraphs(article) == [FIRST, SECOND]
    assert article.summary == teaser


def test_keeps_the_whole_paragraph_where_the_second_print_is_cut() -> None:
    article = read(f"Titre\n\n{FIRST}\n\n{TEASER}…\n\n{SECOND}")
    assert paragraphs(article) == [FIRST, SECOND]


def test_keeps_a_teaser_that_stands_once() -> None:
    article = read(f"Titre\n\n{SECOND}\n\n{FIRST}")
    assert paragraphs(article) == [SECOND, FIRST]
    assert article.summary == ""


def test_keeps_a_short_refrain() -> None:
    assert paragraphs(read("Song\n\nLa la la\n\nLa la la\n\nlee")) == [
        "La la la",
        "La la la",
        "lee",
    ]


# Credits, dates and addresses


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Texte : Anne Roy\nPhotos : Paul Lin",
            [("Texte", "Anne Roy"), ("Photos", "Paul Lin")],
        ),
        (
            "Texte : Anne Roy et Paul Lin",
            [("Texte", "Anne Roy"), ("Texte", "Paul Lin")],
        ),
        ("Propos recueillis par Anne Roy", [("Propos recueillis par", "Anne Roy")]),
        ("Par Anne Roy", [("", "Anne Roy")]),
        ("By Ann Lee and Bo Chen", [("", "Ann Lee"), ("", "Bo Chen")]),
        (
            "---\n\nText: Anna Berger\nFoto: dpa",
            [("Text", "Anna Berger"), ("Foto", "dpa")],
        ),
        ("نص: سمير حداد", [("نص", "سمير حداد")]),
        ("记者：王小明", [("记者", "王小明")]),
    ],
)
def test_takes_the_credits_off_the_end(
    lines: str, expected: list[tuple[str, str]]
) -> None:
    article = read(f"Titre\n\n{FIRST}\n\n{SECOND}\n\n{lines}\n\n{NBSP}\n")
    assert people(article) == expected
    assert paragraphs(article)[:2] == [FIRST, SECOND]
    assert lines.rpartition("\n")[2] not in article.text


def test_keeps_what_only_looks_like_a_credit() -> None:
    last = "Photo : une vue du pont depuis la rive gauche du fleuve"
    article = read(f"Titre\n\n{FIRST}\n\n{last}")
    assert article.credits == ()
    assert paragraphs(article)[-1] == last


@pytest.mark.parametrize(
    ("line", "names", "published"),
    [
        ("By Ann Lee", ["Ann Lee"], None),
        ("Par Anne Roy et Paul Lin", ["Anne Roy", "Paul Lin"], None),
        ("Von Anna Berger", ["Anna Berger"], None),
        ("24 June 2025", [], datetime(2025, 6, 24, tzinfo=UTC)),
        ("Publié le 24 juin 2025", [], datetime(2025, 6, 24, tzinfo=UTC)),
        ("Dienstag, 24. Juni 2025", [], datetime(2025, 6, 24, tzinfo=UTC)),
        ("发布时间：2025年6月24日", [], datetime(2025, 6, 24, tzinfo=UTC)),
        ("By Ann Lee | 24 June 2025", ["Ann Lee"], datetime(2025, 6, 24, tzinfo=UTC)),
        (
            "Publié le 24 juin 2025 à 10h30 par Anne Roy",
            ["Anne Roy"],
            datetime(2025, 6, 24, 10, 30, tzinfo=UTC),
        ),
        (
            "Par Anne Roy, publié le 24 juin 2025",
            ["Anne Roy"],
            datetime(2025, 6, 24, tzinfo=UTC),
        ),
    ],
)
def test_takes_names_and_dates_off_the_top(
    line: str, names: list[str], published: datetime | None
) -> None:
    article = read(f"A title\n{line}\n\n{RIVER}\n\n{MARKET}")
    assert [credit.name for credit in article.credits] == names
    assert article.published == published
    assert paragraphs(article) == [RIVER, MARKET]


def test_takes_them_off_after_the_teaser_and_above_the_title_too() -> None:
    article = read(
        f"24 June 2025\nhttps://example.org/flood\n\nThe flood\n\n{RIVER[:80]}…\n\n"
        f"By Ann Lee\n\nUpdated 25 June 2025\n\n{RIVER}\n\n{MARKET}\n\nPhotos: Bo Chen"
    )
    assert article.title == "The flood"
    assert article.url == "https://example.org/flood"
    assert article.published == datetime(2025, 6, 24, tzinfo=UTC)
    assert article.updated == datetime(2025, 6, 25, tzinfo=UTC)
    assert people(article) == [("", "Ann Lee"), ("Photos", "Bo Chen")]
    assert article.summary == RIVER[:80] + "…"
    assert paragraphs(article) == [RIVER, MARKET]


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/a?b=c",
        "<https://example.org/a?b=c>",
        "Source : https://example.org/a?b=c",
    ],
)
def test_a_lone_address_is_that_of_the_article(line: str) -> None:
    article = read(f"A title\n\n{RIVER}\n\n{line}")
    assert article.url == "https://example.org/a?b=c"
    assert article.text == RIVER


def test_addresses_in_a_list_stay_in_the_text() -> None:
    links = "https://example.org/a\nhttps://example.org/b\nhttps://example.org/c"
    article = read(f"Links\n\n{links}")
    assert article.url is None
    assert article.body.source == links


def test_a_second_date_stays_in_the_text() -> None:
    article = read(f"A title\n\n24 June 2025\n\n25 June 2025\n\n{RIVER}")
    assert article.published == datetime(2025, 6, 24, tzinfo=UTC)
    assert paragraphs(article) == ["25 June 2025", RIVER]


def test_a_sentence_with_a_date_stays_in_the_text() -> None:
    text = "Le 24 juin 2025, la maire a parlé."
    article = read(f"Titre\n\n{text}\n\n{FIRST}")
    assert article.published is None
    assert paragraphs(article) == [text, FIRST]


# The header


def test_understands_a_header() -> None:
    article = read(
        "Title: Energy: how the village got its wind back\n"
        "Author: Ann Lee, Bo Chen\n"
        "Date: 2025-06-24T10:00:00+02:00\n"
        "URL: https://example.org/wind\n"
        "Tags: energy; wind, Energy\n"
        "Language: en_GB\n"
        "Summary: A village and\n its mill.\n"
        f"\n{RIVER}\n"
    )
    assert article.title == "Energy: how the village got its wind back"
    assert people(article) == [("", "Ann Lee"), ("", "Bo Chen")]
    assert article.published == datetime(2025, 6, 24, 8, tzinfo=UTC)
    assert article.url == "https://example.org/wind"
    assert article.tags == ("energy", "wind")
    assert article.language == "en-GB"
    assert article.summary == "A village and its mill."
    assert article.text == RIVER


@pytest.mark.parametrize(
    "header",
    [
        f"Titre{NBSP}: La crue\nAuteur{NBSP}: Anne Roy",
        "Titel: La crue\nAutorin: Anne Roy",
        "标题：La crue\n作者：Anne Roy",
        "Author: Anne Roy\nTitle: La crue",
        "TITLE: La crue\n\nAUTHOR: Anne Roy",
        "Title: La crue\nAuthor: Anne Roy\n---",
    ],
)
def test_knows_headers_in_other_languages_and_layouts(header: str) -> None:
    article = read(f"{header}\n\nLa crue\n\n{FIRST}")
    assert article.title == "La crue"
    assert people(article) == [("", "Anne Roy")]
    assert article.text == FIRST


def test_keeps_the_lines_of_a_header_that_it_does_not_know() -> None:
    article = read(f"Title: A title\nPaper: The Leaf\nAuthor: Ann Lee\n\n{RIVER}")
    assert people(article) == [("", "Ann Lee")]
    assert paragraphs(article) == ["Paper: The Leaf", RIVER]


def test_one_line_with_a_colon_is_no_header() -> None:
    article = read(f"Source: a spring in the hills\n\n{RIVER}")
    assert article.title == "Source: a spring in the hills"
    assert article.text == RIVER


# Lines and paragraphs


# No width at which a paragraph happens to end on a full line: that cannot be told.
@pytest.mark.parametrize("width", [60, 70, 72, 80])
@pytest.mark.parametrize("parting", [[""], [], [NBSP]])
def test_joins_wrapped_lines(width: int, parting: list[str]) -> None:
    lines = [*textwrap.wrap(RIVER, width), *parting, *textwrap.wrap(MARKET, width)]
    assert paragraphs(read("The flood\n\n" + "\n".join(lines))) == [RIVER, MARKET]


def test_knows_paragraphs_by_their_indent() -> None:
    text = "\n".join(
        line
        for text in (RIVER, MARKET)
        for line in textwrap.wrap(text, 64, initial_indent="    ")
    )
    assert paragraphs(read(f"The flood\n\n{text}")) == [RIVER, MARKET]


def test_joins_a_word_that_was_parted() -> None:
    lines = [
        "Die Bürgermeisterin hat am Dienstag in Anwesenheit vieler Donau\u00ad",
        "fischer die neue Brücke bei Sankt-Georgen-an-der-Leitha eröffnet, Saint-",
        "Étienne und andere Partnerstädte hatten dafür Grüße aus der Ferne geschickt.",
    ]
    assert paragraphs(read("Brücke\n\n" + "\n".join(lines))) == [
        "Die Bürgermeisterin hat am Dienstag in Anwesenheit vieler Donaufischer die "
        "neue Brücke bei Sankt-Georgen-an-der-Leitha eröffnet, Saint-Étienne und "
        "andere Partnerstädte hatten dafür Grüße aus der Ferne geschickt."
    ]


def test_lines_of_full_length_are_paragraphs() -> None:
    assert paragraphs(read(f"The flood\n{RIVER}\n{MARKET}")) == [RIVER, MARKET]


VERSE = (
    "Red is the rose beside the wall,\nAnd quiet is the evening air;\n"
    "The autumn leaves will shortly fall,\nAnd nobody will find us there."
)
SENTENCES = (
    "The first of them came on a Monday morning before the sun had risen.\n"
    "The second came by boat on the same day and asked to see the mayor.\n"
    "The third never came at all, though we waited for him until evening."
)


@pytest.mark.parametrize(
    "block",
    [
        VERSE,
        SENTENCES,
        "Shopping:\n- bread\n- milk\n  - fresh\n- eggs",
        "1. bread\n2. milk\n10. eggs",
        "— Oui, dit-il.\n— Non, dit-elle.",
        "Name     Age    Town\nAnna     30     Graz\nPaul     41     Linz",
    ],
)
def test_keeps_verse_lists_and_columns_apart(block: str) -> None:
    wrapped = "\n".join(textwrap.wrap(RIVER, 68))
    article = read(f"The flood\n\n{wrapped}\n\n{block}\n\n{wrapped}")
    assert paragraphs(article) == [RIVER, block, RIVER]
    assert article.text == article.body.source


def test_joins_the_lines_of_one_item() -> None:
    text = (
        "- bread\n- milk and some other things that I forgot\n  to write down\n- eggs"
    )
    assert read(f"List\n\n{text}").body.source == text.replace("\n  ", " ")


def test_keeps_no_break_spaces_inside_and_trims_them_outside() -> None:
    article = read(f"Titre\n\n{NBSP}Est-ce lui{NBSP}? Oui{NBSP}!{NBSP} \n\nFin.")
    assert paragraphs(article) == [f"Est-ce lui{NBSP}? Oui{NBSP}!", "Fin."]


# Trouble


@pytest.mark.parametrize("data", [b"", b"\n \r\n\t", "\ufeff\u00a0\n\u200b".encode()])
def test_an_empty_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        parse_text(data, "empty.txt")
    assert str(caught.value) == "empty.txt: is empty"


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"^photo\.txt: is not text"):
        parse_text(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "photo.txt")


def test_no_control_character_comes_through() -> None:
    article = read(
        "Title \x1b]0;pwned\x07 here\n\nBy Ann\u202e Lee\n\n"
        "Text \x1b[31mred text.\n\nPhotos: Bo\x9b Chen"
    )
    assert article.title == "Title ]0;pwned here"
    assert article.text == "Text [31mred text."
    assert people(article) == [("", "Ann Lee"), ("Photos", "Bo Chen")]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a",
        "24 June 2025",
        "By Ann Lee",
        "Texte : Anne Roy",
        "Title: only a title",
        "-----",
        "?",
    ],
)
def test_a_file_of_one_line_has_a_title_and_a_text(text: str) -> None:
    article = read(text)
    assert article.title
    assert article.body.source


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "By " * 66_000,
        "By Ann Lee\n" * 17_000,
        "Texte : Anne Roy\n" * 12_000,
        "." * 1_000_000,
        "\n" * 1_000_000 + "x",
        "The same title\n\n" * 40_000,
        (TEASER + "\n\n") * 9_000,
        ":" * 1_000_000,
        "\n".join(textwrap.wrap(RIVER, 70) * 3_000),
    ],
    ids=lambda text: text[:12],
)
def test_large_and_strange_files_are_read_at_once(text: str) -> None:
    assert read(text).title
