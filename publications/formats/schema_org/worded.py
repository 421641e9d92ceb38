"""Texts with their language, as JSON-LD has them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...texts import Text
from .. import in_order, xml
from ..lines import line


def tagged(value: str, tag: str) -> Any:
    """A text with its language, or the plain text where that is not known."""
    kept = line(value)
    valid = xml.language(tag)
    return {"@value": kept, "@language": valid} if kept and valid else kept


def every(texts: Sequence[Text], language: str) -> Any:
    """All texts of a field in their order; the value itself where there is one."""
    return one_or_more(
        tagged(text.value, text.lang) for text in in_order.in_order([*texts], language)
    )


def one_or_more(values: Iterable[Any]) -> Any:
    """A list without empty and double values, its one value, or nothing."""
    found: list[Any] = []
    for value in values:
        if value and value not in found:
            found.append(value)
    return found[0] if len(found) == 1 else found or ""


def known(found: Mapping[str, Any]) -> dict[str, Any]:
    """``found`` without what is empty."""
    return {key: value for key, value in found.items() if value}
