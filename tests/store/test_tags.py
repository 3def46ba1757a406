from __future__ import annotations

from reader.model.view import Tag
from reader.store import articles, tags
from reader.store.database import Database
from tests.store.factories import add_article, add_feed, make_article


def names(database: Database, article_id: int) -> tuple[str, ...]:
    with database.reading() as connection:
        return articles.articles(connection, [article_id])[0].tags


def test_tagging_tells_who_is_new_to_the_tag(database: Database) -> None:
    with database.writing() as connection:
        one, two, three = (add_article(connection) for _ in range(3))
        assert tags.tag_articles(connection, [one, two], "Trams") == (one, two)
        assert tags.tag_articles(connection, [two, three, 99], "trams") == (three,)
        assert tags.untag_articles(connection, [one, 99], "TRAMS") == (one,)
        assert tags.untag_articles(connection, [one], "trams") == ()
        assert tags.untag_articles(connection, [one], "unknown") == ()
        assert tags.tags(connection) == [Tag("Trams", 2, 2)]


def test_case_accents_and_spaces_around_do_not_make_another_tag(
    database: Database,
) -> None:
    with database.writing() as connection:
        article_id = add_article(connection, make_article(tags=["Élysée", "elysee"]))
        tags.tag_articles(connection, [article_id], " ÉLYSÉE ")
    assert names(database, article_id) == ("Élysée",)


def test_a_tag_that_nothing_has_is_not_listed_but_known(database: Database) -> None:
    with database.writing() as connection:
        article_id = add_article(connection, make_article(tags=["trams"]))
        tags.untag_articles(connection, [article_id], "trams")
        assert tags.tags(connection) == []
        assert tags.tag_exists(connection, "Trams")
        assert not tags.tag_exists(connection, "trains")


def test_tags_are_listed_by_name_whatever_their_case_and_accents(
    database: Database,
) -> None:
    with database.writing() as connection:
        add_article(connection, make_article(tags=["zoo", "École", "eco", "Éclair"]))
        listed = [tag.name for tag in tags.tags(connection)]
    assert listed == ["Éclair", "eco", "École", "zoo"]


def test_a_feed_gives_its_tags_to_what_it_has_and_will_have(
    database: Database,
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection)
        before = add_article(connection, feed_id=feed_id)
        other = add_article(connection)
        tags.tag_feed(connection, feed_id, ["trams", "Rail"])
        tags.tag_feed(connection, feed_id, ["trams"])
        after = add_article(connection, feed_id=feed_id)
    assert names(database, before) == names(database, after) == ("Rail", "trams")
    assert names(database, other) == ()
