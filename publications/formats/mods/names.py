"""name: each contributor once, with every form of the name."""

from collections.abc import Iterator

from ...names import Name, display
from ...records import Agent, Record
from .. import choosing
from ..lines import line
from ..xml import element, group
from . import tagged

_SCHEMES = (
    ("orcid", "https://orcid.org"),
    ("isni", "https://isni.org/isni"),
    ("viaf", "https://viaf.org/viaf"),
)
_RELATOR = {
    "type": "code",
    "authority": "marcrelator",
    "authorityURI": "http://id.loc.gov/vocabulary/relators",
}


def names(record: Record) -> Iterator[str]:
    """Contributors in order; the first of the makers is the main entry."""
    makers = choosing.makers(record)
    for agent in record.contributors:
        yield _name(agent, is_main=bool(makers) and agent is makers[0])


def _name(agent: Agent, *, is_main: bool) -> str:
    first, *others = [name for name in agent.names if line(display(name))] or [Name()]
    if first == Name():
        return ""
    role = element(
        "roleTerm", agent.role, {**_RELATOR, "valueURI": f"{_RELATOR['authorityURI']}/{agent.role}"}
    )
    return group(
        "name",
        (
            *_form(first, agent),
            group("role", (role,)),
            *(
                element("nameIdentifier", f"{home}/{value}", {"type": scheme, "typeURI": home})
                for scheme, home in _SCHEMES
                if (value := getattr(agent, scheme).strip())
            ),
            *(group("alternativeName", _form(form, agent), _attributes(form)) for form in others),
        ),
        {
            "type": "corporate" if agent.is_organisation else "personal",
            "usage": "primary" if is_main else "",
            **_attributes(first),
        },
    )


def _form(name: Name, agent: Agent) -> Iterator[str]:
    if agent.is_organisation or not (name.family and name.given):
        yield element("namePart", display(name))
        return
    yield element("namePart", name.family, {"type": "family"})
    yield element("namePart", name.given, {"type": "given"})
    yield element("displayForm", display(name))


def _attributes(name: Name) -> dict[str, str]:
    found = tagged.language(name.lang)
    return {**found, "script": name.script} if len(name.script) == 4 else found
