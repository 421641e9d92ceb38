"""Contributors as Person and Organization, each once, with every form of the name."""

from typing import Any

from ...names import display
from ...records import Agent, Record
from .. import choosing
from ..lines import line
from .worded import known, one_or_more, tagged

_RELATORS = "http://id.loc.gov/vocabulary/relators/"
# MARC relators for which schema.org has a property of any CreativeWork.
PROPERTIES = {
    "edt": "editor", "trl": "translator", "ctb": "contributor", "fnd": "funder",
    "pro": "producer",
}  # fmt: skip
_PAGES = (
    ("orcid", "https://orcid.org/"),
    ("isni", "https://isni.org/isni/"),
    ("viaf", "https://viaf.org/viaf/"),
)


def contributors(record: Record) -> dict[str, Any]:
    """Property -> whoever has it, in order; a role without property is told by its address."""
    makers = choosing.makers(record)
    found: dict[str, list[Any]] = {}
    for agent in record.contributors:
        node = person(agent)
        if not node.get("name"):
            continue
        if agent in makers:
            found.setdefault("author", []).append(node)
        elif agent.role in PROPERTIES:
            found.setdefault(PROPERTIES[agent.role], []).append(node)
        else:
            role = {"@type": "Role", "roleName": _RELATORS + line(agent.role), "contributor": node}
            found.setdefault("contributor", []).append(role)
    return dict(found)


def person(agent: Agent) -> dict[str, Any]:
    """One node; the identifier that stands for the person is its ``@id``."""
    pages = [home + value for scheme, home in _PAGES if (value := line(getattr(agent, scheme)))]
    parted = [
        name for name in agent.names if name.family and name.given and not agent.is_organisation
    ]
    return known(
        {
            "@type": "Organization" if agent.is_organisation else "Person",
            "@id": pages[0] if pages else "",
            "name": one_or_more(tagged(display(name), name.lang) for name in agent.names),
            "familyName": one_or_more(tagged(name.family, name.lang) for name in parted),
            "givenName": one_or_more(tagged(name.given, name.lang) for name in parted),
            "sameAs": one_or_more(pages[1:]),
        }
    )
