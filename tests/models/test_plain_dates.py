"""Plain dates are read without the grammar, and exactly as the grammar reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications import dates
from publications.dates import DateError, Span


def by_grammar(text: str) -> Span | None:
    try:
        part = dates._parse_part(text)
    except DateError:
        return None
    return Span(text, dates._day(part.lower_strict()), dates._day(part.upper_strict()))


@given(
    year=st.integers(0, 9999), month=st.integers(0, 14), day=st.integers(0, 32),
    length=st.sampled_from([4, 7, 10]),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_plain_date_is_what_the_grammar_says(year: int, month: int, day: int, length: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"[:length]
    found = dates._plain(text)
    assert found is None or found == by_grammar(text)


@pytest.mark.parametrize("text", ["2024", "2024-02", "2024-02-29", "1900-02", "0000", "9999-12-31"])
def test_usual_dates_need_no_grammar(text: str) -> None:
    assert dates._plain(text) == by_grammar(text)


@pytest.mark.parametrize("text", ["c1868-1895", "1868-1895", "n.d.", "昭和3年", "a" * 5000])
def test_what_is_clearly_no_date_never_reaches_the_grammar(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edtf.parse_edtf", lambda _: pytest.fail("ten milliseconds lost"))
    with pytest.raises(DateError):
        dates.parse(text)


@pytest.mark.parametrize("text", ["Y17E7", "Y-300000", "2000/Y300000"])
def test_year_that_no_column_holds_is_no_date(text: str) -> None:
    with pytest.raises(DateError, match="too far away"):
        dates.parse(text)
