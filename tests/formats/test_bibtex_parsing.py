"""BibTeX files cut into entries, and entries into fields."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.formats.bibtex import parsing, splitting
from publications.formats.bibtex.parsing import Parsed


def parsed(text: str) -> list[Parsed]:
    strings = parsing.Strings()
    return [
        one for block in splitting.blocks(StringIO(text)) for one in parsing.parse(block, strings)
    ]


def test_brace_that_is_never_closed_costs_its_own_entry_alone() -> None:
    found = parsed("@book{a,\n title={A}}\n@book{b,\n title={B\n}\n@book{c,\n title={C}}")
    assert [(one.key, one.line, bool(one.failure)) for one in found] == [
        ("a", 1, False), ("b", 3, True), ("c", 6, False)
    ]  # fmt: skip
    assert found[1].failure and found[1].failure.message == parsing.UNCLOSED


def test_two_entries_with_one_key_are_two() -> None:
    assert [one.key for one in parsed("@book{a, title={1}}\n@book{a, title={2}}")] == ["a", "a"]


def test_entries_on_one_line_are_told_apart() -> None:
    found = parsed("@book{a, title={A}} @book(b, title={B})@misc{c, title = 3}")
    assert [(one.type, one.fields["title"]) for one in found] == [
        ("book", "A"), ("book", "B"), ("misc", "3")
    ]  # fmt: skip


def test_abbreviations_are_written_out_and_put_together() -> None:
    text = '@string{acm = "ACM"}\n@string(and = " and ")\n@misc{a, author = {X} # AND # acm}'
    assert parsed(text)[0].fields["author"] == "X and ACM"


def test_unknown_abbreviation_is_reported_and_stands_as_it_is() -> None:
    found = parsed("@misc{a, journal = jcp}")[0]
    assert found.fields["journal"] == "jcp"
    assert [(one.message, one.value) for one in found.problems] == [(parsing.NO_MACRO, "jcp")]


def test_comma_that_is_missing_between_fields_is_mended() -> None:
    found = parsed('@misc{a, title = {A = {b}}\n year = 2001\n, note = "x" url = {y}}')[0]
    assert found.fields == {"title": "A = {b}", "year": "2001", "note": "x", "url": "y"}


def test_field_that_stands_there_twice_is_reported() -> None:
    found = parsed("@misc{a, title={A}, Title={B}, keywords={x}, keywords={y}}")[0]
    assert found.fields == {"title": "A", "keywords": "x, y"}
    assert [(one.message, one.value) for one in found.problems] == [(parsing.TWICE, "B")]


def test_what_follows_a_brace_too_many_is_reported() -> None:
    found = parsed("@misc{a, title={A}}, year={2001}}\n@misc{b}")
    assert [one.message for one in found[0].problems] == [parsing.LEFT_OVER]
    assert len(found) == 2


def test_entry_without_key_is_read() -> None:
    assert parsed("@article{\n author = {A}, title = {B}}")[0].fields["title"] == "B"


@pytest.mark.parametrize(
    "text",
    ["@comment{@book x}", "@preamble{ \"x\" }", "% @book{a, title={A}}", "no entry, a@b.example"],
)  # fmt: skip
def test_comments_are_no_entries(text: str) -> None:
    assert parsed(text) == []


def test_commented_entry_after_another_is_none() -> None:
    assert [one.key for one in parsed("@misc{a, title={A}}\n%@misc{b, title={B}}\n")] == ["a"]


def test_type_without_brace_is_rejected_with_its_line() -> None:
    found = parsed("x\n@Article,\n author = {A},\n")
    assert [(one.line, one.failure and one.failure.message) for one in found] == [
        (2, parsing.NO_BRACE)
    ]


def test_entry_larger_than_any_is_rejected_and_the_next_read() -> None:
    text = f"@misc{{a, abstract={{{'x' * splitting.LARGEST}}}}}\n@misc{{b, title={{B}}}}"
    first, second = parsed(text)
    assert first.failure and first.failure.message == parsing.TOO_LARGE
    assert (first.key, second.key, second.line) == ("a", "b", 2)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ends: str) -> None:
    text = ends.join(["", "@misc{a,", " title={A}", "}", "", "@misc{b,", "title={B}}"])
    assert [one.line for one in parsed(text)] == [2, 6]


PIECES = ["x", "@", "{", "}", '"', "\n", "\r\n", " ", "@misc{k,", "a=1", "@ b\n("]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 40))
def test_how_a_file_comes_in_pieces_changes_nothing(pieces: list[str], size: int) -> None:
    text = "".join(pieces) * 40

    class Slow(StringIO):
        def read(self, _: int | None = -1) -> str:
            return super().read(1 if _ == 1 else size)

    slow = list(splitting.blocks(Slow(text, newline="")))
    assert slow == list(splitting.blocks(StringIO(text, newline="")))
