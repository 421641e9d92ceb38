"""The real formatter, as it is installed."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from catalogue.exports.citations import pandoc
from catalogue.exports.citations.items import cited
from publications.names import Name
from publications.records import Agent, Record
from publications.texts import Text
from tests.formats.hostile import many_records

WU = Agent((Name("巫", "朝晖", script="Hans"),))
WORKS = [
    Record(
        key=f"w{number}", work_type="essay", titles=(Text(title, "zh-Hans", "original"),),
        contributors=(WU,), date="2026-06", container_titles=(Text("时代跃迁", "zh-Hans"),),
        volume="3", issue="2", pages="12-18", dois=(f"10.5281/zenodo.{number}",),
    )
    for number, title in enumerate(("词元之后", "“文明”与<AI>"), 1)
]  # fmt: skip


def formatted(records: list[Record], code: str = "en", style: str = "apa") -> dict[str, str]:
    items = [cited(one, f"w{number}", code) for number, one in enumerate(records, 1)]
    return pandoc.format_items(items, style, settings.CATALOGUE_LANGUAGES_BY_CODE[code].csl)


def test_works_are_cited_in_apa() -> None:
    assert formatted(WORKS)["w1"] == (
        "巫朝晖. (2026, June). 词元之后. <i>时代跃迁</i>, <i>3</i>(2), 12–18. "
        "https://doi.org/10.5281/zenodo.1"
    )


def test_quotes_and_mark_up_of_a_title_stay_as_they_are() -> None:
    assert "“文明”与&lt;AI&gt;." in formatted(WORKS, "zh-hans")["w2"]


def test_works_of_one_author_and_year_are_not_told_apart_by_letters() -> None:
    assert all("(2026, June)" in html for html in formatted(WORKS).values())


def test_repeated_author_is_not_a_dash() -> None:
    found = formatted(WORKS, style="chicago-author-date")
    assert all(html.startswith("巫朝晖") for html in found.values())


@pytest.mark.parametrize(
    ("code", "month"),
    [
        ("en", "June"), ("zh-hans", "六月"), ("fr", "juin"), ("es", "junio"), ("pt", "junho"),
        ("de", "Juni"), ("ru", "июнь"), ("ja", "6月"), ("ko", "6월"), ("ar", "يونيو"),
    ],
)  # fmt: skip
def test_each_of_the_ten_languages_has_its_own_words(code: str, month: str) -> None:
    assert month in formatted(WORKS[:1], code)["w1"]


def test_hostile_records_are_all_cited_and_safe() -> None:
    @given(many_records)
    @hypothesis_settings(max_examples=12, deadline=None)
    def cites(records: list[Record]) -> None:
        found = formatted(records) if records else {}
        assert len(found) == len(records)
        for html in found.values():
            assert "<" not in html.replace("<i>", "").replace("</i>", "")

    cites()


def test_unknown_style_says_so() -> None:
    with pytest.raises(pandoc.FormatterError, match="No CSL style is called 'nonsense'"):
        formatted(WORKS, style="nonsense")


def test_items_that_are_no_csl_are_refused() -> None:
    with pytest.raises(pandoc.RefusedItemsError):
        pandoc.format_items([{"id": "w1", "type": "book", "issued": "\x00"}, 7], "apa", "en-GB")  # type: ignore[list-item]


def test_formatter_that_hangs_is_stopped(monkeypatch: Any, tmp_path: Path) -> None:
    hanging = tmp_path / "pandoc"
    hanging.write_text("#!/bin/sh\nexec sleep 300\n", encoding="ascii")
    hanging.chmod(0o700)
    monkeypatch.setattr(pandoc, "_program", lambda: str(hanging))
    monkeypatch.setattr(pandoc, "SECONDS", 0.2)
    with pytest.raises(pandoc.RefusedItemsError, match="timed out"):
        formatted(WORKS)


def test_missing_formatter_is_no_fault_of_the_items(monkeypatch: Any) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "/nowhere/pandoc")
    with pytest.raises(pandoc.FormatterError, match="cannot be started") as caught:
        formatted(WORKS)
    assert not isinstance(caught.value, pandoc.RefusedItemsError)
