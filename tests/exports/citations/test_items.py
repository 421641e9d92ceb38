"""What the formatter is given of a record."""

import pytest

from catalogue.exports.citations.items import GUARDED, cited, restored
from publications.names import Name
from publications.records import Agent, Record
from publications.texts import Text

ORIGINAL = Text("词元之后", "zh-Hans", "original")


def record(*others: Text, main: Text = ORIGINAL) -> Record:
    wu = Agent(
        (Name("巫", "朝晖", lang="zh-Hans", script="Hans"), Name("Wu", "Zhaohui", lang="en"))
    )
    return Record(key="a", titles=(main, *others), contributors=(wu,), work_type="book")


def test_original_title_has_the_reader_s_in_brackets() -> None:
    item = cited(record(Text("Beyond Tokens", "en", "reviewed")), "w1", "en")
    assert item["title"] == '词元之后 <span class="nodecor">[Beyond Tokens]</span>'
    assert item["id"] == "w1"


def test_translation_nobody_stands_behind_is_left_out() -> None:
    for state in ("machine", "outdated"):
        assert cited(record(Text("Jetons", "fr", state)), "w1", "fr")["title"] == "词元之后"


def test_reader_of_the_original_has_no_brackets() -> None:
    assert cited(record(Text("Beyond Tokens", "en")), "w1", "zh-hans")["title"] == "词元之后"


def test_name_is_in_the_reader_s_form() -> None:
    assert cited(record(), "w1", "en")["author"] == [{"family": "Wu", "given": "Zhaohui"}]
    assert cited(record(), "w1", "zh-hans")["author"] == [{"literal": "巫朝晖"}]


def test_quotes_and_mark_up_travel_guarded_and_come_back() -> None:
    text = "\"a\" 'b' <i>c</i> “d” ‘e’ & «f»"
    title = cited(record(main=Text(text, "en", "original")), "w1", "en")["title"]
    assert not set(title) & set(GUARDED)
    assert restored(title) == text


def test_names_and_serials_are_guarded_and_data_are_not() -> None:
    found = cited(
        Record(
            key="a",
            work_type="essay",
            contributors=(Agent((Name("O'Neil", "A."),)), Agent((Name(literal='"X"'),))),
            container_titles=(Text("<i>News</i>", "en", "original"),),
            dois=("10.1002/(sici)1<1::a>3.0;2-o",),
        ),
        "w1",
        "en",
    )
    assert not set(f"{found['author']}{found['container-title']}".replace("'", "")) & {
        '"',
        "<",
        ">",
    }
    assert restored(found["author"][0]["family"]) == "O'Neil"
    assert "'" not in found["author"][0]["family"]
    assert found["DOI"] == "10.1002/(sici)1<1::a>3.0;2-o"


def test_record_without_a_title_has_none() -> None:
    assert "title" not in cited(Record(key="a"), "w1", "en")


@pytest.mark.parametrize(
    ("extent", "pages"),
    [
        ("312", "312"), ("26 p.", "26"), ("xii, 312 pp.", "312"), ("19 с., включ. обл.", "19"),
        ("245 pages ; 24 cm.", "245"), ("280 S.", "280"), ("210页", "210"), ("96쪽", "96"),
        ("474 л. ; 37 см", None), ("3 sound discs", None), ("", None),
    ],
)  # fmt: skip
def test_extent_is_given_as_the_number_of_pages_alone(extent: str, pages: str | None) -> None:
    found = cited(Record(key="a", work_type="book", extent=extent), "w1", "en")
    assert found.get("number-of-pages") == pages


def test_number_of_a_standard_is_no_issue() -> None:
    standard = cited(Record(key="a", work_type="standard", issue="ISO 690:2021"), "w1", "en")
    assert (standard.get("number"), "issue" in standard) == ("ISO 690:2021", False)
    article = Record(
        key="a", work_type="essay", issue="3", container_titles=(Text("Letters", "en"),)
    )
    assert cited(article, "w1", "en")["issue"] == "3"
