"""Who made which work, each named in the form that the reader expects."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from catalogue.browse.matched.cutting import Parts
from publications.models import Contribution
from publications.names import Name, display, script_of
from publications.records import Agent
from publications.texts import direction
from publications.vocabularies.roles import ROLES

from .addresses import person_url
from .batches import Batch

NAME_COLUMNS = ("pk", "family", "given", "literal", "script", "language")


@dataclass(frozen=True)
class Credit:
    """``name`` for the reader, in ``lang``; ``printed``: as the work has it, where it differs.

    ``role``: MARC relator code; ``role_label`` its name. ``url``: the page of the person.
    ``names``: every form, the printed one first. ``parts``: those of ``name``, where some of it
    was asked for.
    """

    name: str
    lang: str
    direction: str
    url: str
    role: str = "aut"
    printed: str = ""
    printed_lang: str = ""
    printed_direction: str = "auto"
    orcid: str = ""
    is_organisation: bool = False
    names: tuple[Name, ...] = ()
    parts: Parts = ()

    @property
    def role_label(self) -> str:
        return str(ROLES.get(self.role, self.role))


def credits_of(works: Collection[int], reader: str) -> dict[int, list[Credit]]:
    """The credits of the works with these keys, each in the order of its title page.

    One query, whatever the number of works: a row for every form of every name.
    """
    result: dict[int, list[Credit]] = defaultdict(list)
    for (work, _, _), forms in groupby(_FORMS.rows(works), key=lambda form: form[:3]):
        rows = [form[3:] for form in forms]
        role, printed, slug, kind, orcid = rows[0][:5]
        rows.sort(key=lambda form: form[5] != printed)
        names = tuple(name(*form[6:]) for form in rows if form[5] is not None)
        if names:
            agent = Agent(names, role, kind == "organisation", orcid)
            result[work].append(credit(agent, reader, person_url(slug)))
    return result


def _forms(works: Collection[int]) -> QuerySet[Contribution, tuple[Any, ...]]:
    person, form = "contributor__", "contributor__names__"
    order = ("work_id", "position", "pk", f"{form}position", f"{form}pk")
    return (
        Contribution.objects.filter(work__in=works).order_by(*order)
        .values_list(
            "work_id", "position", "pk", "role", "name_id", f"{person}slug", f"{person}kind",
            f"{person}orcid", *(f"{form}{column}" for column in NAME_COLUMNS),
        )
    )  # fmt: skip


_FORMS = Batch(_forms)


def name(family: str, given: str, literal: str, script: str, language: str) -> Name:
    """One row of name forms as plain data."""
    return Name(family, given, literal, script or script_of(literal or family), language)


def credit(agent: Agent, reader: str, url: str = "") -> Credit:
    """One contributor as a reader of ``reader`` (a site code) is shown them."""
    chosen, printed = agent.name_for(reader), agent.name
    shown, original = display(chosen), display(printed)
    differs = original != shown
    return Credit(
        name=shown,
        lang=chosen.lang,
        direction=direction(chosen.lang),
        url=url,
        role=agent.role,
        printed=original if differs else "",
        printed_lang=printed.lang if differs else "",
        printed_direction=direction(printed.lang) if differs else "auto",
        orcid=agent.orcid,
        is_organisation=agent.is_organisation,
        names=agent.names,
    )
