"""Traditional characters, and Japan's simplified ones, as China's simplified ones.

By OpenCC's tables, a character at a time: what is asked is too short to have the context by
which OpenCC would choose between two, and both ends must choose the same.
"""

from functools import lru_cache

_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2A6DF))


def simplified(text: str) -> str:
    """``text`` with every Han character that has a simplified form in that form."""
    return text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    from opencc import OpenCC

    characters = [chr(code) for first, last in _BLOCKS for code in range(first, last + 1)]
    lines = "\n".join(characters)
    for step in ("jp2t", "t2s"):
        lines = OpenCC(step).convert(lines)
    found = zip(characters, lines.split("\n"), strict=True)
    return {ord(one): other for one, other in found if one != other and len(other) == 1}
