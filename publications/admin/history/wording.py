"""How two texts differ, in pieces that a page can mark."""

import re
from difflib import SequenceMatcher

# A word, or a single character where words are not parted by spaces (and any sign).
_TOKEN = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\s+|.", re.DOTALL)
# Comparing takes the square of the length; two long texts are shown whole instead.
MAX_TOKENS = 3000

Pieces = list[tuple[str, str]]


def pieces(old: str, new: str) -> Pieces:
    """``[("same" | "gone" | "new", text), …]``.

    Without the new ones they are ``old``, without those that are gone ``new``.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if not old or not new or len(before) + len(after) > MAX_TOKENS:
        return [(kind, text) for kind, text in (("gone", old), ("new", new)) if text]
    result: Pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            result.append(("same", "".join(before[a:b])))
            continue
        if b > a:
            result.append(("gone", "".join(before[a:b])))
        if d > c:
            result.append(("new", "".join(after[c:d])))
    return result
