"""What a mistaken address is searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.errors import MOST_WORDS, words_of


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/works/beyond-tokens/", "beyond tokens"),
        ("/en/works/beyond_tokens.html", "beyond tokens"),
        ("/works/%E8%AF%8D%E5%85%83/", "词元"),
        ("/zh-hans/词元之后", "词元之后"),
        ("/doi/10.5281/zenodo.20352371", "10.5281/zenodo.20352371"),
        ("/id/nla/nla.obj-4204311557", "nla.obj-4204311557"),
        ("/ar/id/issn/3083-5178/", "3083-5178"),
        ("/fr/", ""),
        ("/", ""),
    ],
)
def test_address_becomes_a_search(path, words):
    assert words_of(path) == words


@given(st.text(max_size=500))
def test_any_address_gives_a_short_search(path):
    words = words_of(path)
    assert len(words) <= len(path)
    assert len(words.split()) <= MOST_WORDS or words in path
