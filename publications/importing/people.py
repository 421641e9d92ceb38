"""Contributors: those of the catalogue found again, the others made; in bulk.

A person is one who is here already when ORCID, ISNI or VIAF say so, or when a whole name is
the same, letter by letter, and neither an identifier nor the name in another script speaks
against it. A name whose given names are initials, or that has a family name alone, is not
whole: it makes a contributor of its own, as two persons made one are harder to part than one
person made two to join. The name of an organisation is always whole.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Q

from .. import names
from ..models import Contributor, ContributorName, MatchKey
from ..names import Name
from ..records import Agent
from . import comparing, keys, slugs, writing
from . import facts as knowing
from .present import chunks, forms_of
from .stored_keys import digests
from .writing import Stamp

SCHEMES = ("orcid", "isni", "viaf")
Key = tuple[str, str, str]


@dataclass(eq=False, slots=True)
class Someone:
    """A contributor, here or to be made. ``forms``: name form -> its key, None until made."""

    kind: str
    identifiers: dict[str, str]
    pk: int | None = None
    forms: dict[Key, int | None] = field(default_factory=dict)
    added: dict[Key, Name] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)

    def add(self, agent: Agent) -> None:
        """Add what ``agent`` has and this contributor lacks."""
        for name in agent.names:
            if form_key(name) not in self.forms:
                self.forms[form_key(name)] = None
                self.added[form_key(name)] = name
        self.fill(agent)

    def fill(self, agent: Agent) -> None:
        for scheme in SCHEMES:
            value = getattr(agent, scheme)
            if value and not self.identifiers.get(scheme):
                self.identifiers[scheme] = self.filled[scheme] = value


def form_key(name: Name) -> Key:
    return name.family, name.given, name.literal


def kind_of(agent: Agent) -> str:
    return Contributor.Kind.ORGANISATION.value if agent.is_organisation else "person"


@lru_cache(maxsize=8192)
def is_whole(name: Name) -> bool:
    """Whether this form is enough to tell a person: see the head of this module."""
    if name.family:
        return any(_is_word(word) for word in _words(name.given))
    words = _words(name.literal)
    long = sum(map(_is_word, words))
    return long >= 2 or (len(words) == 1 and long == 1)


def _words(text: str) -> list[str]:
    return "".join(
        c if c.isalpha() or unicodedata.category(c)[0] == "M" else " " for c in text
    ).split()


def _is_word(word: str) -> bool:
    """More than initials; a character of Chinese writing is a name of its own."""
    return len(word) > 1 or names.script_of(word) in ("Hani", "Hang", "Jpan")


class Register:
    """The contributors that a batch names: ``of`` finds or makes one, ``store`` writes all."""

    def __init__(self, agents: Sequence[Agent]) -> None:
        self._by_identifier: dict[tuple[str, str], Someone] = {}
        self._by_form: dict[tuple[str, str], list[Someone]] = {}
        self._by_pk: dict[int, Someone] = {}
        self._made: list[Someone] = []
        self._load(_named(agents) | _identified(agents))

    def _load(self, pks: set[int]) -> None:
        """Enter contributors that are here. Two queries."""
        missing = pks - set(self._by_pk)
        forms = forms_of(missing)
        for some in chunks(sorted(missing)):
            rows = Contributor.objects.filter(pk__in=some).order_by("pk")
            for pk, kind, *values in rows.values_list("pk", "kind", *SCHEMES):
                known = {form_key(name): key for key, name in forms.get(pk, ())}
                found = Someone(kind, dict(zip(SCHEMES, values, strict=True)), pk, dict(known))
                self._by_pk[pk] = found
                self.enter(found, (name for _, name in forms.get(pk, ())))

    def enter(self, someone: Someone, forms: Iterable[Name]) -> None:
        for scheme, value in someone.identifiers.items():
            if value:
                self._by_identifier.setdefault((scheme, value), someone)
        for name in forms:
            if someone.kind != "person" or is_whole(name):
                bearers = self._by_form.setdefault((someone.kind, keys.exact(name)), [])
                if someone not in bearers:
                    bearers.append(someone)

    def present(self, pks: Iterable[int]) -> dict[int, Someone]:
        """Contributors by key, loaded where they were not named."""
        self._load(set(pks))
        return {pk: self._by_pk[pk] for pk in pks}

    def of(self, agent: Agent) -> Someone:
        """Who ``agent`` is. What the catalogue did not know of them is added."""
        found = self._find(agent)
        if found is None:
            found = Someone(kind_of(agent), {})
            self._made.append(found)
        found.add(agent)
        self.enter(found, agent.names)
        return found

    def _find(self, agent: Agent) -> Someone | None:
        for scheme in SCHEMES:
            if found := self._by_identifier.get((scheme, getattr(agent, scheme))):
                return found
        for name in agent.names:
            for found in self._by_form.get((kind_of(agent), keys.exact(name)), ()):
                if not _contradict(found, agent) and not _named_otherwise(found, agent):
                    return found
        return None

    def is_free(self, agent: Agent) -> bool:
        """Whether no one else has an identifier of ``agent``."""
        return not any(
            (scheme, getattr(agent, scheme)) in self._by_identifier for scheme in SCHEMES
        )

    def store(self, stamp: Stamp) -> set[int]:
        """Write new contributors, names and identifiers; returns who of the old ones changed."""
        old = [one for one in self._by_pk.values() if one.added or one.filled]
        rows = [{"kind": one.kind, **one.identifiers} for one in self._made]
        bases = [slugs.base(_slug_texts(one), one.kind) for one in self._made]
        for row, slug in zip(rows, slugs.free(Contributor, bases) if bases else (), strict=True):
            row["slug"] = slug
        for one, pk in zip(self._made, writing.insert(Contributor, rows, stamp), strict=True):
            one.pk = pk
        _fill([one for one in old if one.filled], stamp)
        _add_names([*self._made, *old], stamp)
        return {one.pk for one in old if one.pk is not None}


def _named(agents: Iterable[Agent]) -> set[int]:
    """Who has one of the whole names. Two queries."""
    wanted = {
        keys.digest("name", keys.exact(name))
        for agent in agents
        for name in agent.names
        if agent.is_organisation or is_whole(name)
    }
    names_found: list[int] = []
    for some in chunks(sorted(wanted)):
        rows = MatchKey.objects.filter(kind="name", digest__in=some)
        names_found += rows.values_list("object_id", flat=True)
    found: set[int] = set()
    for some in chunks(names_found):
        forms = ContributorName.objects.filter(pk__in=some)
        found.update(forms.values_list("contributor_id", flat=True))
    return found


def _identified(agents: Iterable[Agent]) -> set[int]:
    """Who has one of the identifiers. One query."""
    whose = Q()
    for scheme in SCHEMES:
        if values := {getattr(agent, scheme) for agent in agents} - {""}:
            whose |= Q(**{f"{scheme}__in": values})
    return set(Contributor.objects.filter(whose).values_list("pk", flat=True)) if whose else set()


def _contradict(someone: Someone, agent: Agent) -> bool:
    pairs = ((someone.identifiers.get(scheme), getattr(agent, scheme)) for scheme in SCHEMES)
    return any(ours and theirs and ours != theirs for ours, theirs in pairs)


def _named_otherwise(someone: Someone, agent: Agent) -> bool:
    """Whether one script has names of both and none that both have: committees that share an
    English name, and no other, are not one."""
    ours: dict[str, set[frozenset[str]]] = {}
    for key in someone.forms:
        form = knowing.form(Name(*key))
        ours.setdefault(form.script, set()).add(form.words)
    theirs: dict[str, set[frozenset[str]]] = {}
    for name in agent.names:
        form = knowing.form(name)
        theirs.setdefault(form.script, set()).add(form.words)
    return any(ours[script].isdisjoint(theirs[script]) for script in ours.keys() & theirs.keys())


def _slug_texts(someone: Someone) -> Iterator[str]:
    """Forms in Latin script first: an address in it can be typed anywhere."""
    shown = [names.display(name) for name in someone.added.values()]
    yield from sorted(shown, key=lambda text: names.script_of(text) != "Latn")


def _fill(people: Sequence[Someone], stamp: Stamp) -> None:
    if not people:
        return
    changes = {one.pk: one.filled for one in people if one.pk is not None}
    rows = {
        row["id"]: row
        for some in chunks(changes)
        for row in Contributor.objects.filter(pk__in=some).values()
    }
    after = {pk: {**rows[pk], **filled} for pk, filled in changes.items()}
    writing.update(Contributor, changes, after, stamp)


def _add_names(people: Sequence[Someone], stamp: Stamp) -> None:
    rows: list[dict[str, Any]] = []
    whose: list[tuple[Someone, Key]] = []
    for one in people:
        for place, (key, name) in enumerate(one.added.items(), len(one.forms) - len(one.added)):
            rows.append({
                "contributor_id": one.pk, "position": place, "language": name.lang,
                "script": name.script, "family": name.family, "given": name.given,
                "literal": name.literal,
            })  # fmt: skip
            whose.append((one, key))
    made = writing.insert(ContributorName, rows, stamp)
    for (one, key), pk in zip(whose, made, strict=True):
        one.forms[key] = pk
    writing.insert_plain(
        MatchKey,
        [
            {"kind": "name", "object_id": pk, "digest": digest}
            for row, pk in zip(rows, made, strict=True)
            for digest in digests(ContributorName, row)
        ],
        stamp,
    )


def enrich(present: Iterable[Someone], agents: Sequence[Agent], register: Register) -> bool:
    """Give the contributors of a work what ``agents``, its contributors too, know more of them:
    identifiers that nobody else has, and forms of the name in scripts that have none yet.

    Returns whether anything was added. Nobody is added to the work.
    """
    people = _Crew(present)
    changed = False
    for agent in agents:
        found = people.member(agent)
        if found is None or _contradict(found, agent):
            continue
        before = len(found.added) + len(found.filled)
        scripts = {knowing.form(Name(*key)).script for key in found.forms}
        for name in agent.names:
            if knowing.form(name).script not in scripts:
                found.forms[form_key(name)] = None
                found.added[form_key(name)] = name
                scripts.add(knowing.form(name).script)
        if register.is_free(agent):
            found.fill(agent)
            register.enter(found, agent.names)
        changed = changed or len(found.added) + len(found.filled) > before
    return changed


class _Crew:
    """The contributors of one work. Those with a name or number of their own are looked up;
    only the first ones are compared, as thousands with thousands would take for ever."""

    def __init__(self, present: Iterable[Someone]) -> None:
        self._compared: list[tuple[knowing.Person, Someone]] = []
        self._known: dict[object, Someone] = {}
        for one in present:
            person = knowing.person(one.identifiers.items(), (Name(*key) for key in one.forms))
            if len(self._compared) < knowing.MOST_PEOPLE:
                self._compared.append((person, one))
            for sign in (*person.identifiers, *person.forms):
                self._known.setdefault(sign, one)

    def member(self, agent: Agent) -> Someone | None:
        person = knowing.person(((s, getattr(agent, s)) for s in SCHEMES), agent.names)
        for sign in (*person.identifiers, *person.forms):
            if found := self._known.get(sign):
                return found
        same = (one for theirs, one in self._compared if comparing.same_person(theirs, person))
        return next(same, None)
