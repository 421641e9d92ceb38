"""Data annotations (biblatex manual, section 3.7): what is known of a field and has no field.

``title+an:fr = {="Après"}`` is about the field, ``author+an:orcid = {2="0000-…"}`` about the
second of its list. No style prints them.
"""

import re
from collections.abc import Iterable, Mapping

from ..latex import escape
from .untex import plain

MARK = "+an:"
LONGEST = 500_000
"""Characters of an annotation that are read: three thousand people have ORCID iDs in it."""

_SIGNS = {";": r"\symbol{59}", '"': r"\symbol{34}"}  # which part annotations for Biber
_SIGN = re.compile(r'[;"]')
ONE = re.compile(r'(?:^|;)\s*(\d{0,6})\s*:?\s*=\s*"([^"]*)"\s*(?=;|$)')
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def quoted(text: str) -> str:
    """A text as the value of an annotation, without its quotation marks."""
    return _SIGN.sub(lambda found: _SIGNS[found[0]], escape(text))


def of_field(value: str) -> str:
    r"""An annotation of the whole field; ``value`` as ``quoted`` gives it."""
    return f'="{value}"' if value else ""


def of_items(values: Iterable[str]) -> str:
    """An annotation of a list, one value for each of its members, empty where there is none."""
    return "; ".join(f'{n}="{value}"' for n, value in enumerate(values, 1) if value)


def items(annotation: str) -> dict[int, str]:
    """The values by place in the list, 0 for the whole field."""
    return {place: plain(value) for place, value in raw(annotation).items()}


def raw(annotation: str) -> dict[int, str]:
    """The values by place in the list, still in LaTeX."""
    return {int(n or 0): value for n, value in ONE.findall(annotation[:LONGEST])}


def languages(fields: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The annotations that are named by a BCP 47 tag: field -> tag -> annotation."""
    found: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        if MARK in name:
            field, _, tag = name.partition(MARK)
            if _TAG.fullmatch(tag):
                found.setdefault(field, {})[cased(tag)] = value
    return found


def cased(tag: str) -> str:
    """A tag as RFC 5646, section 2.1.1, writes it; names of fields are in small letters."""
    first, *rest = tag.split("-")
    return "-".join(
        (first.lower(), *(
            one.title() if len(one) == 4 else one.upper() if len(one) == 2 else one for one in rest
        ))
    )  # fmt: skip


def is_tag(text: str) -> bool:
    """Whether an annotation can bear this name of a language."""
    return bool(_TAG.fullmatch(text))
