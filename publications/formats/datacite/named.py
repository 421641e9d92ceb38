"""Creators and contributors as agents."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...names import Name
from ...records import Agent
from ..gathering import parted_name, whole_name
from .facts import Facts, rows, said
from .vocabulary import ROLES, is_unknown

_SCHEMES = {"ORCID": "orcid", "ISNI": "isni", "VIAF": "viaf"}


def agents(facts: Facts) -> tuple[Agent, ...]:
    """Creators are authors; contributors by their type, each once in a role: one institution
    is often data manager and host and contact. No one is here for an unknown one."""
    found = [*_agents(facts, "creators", "aut"), *_agents(facts, "contributors", "ctb")]
    return tuple(dict.fromkeys(found))


def _agents(facts: Facts, field: str, role: str) -> Iterator[Agent]:
    for row in rows(facts.value(field)):
        is_organisation = said(row.get("nameType") or row.get("type")).startswith("Organi")
        name = _name(facts, field, row, is_organisation)
        if name is None:
            continue
        yield Agent(
            names=(name,),
            role=ROLES.get(said(row.get("contributorType")), role),
            is_organisation=is_organisation,
            **_identifiers(facts, field, row),
        )


def _name(facts: Facts, field: str, row: Mapping[str, Any], is_organisation: bool) -> Name | None:
    whole, family, given = (
        facts.gathering.text(field, said(value))
        for value in (
            row.get("name") or row.get("creatorName") or row.get("contributorName")
            or row.get("raw_name"),
            row.get("familyName"),
            row.get("givenName"),
        )
    )  # fmt: skip
    if is_unknown(whole) or not (whole or family or given):
        return None
    parts = [part.strip() for part in whole.split(",")]
    if is_organisation:
        name = whole_name(whole or family or given)
    elif family and given:
        name = parted_name(family, given)
    elif row.get("nameType") == "Personal" and len(parts) == 2 and all(parts):
        name = parted_name(*parts)  # the standard: a person's name is "Family, Given"
    else:
        name = whole_name(whole or family or given)
    tag = said(row.get("lang") or row.get("xml:lang"))
    return replace(name, lang=facts.tag(tag)) if tag else name


def _identifiers(facts: Facts, field: str, row: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in rows(row.get("nameIdentifiers")):
        scheme = _SCHEMES.get(said(one.get("nameIdentifierScheme")).upper())
        value = said(one.get("nameIdentifier"))
        if scheme and value and scheme not in found:
            found[scheme] = facts.gathering.identifier(scheme, field, value)
    return found
