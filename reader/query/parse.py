from reader.query.ast import *


def parse_leniently(text):
    w = text.split()
    if not w:
        return Query()
    ts = [Term(x, None, i == len(w) - 1) for i, x in enumerate(w)]
    return Query(And(tuple(ts)) if len(ts) > 1 else ts[0])
