"""Text made to be slow: a megabyte must cost seconds at most, not hours."""

import time

import pytest

from publications.identifiers import find_dois

SECONDS = 5.0  # of processor time; a quadratic step would take minutes


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        ("10.1000/", "%25"),
        ("10.1000/%", "25"),
        ("%", "25"),
        ("10.1000/&", "amp;"),
        ("10.1000/", "<a"),
        ("10.1000/", "("),
        ("", "10.1000/"),
        ("", "10.1000/<"),
        ("", "a10.1000/x"),
        ("10.1000/", ";http://10"),
        ("http://", "doi/"),
    ],
)
def test_a_megabyte_is_read_in_linear_time(start, piece):
    text = start + piece * (1_000_000 // len(piece))
    began = time.process_time()
    find_dois(text)
    assert time.process_time() - began < SECONDS
