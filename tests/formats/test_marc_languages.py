"""Language codes of MARC against BCP 47."""

from pathlib import Path

import pytest

from publications.vocabularies import marc_languages
from publications.vocabularies.marc_languages import from_marc, to_marc


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "eng"), ("zh-Hans", "chi"), ("lzh", "chi"), ("fr", "fre"), ("pt-BR", "por"),
        ("de", "ger"), ("ru", "rus"), ("ja", "jpn"), ("ko", "kor"), ("ar", "ara"), ("grc", "grc"),
        ("", "und"), ("x-private", "und"), ("esp", "und"),
    ],
)  # fmt: skip
def test_tag_has_the_code_of_its_language(tag: str, code: str) -> None:
    assert to_marc(tag) == code


@pytest.mark.parametrize(
    ("code", "tag"),
    [("ger", "de"), ("deu", "de"), ("zho", "zh"), ("scr", "hr"), ("grc", "grc"), ("und", ""),
     ("mul", ""), ("zxx", ""), ("   ", ""), ("???", "")],
)  # fmt: skip
def test_code_given_up_or_of_iso_639_2_is_known_too(code: str, tag: str) -> None:
    assert from_marc(code) == tag


def test_script_and_region_make_the_code_inexact() -> None:
    assert [marc_languages.is_exact(tag) for tag in ("fr", "fr-CA", "zh-Hant")] == [
        True, False, False,
    ]  # fmt: skip


def test_script_of_a_tag_counts_before_the_language_s() -> None:
    assert marc_languages.is_latin("sr-Latn")
    assert not marc_languages.is_latin("sr")
    assert not marc_languages.is_latin("ms-Arab")


@pytest.mark.shared
def test_every_current_code_comes_back(shared: Path) -> None:
    lines = (shared / "standards/vocab/marc-languages.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    current = [row[0] for row in rows if row[2] == ""]
    lost = [code for code in current if to_marc(from_marc(code)) != code]
    assert lost == ["mis", "mul", "zxx"]
