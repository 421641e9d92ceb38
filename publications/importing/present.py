"""Works that are here already, as far as an import must know them. Every query of matching."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from ..models import (
    DOI,
    ArchiveRecord,
    Contribution,
    ContributorName,
    Identifier,
    MatchKey,
    Serial,
    Work,
)
from ..names import Name
from . import facts as knowing
from . import keys
from .facts import Facts
from .preparing import Container
from .stored_keys import serial_titles, work_subtitles, work_titles

# (scheme or service, value): "doi", "isbn", "handle", "ark", "slug", an archive's code.
Token = tuple[str, str]
T = TypeVar("T")
AT_ONCE = 5000
"""Values asked for in one query: fewer than any engine's limit of parameters."""


@dataclass(eq=False, slots=True)
class Target:
    """A work that an entry may be of: one that is here, or one that this batch will make.

    ``values``: all its columns, once they were needed, as the batch leaves them; ``pending``:
    those of them that a work that is here is to be given. ``serial``: publisher and place that
    its serial says for it. ``container``: what it appeared in, where that is to be given.
    """

    facts: Facts
    pk: int | None = None
    slug: str = ""
    is_withdrawn: bool = False
    serial: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] = field(default_factory=dict)
    machine: set[tuple[str, str]] = field(default_factory=set)
    container: Container | None = None
    is_touched: bool = False


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Distinct values, so many at a time as one query may ask for."""
    given = list(dict.fromkeys(values))
    for start in range(0, len(given), AT_ONCE):
        yield given[start : start + AT_ONCE]


def holders(tokens: Collection[Token]) -> dict[Token, int | None]:
    """Which work holds each identifier; None when an issue or a serial does. Four queries."""
    found: dict[Token, int | None] = {}
    for dois in chunks(value for scheme, value in tokens if scheme == "doi"):
        rows = DOI.objects.filter(value__in=dois).values_list("value", "work_id")
        found |= {("doi", value): work for value, work in rows}
    for slugs in chunks(value for scheme, value in tokens if scheme == "slug"):
        named: Any = QuerySet(Work).filter(slug__in=slugs).values_list("slug", "pk")
        found |= {("slug", slug): work for slug, work in named}
    others = [token for token in tokens if token[0] not in ("doi", "slug")]
    for numbers in chunks(value for scheme, value in others if scheme in Identifier.Scheme):
        held = Identifier.objects.filter(value__in=numbers)
        found |= {(s, v): work for s, v, work in held.values_list("scheme", "value", "work_id")}
    for numbers in chunks(value for scheme, value in others if scheme not in Identifier.Scheme):
        kept = ArchiveRecord.objects.filter(identifier__in=numbers)
        rows3 = kept.values_list("service", "identifier", "work_id")
        found |= {(service, value): work for service, value, work in rows3}
    return found


def titled(digests: Iterable[int]) -> dict[int, list[int]]:
    """Digest of a title -> the works that have it, first made first. One query."""
    found: dict[int, list[int]] = {}
    for some in chunks(digests):
        rows = MatchKey.objects.filter(kind="work", digest__in=some).order_by("object_id")
        for digest, pk in rows.values_list("digest", "object_id"):
            found.setdefault(digest, []).append(pk)
    return found


def imported(fingerprints: Iterable[int]) -> dict[int, int]:
    """Fingerprint of a record -> the work it was imported into before. One query."""
    found: dict[int, int] = {}
    for some in chunks(fingerprints):
        rows = MatchKey.objects.filter(kind="record", digest__in=some).order_by("-object_id")
        found |= dict(rows.values_list("digest", "object_id"))
    return found


_NARROW = (
    "pk", "slug", "status", "work_type", "first_day", "last_day", "volume", "number", "pages",
    "container_title", "issue__first_day", "issue__last_day", "issue__volume",
    "issue__number", "serial__issn", "serial__issn_l", "serial__publisher", "serial__place",
)  # fmt: skip


def narrow(pks: Iterable[int]) -> dict[int, Target]:
    """Numbers and dates of works, without texts and people. Three queries."""
    found: dict[int, Target] = {}
    for some in chunks(pks):
        for row in QuerySet(Work).filter(pk__in=some).values(*_NARROW):
            found[row["pk"]] = _target(row)
        for pk, value, kind in DOI.objects.filter(work_id__in=some).values_list(
            "work_id", "value", "kind"
        ):
            known = found[pk].facts
            if kind == DOI.Kind.CONCEPT:
                known.concept_dois |= {value}
            else:
                known.dois |= {value}
        isbns = Identifier.objects.filter(work_id__in=some, scheme="isbn")
        for pk, value in isbns.values_list("work_id", "value"):
            found[pk].facts.isbns |= {value}
    return found


def _target(row: dict[str, Any]) -> Target:
    is_dated = row["first_day"] is not None or row["last_day"] is not None
    dated = "" if is_dated else "issue__"
    known = Facts(
        first_day=row[f"{dated}first_day"],
        last_day=row[f"{dated}last_day"],
        volume=row["issue__volume"] or row["volume"],
        issue=row["issue__number"] or row["number"],
        pages=row["pages"],
        work_type=row["work_type"],
        issns=frozenset(filter(None, (row["serial__issn"], row["serial__issn_l"]))),
        containers=frozenset(map(keys.normal, filter(None, (row["container_title"],)))),
    )
    withdrawn = row["status"] == Work.Status.WITHDRAWN
    said = {name: row[f"serial__{name}"] or "" for name in ("publisher", "place")}
    return Target(known, row["pk"], row["slug"], withdrawn, said)


def widen(targets: Iterable[Target]) -> None:
    """Add all columns, the titles of their serials and their people. Four queries."""
    by_pk = {target.pk: target for target in targets if target.pk and not target.values}
    for some in chunks(by_pk):
        for row in QuerySet(Work).filter(pk__in=some).values():
            target = by_pk[row["id"]]
            target.values = row
            target.facts.titles = frozenset(work_titles(row))
            target.facts.subtitles = work_subtitles(row)
    _add_serials(by_pk.values())
    _add_people(by_pk)


def _add_serials(targets: Collection[Target]) -> None:
    ids = {target.values["serial_id"] for target in targets} - {None}
    titles = {
        row["id"]: frozenset(serial_titles(row))
        for some in chunks(ids)
        for row in QuerySet(Serial).filter(pk__in=some).values()
    }
    for target in targets:
        if serial := target.values["serial_id"]:
            target.facts.containers |= titles[serial]


def _add_people(by_pk: dict[int, Target]) -> None:
    rows: list[tuple[Any, ...]] = []
    for some in chunks(by_pk):
        whose = Q(work_id__in=some, position__lt=knowing.MOST_PEOPLE)
        rows += Contribution.objects.filter(whose).values_list(
            "work_id", "contributor_id", "contributor__orcid", "contributor__isni",
            "contributor__viaf",
        )  # fmt: skip
    names = forms_of({row[1] for row in rows})
    for work, contributor, orcid, isni, viaf in rows:
        ids = (("orcid", orcid), ("isni", isni), ("viaf", viaf))
        found = knowing.person(ids, (name for _, name in names.get(contributor, ())))
        by_pk[work].facts.people = (*by_pk[work].facts.people, found)


def forms_of(contributors: Iterable[int]) -> dict[int, Sequence[tuple[int, Name]]]:
    """Contributor -> the key and the form of each of its names, in order. One query."""
    found: dict[int, list[tuple[int, Name]]] = {}
    for some in chunks(contributors):
        rows = ContributorName.objects.filter(contributor_id__in=some)
        for owner, pk, *parts in rows.values_list(
            "contributor_id", "pk", "family", "given", "literal", "script", "language"
        ):
            found.setdefault(owner, []).append((pk, Name(*parts)))
    return dict(found)
