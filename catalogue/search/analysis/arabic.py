"""Arabic words with and without article, particles and the commonest endings are one.

What Snowball leaves of the article after a conjunction (``والمكتبات``) and of plurals is taken
off as Larkey's *light10* does (Larkey, Ballesteros, Connell 2007).
"""

import re
from collections.abc import Callable

from .folding import folded

# Conjunction, preposition or both, then the article; لل is ل before it.
_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")
_AND = re.compile(r"^و(?=\w{4})")
_PLURAL = re.compile(r"(?<=\w{3})(?:ات|ون|ين|ان)$")
_LEFT = re.compile(r"(?<=\w{3})ا$")


def stem(word: str, snowball: Callable[[str], str]) -> str:
    """Of a ``spelled`` word; ``snowball`` stems one."""
    bare = _ARTICLE.sub("", folded(word))
    if bare.endswith("ه"):  # ta marbuta, as it is often typed: what Snowball knows as an ending
        bare = bare[:-1] + "ة"
    bare = _PLURAL.sub("", _AND.sub("", bare))
    return _LEFT.sub("", folded(snowball(bare)))
