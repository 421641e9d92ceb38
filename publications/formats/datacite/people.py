"""Creators and contributors, as DataCite parts them."""

from typing import Any

from ...names import Name, inverted
from ...records import Agent, Record
from .. import choosing, xml
from ..lines import line
from .vocabulary import CONTRIBUTOR_TYPES, UNAVAILABLE

_SCHEMES = (
    ("orcid", "ORCID", "https://orcid.org"),
    ("isni", "ISNI", "https://isni.org/isni"),
    ("viaf", "VIAF", "https://viaf.org/viaf"),
)


def creators(record: Record, language: str) -> list[dict[str, Any]]:
    """The authors, else whoever made the work; the standard demands one."""
    found = [_person(*one) for one in choosing.named(choosing.makers(record), language)]
    return found or [{"name": UNAVAILABLE}]


def contributors(record: Record, language: str) -> list[dict[str, Any]]:
    """Everyone else, by the nearest word of the standard's list."""
    makers = choosing.makers(record)
    others = [agent for agent in record.contributors if agent not in makers]
    return [
        {"contributorType": CONTRIBUTOR_TYPES.get(agent.role, "Other"), **_person(agent, name)}
        for agent, name in choosing.named(others, language)
    ]


def _person(agent: Agent, name: Name) -> dict[str, Any]:
    found: dict[str, Any] = {"name": inverted(name)}
    if agent.is_organisation:
        found["nameType"] = "Organizational"
    elif name.family or "," not in name.literal:
        # A personal name with a comma means family and given; nobody said that of this one.
        found["nameType"] = "Personal"
    if name.family:
        found["givenName"], found["familyName"] = name.given, name.family
    known = [
        {"nameIdentifier": f"{home}/{value}", "nameIdentifierScheme": label, "schemeUri": home}
        for scheme, label, home in _SCHEMES
        if (value := line(getattr(agent, scheme)))
    ]
    if known:
        found["nameIdentifiers"] = known
    if tag := xml.language(name.lang):
        found["lang"] = tag
    return found
