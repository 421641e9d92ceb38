"""MARC 21 as it is written, field by field."""

from datetime import UTC, datetime

from publications.formats.marc.mapping import fields_of
from publications.records import Attachment, Heading, Kept, Linked, Record, Related
from publications.texts import Text

from .marc_samples import fields, texts_of
from .samples import WU, essay, organisation, person


def fixed(record: Record) -> str:
    return fields(record, "008")[0].data


def test_leader_says_utf8_type_level_and_no_isbd_punctuation() -> None:
    leader = fields_of(essay(work_type="journal-article")).leader
    assert (leader[6:8], leader[9], leader[18], len(leader)) == ("ab", "a", "c", 24)


def test_agency_is_in_003_and_040() -> None:
    record = essay(agency="AuCNL")
    assert fields(record, "003")[0].data == "AuCNL"
    assert fields(record, "040")[0].subfields == (("a", "AuCNL"), ("c", "AuCNL"))
    assert fields(essay(), "003") == fields(essay(), "040") == []


def test_datestamp_is_given_to_the_second() -> None:
    record = essay(datestamp=datetime(2026, 6, 30, 12, 5, 9, 77, tzinfo=UTC))
    assert fields(record, "005")[0].data == "20260630120509.0"
    assert fixed(record)[:6] == "260630"


def test_008_has_forty_characters_for_any_date() -> None:
    for date in ("", "2026", "2026-06", "2026-06-30", "1993/2005", "1993/..", "../1985", "19XX",
                 "-0050", "Y12000", "2001-21", "no date"):  # fmt: skip
        assert len(fixed(essay(date=date))) == 40


def test_008_says_the_kind_of_date() -> None:
    kinds = {"2026": "s2026    ", "2026-06-30": "e20260630", "1993/..": "m19939999",
             "19XX": "q19001999", "": "nuuuuuuuu", "-0050": "b        "}  # fmt: skip
    assert {date: fixed(essay(date=date))[6:15] for date in kinds} == kinds


def test_exact_language_stands_in_041_where_marcs_code_says_less() -> None:
    assert fixed(essay())[35:38] == "chi"
    assert fields(essay(), "041")[0].subfields == (("a", "zh-Hans"), ("2", "rfc5646"))
    assert fields(essay(language="fr"), "041") == []


def test_plain_year_needs_no_046() -> None:
    assert fields(essay(date="2026"), "046") == []
    assert texts_of(essay(date="2026"), "264", "c") == ["2026"]


def test_uncertain_date_is_for_people_in_264_and_exact_in_046() -> None:
    record = essay(date="1850~")
    assert texts_of(record, "264", "c") == ["[approximately 1850]"]
    assert fields(record, "046")[0].subfields == (("k", "1850~"), ("2", "edtf"))


def test_romanised_title_is_in_245_and_the_original_linked_in_880() -> None:
    title = Text("词元之后", "zh-Hans", "original", romanised="Ci yuan zhi hou")
    record = essay(titles=(title,), contributors=())
    assert texts_of(record, "245") == ["Ci yuan zhi hou"]
    assert fields(record, "245")[0].first("6") == "880-01"
    assert fields(record, "880")[0].subfields[:2] == (("6", "245-01/Hans"), ("a", "词元之后"))


def test_right_to_left_script_is_marked() -> None:
    title = Text("الكتاب", "ar", "original", romanised="al-Kitāb")
    record = essay(titles=(title,), language="ar", contributors=())
    assert fields(record, "880")[0].first("6") == "245-01/Arab/r"


def test_original_without_romanised_form_is_in_245() -> None:
    record = essay(contributors=())
    assert texts_of(record, "245") == ["词元之后"]


def test_translated_title_says_its_language_and_whose_it_is() -> None:
    english, french = fields(essay(), "242")
    assert (english.first("a"), english.first("y")) == ("Beyond Tokens", "eng")
    said = {one.first("8"): one for one in fields(essay(), "883")}
    assert said[english.first("8")].first("a") == "Reviewed translation in en"
    assert said[french.first("8")].indicators == "0 "


def test_reading_of_the_title_is_a_variant_title() -> None:
    title = Text("日本語", "ja", "original", reading="にほんご")
    record = essay(titles=(title,), language="ja")
    assert fields(record, "246")[0].subfields == (("i", "Reading of the title"), ("a", "にほんご"))


def test_maker_who_comes_first_is_the_main_entry() -> None:
    record = essay(contributors=(WU, person("Smith", "Ann", "edt")))
    assert texts_of(record, "100") == ["Wu, Zhaohui"]
    assert fields(record, "100")[0].first("1") == "https://orcid.org/0009-0009-5318-3027"
    assert fields(record, "700")[0].subfields == (("a", "Smith, Ann"), ("4", "edt"))
    assert fields(record, "245")[0].indicators == "10"


def test_editor_who_comes_first_is_an_added_entry() -> None:
    record = essay(contributors=(person("Smith", "Ann", "edt"),))
    assert fields(record, "100") == []
    assert fields(record, "245")[0].indicators == "00"


def test_organisation_stands_in_direct_order() -> None:
    one = fields(essay(contributors=(organisation("National Library, Canberra"),)), "110")[0]
    assert (one.indicators, one.first("a")) == ("2 ", "National Library, Canberra")


def test_identifiers_name_their_source() -> None:
    record = essay(concept_doi="10.5281/zenodo.1", identifiers=(("handle", "2027/x.1"),))
    assert [one.subfields for one in fields(record, "024")] == [
        (("a", "10.5281/zenodo.20352371"), ("2", "doi")),
        (("a", "10.5281/zenodo.1"), ("q", "all versions"), ("2", "doi")),
        (("a", "2027/x.1"), ("2", "hdl")),
    ]


def test_article_names_its_host_with_volume_number_and_pages() -> None:
    host = fields(essay(), "773")[0]
    assert host.first("t") == "时代跃迁"
    assert host.all("g") == ["volume:3", "number:2", "pages:12–18"]
    assert host.first("x") == "3083-5178"


def test_volume_of_a_series_has_a_series_statement() -> None:
    record = essay(work_type="book", issue="", pages="")
    assert fields(record, "773") == []
    series = fields(record, "490")[0]
    assert (series.first("a"), series.first("v"), series.first("x")) == (
        "时代跃迁", "3", "3083-5178",
    )  # fmt: skip


def test_type_is_given_as_coar_and_in_our_word_where_coar_says_less() -> None:
    coar, own = fields(essay(), "655")
    assert coar.all("a02") == ["text", "http://purl.org/coar/resource_type/c_18cf", "coar"]
    assert own.first("a") == "essay"
    assert len(fields(essay(work_type="thesis"), "655")) == 1


def test_subject_says_its_thesaurus() -> None:
    def heading(scheme: str) -> str:
        labels = (Text("Archives", "en", "original"),)
        return fields(essay(subjects=(Heading(labels, scheme),)), "650")[0].indicators

    assert [heading(scheme) for scheme in ("lcsh", "rvm", "ddc", "")] == [" 0", " 6", " 7", " 4"]


def test_relations_have_the_tag_of_their_kind() -> None:
    def tag(kind: str) -> tuple[str, str]:
        related = (Related(kind, (Text("Other", "en"),), "10.5281/zenodo.1"),)
        marc = fields_of(essay(container_titles=(), volume="", issue="", pages="", related=related))
        one = next(marc.all("765", "773", "775", "776", "780", "787"))
        return one.tag, one.first("i")

    assert tag("IsTranslationOf") == ("765", "")
    assert tag("IsNewVersionOf") == ("775", "Is new version of")
    assert tag("Continues") == ("780", "")
    assert tag("IsPartOf") == ("773", "Is part of")
    assert tag("Reviews") == ("787", "Reviews")


def test_work_copies_and_links_are_parted_by_the_second_indicator() -> None:
    record = essay(
        files=(Attachment("https://e.org/a.pdf", "a.pdf", "en", "application/pdf", 12, "ab"),),
        archives=(Kept("trove", "123", "https://trove.nla.gov.au/work/123"),),
        links=(Linked("https://e.net", "Page", "broken"),),
    )
    work, file, copy, link = fields(record, "856")
    assert (work.indicators, work.first("u")) == ("40", record.url)
    assert file.all("3fqsx") == ["File", "a.pdf", "application/pdf", "12 bytes", "sha256:ab"]
    assert (copy.indicators, copy.first("3")) == ("41", "Archived: trove")
    assert (link.indicators, link.first("z")) == ("42", "Link state: broken")


def test_licence_is_named_and_linked() -> None:
    one = fields(essay(licence="CC-BY-4.0"), "540")[0]
    assert one.all("au") == ["CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"]


def test_work_without_a_title_still_has_a_title_statement() -> None:
    assert texts_of(Record(key="x"), "245") == ["[Untitled]"]


def test_more_than_99_fields_are_not_linked() -> None:
    agents = tuple(WU for _ in range(120))
    record = essay(contributors=agents, container_titles=())
    assert len(fields(record, "880")) == 99
    assert len(fields(record, "700")) == 119
