"""What the agency that registered a DOI says of the work, in one sentence for readers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from catalogue.archives.agency_trouble import DISAGREES, RETRACTED, WITHDRAWN
from catalogue.archives.services.agency_records import RETRACTIONS

from ..dates import moment

# Crossref's types of updates, https://www.crossref.org/documentation/crossmark/.
KINDS = {
    "retraction": gettext_lazy("retraction"),
    "partial_retraction": gettext_lazy("partial retraction"),
    "withdrawal": gettext_lazy("withdrawal"),
    "removal": gettext_lazy("removal"),
    "correction": gettext_lazy("correction"),
    "corrigendum": gettext_lazy("correction"),
    "erratum": gettext_lazy("correction"),
    "addendum": gettext_lazy("addition"),
    "clarification": gettext_lazy("clarification"),
    "expression_of_concern": gettext_lazy("expression of concern"),
    "new_edition": gettext_lazy("new edition"),
    "new_version": gettext_lazy("new version"),
}


def noted(facts: Mapping[str, Any], trouble: str) -> str:
    """The gravest of it, of ``facts`` as an ``AgencyCheck`` keeps them; empty when all is well.

    ``facts`` come from outside: whatever stands there, a sentence comes of it or none.
    """
    agency = str(facts.get("agency") or _("the agency"))
    updates = [one for one in _rows(facts.get("updates")) if isinstance(one.get("type"), str)]
    if trouble == RETRACTED:
        day = next(
            (day for one in updates if one["type"] in RETRACTIONS and (day := _day(one))), ""
        )
        if day:
            return _("retracted on %(day)s, says %(agency)s") % {"day": day, "agency": agency}
        return _("retracted, says %(agency)s") % {"agency": agency}
    if trouble == WITHDRAWN:
        return _("kept only as deleted, says %(agency)s") % {"agency": agency}
    if trouble == DISAGREES and facts.get("title"):
        return _("registered at %(agency)s under another title: “%(title)s”") % {
            "agency": agency, "title": facts["title"],
        }  # fmt: skip
    if updates:
        kinds = dict.fromkeys(str(KINDS.get(one["type"], _("update"))) for one in updates)
        return _("updated since, says %(agency)s: %(kinds)s") % {
            "agency": agency, "kinds": ", ".join(kinds),
        }  # fmt: skip
    return ""


def _rows(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _day(update: Mapping[str, Any]) -> str:
    try:
        return moment(date.fromisoformat(str(update.get("date"))), get_language() or "en")
    except ValueError:
        return ""
