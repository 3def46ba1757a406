from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from reader.config.lines import key_lines

TEXT = '''\
# a comment = 1
top = 1

text = """
inner = 2
[not a table]
"""
list = [
  "[odd]",  # with = sign
  2,
]
dotted.name = true
"quoted.name" = '#'
inline = { one = 1, two = { three = 3 } }
[table]  # said so
key = 1
[ "other table" . sub ]
key = """\\
  x"""
'''


def test_each_key_has_the_line_where_it_starts() -> None:
    assert key_lines(TEXT) == {
        ("top",): 2,
        ("text",): 4,
        ("list",): 8,
        ("dotted",): 12,
        ("dotted", "name"): 12,
        ("quoted.name",): 13,
        ("inline",): 14,
        ("inline", "one"): 14,
        ("inline", "two"): 14,
        ("inline", "two", "three"): 14,
        ("table",): 15,
        ("table", "key"): 16,
        ("other table",): 17,
        ("other table", "sub"): 17,
        ("other table", "sub", "key"): 18,
    }


STATEMENTS = ["k{0} = 1", "k{0} = '''\n[k]\n'''", "k{0} = [\n1,\n]", "k{0}.k = 1"]


@given(
    st.lists(
        st.sampled_from([*STATEMENTS, "[t{0}]", "[t{0}.t]", "# k = [", ""]), max_size=12
    )
)
def test_no_key_of_a_valid_text_is_without_its_line(parts: list[str]) -> None:
    text = "\n".join(part.format(number) for number, part in enumerate(parts))
    found = key_lines(text)
    lines = text.split("\n")
    for path, line in found.items():
        assert path[0] in lines[line - 1] or path[-1] in lines[line - 1]
    assert {path[0] for path in found} == set(tomllib.loads(text))
