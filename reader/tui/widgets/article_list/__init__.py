"""The article list: one line an article, over a source of any length."""

from reader.tui.widgets.article_list.age import age
from reader.tui.widgets.article_list.widget import ArticleList
from reader.tui.widgets.article_list.window import ArticleSource

__all__ = ["ArticleList", "ArticleSource", "age"]
