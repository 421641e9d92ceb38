"""Byte ranges (RFC 9110, section 14)."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.exports import ranges
from catalogue.exports.ranges import Span, UnsatisfiableRangeError


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", Span(0, 0)),
        ("bytes=2-5", Span(2, 5)),
        ("bytes=2-", Span(2, 9)),
        ("bytes=-3", Span(7, 9)),
        ("bytes=-30", Span(0, 9)),
        ("bytes=5-99", Span(5, 9)),
        ("BYTES = 1 - 2", Span(1, 2)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 5000 + "-", None),
    ],
)
def test_range_of_ten_bytes(header: str, expected: Span | None) -> None:
    assert ranges.parse(header, 10) == expected


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=10-", 10), ("bytes=-0", 10), ("bytes=0-", 0), ("bytes=-1", 0)]
)
def test_range_without_a_byte_is_refused(header: str, size: int) -> None:
    with pytest.raises(UnsatisfiableRangeError):
        ranges.parse(header, size)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_reading_gives_exactly_the_bytes_of_the_range(body: bytes, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(body) - 1))
    last = data.draw(st.integers(first, len(body) - 1))
    file = io.BytesIO(body)
    assert b"".join(ranges.read(file, Span(first, last))) == body[first : last + 1]
    assert file.closed


@given(st.text(max_size=40), st.integers(0, 10**12))
def test_no_header_makes_it_fail_otherwise(header: str, size: int) -> None:
    try:
        span = ranges.parse(header, size)
    except UnsatisfiableRangeError:
        return
    assert span is None or 0 <= span.first <= span.last < size
