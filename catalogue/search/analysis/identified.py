"""Identifiers as terms: whole, without their punctuation, and the long numbers in them."""

import re

from publications.identifiers import detect

from .terms import LONGEST

# Shorter ones are years, volumes and pages.
SHORTEST = 4
_PUNCTUATION = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d{5,}")


def kept(scheme: str, value: str) -> list[str]:
    """The terms by which the identifier ``value`` in normal form is found."""
    plain = compact(value)
    found = [named(scheme, value), plain, *_NUMBER.findall(plain)]
    return list(dict.fromkeys(term for term in found if term))


def asked(text: str) -> list[str]:
    """What ``text`` names if it is an identifier in any form that people paste."""
    found = [named(scheme, value) for scheme, value in detect(text)]
    plain = compact(text)
    if len(plain) >= SHORTEST and any(map(str.isdigit, plain)):
        found.append(plain)
    return found


def identifies(number: str) -> bool:
    """Whether a volume or number names one work by itself, as a standard's does: JIS B 8571:2022.

    Letters and two digits at least; ``12`` and ``No. 3`` are thousands of works'.
    """
    plain = compact(number)
    digits = sum(map(str.isdigit, plain))
    return len(plain) > SHORTEST and digits > 1 and digits < len(plain)


def named(scheme: str, value: str) -> str:
    """One term for an identifier of a scheme; blanks would part it."""
    return f"{scheme}:{''.join(value.lower().split())}"[: 2 * LONGEST]


def compact(text: str) -> str:
    """Letters and digits alone: 0317-8471 is 03178471."""
    return _PUNCTUATION.sub("", text.lower())[: 2 * LONGEST]
