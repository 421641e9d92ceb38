"""CSV: what a spreadsheet gets, and the tables of others."""

import csv
import gzip
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import csv_table
from publications.formats.base import Entry, Source
from publications.formats.csv_table.writing import COLUMNS
from publications.records import Record
from publications.texts import Text

from .hostile import languages, many_records
from .samples import essay, organisation


def rows(records: list[Record], language: str = "") -> list[dict[str, str]]:
    text = b"".join(csv_table.write(records, language)).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def read(text: str | bytes, **columns: str) -> list[Entry]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(csv_table.read(Source(BytesIO(data), columns=columns)))


def one(text: str, **columns: str) -> Record:
    [entry] = read(text, **columns)
    assert entry.record is not None
    return entry.record


def titles(text: str | bytes) -> list[str | None]:
    return [entry.record.titles[0].value if entry.record else None for entry in read(text)]


def test_file_begins_with_the_mark_that_excel_looks_for() -> None:
    assert b"".join(csv_table.write([], "")).startswith(b"\xef\xbb\xbfkey,url,")


def test_every_column_stands_in_the_document() -> None:
    text = (Path(__file__).parents[2] / "docs/formats/csv.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in text] == []


def test_title_is_plain_and_the_others_say_their_language() -> None:
    [row] = rows([essay()])
    assert (row["title"], row["title_language"]) == ("词元之后", "zh-Hans; original")
    assert row["other_titles"] == "Beyond Tokens [en; reviewed] | Après les jetons [fr; machine]"


def test_title_asked_for_stands_first() -> None:
    [row] = rows([essay()], "fr")
    assert (row["title"], row["title_language"]) == ("Après les jetons", "fr; machine")


def test_comma_of_a_name_in_one_piece_is_doubled() -> None:
    [row] = rows([essay(contributors=(organisation("Smith and Sons, Inc."),))])
    assert row["contributors"] == "Smith and Sons,, Inc. [organisation]"


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "a;=1+1", "'=1", "''-1"]
)
def test_no_cell_is_a_formula(title: str) -> None:
    [row] = rows([essay(titles=(Text(title, "en", "original"),))])
    start = row["title"].partition(";")[2] or row["title"]
    assert start.startswith("'")
    assert row["title"].replace("'", "") == title.replace("'", "")


@given(many_records, languages)
@settings(max_examples=40, deadline=None)
def test_whatever_a_record_holds_no_cell_begins_a_formula(
    records: list[Record], language: str
) -> None:
    found = rows(records, language)
    assert len(found) == len(records)
    for row in found:
        assert not any(part[:1] in set("=+-@＝＋－＠\t\r\n") - {""} for cell in row.values()
                       for part in cell.split(";") if part)  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "Titre",
        "题名",
        "題名",
        "タイトル",
        "제목",
        "العنوان",
        "Название",
        "TÍTULO",
        "Titel",
        " title_ ",
    ],
)
def test_title_is_known_in_many_languages(header: str) -> None:
    assert titles(f"{header},x\na,1\n") == ["a"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_cells_are_parted_by_what_gives_equal_rows(sign: str) -> None:
    text = "\n".join(sign.join(row) for row in (["Title", "Year", "DOI"], ["A", "1999", "10.1/a"]))
    assert one(text).date == "1999"


def test_line_for_excel_that_names_the_sign_is_heeded() -> None:
    assert one("sep=|\nTitle|Year, month\nA|1999\n").titles == (Text("A"),)


def test_rows_before_the_header_are_passed_over() -> None:
    assert titles("Generated,2020-08-30\nTitle,Author\nA,B\n") == ["A"]


def test_mapping_comes_before_all_names() -> None:
    record = one("Name,Title\nA,B\n", Name="title", Title="container_title")
    assert (record.titles, record.container_titles) == ((Text("A"),), (Text("B"),))


def test_column_may_name_its_language() -> None:
    record = one("title_fr,Title (de),language\nUn,Eins,fr\n")
    assert record.titles == (Text("Un", "fr", "original"), Text("Eins", "de"))


def test_names_are_parted_by_semicolons_and_at_one_comma() -> None:
    names = [agent.name for agent in one('Title,Authors\nA,"Wu, Zhaohui; Homer"\n').contributors]
    assert [(name.family, name.given, name.literal) for name in names] == [
        ("Wu", "Zhaohui", ""),
        ("", "", "Homer"),
    ]


def test_names_that_commas_may_part_are_kept_as_one_and_told() -> None:
    [entry] = read('Title,Authors\nA,"Ann Smith, Bo Li, Cy Doe"\n')
    assert entry.record and entry.record.contributors[0].name.literal == "Ann Smith, Bo Li, Cy Doe"
    assert entry.problems[0].message == csv_table.theirs.MANY_NAMES


def test_life_dates_are_no_part_of_a_name() -> None:
    [agent] = one('Title,Author\nA,"Wheeler, Tony, 1946-"\n').contributors
    assert (agent.name.family, agent.name.given) == ("Wheeler", "Tony")


def test_table_without_titles_says_which_columns_it_has() -> None:
    [entry] = read("Work Id,Bookshelf\n1,x\n")
    assert entry.record is None
    assert entry.problems[0].params["columns"] == "Work Id, Bookshelf"


@pytest.mark.parametrize(
    "header",
    [
        "publication_title\tprint_identifier\ttitle_id",
        "Title\tISSN\tPublisher",
        "JournalTitle\tpissn",
    ],
)
def test_list_of_serials_has_no_works(header: str) -> None:
    [entry] = read(f"{header}\na\tb\tc\n")
    assert entry.record is None
    assert entry.problems[0].message == csv_table.reading.SERIALS


def test_row_with_too_few_or_many_cells_is_read_and_told() -> None:
    found = read("Title,Year,DOI\nA,1999\nB,1999,,more\nC,1999,,,,\n")
    assert [bool(entry.problems) for entry in found] == [True, True, False]
    assert [entry.record.date for entry in found if entry.record] == ["1999"] * 3


def test_row_without_a_title_is_rejected_with_its_line() -> None:
    found = read("Title,Year\nA,1999\n,2000\nC,2001\n")
    assert [(bool(entry.record), entry.line) for entry in found] == [
        (True, 2),
        (False, 3),
        (True, 4),
    ]


def test_line_breaks_within_quotation_marks_belong_to_the_cell() -> None:
    assert titles('Title,Year\n"A\nB",1999\nC,2000\n') == ["A B", "C"]


@pytest.mark.parametrize(
    "text",
    [
        'Title,Year\nA,1\n"B,2\nC,3\nD,4\n',
        'Title,Year\nA,1\n"B,2\n"C",3\n"D",4\n',
    ],
)
def test_quotation_mark_without_an_end_costs_its_own_line(text: str) -> None:
    assert titles(text) == ["A", None, "C", "D"]


def test_row_without_an_end_stops_at_the_limit_and_reading_goes_on() -> None:
    filler = "".join(f"title {n},1\n" for n in range(90_000))
    found = titles(f'Title,Year\nA,1\n"B,2\n{filler}')
    assert found[:3] == ["A", None, "title 0"]
    assert len(found) == 90_002


def test_row_of_closed_cells_may_not_be_longer_than_the_limit() -> None:
    cell = '"a\n' + "x" * 400_000 + '"'
    found = read(f"Title,Year,Place\n{cell},{cell},{cell}\n")
    assert found[0].record is None
    assert found[0].problems[0].message == csv_table.reading.TOO_LONG


def test_line_of_megabytes_is_rejected_and_the_next_one_read() -> None:
    assert titles("Title,Year\n" + "x" * 3_000_000 + ",1\nB,2\n") == [None, "B"]


def test_giant_field_is_cut_and_said_so() -> None:
    [entry] = read("Title,Year\n" + "x" * 200_000 + ",1\n")
    assert entry.record and len(entry.record.titles[0].value) == 100_000
    assert entry.problems[0].field == "Title"


def test_nul_characters_are_dropped() -> None:
    assert titles("Ti\0tle,Year\nA\0B,1\n") == ["AB"]


def test_guard_of_another_program_is_taken_off() -> None:
    assert titles("Title,Year\n'=A,1\n") == ["=A"]


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"title,year\n", b"title_language,other_titles\n"]),
)
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_reader_fail(data: bytes, before: bytes) -> None:
    read(before + data)


@given(st.text(alphabet="[]|;\\=/'\"ab,\n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_cell_of_ours_makes_the_reader_fail(text: str) -> None:
    cell = '"' + text.replace('"', '""') + '"'
    names = (
        "title",
        "title_language",
        "other_titles",
        "contributors",
        "subjects",
        "files",
        "related",
    )
    read(",".join(names) + "\r\n" + ",".join([cell] * len(names)) + "\r\n")


TRANSCODED = {
    "fr.mac_roman.csv", "fr.utf-8-sig.csv", "ja.iso2022_jp.csv", "ko.johab.csv",
    "pt_es.cp850.csv", "ru.cp866.csv", "zh_hans.gb18030.csv", "zh_hans.hz.csv", "zh_hant.big5.csv",
}  # fmt: skip


@pytest.mark.shared
def test_every_row_of_the_transcoded_tables_is_read(shared: Path) -> None:
    folder = shared / "data/dirty/transcoded"
    manifest = map(json.loads, (folder / "MANIFEST.jsonl").read_text("utf-8").splitlines())
    tables = {Path(row["path"]).name: row for row in manifest if row["format"] == "csv"}
    assert set(tables) == TRANSCODED
    for name, row in tables.items():
        with (folder / name).open("rb") as file:
            found = list(csv_table.read(Source(file, row["encoding"])))
        assert [entry.key for entry in found] == row["ids"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "count", "rejected"),
    [
        ("nla_finding_aids", 1634, 3),
        ("trove_books_internet_archive", 1058, 0),
        ("trove_books_openlibrary", 5764, 0),
        ("trove_periodical_works", 658, 0),
    ],
)
def test_every_row_of_the_library_tables_is_read(
    shared: Path, name: str, count: int, rejected: int
) -> None:
    with gzip.open(shared / f"data/native/{name}.csv.gz") as file:
        found = list(csv_table.read(Source(file)))
    assert len(found) == count
    assert sum(entry.record is None for entry in found) == rejected


@pytest.mark.shared
def test_lists_of_journals_and_libraries_are_told_from_works(shared: Path) -> None:
    folder = shared / "data/dirty/csv"
    paths = [
        *(folder / "chocula").glob("*.[ct]s[vx]"),
        *(folder / "korean_libraries_cp949").iterdir(),
    ]
    for path in paths:
        encoding = "cp949" if "korean" in str(path) else "utf-8"
        with path.open("rb") as file:
            [entry] = csv_table.read(Source(file, encoding))
        assert entry.record is None
        assert entry.problems[0].params["columns"]
