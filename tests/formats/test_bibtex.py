"""BibTeX, field by field."""

from dataclasses import replace

import pytest

from publications.formats import bibtex
from publications.formats.bibtex import languages, types, writing
from publications.names import Name
from publications.records import Agent, Heading, Record
from publications.texts import Text

from .samples import TOKENS, WU, essay, organisation, person


def fields(record: Record, language: str = "") -> dict[str, str]:
    return {name: value for name, value in writing.fields(record, language) if value}


def written(record: Record) -> str:
    return b"".join(bibtex.write([record], "")).decode()


def test_entry_is_closed_and_keyed_by_the_slug() -> None:
    text = written(essay())
    assert text.startswith("@article{beyond-tokens,\n")
    assert text.endswith("\n}\n\n")


def test_empty_record_is_an_entry_without_fields() -> None:
    assert [line for line in written(Record(key="a")).splitlines() if line] == ["@misc{a,", "}"]


def test_family_and_given_name_are_parted_by_a_comma() -> None:
    assert fields(essay(contributors=(person("Wu", "Zhaohui"),)))["author"] == "Wu, Zhaohui"


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (WU, "{巫朝晖}"),
        (person("الخطيب", "محمد", script="Arab"), "{محمد الخطيب}"),
        (organisation("Smith and Sons, Inc."), "{Smith and Sons, Inc.}"),
        (Agent((Name(literal="Homer"),)), "{Homer}"),
    ],
)
def test_name_that_is_one_piece_stands_in_braces(agent: Agent, expected: str) -> None:
    assert fields(essay(contributors=(agent,)))["author"] == expected


def test_comma_inside_a_family_name_is_protected() -> None:
    assert fields(essay(contributors=(person("Smith, Jr.", "J."),)))["author"] == "{Smith, Jr.}, J."


def test_name_is_given_in_the_language_asked_for() -> None:
    assert fields(essay(), "en")["author"] == "Wu, Zhaohui"


def test_orcid_is_an_annotation_at_the_author_s_place() -> None:
    people = (person("A", "B"), WU)
    assert fields(essay(contributors=people))["author+an:orcid"] == '2="0009-0009-5318-3027"'


def test_editors_translators_and_compilers_have_fields_of_their_own() -> None:
    people = (person("E", "E", "edt"), person("T", "T", "trl"), person("C", "C", "com"))
    found = fields(essay(contributors=people))
    assert (found["editor"], found["translator"], found["editora"]) == ("E, E", "T, T", "C, C")
    assert found["editoratype"] == "compiler"


def test_maker_takes_the_author_s_place_where_there_is_none() -> None:
    assert fields(essay(contributors=(person("K", "M", "pht"),)))["author"] == "K, M"


def test_original_title_is_given_with_the_english_beside_it() -> None:
    found = fields(essay())
    assert (found["title"], found["titleaddon"]) == ("词元之后", "[Beyond Tokens]")
    assert found["langid"] == "chinese-hans"


def test_title_asked_for_has_the_original_beside_it() -> None:
    found = fields(essay(), "en")
    assert (found["title"], found["origtitle"]) == ("Beyond Tokens", "词元之后")
    assert (found["langid"], found["origlanguage"]) == ("english", "chinese-hans")


def test_machine_translation_is_given_only_when_asked_for_and_says_so() -> None:
    machine = (TOKENS[0], replace(TOKENS[1], state="machine"), TOKENS[2])
    assert "titleaddon" not in fields(essay(titles=machine))
    found = fields(essay(titles=machine), "fr")
    assert found["title"] == "Après les jetons"
    assert found["note"] == "The title is a machine translation."


def test_abbreviations_in_english_titles_keep_their_capitals() -> None:
    titles = (Text("The AI of DataCite", "en", "original"),)
    assert fields(essay(titles=titles))["title"] == "The {AI} of {DataCite}"


def test_the_ten_characters_of_latex_are_escaped() -> None:
    titles = (Text(r"#$%&_{}~^\ ", "de", "original"),)
    assert fields(essay(titles=titles))["title"] == (
        r"\#\$\%\&\_\textbraceleft{}\textbraceright{}\textasciitilde{}\textasciicircum{}"
        r"\textbackslash{}"
    )


def test_doi_and_address_are_not_escaped() -> None:
    doi = "10.1002/(sici)1097-4571(199806)49:8<693::aid_asi4>3.0.co;2-#"
    found = fields(essay(dois=(doi,), url="https://e.org/a_b%20c"))
    assert (found["doi"], found["url"]) == (doi, "https://e.org/a_b%20c")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026", "2026"),
        ("2026-06", "2026-06"),
        ("2026-06-30", "2026-06-30"),
        ("1993/2005", "1993/2005"),
        ("1993/", "1993/"),
        ("../1985", "../1985"),
        ("1850~", "1850~"),
        ("19XX", "19XX"),
        ("2001-21", "2001-21"),
        ("-0050", "-0050"),
        ("{1667,1668}", "1667/1668"),
        ("2001-33", "2001"),
        ("2004-06~-11", "2004"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_date_is_one_that_biblatex_reads(edtf: str, expected: str) -> None:
    assert writing.biblatex_date(edtf) == expected


def test_pages_are_parted_by_two_hyphens() -> None:
    assert fields(essay(pages="12–18, 20-21"))["pages"] == "12--18, 20--21"


def test_article_of_no_serial_is_not_an_article() -> None:
    assert types.entry_type(essay(container_titles=())) == "misc"


def test_untyped_work_in_a_serial_is_an_article() -> None:
    record = essay(work_type="")
    assert types.entry_type(record) == "article"
    assert fields(record)["journaltitle"] == "时代跃迁"


@pytest.mark.parametrize(
    ("work_type", "field"),
    [("book", "publisher"), ("thesis", "institution"), ("video", "organization")],
)
def test_publisher_stands_where_its_type_has_it(work_type: str, field: str) -> None:
    record = Record(work_type=work_type, publisher="Press and Sons")
    assert fields(record)[field] == "{Press and Sons}"


def test_handle_is_an_eprint() -> None:
    found = fields(essay(identifiers=(("handle", "1885/1"), ("ark", "ark:/1/a"))))
    assert (found["eprint"], found["eprinttype"]) == ("1885/1", "hdl")


def test_keywords_are_of_one_language_with_subjects_after_them() -> None:
    words = (Text("词元", "zh-Hans", "original"), Text("AI, strong", "zh-Hans", "original"),
             Text("Token", "en"))  # fmt: skip
    subjects = (Heading((Text("Philosophy", "en"),)),)
    found = fields(essay(keywords=words, subjects=subjects))
    assert found["keywords"] == "词元, {AI, strong}, Philosophy"


def test_unknown_language_keeps_its_tag() -> None:
    assert languages.babel("lzh") == "lzh"
