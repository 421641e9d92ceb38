"""Text made to be slow: a megabyte must cost seconds at most, not hours."""

import time

import pytest

from publications.identifiers import find_dois

SECONDS = 5.0  # of processor time; a quadratic step would take minutes


@pytest.mark.parametrize(
    "piece",
    [
        "%25",
        "&amp;",
        "10.1000/",
        "http://",
        "<",
        "10.1000/<",
        "(",
        ";http://10",
        "doi.",
        "a10.1000/x",
    ],
)
def test_a_megabyte_is_read_in_linear_time(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find_dois(text)
    find_dois("10.1000/" + text)
    assert time.process_time() - start < SECONDS
