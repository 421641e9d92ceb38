"""MARC 21 as libraries write it, field by field."""

import pytest

from publications.formats.marc import dates
from publications.names import display
from publications.records import Record
from publications.texts import Text

from .marc_samples import field, read

TITLE = field("245", "$aA title /$cby someone.", "10")


def test_isbd_punctuation_is_taken_away() -> None:
    record = read(field("245", "$aTitle :$ba subtitle /$cby A. Writer.", "10"))
    assert record.titles == (Text("Title", "", "original"),)
    assert record.subtitles == (Text("a subtitle", "", "original"),)


def test_record_without_isbd_punctuation_keeps_its_own() -> None:
    record = read(field("245", "$aWhat is this /"), leader="00000nam a2200000 c 4500")
    assert record.titles[0].value == "What is this /"


def test_abbreviations_keep_their_full_stop() -> None:
    assert read(TITLE, field("250", "$a2nd ed.")).version == "2nd ed."
    assert read(field("245", "$aA history of the world.")).titles[0].value == (
        "A history of the world"
    )


def test_number_and_name_of_a_part_belong_to_the_title() -> None:
    record = read(field("245", "$aWorks.$nPart 2,$pPlays /"))
    assert record.titles[0].value == "Works. Part 2, Plays"


def test_parallel_title_after_an_equals_sign_is_a_title() -> None:
    record = read(field("245", "$aPaix =$bPeace /"))
    assert [text.value for text in record.titles] == ["Paix", "Peace"]
    assert record.subtitles == ()


def test_original_script_is_the_title_and_245_its_romanised_form() -> None:
    record = read(
        field("008", "101028s2009    mr                  ara d"),
        field("245", "$6880-01$aal-Kitāb :$bfī al-adab /", "10"),
        field("880", "$6245-01/(3/r$aالكتاب :$bفي الأدب /", "10"),
    )
    assert record.titles == (Text("الكتاب", "ar", "original", romanised="al-Kitāb"),)
    assert record.subtitles[0].romanised == "fī al-adab"


def test_880_without_a_partner_counts_as_its_field() -> None:
    record = read(field("880", "$6245-00/$1$a题名"))
    assert record.titles[0].value == "题名"


def test_printed_name_is_the_one_in_the_script_of_the_work() -> None:
    name = (
        field("100", "$6880-01$aWang, Ming,$d1950-", "1 "),
        field("880", "$6100-01/$1$a王明,$d1950-", "1 "),
    )
    chinese = read(TITLE, field("008", "101028s2009    cc                  chi d"), *name)
    english = read(TITLE, field("008", "101028s2009    cc                  eng d"), *name)
    assert [display(one) for one in chinese.contributors[0].names] == ["王明", "Ming Wang"]
    assert [display(one) for one in english.contributors[0].names] == ["Ming Wang", "王明"]


@pytest.mark.parametrize(
    ("text", "indicator", "family", "given", "literal"),
    [
        ("$aTwain, Mark,$d1835-1910.", "1", "Twain", "Mark", ""),
        ("$aMilne, A. A.", "1", "Milne", "A. A.", ""),
        ("$aJohn Paul$bII,$cPope", "0", "", "", "John Paul II"),
        ("$aمحفوظ، نجيب،", "1", "محفوظ", "نجيب", ""),
        ("$aMadonna", "1", "", "", "Madonna"),
    ],
)
def test_name_is_parted_where_the_record_parts_it(
    text: str, indicator: str, family: str, given: str, literal: str
) -> None:
    name = read(TITLE, field("100", text, f"{indicator} ")).contributors[0].name
    assert (name.family, name.given, name.literal) == (family, given, literal)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("$aX, Y$4trl", "trl"),
        ("$aX, Y$4http://id.loc.gov/vocabulary/relators/edt", "edt"),
        ("$aX, Y,$eillustrator.", "ill"),
        ("$aX, Y$eVerfasser", "aut"),
        ("$aX, Y$4zzz", "oth"),
        ("$aX, Y", "ctb"),
    ],
)
def test_role_is_the_relator(text: str, role: str) -> None:
    assert read(TITLE, field("700", text, "1 ")).contributors[0].role == role


def test_added_entry_with_a_title_is_no_contributor() -> None:
    assert read(TITLE, field("700", "$aHomer.$tIliad.", "0 ")).contributors == ()


def test_orcid_and_isni_are_found_in_0_and_1() -> None:
    agent = read(
        TITLE, field("100", "$aX, Y$0(orcid)0000-0002-1825-0097$1http://isni.org/0000000121032683")
    ).contributors[0]
    assert (agent.orcid, agent.isni) == ("0000-0002-1825-0097", "0000000121032683")


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("1998.", "1998"),
        ("c1998", "1998"),
        ("1998, c1997.", "1998"),
        ("[1850?]", "1850?"),
        ("[ca. 1850]", "1850~"),
        ("[19--?]", "19XX"),
        ("[198-]", "198X"),
        ("1993-2005", "1993/2005"),
        ("1993-95", "1993/1995"),
        ("1993-", "1993/.."),
        ("[between 1906 and 1912]", "[1906..1912]"),
        ("[1936 or 1937]", "[1936,1937]"),
        ("1947 [i.e. 1974]", "1974"),
        ("1355 H., [1936 M.]", "1936"),
        ("٢٠٠٤", "2004"),
        ("民國73[1984]", "1984"),
        ("昭和5 [1930]", "1930"),
        ("cop. 2001", "2001"),
        ("2026-06-30", "2026-06-30"),
        ("[n.d.]", ""),
        ("2026-13-45", "2026"),
    ],
)
def test_date_as_cataloguers_write_it_becomes_edtf(printed: str, edtf: str) -> None:
    assert dates.from_words(printed) == edtf


def test_date_that_cannot_be_read_is_a_problem() -> None:
    from publications.formats.marc.mapping import record_of

    from .marc_samples import marc

    record, problems = record_of(marc(TITLE, field("260", "$cvol. 12-13")))
    assert record is not None
    assert record.date == ""
    assert [problem.value for problem in problems] == ["vol. 12-13"]


def test_008_gives_the_date_that_nothing_prints() -> None:
    assert read(TITLE, field("008", "920813d19831990mdu                 eng d")).date == "1983/1990"
    assert read(TITLE, field("008", "920813s19uu    mdu                 eng d")).date == "19XX"


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ([("008", "101028s2009    mr                  fre d", "  ")], "fr"),
        ([("041", "$aengfre", "  ")], "en"),
        ([("041", "$azho", "  ")], "zh"),
        ([("041", "$asr-Latn$2rfc5646", " 7")], "sr-Latn"),
        ([("008", "101028s2009    mr                  und d", "  "), ("041", "$aara", "  ")], "ar"),
        ([("041", "$ascr", "  ")], "hr"),
    ],
)
def test_language_becomes_bcp_47(fields: list[tuple[str, str, str]], language: str) -> None:
    assert read(TITLE, *(field(*one) for one in fields)).language == language


def test_translation_of_a_title_has_its_language() -> None:
    record = read(TITLE, field("242", "$aUn titre$yfre", "10"))
    assert record.titles[1] == Text("Un titre", "fr")


def test_isbn_of_a_chapter_is_its_books() -> None:
    leader = "00000caa a2200000 a 4500"
    record = read(TITLE, field("020", "$a0877790019 (black leather) :"), leader=leader)
    assert (record.isbns, record.container_isbns) == ((), ("9780877790013",))
    assert read(TITLE, field("020", "$a0877790019")).isbns == ("9780877790013",)


def test_invalid_number_is_left_out_and_said() -> None:
    from publications.formats.marc.mapping import record_of

    from .marc_samples import marc

    record, problems = record_of(marc(TITLE, field("022", "$a1234-5678")))
    assert record is not None
    assert record.issns == ()
    assert problems[0].field == "022"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("$tJournal$gVol. 24, pt. B no. 9 (Sept. 1993), p. 235-48", ("24", "9", "235-48")),
        ("$tJournal$gBd. 3, H. 2, S. 12-18", ("3", "2", "12-18")),
        ("$tJournal$gТ. 3, № 2. - С. 12-18", ("3", "2", "12-18")),
        ("$tJournal$gvolume:7$gnumber:1$gpages:3-4", ("7", "1", "3-4")),
        ("$tJournal$q12:4<27", ("12", "4", "27")),
    ],
)
def test_host_gives_volume_number_and_pages(text: str, parts: tuple[str, str, str]) -> None:
    record = read(TITLE, field("773", text, "0 "))
    assert (record.volume, record.issue, record.pages) == parts
    assert record.container_titles[0].value == "Journal"


def test_series_is_the_container_of_what_has_no_host() -> None:
    record = read(TITLE, field("490", "$aStudies ;$x0317-8471 ;$vvol. 3"))
    assert record.container_titles[0].value == "Studies"
    assert (record.volume, record.issns) == ("vol. 3", ("0317-8471",))


def test_unknown_place_and_publisher_are_none() -> None:
    record = read(TITLE, field("260", "$a[S.l. :$bs.n.],$c1990."))
    assert (record.place, record.publisher, record.date) == ("", "", "1990")
    assert read(TITLE, field("260", "$a[Paris] :$bX,$c1990.")).place == "Paris"


def test_subdivisions_of_a_heading_stand_after_two_hyphens() -> None:
    heading = read(TITLE, field("650", "$aPoetry$zChina$xHistory.", " 0")).subjects[0]
    assert (heading.labels[0].value, heading.scheme) == ("Poetry--China--History", "lcsh")


@pytest.mark.parametrize(
    ("leader", "work_type"),
    [("am", "book"), ("aa", "chapter"), ("ab", "journal-article"), ("em", "map"), ("as", "")],
)
def test_type_is_taken_from_the_leader(leader: str, work_type: str) -> None:
    assert read(TITLE, leader=f"00000c{leader} a2200000 a 4500").work_type == work_type


def test_thesis_note_makes_a_thesis() -> None:
    assert read(TITLE, field("502", "$aThesis (Ph. D.)")).work_type == "thesis"


def test_creative_commons_licence_is_known_by_its_address() -> None:
    def licence(address: str) -> str:
        return read(TITLE, field("540", f"$aTerms$u{address}")).licence

    assert licence("https://creativecommons.org/licenses/by-sa/4.0/deed.fr") == "CC-BY-SA-4.0"
    assert licence("https://example.org/terms") == ""


def test_address_at_doi_org_is_the_doi() -> None:
    record = read(TITLE, field("856", "$uhttp://dx.doi.org/10.1007/978-3-642-00230-4", "40"))
    assert record.dois == ("10.1007/978-3-642-00230-4",)


def test_record_that_says_nothing_is_rejected() -> None:
    from publications.formats.marc.mapping import NOTHING_IN_IT, record_of

    from .marc_samples import marc

    record, problems = record_of(marc(field("500", "$aA note.")))
    assert record is None
    assert problems[0].message == NOTHING_IN_IT


def test_relation_is_read_with_its_numbers() -> None:
    record = read(TITLE, field("780", "$tOld journal$odoi:10.5281/zenodo.1", "00"))
    one = record.related[0]
    assert (one.kind, one.doi, one.titles[0].value) == (
        "Continues", "10.5281/zenodo.1", "Old journal",
    )  # fmt: skip


def test_long_abstract_in_pieces_comes_together() -> None:
    from publications.formats.marc import MRC

    from .round_trip.losses import back

    text = "word " * 5000
    record = Record(titles=(Text("T", "en", "original"),), abstracts=(Text(text.strip(), "en"),))
    found = back(MRC, [record])[0]
    assert found is not None
    assert found.abstracts == record.abstracts
