"""``custom`` of an item as it is read. The file may come from anyone: every value is looked at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from ...names import Name
from ...records import Agent, Attachment, Heading, Kept, Linked, Related
from ...texts import Text
from ...vocabularies.roles import ROLES
from .. import choosing
from ..gathering import Gathering, is_address
from ..lines import line

_T = TypeVar("_T")
_STATES = frozenset({"original", "draft", "reviewed", *choosing.NOTES})


class Custom:
    """``custom`` of an item that is read; every method gives empty for what is not there."""

    def __init__(self, value: object, gathering: Gathering) -> None:
        self._rows: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        self._gathering = gathering

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def text(self, key: str) -> str:
        return self._string(self._rows, key)

    def texts(self, key: str) -> tuple[Text, ...]:
        return self._texts(self._rows, key)

    def words(self, key: str) -> list[str]:
        """A list of plain texts."""
        value = self._rows.get(key)
        return (
            [line(one) for one in value if isinstance(one, str)] if isinstance(value, list) else []
        )

    def agents(self) -> tuple[Agent, ...]:
        return self._each("contributors", self._agent)

    def subjects(self) -> tuple[Heading, ...]:
        return self._each(
            "subjects",
            lambda row: Heading(
                self._texts(row, "labels"), self._string(row, "scheme"), self._string(row, "uri")
            ),
        )

    def related(self) -> tuple[Related, ...]:
        return self._each(
            "related",
            lambda row: Related(
                self._string(row, "kind"),
                self._texts(row, "titles"),
                self._string(row, "doi"),
                self._string(row, "url"),
            ),
        )

    def files(self) -> tuple[Attachment, ...]:
        return self._each("files", self._file)

    def archives(self) -> tuple[Kept, ...]:
        return self._each(
            "archives",
            lambda row: Kept(*(self._string(row, key) for key in ("service", "identifier", "url"))),
        )

    def links(self) -> tuple[Linked, ...]:
        found = self._each(
            "links",
            lambda row: Linked(*(self._string(row, key) for key in ("url", "label", "state"))),
        )
        return tuple(link for link in found if is_address(link.url))

    def identifiers(self) -> Iterator[tuple[str, str]]:
        value = self._rows.get("identifiers")
        for pair in value if isinstance(value, list) else ():
            if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair):
                yield line(pair[0]), line(pair[1])

    def datestamp(self) -> datetime | None:
        try:
            moment = datetime.fromisoformat(self.text("datestamp"))
        except ValueError:
            return None
        return moment if moment.tzinfo else None

    def _each(self, key: str, made: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
        value = self._rows.get(key)
        rows = value if isinstance(value, list) else ()
        return tuple(made(row) for row in rows if isinstance(row, Mapping))

    def _string(self, row: Mapping[str, Any], key: str) -> str:
        value = row.get(key)
        return self._gathering.text(f"custom.{key}", value) if isinstance(value, str) else ""

    def _texts(self, row: Mapping[str, Any], key: str) -> tuple[Text, ...]:
        value = row.get(key)
        rows = value if isinstance(value, list) else ()
        found = (self._text(one) for one in rows if isinstance(one, Mapping))
        return tuple(text for text in found if text.value)

    def _text(self, row: Mapping[str, Any]) -> Text:
        state = self._string(row, "state")
        return Text(
            self._string(row, "value"),
            self._string(row, "language"),
            state if state in _STATES else "",
            self._string(row, "reading"),
            self._string(row, "romanised"),
        )

    def _agent(self, row: Mapping[str, Any]) -> Agent:
        rows = row.get("names")
        names = tuple(
            Name(
                *(
                    self._string(one, part)
                    for part in ("family", "given", "literal", "script", "lang")
                )
            )
            for one in (rows if isinstance(rows, list) else ())
            if isinstance(one, Mapping)
        )
        role = self._string(row, "role")
        numbers = {
            scheme: self._gathering.identifier(scheme, f"custom.{scheme}", value)
            for scheme in ("orcid", "isni", "viaf")
            if (value := self._string(row, scheme))
        }
        return Agent(
            names or (Name(),),
            role if role in ROLES else "oth",
            row.get("organisation") is True,
            **numbers,
        )

    def _file(self, row: Mapping[str, Any]) -> Attachment:
        size = row.get("size")
        return Attachment(
            url=self._string(row, "url"),
            name=self._string(row, "name"),
            language=self._string(row, "language"),
            media_type=self._string(row, "media_type"),
            size=size if isinstance(size, int) and 0 <= size < 1 << 62 else 0,
            sha256=self._string(row, "sha256"),
        )
