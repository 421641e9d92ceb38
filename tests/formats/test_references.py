"""A pasted list of references: what is clear is read, the rest is said to be open."""

import gzip
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publications.formats import READERS
from publications.formats.base import Entry, Source
from publications.records import Record
from publications.texts import Text

ESSAY = """中文参考文献
1. 《1993年远程工作原型系统的结构性实践案例研究》 DOI: 10.5281/zenodo.17978371
2. 《跨代20年智能物流与财务系统》 DOI：10.5281/zenodo.20352371 NLA: nla.obj-4204311557

References
[1] Analysis of the Homepage Structural Evolution of The Epochal Transition
DOI: https://doi.org/10.5281/zenodo.20362574
NLA: https://nla.gov.au/nla.obj-4204309341
[2] WU, J. C. H. (2026). Source Declaration for Audiovisual and Derivative Adaptations. Zenodo. \
https://doi.org/10.5281/zenodo.18160116
"""


def entries(text: str) -> list[Entry]:
    return list(READERS["references"].read(Source(io.BytesIO(text.encode()), "utf-8")))


def read(text: str) -> Record:
    (entry,) = entries(text)
    assert entry.record is not None
    return entry.record


def literals(record: Record) -> list[str]:
    return [agent.name.literal or agent.name.family for agent in record.contributors]


def test_list_of_an_essay_in_two_languages_is_read_whole() -> None:
    found = entries(ESSAY)
    records = [entry.record for entry in found if entry.record]
    assert [entry.line for entry in found] == [2, 3, 6, 9]
    assert [record.titles[0].value for record in records] == [
        "1993年远程工作原型系统的结构性实践案例研究",
        "跨代20年智能物流与财务系统",
        "Analysis of the Homepage Structural Evolution of The Epochal Transition",
        "Source Declaration for Audiovisual and Derivative Adaptations",
    ]
    assert [record.dois for record in records] == [
        ("10.5281/zenodo.17978371",), ("10.5281/zenodo.20352371",),
        ("10.5281/zenodo.20362574",), ("10.5281/zenodo.18160116",),
    ]  # fmt: skip
    assert records[1].archives[0].identifier == "nla.obj-4204311557"
    assert records[2].archives[0].identifier == "nla.obj-4204309341"
    assert (records[0].language, records[2].language) == ("zh-Hans", "")


def test_titles_in_two_languages_before_one_doi_are_one_work() -> None:
    found = entries(
        "词元之后：真正稀缺的是什么？\nBeyond Tokens: What Is Truly Scarce?\n"
        "DOI：10.5281/zenodo.1\n"
        "The Institutional Archiving\nDOI: 10.5281/zenodo.17932379"
    )
    assert [entry.line for entry in found] == [1, 4]
    assert found[0].record
    assert found[0].record.titles == (
        Text("词元之后：真正稀缺的是什么？", "zh-Hans", "original"),
        Text("Beyond Tokens: What Is Truly Scarce?"),
    )


def test_gb_t_7714_is_read_by_its_markers() -> None:
    article = read("何龄修, 王明. 读南明史[J]. 中国史研究, 1998, 20(3): 167-173.")
    assert (article.work_type, article.titles[0].value) == ("journal-article", "读南明史")
    assert literals(article) == ["何龄修", "王明"]
    assert article.container_titles[0].value == "中国史研究"
    assert (article.date, article.volume, article.issue, article.pages) == (
        "1998", "20", "3", "167-173",
    )  # fmt: skip
    book = read("刘国钧. 图书馆目录[M]. 北京: 高等教育出版社, 1957: 15-18.")
    assert (book.work_type, book.place, book.publisher) == ("book", "北京", "高等教育出版社")
    assert literals(read("SMITH J, DOE A B. On catalogues[J]. Library, 2001, 71(2): 1-3.")) == [
        "SMITH J", "DOE A B",
    ]  # fmt: skip


def test_chinese_title_marks_tell_work_and_serial() -> None:
    record = read("王小明：《词元经济》，《时代跃迁》2026年第3期，第12-18页。")
    assert record.titles[0].value == "词元经济"
    assert record.container_titles[0].value == "时代跃迁"
    assert (record.date, record.issue, record.pages) == ("2026", "3", "12-18")
    assert literals(record) == ["王小明"]


def test_apa_parts_its_names() -> None:
    record = read(
        "Michalski, R. S., & van der Berg, J.-P. (1983). A theory of inductive learning. "
        "Artificial Intelligence, 20(2), 111–161. https://doi.org/10.1000/x"
    )
    names = [(agent.name.family, agent.name.given) for agent in record.contributors]
    assert names == [("Michalski", "R. S."), ("van der Berg", "J.-P.")]
    assert record.titles[0].value == "A theory of inductive learning"
    assert record.container_titles[0].value == "Artificial Intelligence"
    assert (record.date, record.volume, record.issue, record.pages) == (
        "1983",
        "20",
        "2",
        "111-161",
    )


def test_quoted_title_stands_between_names_and_journal() -> None:
    record = read(
        "Worthen, Samuel Copp. ‘Poe and the Beautiful Cigar Girl’. American Literature 20, no. 3 "
        "(November 1948): 305–312."
    )
    assert record.titles[0].value == "Poe and the Beautiful Cigar Girl"
    assert literals(record) == ["Worthen, Samuel Copp"]
    assert record.container_titles[0].value == "American Literature"
    assert (record.date, record.volume, record.issue) == ("1948", "20", "3")


def test_plain_style_is_read_where_initials_show_the_names() -> None:
    record = read(
        "D. Callahan and K. Kennedy. Compiling programs for distributed-memory multiprocessors. "
        "Journal of Supercomputing, 2(4):151-169, October 1988."
    )
    assert literals(record) == ["D. Callahan", "K. Kennedy"]
    assert record.container_titles[0].value == "Journal of Supercomputing"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("“A title” arXiv:1706.03762", "url", "https://arxiv.org/abs/1706.03762"),
        ("“A title” hdl:2027/mdp.3901", "identifiers", (("handle", "2027/mdp.3901"),)),
        ("“A title” ISBN 978-0-306-40615-7.", "isbns", ("9780306406157",)),
        ("“A title”, ISSN 0317-8471", "issns", ("0317-8471",)),
        ("“A title”, Retrieved May 3, 2020, from https://example.org/a.", "url",
         "https://example.org/a"),
    ],
)  # fmt: skip
def test_identifiers_are_found_wherever_they_stand(text: str, field: str, value: object) -> None:
    record = read(text)
    assert getattr(record, field) == value
    assert record.titles[0].value == "A title"


def test_day_of_access_is_not_the_date() -> None:
    assert read("“A title”, 2019. [2024-05-01] https://example.org/").date == "2019"
    assert read("“A title” (accessed 3 May 2021) https://example.org/").date == ""


def test_two_years_leave_the_date_open() -> None:
    assert read("Smith, J. “A title”, 1990, reprinted 2001.").date == ""


def test_names_that_cannot_be_told_apart_are_left_out_with_a_word() -> None:
    (entry,) = entries("Smith, John, Doe, Jane (2001). A clear title. A Journal, 3(1), 1-9.")
    assert entry.record
    assert entry.record.contributors == ()
    assert "could not be told apart" in entry.problems[0].message


def test_reference_without_clear_title_keeps_its_identifier() -> None:
    (entry,) = entries("Some Words, And More; then 12 others, somewhere. DOI 10.1000/xyz")
    assert entry.record
    assert (entry.record.titles, entry.record.dois) == ((), ("10.1000/xyz",))
    assert "not clear" in entry.problems[0].message


def test_line_without_anything_usable_is_rejected_with_its_line() -> None:
    found = entries("“A first title”, 2001.\n\njust some words\n\n“A second title”, 2002.")
    assert [(entry.line, bool(entry.record)) for entry in found] == [
        (1, True),
        (3, False),
        (5, True),
    ]
    assert found[1].problems[0].value == "just some words"


def test_wrapped_lines_are_one_reference() -> None:
    found = entries(
        "Michalski, R. (1983). A theory and methodology\n  of inductive learning. Artificial\n"
        "  Intelligence, 20, 111-161.\n\n"
        "Weiss, S. (1993). Optimized rule induction. IEEE, 8(6), 61-69."
    )
    assert len(found) == 2
    assert found[0].record
    assert found[0].record.titles[0].value == "A theory and methodology of inductive learning"


def test_invalid_number_is_told() -> None:
    (entry,) = entries("“A title”, 1999, ISBN 978-0-306-40615-8")
    assert entry.record
    assert entry.record.isbns == ()
    assert "ISBN" in entry.problems[0].message % entry.problems[0].params


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str) -> None:
    for entry in entries(text.encode("utf-8", "replace").decode()):
        assert entry.record or entry.problems


MARKS = ("Smith, J. ", "(2001). ", "“", "”", "《", "》", "[J]", "vol. ", "1-9", ". ", ", ", "In ",
         "10.1000/x", "A title", "&", "\n", "12(3)", ": ")  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_mixture_of_marks_raises_or_takes_long(pieces: list[str]) -> None:
    for entry in entries("".join(pieces)):
        assert entry.record or entry.problems


@pytest.mark.parametrize("text", ["A, " * 6_000, "A. " * 6_000, "“" * 9_000, "(1999) " * 2_500])
def test_line_made_to_be_slow_is_not(text: str) -> None:
    assert entries(text)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _labelled(node: etree._Element) -> dict[str, str | list[str]]:
    parts: dict[str, str] = {}
    for child in node:
        parts[child.tag] = f"{parts.get(child.tag, '')} {child.text or ''}"
    range_ = re.search(r"([A-Za-z]?\d+)\D+?([A-Za-z]?\d+)", parts.get("pages", ""))
    whole = f"{parts.get('journal', '')} {parts.get('container-title', '')}".strip()
    return {
        "title": _plain(parts.get("title", "")),
        "date": re.findall(r"(?:1[5-9]|20)\d\d", parts.get("date", "")),
        "doi": _plain(f"{parts.get('doi', '')} {parts.get('url', '')} {parts.get('note', '')}"),
        "pages": _plain(range_[1] + range_[2]) if range_ else "",
        "container": _plain(re.sub(r"^(?:In|Dans)[: ]\s*", "", whole, flags=re.I)),
    }


@pytest.mark.shared
def test_what_is_given_of_labelled_references_is_right(shared: Path) -> None:
    path = shared / "data" / "dirty" / "reference_strings_core.xml.gz"
    given_, right = Counter[str](), Counter[str]()
    with gzip.open(path) as file:
        nodes = list(etree.parse(file).getroot())
    for node in nodes:
        text = " ".join((child.text or "").strip() for child in node)
        record = next((entry.record for entry in entries(text)), None)
        if record is None:
            continue
        truth = _labelled(node)
        values = {
            "title": _plain(record.titles[0].value) if record.titles else "",
            "date": record.date[:4],
            "doi": _plain(record.dois[0]) if record.dois else "",
            "pages": _plain(record.pages),
            "container": _plain(record.container_titles[0].value)
            if record.container_titles
            else "",
        }
        for field, value in values.items():
            if value:
                given_[field] += 1
                wanted = truth[field]
                right[field] += value in wanted if field in ("doi", "date") else value == wanted
    shares = {field: right[field] / given_[field] for field in given_}
    assert given_["title"] > 0.65 * len(nodes)
    assert shares["title"] > 0.9
    assert shares["date"] > 0.95
    assert shares["pages"] > 0.92
    assert shares["doi"] == 1
    assert shares["container"] > 0.84
