"""What works have in common with others: serials, issues, people, subjects, and text states."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db.models import Q

from ..models import ContributorName, Issue, Serial, Subject, Translation
from ..multilingual import NO_STATES, States, as_named, columns, read
from ..names import Name, script_of
from ..records import Agent, Heading
from ..texts import Text
from ..translating.states import OUTDATED
from .among import Among
from .children import Credit

# (kind, id) -> states of its texts
AllStates = Mapping[tuple[str, int], States]


class InSerial(NamedTuple):
    """What a work takes from its serial."""

    titles: tuple[Text, ...]
    issns: tuple[str, ...]
    publisher: str
    place: str


class InIssue(NamedTuple):
    """What a work takes from its issue."""

    volume: str
    number: str
    date: str


class Person(NamedTuple):
    """A contributor's names by primary key, the preferred first, and what goes with them."""

    names: dict[int, Name]
    is_organisation: bool
    orcid: str
    isni: str
    viaf: str
    # As credited before: most people make many works in one way.
    agents: dict[tuple[int | None, str], Agent]

    def credited(self, credit: Credit) -> Agent:
        """As a contributor of a work, the name as printed there first."""
        known = self.agents.get((credit.name, credit.role))
        if known is None:
            known = self.agents[credit.name, credit.role] = self._agent(credit)
        return known

    def _agent(self, credit: Credit) -> Agent:
        printed = self.names.get(credit.name) if credit.name is not None else None
        names = tuple(self.names.values())
        if printed is not None and printed is not names[0]:
            rest = (name for pk, name in self.names.items() if pk != credit.name)
            names = (printed, *rest)
        return Agent(names, credit.role, self.is_organisation, self.orcid, self.isni, self.viaf)


def serials(keys: Collection[int], states: AllStates) -> dict[int, InSerial]:
    """One query, none without keys."""
    found: dict[int, InSerial] = {}
    names = (
        "pk", "issn", "issn_l", "publisher", "place", "original_language",
        "original_title_reading", "original_title_romanised", *columns("title"),
    )  # fmt: skip
    rows = as_named(Serial.objects.filter(Among("pk", keys))).order_by() if keys else None
    for row in rows.values_list(*names) if rows is not None else ():
        pk, issn, issn_l, publisher, place, language, reading, romanised, *values = row
        titles = read(
            values, language, "title", states.get(("serial", pk), NO_STATES),
            reading=reading, romanised=romanised,
        )  # fmt: skip
        issns = tuple(dict.fromkeys(filter(None, (issn, issn_l))))
        found[pk] = InSerial(tuple(titles), issns, publisher, place)
    return found


def issues(keys: Collection[int]) -> dict[int, InIssue]:
    """One query, none without keys."""
    if not keys:
        return {}
    rows = as_named(Issue.objects.filter(Among("pk", keys))).order_by()
    return {pk: InIssue(*rest) for pk, *rest in rows.values_list("pk", *InIssue._fields)}


def subjects(keys: Collection[int], states: AllStates) -> dict[int, Heading]:
    """One query, none without keys."""
    if not keys:
        return {}
    rows = as_named(Subject.objects.filter(Among("pk", keys))).order_by()
    names = ("pk", "scheme", "uri", "original_language", *columns("label"))
    return {
        pk: Heading(
            tuple(read(values, language, "label", states.get(("subject", pk), NO_STATES))),
            scheme,
            uri,
        )
        for pk, scheme, uri, language, *values in rows.values_list(*names)
    }


def people(keys: Collection[int]) -> dict[int, Person]:
    """Contributors who have a name. One query, none without keys."""
    if not keys:
        return {}
    forms = ContributorName.objects.filter(Among("contributor_id", keys)).values_list(
        "contributor_id", "contributor__kind", "contributor__orcid", "contributor__isni",
        "contributor__viaf", "pk", "family", "given", "literal", "script", "language",
    )  # fmt: skip
    found: dict[int, Person] = {}
    for row in forms.order_by("contributor_id", "position", "pk"):
        key, kind, orcid, isni, viaf, pk, family, given, literal, script, language = row
        if key not in found:
            found[key] = Person({}, kind == "organisation", orcid, isni, viaf, {})
        name = Name(family, given, literal, script or script_of(literal or family), language)
        found[key].names[pk] = name
    return found


def states_of(keys: Mapping[str, Collection[int]]) -> AllStates:
    """The states of the texts of works, serials and subjects, by their keys. One query.

    A machine translation says so even when it is outdated too.
    """
    whose = Q()
    for kind, ids in keys.items():
        if ids:
            whose |= Q(Among("object_id", ids), kind=kind)
    if not whose:
        return {}
    machine = Translation.State.MACHINE
    rows = Translation.objects.filter(whose).order_by()
    found: dict[tuple[str, int], dict[tuple[str, str], str]] = {}
    for kind, pk, field, language, state, outdated in rows.values_list(
        "kind", "object_id", "field", "language", "state", "outdated"
    ):
        shown = OUTDATED if outdated and state != machine else state
        found.setdefault((kind, pk), {})[field, language] = shown
    return found
