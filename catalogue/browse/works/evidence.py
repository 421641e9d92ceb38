"""Where a work is preserved and reachable: the one place that reads states for its page.

States are shown as they are. An attempt that could not ask changes none of them: it stands
beside the state, with its reason and its date.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.archives.models import Claim
from catalogue.links.models import LinkState
from publications.identifiers import SCHEMES
from publications.models import DOI, ArchiveRecord, Link
from publications.vocabularies.services import SERVICES

from ..prepared import Prepared
from .addresses import outside
from .agencies import noted
from .credits import Credit

# Why nothing could be learnt, in a reader's words: publications.outbound.Reason and what the
# readers of answers add to it.
PROBLEMS = {
    "no_such_host": gettext_lazy("there is no such host"),
    "dns": gettext_lazy("its name could not be looked up"),
    "tls": gettext_lazy("no secure connection could be made"),
    "timeout": gettext_lazy("no answer came in time"),
    "refused": gettext_lazy("the connection was refused"),
    "broken_answer": gettext_lazy("the answer broke off"),
    "too_large": gettext_lazy("the answer was too large"),
    "too_many_redirects": gettext_lazy("it redirects without end"),
    "address_refused": gettext_lazy("it is no public address"),
    "robots": gettext_lazy("it asks machines to stay away"),
    "server_error": gettext_lazy("the server failed"),
    "throttled": gettext_lazy("we were asked to wait"),
    "challenge": gettext_lazy("it lets no machine in"),
    "shut": gettext_lazy("it lets no machine in"),
    "offline": gettext_lazy("our own network was down"),
    "down": gettext_lazy("the service was down"),
    "unclear": gettext_lazy("the answer could not be read"),
    "unverified": gettext_lazy("the answer could not be read"),
    "changed_shape": gettext_lazy("the answer could not be read"),
    "interface_changed": gettext_lazy("its interface has changed"),
    "no_marker": gettext_lazy("a page came that does not name the record"),
    "no_key": gettext_lazy("it answers nobody without a key"),
    "wrong_key": gettext_lazy("it refuses our key"),
    "soft_404": gettext_lazy("a page came that may say “not found”"),
    "parked": gettext_lazy("the name may be for sale"),
}


@dataclass(frozen=True)
class Preserved:
    """A row of evidence: ``what`` it is, where, its state, and how that is known.

    ``verified_at``: when the last yes or no came. ``problem`` and ``attempted_at``: a later
    attempt that could not ask. ``moved_to``: the new address where the old one redirects.
    ``whole``: what is kept, where it is more than the work. ``noted``: what the service says of
    it besides. ``copy_url`` and ``copied_at`` (a
    day): an archived copy that was seen.
    """

    what: str
    identifier: str
    url: str
    state: str
    how: str
    verified_at: datetime | None = None
    problem: str = ""
    attempted_at: datetime | None = None
    reason: str = ""
    whole: str = ""
    noted: str = ""
    moved_to: str = ""
    copy_url: str = ""
    copied_at: date | None = None


@dataclass(frozen=True)
class KnownDOI:
    """A DOI in normal form with what its checks found; ``kind``, ``state`` as in the model.
    ``facts`` and ``trouble``: what its agency said of it last."""

    value: str
    kind: str
    state: str
    reason: str
    agency: str
    verified_at: datetime | None
    attempted_at: datetime | None
    problem: str | None
    facts: Any = None
    trouble: str | None = ""


def _dois_of(work: int) -> QuerySet[Any, Any]:
    checks = (
        *(f"check_state__{name}" for name in ("verified_at", "attempted_at", "problem")),
        "agency_check__facts",
        "agency_check__trouble",
    )
    of_work = DOI.objects.filter(work=work).order_by("-kind", "pk")
    return of_work.values_list("value", "kind", "state", "reason", "agency", *checks)


_DOIS = Prepared(_dois_of, int)


def read_dois(pk: int) -> list[KnownDOI]:
    """The DOIs of a work with their checks, this version's first. One query."""
    return [KnownDOI(*values) for values in _DOIS.rows(pk)]


def preserved(
    work: Any, dois: Sequence[KnownDOI], people: Sequence[Credit] = ()
) -> list[Preserved]:
    """Archive records, DOIs, what ``people`` claim at ORCID, and links. One query, two where
    there are links."""
    rows = _KEPT.rows(work.pk, work.serial_id or NOBODY, work.issue_id or NOBODY)
    claims = [row for row in rows if row[0] == CLAIM]
    records = [row for row in rows if row[0] != CLAIM]
    return [
        *_archives(records),
        *map(_doi, dois),
        *_claims(claims, {one.orcid: one.name for one in people if one.orcid}),
        *_links(work),
    ]


def _kept_of(work: int, serial: int, issue: int) -> QuerySet[Any, Any]:
    whole = Q(work=work) | _just("serial", serial) | _just("issue", issue)
    told = ArchiveRecord.objects.filter(whole).exclude(state=ArchiveRecord.State.PROPOSED)
    # Sorted by us: asked for an order, SQLite would walk the index that has it, end to end,
    # instead of the three that lead to these few rows.
    checks = (f"check_state__{name}" for name in _CHECKED)
    records = told.order_by().values_list(
        "service", "pk", "identifier", "state", "issue_id", "serial_id", *checks
    )
    # What contributors claim comes along: a page asks no more questions for it.
    nobody, nothing = Value(None, BigIntegerField()), Value("", TextField())
    claims = Claim.objects.filter(work=work).order_by().values_list(
        Value(CLAIM, TextField()), "pk", "check_of__orcid", "by", nobody, nobody,
        "check_of__verified_at", "check_of__attempted_at", "check_of__problem",
        nothing, nothing, nothing,
    )  # fmt: skip
    return records.union(claims, all=True)


# In the place of a service: no archive record stands there.
CLAIM = "orcid"
_CHECKED = (
    "verified_at", "attempted_at", "problem", "new_identifier", "copy_url", "copied_at",
)  # fmt: skip


def _just(owner: str, pk: int) -> Q:
    """Records of one owner, as a range of one: most records have no such owner at all, which
    makes SQLite's planner think little of the index, and read the whole table instead."""
    return Q(**{f"{owner}__gte": pk, f"{owner}__lte": pk})


_KEPT = Prepared(_kept_of, int, int, int)
NOBODY = -1  # no row has this key


def _archives(rows: Sequence[tuple[Any, ...]]) -> Iterator[Preserved]:
    """Of the work, its issue and its serial; proposals are for editors to judge first."""
    for service, _pk, identifier, state, issue, serial, *checked in sorted(rows, key=_by_service):
        archive = SERVICES[service]
        is_claim = state == ArchiveRecord.State.CLAIMED
        verified_at, attempted_at, problem, new_identifier, copy_url, copied_at = checked
        yield Preserved(
            what=str(archive.label),
            identifier=identifier,
            url=archive.url(identifier),
            state=state,
            how=_("stated by the editors") if is_claim else _("the archive itself was asked"),
            whole=_("the whole issue") if issue else _("the whole serial") if serial else "",
            moved_to=archive.url(new_identifier) if new_identifier else "",
            copy_url=outside(copy_url or ""),
            copied_at=captured(copied_at or ""),
            **_told(verified_at, attempted_at, problem or ""),
        )


def _by_service(row: tuple[Any, ...]) -> tuple[str, int]:
    return row[0], row[1]


def captured(moment: str) -> date | None:
    """The day of a web archive's 14 digits; None for what is no day."""
    try:
        return datetime.strptime(moment[:8], "%Y%m%d").date()
    except ValueError:
        return None


def _doi(doi: KnownDOI) -> Preserved:
    agency = f" ({doi.agency})" if doi.agency else ""
    return Preserved(
        what=f"DOI{agency}",
        identifier=doi.value,
        url=SCHEMES["doi"].url(doi.value) or "",
        state=doi.state,
        how=_("asked at doi.org") if doi.verified_at else "",
        reason=doi.reason,
        noted=noted(doi.facts or {}, doi.trouble or ""),
        **_told(doi.verified_at, doi.attempted_at, doi.problem or ""),
    )


def _claims(rows: Sequence[tuple[Any, ...]], names: Mapping[str, str]) -> Iterator[Preserved]:
    """What is evidence of a claim, and of nothing else. Of contributors that it still has."""
    for row in rows:
        orcid, by, verified_at, attempted_at, problem = (row[at] for at in (2, 3, 6, 7, 8))
        if not (name := names.get(orcid)):
            continue
        how = _("claimed by %(name)s at ORCID") % {"name": name}
        if by and by != name:
            how = _("claimed by %(name)s at ORCID, put there by %(source)s") % {
                "name": name, "source": by,
            }  # fmt: skip
        yield Preserved(
            what="ORCID",
            identifier=orcid,
            url=SCHEMES["orcid"].url(orcid) or "",
            state="claimed-there",
            how=how,
            **_told(verified_at, attempted_at, problem or ""),
        )


def _links(work: Any) -> Iterator[Preserved]:
    if not work.has_links:
        return
    state = LinkState.objects.filter(digest=OuterRef("digest"))
    columns = (
        "state", "verified_at", "attempted_at", "problem", "moved_to", "copy_url", "copied_at",
    )  # fmt: skip
    rows = (
        Link.objects.filter(work=work.pk)
        .annotate(**{f"check_{name}": Subquery(state.values(name)) for name in columns})
        .order_by("pk")
        .values("url", "label", *(f"check_{name}" for name in columns))
    )
    for link in rows:
        yield Preserved(
            what=link["label"] or _("Web address"),
            identifier=link["url"],
            url=outside(link["url"]),
            state=link["check_state"] or LinkState.State.UNCHECKED,
            how=_("the address itself was asked") if link["check_verified_at"] else "",
            moved_to=outside(link["check_moved_to"] or ""),
            copy_url=outside(link["check_copy_url"] or ""),
            copied_at=link["check_copied_at"].date() if link["check_copied_at"] else None,
            **_told(
                link["check_verified_at"], link["check_attempted_at"], link["check_problem"] or ""
            ),
        )


def _told(
    verified_at: datetime | None, attempted_at: datetime | None, problem: str
) -> dict[str, Any]:
    return {
        "verified_at": verified_at,
        "attempted_at": attempted_at if problem else None,
        "problem": str(PROBLEMS.get(problem, PROBLEMS["unclear"])) if problem else "",
    }
