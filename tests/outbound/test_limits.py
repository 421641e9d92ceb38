"""Time and bytes have an end, whatever the host does."""

import asyncio
import gzip
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.outbound import Reason, Request
from publications.outbound.limits import BrokenBody, read_capped
from tests.fakes import Scenario


def read(body: bytes, *, encoding: str = "", cap: int = 10_000, size: int = 100):
    async def chunks():
        for start in range(0, len(body), size):
            yield body[start : start + size]

    return asyncio.run(read_capped(chunks(), encoding=encoding, cap=cap))


@given(st.binary(max_size=3_000), st.integers(1, 500))
def test_packed_body_is_read_whole_in_any_pieces(content, size):
    assert read(gzip.compress(content), encoding="gzip", size=size) == (content, False)
    assert read(zlib.compress(content), encoding="deflate", size=size) == (content, False)
    assert read(content, size=size) == (content, False)


@given(st.integers(0, 300), st.integers(1, 300), st.sampled_from(["", "gzip"]))
def test_body_is_cut_exactly_at_the_cap(length, cap, encoding):
    content = bytes(range(256)) * 2
    sent = gzip.compress(content[:length]) if encoding else content[:length]
    body, cut = read(sent, encoding=encoding, cap=max(cap, len(sent) if encoding else 0))
    assert body == content[: min(length, max(cap, len(sent) if encoding else 0))]
    assert cut == (length > len(body))


@given(st.binary(min_size=1, max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_rubbish_is_broken_or_read_and_nothing_else(body, encoding):
    with suppress(BrokenBody):
        read(body, encoding=encoding)


@pytest.mark.parametrize("encoding", ["gzip", "two-members", "deflate", "raw-deflate"])
def test_packed_answers_are_unpacked(ask, encoding):
    times = 2 if encoding == "two-members" else 1
    assert ask(f"/packed/{encoding}").body == b"hello " * 100 * times


@pytest.mark.parametrize("encoding", ["broken", "cut", "unknown"])
def test_body_that_cannot_be_unpacked_is_no_answer(failure, encoding):
    assert failure(f"/packed/{encoding}").reason is Reason.BROKEN_ANSWER


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_decompression_bomb_is_not_unpacked(odd, ask, encoding):
    ask("/")  # whatever is loaded once is not the bomb's
    tracemalloc.start()
    answer = ask(Request(f"{odd.base}/bomb/{encoding}", max_bytes=100_000, may_cut=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(answer.body), answer.truncated) == (100_000, True)
    assert peak < 60_000_000  # the server in this process makes the 50 MB once


def test_answer_above_the_cap_is_refused(failure):
    error = failure("/bytes/2001", max_bytes=2_000)
    assert error.reason is Reason.TOO_LARGE


def test_answer_at_the_cap_is_read(ask):
    assert len(ask("/bytes/2000", max_bytes=2_000).body) == 2_000


def test_long_answer_is_cut_where_that_will_do(odd, ask):
    answer = ask(Request(f"{odd.base}/bytes/5000", max_bytes=2_000, may_cut=True))
    assert (len(answer.body), answer.truncated) == (2_000, True)


def test_silence_times_out(odd, failure):
    odd.misbehave(Scenario.SILENT)
    assert failure("/", read_timeout=0.05).reason is Reason.TIMEOUT


def test_host_that_drips_for_ever_times_out(failure):
    error = failure("/drip", total_timeout=0.1)
    assert error.reason is Reason.TIMEOUT


def test_request_may_set_its_own_time(odd, failure):
    odd.misbehave(Scenario.SILENT)
    assert failure(Request(odd.base, timeout=0.05)).reason is Reason.TIMEOUT


def test_answer_that_breaks_off_is_no_answer(odd, failure):
    odd.misbehave(Scenario.HALF)
    assert failure("/").reason is Reason.BROKEN_ANSWER


def test_padding_after_a_packed_body_is_left_out():
    for padding in (b"\0" * 20, b"junk"):
        assert read(gzip.compress(b"hello") + padding, encoding="gzip") == (b"hello", False)
        assert read(zlib.compress(b"hello") + padding, encoding="deflate") == (b"hello", False)


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_headerless_deflate_is_understood_in_any_pieces(size):
    raw = zlib.compressobj(wbits=-15)
    packed = raw.compress(b"hello" * 50) + raw.flush()
    assert read(packed, encoding="deflate", size=size) == (b"hello" * 50, False)


def test_second_member_that_breaks_off_is_broken():
    with pytest.raises(BrokenBody):
        read(gzip.compress(b"hello") + gzip.compress(b"world")[:-3], encoding="gzip")


def test_part_that_is_above_the_cap_is_refused_too(failure):
    error = failure("/part/5000", max_bytes=2_000)
    assert error.reason is Reason.TOO_LARGE
