"""What stands around the works of a batch: people, subjects, identifiers, links, relations."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Model

from ..models import (
    DOI,
    ArchiveRecord,
    Contribution,
    Identifier,
    ImportedRelation,
    Link,
    WorkSubject,
    url_digest,
)
from . import people, subjects, writing
from .matching import Decision
from .people import Register, Someone
from .present import Token, chunks
from .writing import Row, Stamp


def attach(decisions: Sequence[Decision], run_id: int | None, stamp: Stamp) -> set[int]:
    """Write all of it; marks the decisions that changed a work that is here. Returns the
    contributors whose names changed. ``run_id``: the run that keeps relations until its end."""
    mine = [one for one in decisions if one.target is not None and not one.target.is_withdrawn]
    changed = _people(mine, stamp)
    _subjects(mine, stamp)
    _claims(mine, stamp)
    _links(mine, stamp)
    if run_id is not None:
        _relations(mine, run_id, stamp)
    return changed


def _people(decisions: Sequence[Decision], stamp: Stamp) -> set[int]:
    named = [one for one in decisions if one.prepared.agents]
    register = Register([agent for one in named for agent in one.prepared.agents])
    there = _contributors(one for one in named if not one.is_new)
    register.present({pk for pks in there.values() for pk in pks})
    rows: list[tuple[Decision, Someone, Any, int]] = []
    filled: dict[int | None, list[Someone]] = {}
    for decision in named:
        pk = _pk(decision)
        if pk in there:
            with_names = register.present(there[pk]).values()
            decision.is_changed |= people.enrich(with_names, decision.prepared.agents, register)
        elif pk in filled:
            decision.is_changed |= people.enrich(filled[pk], decision.prepared.agents, register)
        else:
            filled[pk] = []
            roles: set[tuple[Someone, str]] = set()
            for place, agent in enumerate(decision.prepared.agents):
                someone = register.of(agent)
                filled[pk].append(someone)
                if (someone, agent.role) not in roles:
                    rows.append((decision, someone, agent, place))
                roles.add((someone, agent.role))
            decision.is_changed = not decision.is_new or decision.is_changed
    changed = register.store(stamp)
    made = [
        {
            "work_id": _pk(decision), "contributor_id": someone.pk, "role": agent.role,
            "name_id": someone.forms[people.form_key(agent.name)], "position": place,
        }
        for decision, someone, agent, place in rows
    ]  # fmt: skip
    writing.insert(Contribution, made, stamp)
    return changed


def _contributors(decisions: Iterable[Decision]) -> dict[int, list[int]]:
    """Work -> its contributors, of those that have any. One query."""
    found: dict[int, list[int]] = {}
    for some in chunks(_pk(one) for one in decisions):
        rows = Contribution.objects.filter(work_id__in=some)
        for work, contributor in rows.values_list("work_id", "contributor_id"):
            found.setdefault(work, []).append(contributor)
    return found


def _subjects(decisions: Sequence[Decision], stamp: Stamp) -> None:
    """Subjects of works that have none."""
    wanted = [one for one in decisions if one.prepared.headings]
    has = _having(WorkSubject, [one for one in wanted if not one.is_new])
    given: dict[int, Decision] = {}
    for one in wanted:
        if _pk(one) not in has:
            given.setdefault(_pk(one), one)
    found = subjects.resolve([h for one in given.values() for h in one.prepared.headings], stamp)
    rows = []
    for pk, one in given.items():
        mine = dict.fromkeys(found[heading] for heading in one.prepared.headings)
        rows += [
            {"work_id": pk, "subject_id": subject, "position": place}
            for place, subject in enumerate(mine)
        ]
        one.is_changed = not one.is_new or one.is_changed
    writing.insert(WorkSubject, rows, stamp)


def _claims(decisions: Sequence[Decision], stamp: Stamp) -> None:
    rows: dict[type[Model], list[Row]] = {DOI: [], Identifier: [], ArchiveRecord: []}
    for one in decisions:
        for token in one.claims:
            model, row = _claimed(one, token)
            rows[model].append({"work_id": _pk(one), **row})
    for model, made in rows.items():
        writing.insert(model, made, stamp)


def _claimed(decision: Decision, token: Token) -> tuple[type[Model], Row]:
    scheme, value = token
    if scheme == "doi":
        is_concept = value == decision.prepared.concept_doi
        return DOI, {
            "value": value,
            "kind": (DOI.Kind.CONCEPT if is_concept else DOI.Kind.VERSION).value,
        }
    if scheme in Identifier.Scheme:
        return Identifier, {"scheme": scheme, "value": value}
    return ArchiveRecord, {"service": scheme, "identifier": value}


def _links(decisions: Sequence[Decision], stamp: Stamp) -> None:
    given: dict[tuple[int, str], tuple[Decision, str, str]] = {}
    for one in decisions:
        for url, label in one.prepared.links.items():
            given.setdefault((_pk(one), url_digest(url)), (one, url, label))
    asked = {(_pk(one), digest) for (_, digest), (one, _, _) in given.items() if not one.is_new}
    has: set[tuple[int, str]] = set()
    for works in chunks(pk for pk, _ in asked):
        known = Link.objects.filter(work_id__in=works)
        has.update(known.values_list("work_id", "digest"))
    rows = []
    for (pk, digest), (one, url, label) in given.items():
        if (pk, digest) not in has:
            rows.append({"work_id": pk, "url": url, "label": label, "digest": digest})
            one.is_changed = not one.is_new or one.is_changed
    writing.insert(Link, rows, stamp)


def _relations(decisions: Sequence[Decision], run_id: int, stamp: Stamp) -> None:
    """Kept until the end of the run, when all works that it names are there."""
    rows = [
        {"run_id": run_id, "work_id": _pk(one), "kind": kind, "doi": doi, "slug": slug,
         "position": min(place, 32_767)}
        for one in decisions
        for place, (kind, doi, slug) in enumerate(one.prepared.relations)
    ]  # fmt: skip
    writing.insert_plain(ImportedRelation, rows, stamp)


def _having(model: type[Any], decisions: Collection[Decision]) -> set[int]:
    """Which of the works have rows of ``model``. One query."""
    found: set[int] = set()
    for some in chunks(_pk(one) for one in decisions):
        found.update(model.objects.filter(work_id__in=some).values_list("work_id", flat=True))
    return found


def _pk(decision: Decision) -> int:
    assert decision.target is not None
    assert decision.target.pk is not None
    return decision.target.pk
