"""Files of MARC as they are met: damaged, wrongly flagged, hostile. No record costs another."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats.base import Source
from publications.formats.marc import MRC, iso2709, record_xml, xml
from publications.formats.marc.fields import Marc

from .marc_samples import entries, field, iso, xml_entries
from .samples import essay

NAMESPACE = 'xmlns="http://www.loc.gov/MARC21/slim"'
BODY = (
    "<leader>00000cam a2200000 a 4500</leader><controlfield tag='001'>k{n}</controlfield>"
    "<datafield tag='245' ind1='0' ind2='0'><subfield code='a'>Title {n}</subfield></datafield>"
)


def one(number: int) -> bytes:
    return iso(field("001", f"k{number}"), field("245", f"$aTitle {number}"))


def record(number: int, attributes: str = "") -> str:
    return f"<record {attributes}>{BODY.format(n=number)}</record>"


def keys(data: bytes | str) -> list[tuple[str, bool]]:
    return [(entry.key, entry.record is not None) for entry in xml_entries(data)]


# ISO 2709


def test_damaged_record_costs_no_other() -> None:
    found = entries(one(1) + b"no record at all\x1d" + one(3))
    assert [entry.record is not None for entry in found] == [True, False, True]
    assert [entry.number for entry in found] == [1, 2, 3]
    assert found[1].problems[0].params["offset"] == str(len(one(1)))


def test_truncated_record_is_rejected_with_its_key() -> None:
    found = entries(one(1) + one(2)[:-10])
    assert found[1].record is None
    assert found[1].key == "k2"
    assert found[1].problems[0].message == iso2709.TRUNCATED


def test_last_terminator_may_be_missing() -> None:
    assert [entry.key for entry in entries(one(1) + one(2)[:-1])] == ["k1", "k2"]


def test_line_ends_between_records_are_no_records() -> None:
    found = entries(b"\xef\xbb\xbf" + one(1) + b"\r\n" + one(2) + b"\r\n\x1a")
    assert [entry.key for entry in found] == ["k1", "k2"]


def test_length_of_the_leader_is_not_believed() -> None:
    found = entries(b"99999999" + one(1)[8:] + one(2))
    assert [entry.key for entry in found] == ["k1", "k2"]


def test_wrong_directory_is_read_field_by_field() -> None:
    data = one(1).replace(b"0012", b"0031", 1)
    assert entries(data)[0].record is not None
    swapped = bytearray(one(1))
    swapped[28:36] = b"00000000"
    assert entries(bytes(swapped))[0].record is not None


def test_leader_that_lost_a_character_is_bridged() -> None:
    data = one(1)
    assert entries(data[:10] + data[11:])[0].key == "k1"


def test_record_of_more_than_5_mb_is_rejected_and_its_neighbour_read() -> None:
    found = entries(b"x" * 6_000_000 + b"\x1d" + one(2))
    assert [entry.record is not None for entry in found] == [False, True]
    assert found[0].problems[0].message == iso2709.TOO_LONG


def test_file_is_read_in_pieces() -> None:
    class Counting(BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size > 0
            Counting.most = max(Counting.most, size)
            return super().read(size)

    assert MRC.read is not None
    assert len(list(MRC.read(Source(Counting(one(1) * 1000))))) == 1000
    assert Counting.most <= 1 << 17


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "cp866", "nonsense"]))
def test_no_bytes_raise(data: bytes, encoding: str) -> None:
    entries(data, encoding)
    entries(one(1)[:24] + data + b"\x1d" + one(2), encoding)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 200), st.integers(0, 255))
def test_changed_byte_costs_no_neighbour(place: int, byte: int) -> None:
    data = bytearray(iso(*[field("245", "$aTitle"), field("260", "$aParis")] * 3))
    data[place % len(data)] = byte
    assert entries(bytes(data) + one(2))[-1].key == "k2"


# Encodings


def test_marc_8_is_read_with_its_combining_marks() -> None:
    data = iso(field("245", "$aM\u0001unchen"), leader="00000cam  2200000 a 4500")
    data = data.replace(b"M\x01unchen", b"M\xe8unchen").replace(b"Munchen", b"M\xe8unchen")
    assert titles(data) == ["München"]


def test_east_asian_marc_8_is_read() -> None:
    plain = iso(field("245", "$a~~~~~~~~~~~~"), leader="00000cam  2200000 a 4500")
    eacc = plain.replace(b"~~~~~~~~~~~~", b"\x1b$1!0b!A1\x1b(B")
    (title,) = titles(eacc)
    assert all("\u4e00" <= character <= "\u9fff" for character in title)


def test_utf_8_that_the_leader_denies_is_read() -> None:
    data = iso(field("245", "$aПушкин"), leader="00000cam  2200000 a 4500")
    assert titles(data) == ["Пушкин"]


def test_encoding_that_is_asked_for_is_taken() -> None:
    data = iso(field("245", "$a~~~~~~")).replace(b"~~~~~~", "Пушкин".encode("cp866"))
    assert titles(data, "cp866") == ["Пушкин"]


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r"])
def test_cyrillic_that_nothing_announces_is_known_by_its_letters(encoding: str) -> None:
    data = iso(field("245", "$a~~~~~"), leader="00000cam  2200000 a 4500")
    text = "Психологический тренинг с подростками"
    data = data.replace(b"~~~~~", text.encode(encoding))
    assert titles(data) == [text]


def test_byte_that_is_no_utf_8_is_said() -> None:
    data = iso(field("245", "$aÉtéXX")).replace(b"XX", b"\xe9\xe8")
    entry = entries(data)[0]
    assert entry.record is not None
    assert "\ufffd" in entry.record.titles[0].value
    assert len(entry.problems) == 1


def titles(data: bytes, encoding: str = "") -> list[str]:
    found = entries(data, encoding)[0].record
    assert found is not None
    return [text.value for text in found.titles]


# What is no work


@pytest.mark.parametrize(("leader", "word"), [("z", "authority"), ("y", "holdings")])
def test_other_kinds_of_records_are_rejected_by_name(leader: str, word: str) -> None:
    data = iso(field("001", "k"), field("100", "$aX"), leader=f"00000n{leader}   2200000   4500")
    (entry,) = entries(data)
    assert entry.record is None
    assert word in entry.problems[0].message


def test_deleted_record_is_rejected() -> None:
    (entry,) = entries(iso(field("245", "$aX"), leader="00000dam a2200000 a 4500"))
    assert entry.record is None


# UNIMARC

UNIMARC = "00000nam0 2200000   450 "


def test_unimarc_is_read_by_its_own_fields() -> None:
    data = iso(
        field("001", "RU1"),
        field("010", "$a5-02-013850-9"),
        field("100", "$a19850901d1985    m  y0rusy50      ca"),
        field("101", "$arus", "0 "),
        field("200", "$aБалет$eэнциклопедия$fред. Ю. Григорович", "1 "),
        field("210", "$aМ.$cСов. энциклопедия$d1981"),
        field("215", "$a623 с."),
        field("700", "$aГригорович$bЮ. Н.$4340", " 1"),
        leader=UNIMARC,
    )
    found = entries(data)[0].record
    assert found is not None
    assert found.titles[0].value == "Балет"
    assert found.subtitles[0].value == "энциклопедия"
    assert (found.language, found.date, found.publisher) == ("ru", "1981", "Сов. энциклопедия")
    agent = found.contributors[0]
    assert (agent.name.family, agent.name.given, agent.role) == ("Григорович", "Ю. Н.", "edt")


def test_host_within_a_linking_field_of_unimarc_is_found() -> None:
    data = iso(
        field("200", "$aСтатья", "1 "),
        field("463", "$12001 $aЖурнал$vТ. 3$1011  $a0317-8471", " 0"),
        leader="00000naa0 2200000   450 ",
    )
    found = entries(data)[0].record
    assert found is not None
    assert found.container_titles[0].value == "Журнал"
    assert (found.volume, found.issns) == ("Т. 3", ("0317-8471",))
    assert found.work_type == "journal-article"


# MARCXML


def test_namespace_prefix_or_none_is_all_the_same() -> None:
    plain = f"<collection>{record(1)}</collection>"
    prefixed = record(2, f"xmlns:m={NAMESPACE.partition('=')[2]}")
    prefixed = prefixed.replace("<", "<m:").replace("<m:/", "</m:")
    assert keys(plain) == [("k1", True)]
    assert keys(record(1, NAMESPACE)) == [("k1", True)]
    assert keys(prefixed) == [("k2", True)]


def test_records_of_oai_pmh_and_sru_are_found_within_theirs() -> None:
    oai = (
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords>"
        "<record><header status='deleted'/></record>"
        f"<record><header/><metadata>{record(1, NAMESPACE)}</metadata></record>"
        f"<record><metadata>{record(2, NAMESPACE)}</metadata></record></ListRecords></OAI-PMH>"
    )
    assert keys(oai) == [("k1", True), ("k2", True)]
    sru = (
        "<searchRetrieveResponse><records><record><recordData>"
        f"{record(3, NAMESPACE)}</recordData></record></records></searchRetrieveResponse>"
    )
    assert keys(sru) == [("k3", True)]


def test_what_stands_before_the_break_of_a_file_is_read() -> None:
    data = f"<collection {NAMESPACE}>{record(1)}\n{record(2)}\n<record><leader>\x0b{record(3)}"
    found = xml_entries(data)
    assert [entry.key for entry in found] == ["k1", "k2", ""]
    assert found[-1].problems[0].message == xml.NOT_WELL_FORMED
    assert found[-1].line == 3


def test_file_without_records_says_so() -> None:
    (entry,) = xml_entries("<html><body>Not found</body></html>")
    assert entry.problems[0].message == xml.NO_RECORDS


def test_comments_and_unknown_elements_are_passed_by() -> None:
    data = record(1).replace("Title", "<!-- no -->Title").replace("<leader>", "<x/><leader>")
    found = xml_entries(data)[0].record
    assert found is not None
    assert found.titles[0].value == "Title 1"


def test_missing_attributes_cost_their_field_alone() -> None:
    data = record(1).replace("<leader>", "<datafield><subfield>x</subfield></datafield><leader>")
    assert keys(data) == [("k1", True)]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_doctype_is_refused(declaration: str) -> None:
    body = record(1).replace("Title", "&e;" if "ENTITY" in declaration else "Title")
    found = xml_entries(f"{declaration}<collection>{body}</collection>")
    assert [entry.record for entry in found] == [None]
    assert found[0].problems[0].message == xml.DOCTYPE


def test_record_of_endless_fields_is_given_up() -> None:
    filler = "<datafield tag='500'><subfield code='a'>x</subfield></datafield>" * 200_000
    found = xml_entries(f"<collection>{record(1)}<record>{filler}")
    assert found[0].key == "k1"
    assert found[-1].problems[0].message == xml.TOO_LONG


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_nothing_in_a_file_raises(data: bytes | str) -> None:
    raw = data if isinstance(data, bytes) else data.encode(errors="replace")
    xml_entries(raw)
    found = xml_entries(f"<collection>{record(1)}".encode() + raw)
    assert found[0].key == "k1"


# Limits of writing


def test_long_record_is_shortened_to_what_iso_2709_holds() -> None:
    notes = [field("520", "$a" + "word " * 1500) for _ in range(30)]
    data = iso2709.written(Marc("00000nam a22000007c 4500", [field("245", "$aT"), *notes]))
    assert len(data) == int(data[:5]) <= 99_999
    assert titles(data) == ["T"]


def test_long_field_is_cut_at_a_character() -> None:
    data = iso(field("245", "$a" + "词" * 5000))
    assert titles(data)[0].endswith("词…")
    assert int(data[27:31]) <= 9_999


def test_element_for_protocols_is_one_record_with_its_namespace() -> None:
    assert record_xml(essay()).startswith(b'<record xmlns="http://www.loc.gov/MARC21/slim">')
    assert len(xml_entries(record_xml(essay()))) == 1
