"""RIS, tag by tag."""

from publications.formats import ris
from publications.records import Attachment, Linked, Record
from publications.texts import Text

from .samples import WU, essay, organisation, person


def tags(record: Record, language: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, value in ris.fields(record, language):
        if value:
            found.setdefault(tag, []).append(value)
    return found


def test_record_begins_with_its_type_and_ends_with_er() -> None:
    lines = b"".join(ris.write([essay()], "")).decode().split("\r\n")
    assert lines[0] == "TY  - MGZN"
    assert lines[-3:] == ["ER  - ", "", ""]


def test_tags_have_two_blanks_a_hyphen_and_one() -> None:
    assert b"\r\nVL  - 3\r\n" in b"".join(ris.write([essay()], ""))


def test_each_author_has_a_line_family_name_first() -> None:
    people = (WU, person("van der Berg", "P."), organisation("National Library"))
    found = tags(essay(contributors=people))["AU"]
    assert found == ["巫, 朝晖", "van der Berg, P.", "National\xa0Library"]


def test_editors_and_translators_have_their_tags() -> None:
    found = tags(essay(contributors=(person("E", "E", "edt"), person("T", "T", "trl"))))
    assert (found["ED"], found["A4"]) == (["E, E"], ["T, T"])


def test_role_without_a_tag_is_a_note() -> None:
    people = (WU, person("K", "M", "ill"))
    assert "Contributor (ill): K, M" in tags(essay(contributors=people))["N1"]


def test_makers_in_the_authors_place_say_what_they_are() -> None:
    found = tags(essay(contributors=(person("K", "M", "pht"),)))
    assert (found["AU"], found["N1"][0]) == (["K, M"], "Role of the authors: pht")


def test_original_title_is_given_with_its_translation_in_a_note() -> None:
    found = tags(essay())
    assert (found["TI"], found["N1"]) == (["词元之后"], ["Title (en): Beyond Tokens"])


def test_title_asked_for_says_its_language_and_has_the_others_in_notes() -> None:
    found = tags(essay(), "fr")
    assert found["TI"] == ["Après les jetons"]
    assert found["N1"] == [
        "Language of the title: fr",
        "The title is a machine translation.",
        "Title (zh-Hans, original): 词元之后",
        "Title (en): Beyond Tokens",
    ]


def test_subtitle_of_the_title_s_language_follows_it() -> None:
    subtitles = (Text("一个问题", "zh-Hans", "original"), Text("A Question", "en"))
    assert tags(essay(subtitles=subtitles))["TI"] == ["词元之后：一个问题"]
    assert tags(essay(subtitles=subtitles), "en")["TI"] == ["Beyond Tokens: A Question"]


def test_full_date_is_given_as_year_and_as_date() -> None:
    found = tags(essay(date="2026-06-30"))
    assert (found["PY"], found["DA"]) == (["2026"], ["2026/06/30/"])
    assert not any(note.startswith("Date") for note in found["N1"])


def test_range_is_given_by_its_first_year_and_noted() -> None:
    found = tags(essay(date="1993/2005"))
    assert (found["PY"], found["N1"][0]) == (["1993"], "Date (EDTF): 1993/2005")


def test_year_that_is_not_known_is_noted_and_not_invented() -> None:
    for edtf in ("19XX", "-0050", "{1667,1668}"):
        found = tags(essay(date=edtf))
        assert "PY" not in found
        assert f"Date (EDTF): {edtf}" in found["N1"]


def test_pages_are_parted_into_first_and_last() -> None:
    found = tags(essay())
    assert (found["SP"], found["EP"]) == (["12"], ["18"])
    assert tags(essay(pages="12, 14"))["SP"] == ["12, 14"]


def test_every_number_and_file_has_a_line() -> None:
    record = essay(issns=("3083-5178", "2049-3630"), isbns=("9780306406157",),
                   files=(Attachment("https://e.org/files/1/a.pdf"),))  # fmt: skip
    found = tags(record)
    assert found["SN"] == ["3083-5178", "2049-3630", "9780306406157"]
    assert found["L1"] == ["https://e.org/files/1/a.pdf"]


def test_type_that_ty_cannot_tell_stands_in_m3() -> None:
    assert tags(essay())["M3"] == ["essay"]
    assert "M3" not in tags(essay(work_type="journal-article"))


def test_journal_stands_in_both_tags_that_programs_know() -> None:
    found = tags(essay())
    assert (found["T2"], found["JF"]) == (["时代跃迁"], ["时代跃迁"])


def test_book_of_a_chapter_is_its_book_title() -> None:
    found = tags(essay(work_type="chapter"))
    assert found["BT"] == ["时代跃迁"]
    assert "T2" not in found


def test_further_dois_identifiers_and_links_are_addresses() -> None:
    record = essay(dois=("10.1000/a", "10.1000/b"), identifiers=(("handle", "1885/1"),),
                   links=(Linked("https://e.org/x", "X"),))  # fmt: skip
    found = tags(record)
    assert found["DO"] == ["10.1000/a"]
    assert found["UR"][1:] == [
        "https://doi.org/10.1000/b",
        "https://hdl.handle.net/1885/1",
        "https://e.org/x",
    ]


def test_untyped_work_in_a_serial_is_an_article() -> None:
    assert tags(essay(work_type=""))["TY"] == ["MGZN"]
    assert tags(Record())["TY"] == ["GEN"]
