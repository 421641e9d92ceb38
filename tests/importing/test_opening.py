"""A file is opened whatever wraps it, and never read beyond what it may hold."""

import bz2
import gzip
import io
import os
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats.base import Entry
from publications.importing.opening import CannotOpenError, Opened, open_entries, readers
from publications.importing.unpacking import Limits

LINES = (
    b'{"id": "a", "type": "book", "title": "One"}\n{"id": "b", "type": "book", "title": "Two"}\n'
)
SMALL = Limits(total=1_000_000, ratio=20, free=10_000)


def zipped(*files: tuple[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    made.seek(0)
    return made


def opened(data: bytes, name: str = "", **options: object) -> tuple[Opened, list[Entry]]:
    found = open_entries(io.BytesIO(data), name, **options)  # type: ignore[arg-type]
    return found, list(found.entries)


def said(entry: Entry) -> str:
    return entry.problems[0].message % entry.problems[0].params


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (LINES, ""),
        (gzip.compress(LINES), "gzip"),
        (bz2.compress(LINES), "bzip2"),
        (zipped(("folder/works.jsonl", LINES)).getvalue(), "zip"),
        (zipped(("__MACOSX/._w", b"x"), ("w.jsonl", LINES), (".DS_Store", b"")).getvalue(), "zip"),
    ],
)
def test_compressed_file_is_unpacked_as_it_is_read(data: bytes, how: str) -> None:
    found, entries = opened(data, "works")
    assert (found.format, found.compressed) == ("jsonl", how)
    assert [entry.key for entry in entries] == ["a", "b"]


def test_path_is_opened_and_closed(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl.gz"
    path.write_bytes(gzip.compress(LINES))
    found = open_entries(path)
    assert found.name == "works.jsonl"
    assert len(list(found.entries)) == 2


def test_pipe_that_can_be_read_once_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    sender = threading.Thread(target=lambda: os.fdopen(writing, "wb").write(LINES * 10))
    sender.start()
    with os.fdopen(reading, "rb") as pipe:
        assert len(list(open_entries(pipe, "x").entries)) == 20
    sender.join()


def test_archive_in_an_archive_is_not_opened() -> None:
    found, (entry,) = opened(gzip.compress(gzip.compress(LINES)), "works.jsonl.gz.gz")
    assert (found.format, found.kind, entry.record) == ("", "archive", None)
    assert "archive" in said(entry)


def test_zip_of_several_files_is_refused_with_their_number() -> None:
    _, (entry,) = opened(zipped(("a.bib", b"x"), ("b.bib", b"y")).getvalue())
    assert said(entry).startswith("The ZIP archive holds 2 files.")


@pytest.mark.parametrize(
    ("inside", "kind"), [("[Content_Types].xml", "office"), ("content.xml", "open-document")]
)
def test_office_document_is_known_in_its_zip(inside: str, kind: str) -> None:
    found, (entry,) = opened(zipped((inside, b"<x/>"), ("other", b"")).getvalue(), "list.docx")
    assert found.kind == kind
    assert "document" in said(entry)


def test_bomb_of_records_ends_in_one_rejected_entry() -> None:
    bomb = gzip.compress(LINES * 20_000)
    _, entries = opened(bomb, "bomb.jsonl.gz", limits=SMALL)
    assert all(entry.record for entry in entries[:-1])
    assert len(entries) < 30_000
    assert entries[-1].record is None
    assert entries[-1].number == len(entries)
    assert "unpacks to more than it may hold" in said(entries[-1])


def test_bomb_of_blanks_is_one_rejected_entry() -> None:
    _, entries = opened(gzip.compress(bytes(50_000_000)), "bomb.gz", limits=SMALL)
    assert len(entries) == 1
    assert entries[0].record is None


def test_zip_that_lies_about_its_size_is_stopped_too() -> None:
    data = zipped(("works.jsonl", LINES * 20_000)).getvalue()
    size = (len(LINES) * 20_000).to_bytes(4, "little")
    _, entries = opened(data.replace(size, (100).to_bytes(4, "little")), limits=SMALL)
    assert entries[-1].record is None


def test_large_file_that_compresses_well_is_no_bomb() -> None:
    _, entries = opened(gzip.compress(LINES * 20_000), "works.jsonl.gz")
    assert len(entries) == 40_000
    assert all(entry.record for entry in entries)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_file_cut_short_gives_what_can_be_read(pack: object) -> None:
    rows = b"".join(
        b'{"id": "%d", "title": "%s"}\n' % (n, os.urandom(400).hex().encode()) for n in range(3_000)
    )
    packed = pack(rows)  # type: ignore[operator]
    _, entries = opened(packed[: len(packed) * 2 // 3], "works.jsonl")
    assert sum(entry.record is not None for entry in entries) > 500
    assert "damaged or cut short" in said(entries[-1])


def test_short_file_cut_short_gives_what_can_be_read() -> None:
    rows = b"".join(b'{"title": "%s"}\n' % os.urandom(200).hex().encode() for _ in range(60))
    packed = gzip.compress(rows)
    _, entries = opened(packed[: len(packed) // 2], "works.jsonl")
    assert sum(entry.record is not None for entry in entries) > 10


def test_zip_with_a_password_says_so() -> None:
    data = bytearray(zipped(("works.jsonl", LINES)).getvalue())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        data[at] |= 1
    _, (entry,) = opened(bytes(data))
    assert "password" in said(entry)


def test_what_is_not_read_says_what_it_is_and_what_to_do() -> None:
    found, (entry,) = opened(b"%0 Journal Article\n%T Title\n", "list.enw")
    assert (found.format, found.kind) == ("", "endnote")
    assert said(entry).startswith("This is a file of EndNote (tagged), which is not read here.")
    assert "RIS" in said(entry)


def test_unknown_xml_is_named_by_its_root() -> None:
    _, (entry,) = opened(b"<?xml version='1.0'?><zoo><cat/></zoo>")
    assert "“zoo”" in said(entry)


def test_empty_file_is_one_rejected_entry() -> None:
    _, (entry,) = opened(b"", "works.ris")
    assert said(entry) == "The file is empty."


def test_encoding_is_found_and_used() -> None:
    data = "TY  - BOOK\r\nTI  - Голоценовый вулканизм Камчатки\r\nER  - \r\n".encode("koi8_r")
    found, (entry,) = opened(data, "works.ris")
    assert found.encoding == "koi8_r"
    assert entry.record
    assert entry.record.titles[0].value == "Голоценовый вулканизм Камчатки"


def test_encoding_asked_for_is_not_doubted() -> None:
    found, (entry,) = opened("TY  - BOOK\nTI  - été\n".encode(), encoding="latin_1")
    assert found.encoding == "latin_1"
    assert entry.record
    assert entry.record.titles[0].value == "Ã©tÃ©"


def test_encoding_is_found_where_the_first_megabyte_is_ascii() -> None:
    padding = b'{"id": "x", "title": "plain"}\n' * 40_000
    russian = '{"id": "y", "title": "Голоценовый вулканизм"}\n'.encode("cp1251") * 50
    found, entries = opened(padding + russian, "works.jsonl")
    assert len(padding) > 1_000_000
    assert found.encoding == "cp1251"
    assert entries[-1].record
    assert entries[-1].record.titles[0].value == "Голоценовый вулканизм"


def test_format_asked_for_is_not_doubted() -> None:
    found, entries = opened(b"TY  - BOOK\nTI  - Title\n", format="references")
    assert found.format == "references"
    assert len(entries) == 2 or entries[0].record is None


@pytest.mark.parametrize("options", [{"format": "docx"}, {"encoding": "klingon"}])
def test_name_that_is_no_format_or_encoding_is_an_error_that_helps(options: object) -> None:
    with pytest.raises(CannotOpenError) as error:
        opened(LINES, **options)  # type: ignore[arg-type]
    assert "ris" in str(error.value) or "gb18030" in str(error.value)


def test_formats_that_are_only_read_are_readers() -> None:
    assert {"jsonl", "references", "ris"} <= set(readers())


@given(st.binary(max_size=1_500))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    for wrapped in (data, gzip.compress(data), b"\x1f\x8b" + data, b"PK\x03\x04" + data):
        _, entries = opened(wrapped, "x")
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
