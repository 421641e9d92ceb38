"""The rows that hang on works, as plain data by work. One query each, however many works."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model

from ..addresses import file_url
from ..models import (
    DOI,
    ArchiveRecord,
    Contribution,
    File,
    Identifier,
    Link,
    WorkSubject,
)
from ..records import Attachment, Kept, Linked
from ..vocabularies.services import SERVICES
from .among import Among

Thing = TypeVar("Thing")
# Digests of addresses -> state of those that have one: see ``publications.models.Link``.
LinkStates = Callable[[Collection[str]], Mapping[str, str]]

# States of archive records that say nothing to readers: not yet accepted, or not there.
UNSAID = ("proposed", "missing")


class Credit(NamedTuple):
    """Who contributed: the contributor, the name as printed, the role."""

    contributor: int
    name: int | None
    role: str


def credits_of(works: Collection[int]) -> dict[int, list[Credit]]:
    return _by_work(
        Contribution, works, ("position", "pk"), ("contributor_id", "name_id", "role"), Credit
    )


def subjects_of(works: Collection[int]) -> dict[int, list[int]]:
    """The primary keys of subjects."""
    return _by_work(WorkSubject, works, ("position", "pk"), ("subject_id",), int)


def dois_of(works: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """(kind, value): those of a version before the one of all versions."""
    return _by_work(DOI, works, ("-kind", "pk"), ("kind", "value"), _pair)


def identifiers_of(works: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """(scheme, value)."""
    return _by_work(Identifier, works, ("scheme", "pk"), ("scheme", "value"), _pair)


def files_of(works: Collection[int]) -> dict[int, list[Attachment]]:
    columns = ("pk", "name", "language", "media_type", "size", "sha256")
    return _by_work(File, works, ("position", "pk"), columns, _attachment)


def archives_of(works: Collection[int]) -> dict[int, list[Kept]]:
    """Where archives keep each work, as readers may know of it."""
    columns = ("service", "identifier", "state")
    found = _by_work(ArchiveRecord, works, ("service", "pk"), columns, _kept)
    return {work: [kept for kept in all_of_it if kept] for work, all_of_it in found.items()}


def links_of(works: Collection[int], states: LinkStates | None) -> dict[int, list[Linked]]:
    """With the states that ``states`` knows, asked once."""
    found = _by_work(Link, works, ("pk",), ("url", "label", "digest"), _triple)
    digests = {digest for links in found.values() for _, _, digest in links}
    known = states(digests) if states and digests else {}
    return {
        work: [Linked(url, label, known.get(digest, "")) for url, label, digest in links]
        for work, links in found.items()
    }


def _by_work(
    model: type[Model],
    works: Collection[int],
    order: Iterable[str],
    columns: Iterable[str],
    make: Callable[..., Thing],
) -> dict[int, list[Thing]]:
    """What ``make`` makes of ``columns``, by work, in ``order``."""
    rows: Any = model._base_manager.filter(Among("work_id", works)).order_by(*order)
    found: dict[int, list[Thing]] = {}
    for work, *values in rows.values_list("work_id", *columns):
        found.setdefault(work, []).append(make(*values))
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return one, other


def _triple(one: str, other: str, third: str) -> tuple[str, str, str]:
    return one, other, third


def _attachment(
    pk: int, name: str, language: str, media_type: str, size: int, sha256: str
) -> Attachment:
    return Attachment(file_url(pk, name), name, language, media_type, size, sha256)


def _kept(service: str, identifier: str, state: str) -> Kept | None:
    if state in UNSAID:
        return None
    return Kept(service, identifier, SERVICES[service].url(identifier))
