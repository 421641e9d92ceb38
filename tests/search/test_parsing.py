"""What people type, parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.query.clauses import Clause
from catalogue.search.query.parsing import MOST_CLAUSES, parse
from catalogue.search.query.years import read_years


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("paper trail", [Clause("paper"), Clause("trail")]),
        ("“paper trail”", [Clause("paper trail", is_phrase=True)]),
        ("「紙の記録」", [Clause("紙の記録", is_phrase=True)]),
        ('"left open', [Clause("left open", is_phrase=True)]),
        ("-paper", [Clause("paper", is_without=True)]),
        ("−“paper trail”", [Clause("paper trail", is_phrase=True, is_without=True)]),
        ("post-war", [Clause("post-war")]),
        ("title:paper", [Clause("paper", "title")]),
        ("Author:“Ada Quill”", [Clause("Ada Quill", "author", is_phrase=True)]),
        ("-subject:ink", [Clause("ink", "subject", is_without=True)]),
        ("year:1990..2005", [Clause("1990..2005", "year")]),
        ("doi:10.5555/1", [Clause("10.5555/1", "identifier")]),
        ("Genesis 3:10", [Clause("Genesis"), Clause("3:10")]),
        ("unknown:field", [Clause("unknown:field")]),
        ("https://doi.org/10.5555/1", [Clause("https://doi.org/10.5555/1")]),
        ("title:", [Clause("title:")]),
        ("- “”", [Clause("-")]),
    ],
)
def test_question_is_read_as_it_is_meant(text, clauses):
    assert list(parse(text).clauses) == clauses


@given(st.text(max_size=300))
def test_nothing_typed_is_an_error(text):
    assert len(parse(text).clauses) <= MOST_CLAUSES


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1990", (1990, 1990)),
        ("1990..2005", (1990, 2005)),
        ("1990-2005", (1990, 2005)),
        ("2005..1990", (1990, 2005)),
        ("..1990", (None, 1990)),
        ("1990..", (1990, None)),
        ("-300..200", (-300, 200)),
        ("MCM", None),
        ("", None),
        ("..", None),
    ],
)
def test_years_are_read_as_people_write_them(text, years):
    assert read_years(text) == years
