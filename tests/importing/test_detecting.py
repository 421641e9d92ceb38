"""What a file is, is told by its content first and by its name then."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publications.importing.detecting import detect, encoding_of
from publications.importing.opening import readers
from publications.importing.refusing import KINDS, refusal

MARC = b"00058nam a2200037 a 4500001000200000\x1e1\x1e  \x1faTitle\x1e\x1d"
XML = "<?xml version='1.0'?><!-- a > b -->"
FILES = {
    "bib": [
        "@book{a, title={T}}",
        "% note\n\n@Article {x,",
        "text @comment{}\n@misc(a, title={x})",
    ],
    "ris": ["TY  - JOUR\r\nER  - \r\n", "\n\nTY - BOOK\nTI - x", "TY  -BOOK"],
    "marcxml": [
        XML + '<collection xmlns="http://www.loc.gov/MARC21/slim"><record/></collection>',
        '<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:leader/></marc:record>',
        "<record><leader>00000nam</leader></record>",
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><record>'
        '<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim">',
    ],
    "csl.json": ['[{"id": "a", "type": "book", "issued": {"date-parts": [[2026]]}}]'],
    "datacite.json": [
        '{"data": {"id": "10.1/a", "type": "dois", "attributes": {"titles": []}}}',
        '{"doi": "10.1/a", "creators": [], "titles": [], "publicationYear": 2026}',
        '{"id": "10.1/a", "type": "dois", "attributes": {"titles": []}}\n{"id": "x"}',
    ],
    "jsonl": [
        '{"id": "a", "type": "book", "title": "T"}\n{"id": "b", "title": "U"}\n',
        '{"id": "a", "type": "book", "title": "T"}',
        '{"works": [\n{"key": "a", "titles": {"en": "T"}}]}',
    ],
    "csv": [
        "title,author,year\nT,A,2026\n",
        "Title\tYear\nT\t2026\nU\t2025\n",
        "标题;年份;作者\n词元;2026;巫\n",
    ],
    "references": [
        "[1] Smith, J. (2026). A title. A Journal, 3(2), 1-9.",
        "《词元之后》 DOI: 10.5281/zenodo.20352371",
        "Smith, J., Doe, A., 2001, A title, in a book, London\nRoe, B., 2002, Other, Paris",
    ],
    "mods": ['<modsCollection xmlns="http://www.loc.gov/mods/v3"/>'],
    "pubmed": ['<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "a" "b"><PubmedArticleSet>'],
    "unixref": ["<doi_records><doi_record/></doi_records>"],
    "endnote-xml": ["<xml><records><record/></records></xml>"],
    "endnote": ["%0 Journal Article\n%A A\n%T T"],
    "refworks": ["RT Journal Article\nSR 1\nA1 A"],
    "nbib": ["PMID- 8692918\nOWN - NLM"],
    "web-of-science": ["FN Thomson Reuters\nVR 1.0\nPT J", "PT J\nAU A"],
    "ovid": ["<1. >\nVN  - Ovid"],
    "kbart": ["publication_title\tprint_identifier\ttitle_url\nT\t\thttp://x\n"],
    "oai-pmh": ['<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><oai_dc/></OAI-PMH>'],
    "feed": ['<feed xmlns="http://www.w3.org/2005/Atom"/>', "<rss><channel/></rss>"],
    "html": ["<!DOCTYPE html><html><body/></html>", "<html>"],
    "script": ["#!/bin/sh\necho"],
    "marc-lines": ["=LDR  00058nam\n=245  10$aT", "000000001 LDR   L 00058nam"],
    "marc-json": ['{"leader": "00058nam", "fields": []}'],
    "jsonld": ['{"@context": "http://schema.org", "@type": "Book"}'],
    "crossref-json": ['{"status": "ok", "message-type": "work", "message": {}}'],
    "openalex": ['{"id": "https://openalex.org/W1", "title": "T"}'],
    "xml": ["<inventory><thing/></inventory>"],
    "json": ['{"colour": "red"}', '{"a": [1, 2'],
    "empty": ["", "\ufeff \r\n"],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in FILES.items() for text in texts]
)
def test_content_tells_the_kind_whatever_the_name(kind: str, text: str) -> None:
    assert detect(text.encode(), "utf-8") == kind
    if kind != "references":
        assert detect(text.encode(), "utf-8", "misleading.ris") == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "gb18030", "cp932"])
def test_kind_is_told_in_every_encoding(encoding: str) -> None:
    data = "TY  - BOOK\r\nTI  - 建築用可動間仕切の研究\r\nER  - \r\n".encode(encoding)
    assert detect(data, encoding_of(data)) == "ris"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "office"),
        (b"{\\rtf1 x}", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"Rar!\x1a", "archive"),
        (bytes(range(32)) * 40, "binary"),
        (bytes(5000), "binary"),
    ],
)
def test_binary_file_is_told_from_text(data: bytes, kind: str) -> None:
    assert detect(data, "utf-8", "list.bib") == kind


@pytest.mark.parametrize(
    "data",
    [MARC, b"\n" + MARC, b"xxxxxnam a2200037 a 4500001000200000\x1e1\x1e\x1fa\x1e\x1d", MARC[:40]],
)
def test_marc_is_known_by_its_separators_even_with_a_bad_leader(data: bytes) -> None:
    assert detect(data, "utf-8") == "mrc"


def test_marc_says_its_own_encoding() -> None:
    assert encoding_of(MARC) == ""
    assert encoding_of(MARC.replace(b"Title", "Мысль и слово о жизни людей".encode("cp1251"))) == (
        "cp1251"
    )


def test_name_decides_where_the_content_says_nothing() -> None:
    assert detect(b"% only a comment", "utf-8", "library.bib") == "bib"
    assert detect(b"one\ntwo\n", "utf-8", "list.csv") == "csv"
    assert detect(b"one\ntwo\n", "utf-8", "list.txt") == "references"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_is_not_read_says_what_to_do(kind: str) -> None:
    problem = refusal(kind, "root")
    sentence = problem.message % problem.params
    assert sentence.endswith(".")
    assert "%" not in sentence


def test_every_kind_is_read_or_refused_in_words() -> None:
    assert {kind for kind in FILES if kind not in readers()} <= set(KINDS) | {"csv", "marcxml"}


@given(st.binary(max_size=2_000), st.sampled_from(["", "utf-8", "utf-16", "hz", "cp932"]))
@example(b"<" * 2_000, "utf-8")
@example(b"[" * 2_000, "utf-8")
@example(b'{"a":' * 400, "utf-8")
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_something(data: bytes, encoding: str) -> None:
    kind = detect(data, encoding, "x")
    assert kind in KINDS or kind in {*readers(), "mrc", "marcxml", "csv"}


@given(st.text(alphabet=st.sampled_from('<>!?-&[]{}()"=:,;@%#\\/ \n\tTYERabc0129'), max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_of_marks_is_something(text: str) -> None:
    assert detect(text.encode(), "utf-8")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "kinds"),
    [
        ("bibtex", {"bib", "empty"}),
        ("ris", {"ris", "web-of-science"}),
        ("marc/marc4j", {"mrc", "marcxml"}),
        ("marc/traject", {"mrc"}),
        ("marc/openlibrary_bin", {"mrc"}),
        ("marc/lobid_alma", {"marcxml"}),
        ("marc/princeton", {"marcxml"}),
        ("csv/bookwyrm", {"csv"}),
        ("csv/korean_libraries_cp949", {"csv"}),
        ("feeds", {"feed"}),
    ],
)
def test_dirty_folder_holds_what_its_name_says(shared: Path, folder: str, kinds: set[str]) -> None:
    found = {}
    for path in (shared / "data" / "dirty" / folder).rglob("*"):
        if path.is_file():
            data = path.read_bytes()[:1_000_000]
            found[path.name] = detect(data, encoding_of(data), path.name)
    assert found
    assert {name: kind for name, kind in found.items() if kind not in kinds} == {}
