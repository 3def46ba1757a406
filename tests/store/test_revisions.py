from __future__ import annotations

from datetime import datetime

from reader.model.article import ParsedArticle
from reader.store import article_writes, articles, journal, revisions
from reader.store.database import Database
from reader.store.times import from_seconds
from tests.store.factories import NOW, add_article, everything, make_article


def edit(database: Database, edited: ParsedArticle, at: int = NOW) -> None:
    """Have article 1 say something else from a moment on."""
    with database.writing() as connection:
        article_writes.update_article(
            connection, 1, edited, identity="test:0", digest=str(at), at=at
        )


def texts(database: Database) -> list[str]:
    with database.reading() as connection:
        return [one.text for one in revisions.revisions(connection, 1)]


def edited_at(database: Database) -> datetime | None:
    with database.reading() as connection:
        (article,) = articles.articles(connection, [1])
    return article.edited


def test_what_was_there_is_kept_with_the_time_of_the_edit(database: Database) -> None:
    first = make_article("The tram", "It is late.")
    with database.writing() as connection:
        add_article(connection, first)
    assert edited_at(database) is None
    edit(database, make_article("The bus", "It is early."), NOW + 60)
    with database.reading() as connection:
        (kept,) = revisions.revisions(connection, 1)
    assert kept == (from_seconds(NOW + 60), "The tram", first.body, "It is late.")
    assert edited_at(database) == kept.until


def test_what_leaves_every_word_in_its_place_is_no_edit(database: Database) -> None:
    with database.writing() as connection:
        add_article(connection, make_article("The tram", "It is late.", authors=["A"]))
    edit(database, make_article("The  tram", "It is\nlate. ", authors=["B"]))
    assert (texts(database), edited_at(database)) == ([], None)
    edit(database, make_article("A tram", "It is late."))
    assert texts(database) == ["It is\nlate. "]


def test_the_first_text_and_the_latest_are_kept(database: Database) -> None:
    with database.writing() as connection:
        add_article(connection, make_article(text="text 0"))
    for number in range(1, 40):
        edit(database, make_article(text=f"text {number}"), NOW + number)
    assert texts(database) == ["text 0", *(f"text {n}" for n in range(30, 39))]
    assert edited_at(database) == from_seconds(NOW + 39)


def test_an_article_that_is_deleted_comes_back_with_its_texts(
    database: Database,
) -> None:
    with database.writing() as connection:
        add_article(connection, make_article(text="text 0"))
    for number in (1, 2):
        edit(database, make_article(text=f"text {number}"), NOW + number)
    before = everything(database)
    with database.writing() as connection, journal.change(connection, "Delete", NOW):
        connection.execute("DELETE FROM article")
    assert texts(database) == []
    with database.writing() as connection:
        journal.undo(connection, NOW)
    assert everything(database) == before
    assert texts(database) == ["text 0", "text 1"]
    with database.writing() as connection:
        journal.redo(connection)
    assert texts(database) == []


def test_when_an_article_was_edited_is_told_by_one_step_in_an_index(
    database: Database,
) -> None:
    query = f"EXPLAIN QUERY PLAN SELECT {revisions.EDITED} FROM article WHERE id = 1"
    with database.reading() as connection:
        plan = [row["detail"] for row in connection.execute(query)]
    assert [step for step in plan if "article_revision" in step] == [
        "SEARCH article_revision USING INDEX revision_of_article (article_id=?)"
    ]
    assert not any("TEMP B-TREE" in step for step in plan)
