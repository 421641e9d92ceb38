"""The identifiers of a work, as their registries write them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from publications.identifiers import SCHEMES
from publications.models import DOI, Identifier

from .evidence import KnownDOI


@dataclass(frozen=True)
class Identified:
    """``label``: DOI, ISBN …; ``shown``: for the eye; ``value``: what the button copies."""

    label: str
    shown: str
    value: str
    url: str


def identifiers(work: Any, dois: Sequence[KnownDOI]) -> list[Identified]:
    """Those of the work itself, and its permanent address. One query where it has any but DOIs."""
    return [*_dois(dois), *_others(work)]


def identified(scheme: str, value: str, label: str = "") -> Identified:
    """One identifier in its normal form, by the rules of its scheme."""
    known = SCHEMES[scheme]
    shown = known.display(value)
    return Identified(label or known.label, shown, shown, known.url(value) or "")


def _dois(dois: Sequence[KnownDOI]) -> Iterator[Identified]:
    for doi in dois:
        is_concept = doi.kind == DOI.Kind.CONCEPT
        yield identified("doi", doi.value, _("DOI of all versions") if is_concept else "")


def _others(work: Any) -> Iterator[Identified]:
    if work.has_identifiers:
        rows = Identifier.objects.filter(work=work.pk).order_by("scheme", "pk")
        for scheme, value in rows.values_list("scheme", "value"):
            yield identified(scheme, value)
