"""Pandoc's syntax tree as text and italics."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.exports.citations import syntax
from catalogue.exports.models import Citation

SPACE = {"t": "Space"}


def string(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def span(inner: list[Any], *classes: str) -> dict[str, Any]:
    return {"t": "Span", "c": [["", list(classes), []], inner]}


def entry(identifier: str, *inlines: Any) -> dict[str, Any]:
    return {"t": "Div", "c": [[f"ref-{identifier}", [], []], [{"t": "Para", "c": list(inlines)}]]}


def bibliography(*found: Any) -> list[Any]:
    return [{"t": "Div", "c": [["refs", [], []], list(found)]}]


def test_every_entry_is_found_by_its_id() -> None:
    blocks = bibliography(entry("w2", string("B")), entry("w1", string("A"), SPACE, string("a")))
    assert dict(syntax.entries(blocks)) == {"w1": "A a", "w2": "B"}


def test_text_is_escaped() -> None:
    found = dict(syntax.entries(bibliography(entry("w1", string('<script>"&')))))
    assert found["w1"] == "&lt;script&gt;&quot;&amp;"


def test_emphasis_becomes_italics_once() -> None:
    emphasis = {"t": "Emph", "c": [string("a"), {"t": "Emph", "c": [string("b")]}]}
    assert syntax.html([emphasis]) == "<i>ab</i>"


def test_brackets_beside_a_title_stand_outside_its_italics() -> None:
    title = {"t": "Emph", "c": [string("Book"), SPACE, span([string("[Buch]")], "nodecoration")]}
    found = dict(syntax.entries(bibliography(entry("w1", title, string(".")))))
    assert found["w1"] == "<i>Book</i> [Buch]."


@pytest.mark.parametrize(
    "node",
    [
        {"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "x"}], ["javascript:alert(1)", ""]]},
        {"t": "Strong", "c": [{"t": "Str", "c": "x"}]},
        {"t": "SmallCaps", "c": [{"t": "Str", "c": "x"}]},
        {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [{"t": "Str", "c": "x"}]]},
        span([string("x")], "anything"),
    ],
)
def test_other_mark_up_leaves_its_text_alone(node: Any) -> None:
    assert syntax.html([node]) == "x"


def test_raw_mark_up_is_dropped() -> None:
    assert syntax.html([{"t": "RawInline", "c": ["html", "<script>"]}]) == ""


nodes = st.recursive(
    st.text(max_size=6).map(string) | st.just(SPACE),
    lambda inner: st.builds(lambda t, c: {"t": t, "c": c}, st.sampled_from(["Emph", "Strong"]),
                            st.lists(inner, max_size=3))
    | st.builds(span, st.lists(inner, max_size=3), st.sampled_from(["nodecoration", "x"])),
    max_leaves=8,
)  # fmt: skip


@given(st.lists(nodes, max_size=4))
def test_whatever_stands_in_the_tree_only_balanced_italics_come_out(inlines: list[Any]) -> None:
    html = dict(syntax.entries(bibliography(entry("w1", *inlines))))["w1"]
    bare = html.replace("<i>", "").replace("</i>", "")
    assert not {"<", ">", '"', "'"} & set(bare)
    marks = re.findall("</?i>", html)
    assert marks == ["<i>", "</i>"] * (len(marks) // 2)


def test_citation_as_text_has_no_mark_up() -> None:
    assert Citation(html="<i>A &amp; B</i> &lt;C&gt;").text == "A & B <C>"


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("稀缺？. A", "稀缺？ A"), ("“稀缺？.” A", "“稀缺？” A"), ("“稀缺？,” A", "“稀缺？” A"),
        ("لماذا؟.", "لماذا؟"), ("完。.", "完。"), ("稀缺？, A", "稀缺？, A"), ("A. B", "A. B"),
    ],
)  # fmt: skip
def test_sentence_that_ends_itself_in_any_script_ends_once(written: str, tidy: str) -> None:
    found = dict(syntax.entries(bibliography(entry("w1", string(written)))))
    assert found["w1"] == tidy
