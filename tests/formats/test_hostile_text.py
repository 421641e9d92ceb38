"""Whatever a record holds, other people's readers read the file, and lose no record of it."""

import json
import re
import unicodedata

import bibtexparser
import rispy
from hypothesis import given, settings
from pybtex.database import parse_string

from publications.formats import FORMATS, choosing, csl_json, latex
from publications.formats.bibtex import writing
from publications.formats.bibtex.untex import plain
from publications.records import Record

from .hostile import languages, many_records, texts

# A record is a hundred choices: slow to make on a busy machine.
few = settings(max_examples=40, deadline=None)
BIDI_REACHING_OUT = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def written(ext: str, records: list[Record], language: str) -> str:
    return b"".join(FORMATS[ext].write(records, language)).decode()


@given(many_records, languages)
@few
def test_no_control_character_is_written(records: list[Record], language: str) -> None:
    for ext in FORMATS:
        text = written(ext, records, language).replace("\r\n", "\n").replace("\n", "")
        if ext == "mrc":  # its own ends of subfields, fields and records
            text = text.translate(dict.fromkeys((0x1D, 0x1E, 0x1F)))
        assert not any(unicodedata.category(one) == "Cc" for one in text)
        assert not BIDI_REACHING_OUT & set(text)


@given(many_records, languages)
@few
def test_bibtexparser_reads_every_entry(records: list[Record], language: str) -> None:
    library = bibtexparser.parse_string(written("bib", records, language))
    assert library.failed_blocks == []
    assert len(library.entries) == len(records)


@given(many_records, languages)
@few
def test_pybtex_reads_every_entry_and_every_author(records: list[Record], language: str) -> None:
    found = parse_string(written("bib", records, language), "bibtex").entries.values()
    assert len(found) == len(records)
    for entry, record in zip(found, records, strict=True):
        authors = choosing.named(choosing.makers(record), language)
        assert len(entry.persons.get("author", ())) == len(authors)


@given(many_records, languages)
@few
def test_every_value_of_an_entry_has_balanced_braces(records: list[Record], language: str) -> None:
    for record in records:
        for _, value in writing.fields(record, language):
            depth = 0
            for character in value:
                depth += {"{": 1, "}": -1}.get(character, 0)
                assert depth >= 0
            assert depth == 0


@given(texts)
def test_escaped_text_can_be_read_back(text: str) -> None:
    assert plain(latex.escape(text)) == latex.line(text)


@given(many_records, languages)
@few
def test_every_line_of_ris_is_a_tag_and_no_text_adds_one(
    records: list[Record], language: str
) -> None:
    lines = written("ris", records, language).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", one, re.DOTALL) for one in lines)
    assert not any(len(one.splitlines()) > 1 for one in lines)
    assert sum(one.startswith("TY  - ") for one in lines) == len(records)
    assert lines.count("ER  - ") == len(records)


@given(many_records, languages)
@few
def test_rispy_reads_every_record_and_its_title(records: list[Record], language: str) -> None:
    found = rispy.loads(written("ris", records, language)) if records else []
    titles = [choosing.whole_title(one, choosing.title(one, language)) for one in records]
    assert [one.get("title", "") for one in found] == titles


@given(many_records, languages)
@few
def test_csl_json_is_json_with_an_item_for_every_record(
    records: list[Record], language: str
) -> None:
    items = json.loads(written("csl.json", records, language))
    assert items == [csl_json.item(record, language) for record in records]
