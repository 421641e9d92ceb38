"""RIS as reference managers, databases and hands write it."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import ris
from publications.formats.base import Entry, Source
from publications.formats.ris import names, reading, types
from publications.names import Name
from publications.records import Attachment, Linked, Record
from publications.texts import Text
from publications.vocabularies.work_types import WORK_TYPES


def read(text: str | bytes, encoding: str = "") -> list[Entry]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(ris.read(Source(BytesIO(data), encoding)))


def one(*lines: str, kind: str = "JOUR") -> Record:
    [entry] = read("\n".join([f"TY  - {kind}", *lines, "ER  - "]))
    assert entry.record is not None
    return entry.record


def problems(*lines: str) -> list[str]:
    [entry] = read("\n".join(["TY  - JOUR", *lines, "ER  - "]))
    return [problem.message for problem in entry.problems]


def titles(text: str) -> list[str | None]:
    return [
        entry.record.titles[0].value if entry.record and entry.record.titles else None
        for entry in read(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\r\nTI  - A\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - B\r\nER  - \r\n",
        "TY  - JOUR\rTI  - A\rER  -\rTY  - JOUR\rTI  - B\rER  -\r",
        "\ufeffTY  - JOUR\nTI  - A\nER  -\nTY  - JOUR\nTI  - B\nER  -",
        "\n\n1.\nTY  - JOUR\nTI  - A\nER  - x\n\nRecord #2 of 2\n2.\nTY  - JOUR\nTI  - B\nER  - \n",
        "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n",
        "TY - JOUR\nTI - A\nER -\nTY\t- JOUR\nTI\t- B\nER\t-\n",
        "ty  - JOUR\nti  - A\ner  - \nty  - JOUR\nti  - B\ner  - \n",
        "  TY  - JOUR\n  TI  - A\n  ER  - \n  TY  - JOUR\n  TI  - B\n  ER  - \n",
        "TY  - JOUR\nTI  - A\nER  - \nTI  - B\nER  - \n",
    ],
)
def test_records_are_found_however_they_are_strung(text: str) -> None:
    assert titles(text) == ["A", "B"]


def test_entries_say_where_they_begin_and_what_the_file_calls_them() -> None:
    found = read("\nTY  - JOUR\nID  - x\nER  - \n\nTY  - BOOK\nID  - y\nER  - \n")
    assert [(entry.number, entry.line, entry.key) for entry in found] == [(1, 2, "x"), (2, 6, "y")]


def test_line_without_a_tag_goes_on_with_the_one_before() -> None:
    assert one("TI  - A long", "      title", "ER then").titles == (Text("A long title ER then"),)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_empty_file_has_no_entries(text: str) -> None:
    assert read(text) == []


def test_file_without_records_says_how_they_begin() -> None:
    [entry] = read("FN Clarivate\nPT J\nAU A\nER\n")
    assert entry.record is None
    assert entry.problems[0].message == reading.NOTHING


def test_type_alone_is_no_record() -> None:
    assert [bool(entry.record) for entry in read("TY  - BOOK\nTY  - JOUR\nTI  - A\n")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["PY  - 1948/07//"], "1948-07"),
        (["PY  - 2014//"], "2014"),
        (["PY  - ///", "Y1  - 2001/00/00/"], "2001"),
        (["Y1  - 1990/2/27"], "1990-02-27"),
        (["Y1  - 1900/01/01", "DA  - 1950/01/01"], "1950-01-01"),
        (["PY  - 2016", "Y1  - 2016/10/19"], "2016-10-19"),
        (["PY  - 2013/02/15/received"], "2013-02-15"),
        (["PY  - 2015/october"], "2015-10"),
        (["PY  - 1990", "DA  - JUN 12"], "1990"),
        (["PY  - 0000"], ""),
        (["N1  - Date (EDTF): 19XX"], "19XX"),
    ],
)
def test_date_is_read(lines: list[str], expected: str) -> None:
    assert one(*lines).date == expected


def test_date_that_cannot_be_read_is_told() -> None:
    assert problems("PY  - 99") and not problems("PY  - YEAR/MONTH/DAY/")


@pytest.mark.parametrize(
    "name",
    [
        Name(literal="Longmans, Green, and Co."),
        Name(literal="National Library of Australia"),
        Name("Panzarella", "and Peter"),
        Name("Research and Practice", "Gastroenterology"),
        Name("Smith, Jr.", "J. and K."),
    ],
)
def test_name_comes_back_in_the_parts_it_had(name: Name) -> None:
    read_name = names.read(names.written(name))
    assert (read_name.family, read_name.given, read_name.literal) == (
        name.family,
        name.given,
        name.literal,
    )


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("AU  - Wu, Zhaohui", ("Wu", "Zhaohui", "")),
        ("A1  - Shannon,Claude E.", ("Shannon", "Claude E.", "")),
        ("AU  - King, Martin, Jr.", ("King", "Martin, Jr.", "")),
        ("AU  - Fanning E.", ("", "", "Fanning E.")),
        ("AU  - National\xa0Library", ("", "", "National Library")),
        ("AU  - Smith\xa0and\xa0Sons,\xa0Inc.", ("", "", "Smith and Sons, Inc.")),
        ("AU  - National Library,", ("", "", "National Library")),
    ],
)
def test_name_is_parted_as_the_file_parts_it(line: str, parts: tuple[str, str, str]) -> None:
    name = one(line).contributors[0].name
    assert (name.family, name.given, name.literal) == parts


def test_roles_are_those_of_the_tags_and_of_our_notes() -> None:
    record = one("A2  - E, E", "A4  - T, T", "N1  - Contributor (ill): I, I", "A3  - C, C",
                 "AU  - A, A")  # fmt: skip
    assert [agent.role for agent in record.contributors] == ["edt", "trl", "ill", "ctb", "aut"]


@pytest.mark.parametrize("tag", ["DO", "M3", "N1", "L3", "UR"])
def test_doi_is_found_where_programs_put_it(tag: str) -> None:
    value = "https://doi.org/10.1000/a" if tag == "UR" else "doi: 10.1000/a"
    assert one(f"{tag}  - {value}").dois == ("10.1000/a",)


def test_doi_within_a_note_is_not_the_work_s() -> None:
    assert one("N1  - Compare 10.1000/a of last year").dois == ()


def test_numbers_with_words_round_them_are_read_and_others_told() -> None:
    assert one("SN  - 2325-9671 (electronic)").issns == ("2325-9671",)
    assert problems("SN  - 12345", "DO  - DOI") == [
        "“%(value)s” holds no valid ISSN or ISBN: it was left out.",
        problems("DO  - DOI")[0],
    ]


def test_isbn_of_a_chapter_is_its_book_s() -> None:
    record = one("SN  - 978-0-306-40615-7", "T2  - Book", kind="CHAP")
    assert (record.isbns, record.container_isbns) == ((), ("9780306406157",))
    assert one("SN  - 978-0-306-40615-7", kind="BOOK").isbns == ("9780306406157",)


def test_first_address_is_the_work_s_and_the_others_are_links() -> None:
    record = one("UR  - http://a.example; http://b.example", "UR  - javascript:alert(1)",
                 "UR  - https://hdl.handle.net/1885/1")  # fmt: skip
    assert (record.url, record.links) == ("http://a.example", (Linked("http://b.example"),))
    assert record.identifiers == (("handle", "1885/1"),)


def test_only_web_addresses_are_files() -> None:
    record = one("L1  - https://e.org/a.pdf", "L1  - internal-pdf://1.pdf", "L1  - C:\\a.pdf")
    assert record.files == (Attachment("https://e.org/a.pdf"),)


def test_keywords_on_one_line_are_parted() -> None:
    assert [word.value for word in one("KW  - a; b；c").keywords] == ["a", "b", "c"]
    assert [word.value for word in one("KW  - a, b", "c; d").keywords] == ["a, b", "c; d"]


def test_titles_in_notes_are_titles() -> None:
    record = one("TI  - Beyond", "LA  - zh-Hans", "N1  - Language of the title: en",
                 "N1  - Title (zh-Hans, original): 词元")  # fmt: skip
    assert record.titles == (Text("词元", "zh-Hans", "original"), Text("Beyond", "en"))


def test_language_by_code_or_name_is_a_tag_and_others_are_told() -> None:
    assert (one("LA  - ger").language, one("LA  - French").language) == ("de", "fr")
    assert problems("LA  - Nonsense") == [
        "“%(value)s” is not a language known here: it was left out. "
        "Write its tag, such as fr or zh-Hans."
    ]


@pytest.mark.parametrize("in_container", [True, False])
@pytest.mark.parametrize("code", WORK_TYPES)
def test_every_type_comes_back_by_ty_and_m3(code: str, in_container: bool) -> None:
    kind, more = types.written(code, in_container)
    assert types.read(kind, [more], in_container) == code


@pytest.mark.parametrize(
    ("kind", "lines", "expected"),
    [
        ("EJOUR", [], "journal-article"),
        ("CONF", ["T2  - Proceedings"], "conference-paper"),
        ("JOUR", ["M3  - Book"], "journal-article"),
        ("BILL", [], ""),
    ],
)
def test_types_of_others_are_read(kind: str, lines: list[str], expected: str) -> None:
    assert one(*lines, kind=kind).work_type == expected


def test_type_that_ris_has_not_is_told() -> None:
    [entry] = read("TY  - NOVEL\nTI  - A\nER  - \n")
    assert entry.record and entry.problems[0].value == "NOVEL"


def test_giant_field_is_cut_and_giant_record_rejected() -> None:
    [long] = read(f"TY  - JOUR\nTI  - {'x' * 200_000}\nER  - \n")
    assert long.record and len(long.record.titles[0].value) == 100_000
    assert long.problems[0].field == "TI"
    rejected, after = read(
        f"TY  - JOUR\nAB  - {'x ' * 2_600_000}\nER  - \nTY  - JOUR\nTI  - B\nER  - \n"
    )
    assert rejected.record is None
    assert after.record and after.record.titles == (Text("B"),)


def test_bytes_that_are_no_text_are_told_of_their_record_alone() -> None:
    bad, good = read(b"TY  - JOUR\nTI  - caf\xe9\nER  - \nTY  - JOUR\nTI  - B\nER  - \n")
    assert "encoding" in bad.problems[0].message
    assert good.problems == ()


@given(st.binary(max_size=300), st.sampled_from([b"", b"TY  - JOUR\n", b"TY  - BOOK\nN1  - "]))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_reader_fail(data: bytes, before: bytes) -> None:
    read(before + data)


# Tagged by the Web of Science; eight lines of TY and nothing more.
REJECTED = {
    "example_wos.ris": [reading.NOTHING],
    "RisImporterTest1.ris": [reading.EMPTY] * 8,
}


@pytest.mark.shared
def test_every_file_of_the_dirty_data_is_read(shared: Path) -> None:
    folder = shared / "data/dirty"
    paths = [*(folder / "ris/rispy").glob("*.ris"), *(folder / "tagged/jabref").glob("*.ris")]
    assert len(paths) == 29
    for path in paths:
        found = read(path.read_bytes())
        rejected = [entry.problems[0].message for entry in found if entry.record is None]
        expected = {
            "example_wos.ris": [reading.NOTHING],
            "RisImporterTest1.ris": [reading.EMPTY] * 8,
        }
        assert rejected == expected.get(path.name, []), path.name


@pytest.mark.shared
def test_every_record_of_the_transcoded_files_is_read(shared: Path) -> None:
    folder = shared / "data/dirty/transcoded"
    manifest = map(json.loads, (folder / "MANIFEST.jsonl").read_text("utf-8").splitlines())
    for row in manifest:
        if row["format"] == "ris":
            data = (folder / Path(row["path"]).name).read_bytes()
            found = read(data, row["encoding"])
            assert len(found) == row["records"]
            assert all(entry.record and entry.record.titles for entry in found)
