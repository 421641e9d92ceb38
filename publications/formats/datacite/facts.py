"""The attributes of one record while they are read: any value may be anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...vocabularies import marc_languages
from ..gathering import Gathering, is_tag


def said(value: Any) -> str:
    """A text or a number as text; anything else says nothing."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def rows(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; one object alone is a list of one, null among them is nothing."""
    if isinstance(value, dict):
        return [value]
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


@dataclass(frozen=True)
class Facts:
    """``found`` by the names of DataCite; problems go to ``gathering``."""

    found: Mapping[str, Any]
    gathering: Gathering

    def value(self, name: str) -> Any:
        return self.found.get(name)

    def text(self, name: str) -> str:
        return self.gathering.text(name, said(self.found.get(name)))

    def row(self, name: str) -> Mapping[str, Any]:
        return next(iter(rows(self.found.get(name))), {})

    def language(self) -> str:
        return self.tag(said(self.found.get("language")), "language")

    def tag(self, text: str, field: str = "") -> str:
        """A tag stays as it is; codes of three letters and names become one."""
        base, dash, rest = text.partition("-")
        if is_tag(text) and (len(base) == 2 or base == "und"):
            return text
        if code := marc_languages.from_marc(base):
            return code + dash + rest
        return (self.gathering if field else Gathering()).language(field, text)
