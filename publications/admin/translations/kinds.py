"""The models that have translated fields, as the page of translations asks for them."""

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...models import Issue, Serial, Subject, Work


class Kind(NamedTuple):
    """``name``: of the model; ``title``: the field rows are called by; ``language``: the
    column of the original language; ``has_status``: whether rows are drafts or published."""

    name: str
    label: Promise
    model: Any
    title: str
    language: str
    has_status: bool


KINDS = {
    kind.name: kind
    for kind in (
        Kind("work", _("Works"), Work, "title", "original_language", True),
        Kind("serial", _("Serials"), Serial, "title", "original_language", False),
        Kind("issue", _("Issues"), Issue, "title", "serial__original_language", False),
        Kind("subject", _("Subjects"), Subject, "label", "original_language", False),
    )
}
