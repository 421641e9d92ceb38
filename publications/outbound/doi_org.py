"""doi.org: does this DOI exist, where does it lead, who registered it?

Handle API of the DOI proxy, https://www.doi.org/doi-handbook/HTML/rest-api.html. The
requests and the readers are pure; asking is the door's::

    answer = await door.fetch(handle_request(doi))
    match read_handle(answer, doi).kind: ...
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# Rule version of the readers: raise it when what they conclude changes.
READER = "doi.org/1"


class Kind(StrEnum):
    """What an answer of doi.org means. Only the first three say anything about the DOI."""

    PRESENT = "present"
    NO_URL = "no-url"  # registered, but leads nowhere
    ABSENT = "absent"
    DOWN = "down"
    UNVERIFIED = "unverified"  # a wall, another page, a changed or wrong answer
    THROTTLED = "throttled"


@dataclass(frozen=True, slots=True)
class HandleAnswer:
    """``target`` is the address the DOI leads to (only with PRESENT); ``detail`` says in
    English why, for the ledger."""

    kind: Kind
    target: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AgencyAnswer:
    """``agencies``: DOI in lower case to its agency ("DataCite"), None when doi.org names
    none. Empty unless ``kind`` is PRESENT (which here means: the list could be read)."""

    kind: Kind
    agencies: Mapping[str, str | None]
    detail: str = ""
