"""Records full of what breaks files: syntax of the formats, controls, ten scripts."""

from typing import Any

from hypothesis import strategies as st

from publications.names import Name
from publications.records import Agent, Heading, Record
from publications.texts import Text
from publications.vocabularies.roles import ROLES
from publications.vocabularies.work_types import WORK_TYPES

SCRIPTS = (
    "Aéßø", "词元之后", "ひらカナ", "한국어", "Ёжик", "محمدلا", "ΑΩά", "שלום", "नमस्ते", "ไทยๆ",
)  # fmt: skip
SYNTAX = (
    "{", "}", "\\", "\\{", "{{", '"', "'", "@article{x,", "@", "#", "$", "%", "&", "_", "~", "^",
    " and ", " AND ", "others", ",", ";", "=", "--", "TY  - JOUR", "ER  - ", "AU  - x", "<i>",
    "</script>", "[", "]", "\r\n", "\n", "\r", "\t", "\x00", "\x07", "\x0b", "\x0c", "\x1c", "\x1e",
    "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\u200e", "\u200f", "\u202e", "\u2066", "\u200d",
    "\ud800", "\uffff", "\u0301", "\xa0", "\u3000", " ", "1",
)  # fmt: skip

texts = st.lists(
    st.sampled_from([*SCRIPTS, *SYNTAX]) | st.characters(), min_size=1, max_size=8
).map("".join)
maybe = st.just("") | texts
tags = st.sampled_from(["", "en", "zh-Hans", "ar", "fr", "fi", "lzh", "x-}\n"])
dates = st.sampled_from(
    ["", "2026", "2026-06-30", "1993/", "../1985", "1850~", "19XX", "-0050", "2001-21", "no date"]
) | texts  # fmt: skip


def _text(value: str, tag: str, state: str) -> Text:
    return Text(value, tag, state)


multilingual = st.lists(
    st.builds(_text, texts, tags, st.sampled_from(["", "original", "machine"])), max_size=3
).map(tuple)
names = st.builds(
    Name, maybe, maybe, maybe, st.sampled_from(["", "Latn", "Arab", "Hans", "Cyrl"]), tags
)
agents = st.builds(
    Agent,
    st.lists(names, min_size=1, max_size=2).map(tuple),
    st.sampled_from(list(ROLES)),
    st.booleans(),
    maybe,
)


def _numbered(records: list[dict[str, Any]]) -> list[Record]:
    return [Record(**facts | {"key": f"{n}{facts['key']}"}) for n, facts in enumerate(records)]


many_records = st.lists(
    st.fixed_dictionaries(
        {
            "key": maybe, "url": maybe, "work_type": st.sampled_from(["", *WORK_TYPES]),
            "language": tags, "titles": multilingual, "subtitles": multilingual,
            "abstracts": multilingual, "keywords": multilingual,
            "contributors": st.lists(agents, max_size=3).map(tuple), "date": dates,
            "container_titles": multilingual, "issns": st.lists(maybe, max_size=2).map(tuple),
            "volume": maybe, "issue": maybe, "pages": maybe, "publisher": maybe, "place": maybe,
            "version": maybe, "licence": maybe, "dois": st.lists(maybe, max_size=2).map(tuple),
            "isbns": st.lists(maybe, max_size=2).map(tuple),
            "identifiers": st.lists(st.tuples(st.just("handle"), maybe), max_size=1).map(tuple),
            "subjects": st.lists(st.builds(Heading, multilingual), max_size=2).map(tuple),
        }
    ),
    max_size=3,
).map(_numbered)  # fmt: skip
languages = st.sampled_from(["", "en", "zh-hans", "ar"])
