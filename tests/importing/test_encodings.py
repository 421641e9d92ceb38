"""The encoding of a file is found from its bytes."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.importing.encodings import (
    SAMPLE,
    declared,
    decodes,
    detect,
    is_text_encoding,
    likeliest_beyond_latin,
)

SAMPLES = {
    "zh-Hans": "水运工程施工项目全过程管理的有效性探索，基于平方和优化的控制器设计方法",
    "zh-Hant": "佛說大乘無量壽莊嚴清淨平等覺經，圖書館學與資訊科學的研究方法，臺灣地區論文目錄",
    "ja": "建築用開口部構成材の標準モデュール呼び寸法について、医療現場での洗浄評価判定法の検討",
    "ko": "개발자를 위한 버전 관리 지침서, 그림으로 배우는 구조와 조선의 청년아 너와 나로다",
    "ru": "Голоценовый вулканизм Срединного хребта Камчатки: монография о природе и истории",
    "ar": "دراسة الأغاني وتاريخ الأدب العربي في القرن التاسع عشر، مجلة علمية تصدر بالقاهرة",
    "fr": "Représenter les contraintes de la langue orale à l’aide d’une grammaire française",
    "es": "El niño y el corazón: lecciones de lingüística española según la tradición del año",
    "pt": "A ação e a reação das populações: avaliação da educação em São Paulo não é fácil",
    "de": "Über die Größe der Städte: Einführung in die Geschichte der Bücher und Wörter",
}
ENCODINGS = [
    *[("zh-Hans", one) for one in ("gb18030", "gbk", "gb2312", "hz")],
    *[("zh-Hant", one) for one in ("big5", "cp950", "big5hkscs")],
    *[("ja", one) for one in ("cp932", "shift_jis", "euc_jp", "iso2022_jp")],
    *[("ko", one) for one in ("cp949", "euc_kr", "johab")],
    *[("ru", one) for one in ("koi8_r", "cp1251", "cp866", "iso8859_5", "mac_cyrillic")],
    *[("ar", one) for one in ("cp1256", "iso8859_6")],
    *[("fr", one) for one in ("cp1252", "mac_roman", "cp850")],
    *[(lang, one) for lang in ("es", "pt", "de") for one in ("latin_1", "cp1252", "iso8859_15")],
    *[(lang, one) for lang in SAMPLES for one in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le")],
]  # fmt: skip


def ris(title: str, times: int = 3) -> str:
    return f"TY  - BOOK\r\nTI  - {title}\r\nER  - \r\n" * times


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_text_in_its_usual_encoding_reads_as_it_was(language: str, encoding: str) -> None:
    text = ris(SAMPLES[language])
    if encoding in ("latin_1", "iso8859_15", "cp850", "gb2312", "iso8859_6"):
        text = text.encode(encoding, "ignore").decode(encoding)
    assert text.encode(encoding).decode(detect(text.encode(encoding))).lstrip("\ufeff") == text


@pytest.mark.shared
def test_every_transcoded_file_of_the_real_data_reads_as_it_was(shared: Path) -> None:
    manifest = shared / "data" / "dirty" / "transcoded" / "MANIFEST.jsonl"
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    wrong = []
    for row in rows:
        data = (shared / "data" / row["path"]).read_bytes()
        text = data.decode(detect(data)).lstrip("\ufeff")
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256_utf8"]:
            wrong.append((row["path"], detect(data)))
    assert rows
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("csv/korean_libraries_cp949/library_info.csv", "cp949"),
        ("csv/korean_libraries_cp949/book_connection_info.csv", "cp949"),
        ("csv/chocula/norwegian_register.csv", "cp1252"),
        ("csv/chocula/gold_oa.csv", "utf-8"),
        ("csv/bookwyrm/librarything.tsv", "utf-8"),
        ("bibtex/bibtexparser/gbk_test.bib", "gb18030"),
        ("bibtex/biber/encoding3.bib", "cp1252"),
        ("bibtex/jabref/encoding-windows-1252-but-utf-8-declared--decoding-fails.bib", "cp1252"),
        ("bibtex/jabref/encoding-windows-1252-with-header.bib", "cp1252"),
        ("bibtex/jabref/tiny-BE-noBOM.bib", "utf-16-be"),
        ("bibtex/jabref/tiny-LE-withBOM.bib", "utf-16"),
        ("feeds/xml_obscure_encoding.xml", "mac-cyrillic"),
        ("feeds/xml_nonstandard_encoding_iso-8859-1.xml", "utf-8"),
    ],
)
def test_dirty_file_is_in_the_encoding_its_list_names(
    shared: Path, name: str, encoding: str
) -> None:
    assert detect((shared / "data" / "dirty" / name).read_bytes()[:SAMPLE]) == encoding


def test_valid_utf_8_wins_over_what_the_file_says() -> None:
    assert detect("% Encoding: ISO-8859-1\n@book{a, title={Élan}}".encode()) == "utf-8"


def test_declared_encoding_is_believed_when_the_bytes_are_in_it() -> None:
    data = "% Encoding: ISO8859_5\n@book{a, title={Мысль}}".encode("iso8859_5")
    assert detect(data) == "iso8859-5"


def test_declared_encoding_is_not_believed_against_the_bytes() -> None:
    data = "% Encoding: UTF-8\n@book{a, title={Première leçon}}".encode("latin_1")
    assert detect(data) == "cp1252"


@pytest.mark.parametrize("name", ["hex", "zip", "rot13", "no-such-encoding", "utf-16"])
def test_declaration_of_no_text_encoding_counts_for_nothing(name: str) -> None:
    assert declared(b'<?xml version="1.0" encoding="%s"?><a>\xe9</a>' % name.encode()) == ""


def test_latin_1_is_read_as_windows_1252() -> None:
    data = "<?xml version='1.0' encoding='iso-8859-1'?><a>“œ”</a>".encode("cp1252")
    assert data.decode(detect(data)).endswith("“œ”</a>")


def test_one_bad_record_does_not_make_a_utf_8_file_another() -> None:
    good = ris(SAMPLES["fr"], 20).encode()
    assert detect(good + b"TY  - BOOK\r\nTI  - \xe9t\xe9\r\nER  - \r\n" + good) == "utf-8"


def test_character_cut_at_the_end_of_the_sample_is_no_error() -> None:
    assert decodes("词".encode()[:2], "utf-8")
    data = ("词元之后" * 200_000).encode()
    assert detect(data[:SAMPLE]) == "utf-8"


def test_lone_tilde_brace_of_tex_is_not_hz() -> None:
    assert detect(rb"@book{a, title={Fig.~{a} and ~}}") == "utf-8"


def test_few_strange_bytes_are_windows_1252() -> None:
    assert detect(b"@book{a, title={25\xb0 C}}") == "cp1252"


def test_cyrillic_in_marc_is_told_and_marc_8_is_not() -> None:
    words = SAMPLES["ru"].encode("cp1251").replace(b" ", b"\x1e\x1fa")
    assert likeliest_beyond_latin(words) == "cp1251"
    assert likeliest_beyond_latin(b"\x1faPremi\xe2ere le\xf0con d'\xe2et\xe2e\x1e" * 20) == ""
    assert likeliest_beyond_latin(b"\x1fa\x1b(N" + b"abc\xe1" + b"\x1b(B\x1e") == ""


@given(st.binary(max_size=3_000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_have_an_encoding_that_python_knows(data: bytes) -> None:
    name = detect(data)
    assert is_text_encoding(name)
    data.decode(name, "replace")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\x1b~"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_what_is_written_in_utf_8_is_read_in_utf_8(text: str) -> None:
    data = text.encode()
    assert data.decode(detect(data)) in (text, text.removeprefix("\ufeff"))
