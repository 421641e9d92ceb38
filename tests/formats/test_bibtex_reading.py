"""BibTeX entries as records."""

from io import BytesIO
from typing import Any

import pytest

from publications.formats.base import Entry, Source
from publications.formats.bibtex import numbers, people, read, reading, texts
from publications.names import Name
from publications.records import Agent, Linked, Record
from publications.texts import Text


def entries(text: str, **options: Any) -> list[Entry]:
    return list(read(Source(BytesIO(text.encode()), **options)))


def record(text: str) -> Record:
    found = entries(text)[0].record
    assert found is not None
    return found


def said(text: str) -> list[tuple[str, str]]:
    return [(one.message, one.field) for one in entries(text)[0].problems]


def test_article_of_a_journal_is_read() -> None:
    found = record(
        "@article{k, author={Eli{\\'a}{\\v{s}}, Marek}, title={Erd{\\H o}s}, "
        "journal={Adv. Math.}, volume=244, number={2}, year=2013, month=apr, pages={1--15}, "
        "issn={0001-8708}, doi={10.1016/j.aim.2013.04.020}, isbn={978-0-306-40615-7}}"
    )
    assert found == Record(
        key="k",
        work_type="journal-article",
        titles=(Text("Erdős"),),
        contributors=(Agent((Name("Eliáš", "Marek", script="Latn"),)),),
        container_titles=(Text("Adv. Math."),),
        container_isbns=("9780306406157",),
        volume="244",
        issue="2",
        date="2013-04",
        pages="1–15",
        issns=("0001-8708",),
        dois=("10.1016/j.aim.2013.04.020",),
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@phdthesis{k}", "thesis"),
        ("@www{k}", "website"),
        ("@conference{k}", "conference-paper"),
        ("@newspaper{k}", "newspaper-article"),
        ("@standard{k}", "standard"),
        ("@misc{k}", ""),
        ("@strange{k}", ""),
        ("@article{k, entrysubtype={magazine}}", "magazine-article"),
        ("@article{k, entrysubtype={essay}}", "essay"),
        ("@misc{k, eprint={2101.00001}, archivePrefix={arXiv}}", "preprint"),
    ],
)
def test_type_is_that_of_the_entry_or_its_subtype(entry: str, expected: str) -> None:
    assert record(entry).work_type == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date={2026-06-30}", "2026-06-30"),
        ("date={1850~}", "1850~"),
        ("year=2006, month={October}", "2006-10"),
        ("year=2021, month=6, day=18", "2021-06-18"),
        ('year=2021, month=jun, day="18"', "2021-06-18"),
        ("year={1998--2001}", "1998/2001"),
        ("date={Jan}, year={1937}", "1937"),
    ],
)
def test_date_is_edtf(fields: str, expected: str) -> None:
    assert record(f"@misc{{k, {fields}}}").date == expected


def test_date_that_cannot_be_read_is_reported() -> None:
    entry = entries("@book{k, year={in press}}")[0]
    assert entry.record and entry.record.date == ""
    assert [(one.field, one.value) for one in entry.problems] == [("year", "in press")]


def test_babel_s_names_of_languages_are_tags() -> None:
    found = record("@book{k, title={T}, language={brazilian}, langid={ngerman}}")
    assert (found.language, found.titles) == ("pt-BR", (Text("T", "de"),))


def test_title_in_the_language_of_the_work_is_its_original() -> None:
    assert record("@book{k, title={T}, langid={french}}").titles == (Text("T", "fr", "original"),)


def test_original_title_stands_before_its_translation() -> None:
    found = record(
        "@book{k, title={T}, langid={english}, origtitle={词}, origlanguage={chinese-hans}}"
    )
    assert found.titles == (Text("词", "zh-Hans", "original"), Text("T", "en"))


def test_addition_to_a_title_is_its_subtitle_where_it_has_none() -> None:
    assert record("@book{k, title={T}, titleaddon={A}}").subtitles == (Text("A"),)
    assert said("@book{k, title={T}, titleaddon={[A]}}") == [(texts.NO_PLACE, "titleaddon")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a, b, a", ["a", "b"]),
        ("Art, Modern; Music", ["Art, Modern", "Music"]),
        ("{a; b}", ["a", "b"]),
        ("{a, b}, c", ["a, b", "c"]),
        (r"R&amp;D, c", ["R&amp;D", "c"]),
    ],
)
def test_keywords_are_parted_by_semicolons_or_commas(value: str, expected: list[str]) -> None:
    found = record(f"@misc{{k, keywords={{{value}}}}}")
    assert [word.value for word in found.keywords] == expected


def test_people_have_the_roles_of_their_fields() -> None:
    found = record(
        "@book{k, author={A}, editor={B}, translator={C}, editora={D}, editoratype={director},"
        "afterword={E}}"
    )
    assert [(one.role, one.name.literal) for one in found.contributors] == [
        ("aut", "A"), ("edt", "B"), ("trl", "C"), ("aft", "E"), ("drt", "D"),
    ]  # fmt: skip


def test_others_are_reported() -> None:
    assert said("@book{k, author={A, B and others}}") == [(people.MORE, "author")]


def test_list_of_three_thousand_names_is_read_whole() -> None:
    many = " and ".join(f"Family{n}, Given{n} Middle" for n in range(3000))
    assert len(record(f"@article{{k, author={{{many}}}}}").contributors) == 3000


def test_list_of_names_without_end_is_cut_and_reported() -> None:
    many = " and ".join(["Family, Given"] * 20_000)
    assert said(f"@article{{k, author={{{many}}}}}") == [(people.TOO_MANY, "author")]


def test_orcid_is_that_of_its_place_in_the_list() -> None:
    found = record('@book{k, author={A, B and C, D}, author+an:orcid={2="0000-0002-1825-0097"}}')
    assert [one.orcid for one in found.contributors] == ["", "0000-0002-1825-0097"]


def test_number_that_is_not_valid_is_left_out_and_reported() -> None:
    entry = entries("@book{k, isbn={1234567890}, doi={none}}")[0]
    assert entry.record and (entry.record.isbns, entry.record.dois) == ((), ())
    assert {one.field for one in entry.problems} == {"isbn", "doi"}


@pytest.mark.parametrize(
    "value", [r"\url{http://a.example/x_y~z}", r"http://a.example/x\_y\~{}z", "http://a.example/x_y~z"]
)  # fmt: skip
def test_address_is_as_it_was_before_it_was_escaped(value: str) -> None:
    assert record(f"@misc{{k, url={{{value}}}}}").url == "http://a.example/x_y~z"


def test_address_of_a_doi_is_the_doi() -> None:
    found = record("@misc{k, url={https://doi.org/10.5281/zenodo.1}}")
    assert (found.url, found.dois) == ("", ("10.5281/zenodo.1",))


def test_address_that_is_none_is_reported() -> None:
    assert said("@misc{k, url={javascript:alert(1)}}") == [(numbers.NO_ADDRESS, "url")]


@pytest.mark.parametrize(
    ("fields", "identifiers", "links"),
    [
        ("eprint={2027/x.1}, eprinttype={hdl}", (("handle", "2027/x.1"),), ()),
        ("eprint={hep-th/9901001}", (), (Linked("https://arxiv.org/abs/hep-th/9901001", "arXiv"),)),
        ("eprint={123}, eprinttype={jstor}", (),
         (Linked("https://www.jstor.org/stable/123", "JSTOR"),)),
    ],
)  # fmt: skip
def test_eprint_is_a_handle_or_a_link(fields: str, identifiers: Any, links: Any) -> None:
    found = record(f"@article{{k, {fields}}}")
    assert (found.identifiers, found.links) == (identifiers, links)


@pytest.mark.parametrize(
    ("value", "licence"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("the authors", ""),
    ],
)
def test_licence_is_known_or_left_out(value: str, licence: str) -> None:
    assert record(f"@misc{{k, copyright={{{value}}}}}").licence == licence


def test_part_has_the_fields_of_what_it_points_to() -> None:
    child, parent = (
        one.record
        for one in entries(
            "@inproceedings{c, title={C}, crossref={P}, pages={1}}\n"
            "@proceedings{p, title={P}, subtitle={S}, year=2006, doi={10.1000/1}, editor={E, F}}"
        )
    )
    assert child and parent
    assert (child.container_titles, child.date, child.dois) == ((Text("P"),), "2006", ())
    assert [one.role for one in child.contributors] == ["edt"]


def test_entry_has_the_fields_of_its_xdata_and_theirs() -> None:
    text = (
        "@xdata{a, publisher={A}, xdata={b}}\n@xdata{b, location={B}, publisher={C}}\n"
        "@book{k, xdata={a}}"
    )
    assert [one.key for one in entries(text)] == ["k"]
    assert (record(text).publisher, record(text).place) == ("A", "B")


def test_entry_that_points_to_nothing_says_so() -> None:
    assert said("@inbook{k, crossref={x}}") == [(reading.NO_OTHER, "crossref")]


def test_entries_that_point_at_each_other_are_read() -> None:
    assert len(entries("@book{a, xdata={b}}@book{b, xdata={a}}@book{c, crossref={c}}")) == 3


def test_jabref_s_encoding_is_taken_where_no_other_is_asked_for() -> None:
    data = "% Encoding: Cp1252\n@book{k, title={Café}}".encode("cp1252")
    found = next(iter(read(Source(BytesIO(data)))))
    assert found.record and found.record.titles == (Text("Café"),)


def test_bytes_that_the_encoding_has_not_are_reported() -> None:
    found = next(iter(read(Source(BytesIO(b"@book{k, title={Caf\xe9}}")))))
    assert found.record and len(found.problems) == 1


def test_file_that_cannot_be_read_twice_is_copied() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    assert len(list(read(Source(Pipe(b"@book{a, title={A}}"))))) == 1


def test_rejected_entry_has_its_line_and_reason() -> None:
    entry = entries("@book{a, title={A}}\n\n@book{b, title={B")[1]
    assert (entry.number, entry.record, entry.line, entry.key) == (2, None, 3, "b")
    assert entry.problems[0].message
