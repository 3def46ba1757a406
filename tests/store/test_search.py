from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.article import State
from reader.model.view import Scope, Sort, View
from reader.store import listing, states
from reader.store.database import Database
from tests.store.factories import add_article, make_article
from tests.store.naughty import NAUGHTY

TEXTS = {
    "french": make_article(
        "L’Élysée répond", "Le président a reçu les maires à Nîmes.", authors=["Zoë"]
    ),
    "english": make_article(
        "The tram returns", "A line by the river.", tags=["Public transport"]
    ),
    "chinese": make_article("人工智能的未来", "北京的研究人员讨论了新模型。"),
    "japanese": make_article("トラムの復活", "川沿いの路線が四十年ぶりに開通した。"),
    "thai": make_article("รถรางกลับมา", "เส้นทางริมแม่น้ำเปิดอีกครั้ง"),
    "korean": make_article("전차가 돌아온다", "강변 노선이 다시 열렸다."),
    "arabic": make_article("عودة الترام", "فتح الخط بجانب النهر من جديد."),
    "german": make_article("Straßenbahn fährt", "Größere Züge über die Brücke"),
    "emoji": make_article("Party 🎉 time", "C++ and .NET, e-mail: a@b.example"),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(tmp_path_factory.mktemp("search") / "library.db")
    with database.writing() as connection:
        for name, article in TEXTS.items():
            add_article(connection, article, identity=name)
    yield database
    database.close()


def found(database: Database, words: str) -> set[str]:
    with database.reading() as connection:
        ids = listing.article_ids(connection, View(query=words))
        rows = connection.execute("SELECT id, identity FROM article")
        return {row[1] for row in rows if row[0] in ids}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("elysee", {"french"}),
        ("Élysée", {"french"}),
        ("E\u0301LYSE\u0301E", {"french"}),
        ("ÉLYS", {"french"}),
        ("nimes recu", {"french"}),
        ("nimes river", set()),
        ("zoe", {"french"}),
        ("tra", {"english"}),
        ("TRAM river", {"english"}),
        ("public", {"english"}),
        ("transport", {"english"}),
        ("public river", {"english"}),
        ("人工", {"chinese"}),
        ("工智", {"chinese"}),
        ("智能 北京", {"chinese"}),
        ("工人", set()),
        ("未", {"chinese"}),
        ("トラム", {"japanese"}),
        ("四十年", {"japanese"}),
        ("ムの復", {"japanese"}),
        ("แม่น้ำ", {"thai"}),
        ("กลับ", {"thai"}),
        ("전차", {"korean"}),
        ("돌아", {"korean"}),
        ("الترام", {"arabic"}),
        ("النهر عودة", {"arabic"}),
        ("straßen", {"german"}),
        ("grossere", set()),
        ("größere", {"german"}),
        ("groszere", set()),
        ("zuge brucke", {"german"}),
        ("🎉", {"emoji"}),
        ("🎉 party", {"emoji"}),
        ("🎊", set()),
        ("c++", {"emoji"}),
        (".net", {"emoji"}),
        ("e-mail", {"emoji"}),
        ("a@b.example", {"emoji"}),
        ('"tram"', {"english"}),
        ("tram*", {"english"}),
        ("-tram", set(TEXTS) - {"english"}),
        ("tram\0", {"english"}),
        ("", set(TEXTS)),
        ("   ", set(TEXTS)),
    ],
)
def test_words_find_what_a_person_means(
    database: Database, words: str, names: set[str]
) -> None:
    assert found(database, words) == names


@pytest.mark.parametrize("words", NAUGHTY)
def test_every_search_is_answered(database: Database, words: str) -> None:
    assert found(database, words) <= set(TEXTS)
    view = View(Scope.TAG, words, query=words, sort=Sort.TITLE, unread_only=True)
    with database.reading() as connection:
        assert list(listing.article_ids(connection, view)) == []
        folder = View(Scope.FOLDER, words or "x")
        assert list(listing.article_ids(connection, folder)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_random_search_is_answered(database: Database, words: str) -> None:
    assert found(database, words) <= set(TEXTS)


@settings(max_examples=300)
@given(st.text(alphabet='"*^():+-{}NEARANDOT a\0\\', min_size=1))
def test_what_means_something_to_sqlite_means_nothing_here(
    database: Database, words: str
) -> None:
    assert found(database, words) <= set(TEXTS)


@settings(max_examples=100)
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_every_beginning_of_a_word_finds_it(
    database: Database, name: str, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(TEXTS[name].text.split()))
    beginning = word[: data.draw(st.integers(1, len(word)))]
    if any(letter.isalnum() for letter in beginning):
        assert name in found(database, beginning)


def test_a_search_keeps_to_its_view(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = Database(tmp_path_factory.mktemp("view") / "library.db")
    with database.writing() as connection:
        one, two = add_article(connection), add_article(connection)
        add_article(connection, make_article("Other", "other"))
        states.set_state(connection, [two], State.STARRED, True, 1)
        starred = View(Scope.STARRED, query="tram", sort=Sort.OLDEST)
        assert list(listing.article_ids(connection, starred)) == [two]
        assert list(listing.article_ids(connection, View(query="tram"))) == [two, one]
        assert listing.next_unread(
            connection, View(query="tram"), two, forward=True
        ) == (one)
        assert states.mark_view_read(connection, View(query="tram"), 5) == 2
    database.close()
