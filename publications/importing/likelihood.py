"""How likely a text is one in some languages: what a wrong encoding makes is not."""

import unicodedata

from .alphabets import weights

MEASURED = 4_000
"""Characters beyond ASCII that are weighed."""

_LATIN = frozenset({"western", "central", "turkish"})
_WITHOUT_SPACES = frozenset({"hans", "hant", "ja", "ko"})
_VOWELS = frozenset("aeiouyAEIOUYéèêâáóúüûô")


def likelihood(text: str, languages: str, handicap: float = 0.0) -> float:
    """The mean weight of the characters beyond ASCII; near 1 for usual text.

    ``handicap``: how many usual letters the text must show before it counts.
    """
    letters, is_latin = weights(languages), languages in _LATIN
    without_spaces = languages in _WITHOUT_SPACES
    total, count, before = -handicap, 0, " "
    for at, one in enumerate(text):
        if one > "\x7f":
            count += 1
            after = text[at + 1] if at + 1 < len(text) else " "
            weight = letters.get(one)
            if weight is None:
                total += _strange(one, before, after)
            elif is_latin:
                total += weight - _among_latin(one, before, after)
            elif without_spaces:
                total += weight - (0.3 if _is_small(before) or _is_small(after) else 0.0)
            else:
                total += weight - _among_others(one, before, after)
            if count == MEASURED:
                break
        before = one
    return total / count if count else 0.0


def _strange(one: str, before: str, after: str) -> float:
    """The weight of a character that texts in the language hardly have."""
    if one == "\ufffd":
        return -4.0
    kind = unicodedata.category(one)
    if kind in ("Cc", "Co", "Cn", "Cs"):
        return -2.0
    if kind.startswith("L"):
        return -0.3
    if kind == "Zs":
        return 0.3
    return -0.8 if before.isalpha() and after.isalpha() else -0.3


def _among_latin(one: str, before: str, after: str) -> float:
    """A penalty for a letter where none of its kind stands.

    ``õ`` is Portuguese before ``e`` and else Hungarian read in a western encoding; ``ï`` follows
    a vowel.
    """
    if not one.isalpha():
        return 0.6 if before.isalpha() and after.isalpha() and one not in "’·" else 0.0
    penalty = _out_of_case(one, before, after)
    if before > "\x7f" and after > "\x7f" and before.isalpha() and after.isalpha():
        penalty += 0.6
    if (one == "õ" and after not in "ei") or (one == "ï" and before not in _VOWELS):
        penalty += 1.2
    return penalty


def _among_others(one: str, before: str, after: str) -> float:
    """A penalty for a letter of another script next to a Latin one, or of the wrong case."""
    if not one.isalpha():
        return 0.0
    mixed = _is_small(before) or _is_small(after)
    return (0.7 if mixed else 0.0) + _out_of_case(one, before, after)


def _is_small(one: str) -> bool:
    return "a" <= one <= "z"


def _out_of_case(one: str, before: str, after: str) -> float:
    """A penalty for a capital inside a word of small letters, or the reverse."""
    if one.isupper():
        return 0.9 if before.islower() else 0.0
    return 0.4 if before.isupper() and after.isupper() else 0.0
