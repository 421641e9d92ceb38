"""What needs a person: questions to the database, not a second record of the answers.

Whoever knows of something more registers a question of their own::

    @needs.question
    def broken_links() -> Need: …
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import ImportRun, ImportUpload, Translation, Work


@dataclass(frozen=True)
class Need:
    """``count`` things that ``label`` names wait at ``url``; ``permission`` sees them."""

    label: Any
    count: int
    url: str
    permission: str


Question = Callable[[], list[Need]]
QUESTIONS: list[Question] = []


def question(ask: Question) -> Question:
    """Register a question, asked when the first page is shown."""
    QUESTIONS.append(ask)
    return ask


def waiting(request: HttpRequest) -> list[Need]:
    """What waits for this editor; what waits for nobody is left out."""
    found = [need for ask in QUESTIONS for need in ask()]
    return [need for need in found if need.count and request.user.has_perm(need.permission)]


def listed(model: str, **query: str) -> str:
    """The address of a list of our models, filtered."""
    return f"{reverse(f'admin:publications_{model}_changelist')}?{urlencode(query)}"


@question
def drafts() -> list[Need]:
    count = Work.objects.filter(status=Work.Status.DRAFT).count()
    return [
        Need(
            _("Drafts not yet published"), count,
            listed("work", status__exact="draft"), "publications.view_work",
        )
    ]  # fmt: skip


@question
def translations() -> list[Need]:
    counts = Translation.objects.aggregate(
        changed=Count("pk", filter=Q(outdated=True)),
        by_machine=Count("pk", filter=Q(outdated=False, state=Translation.State.MACHINE)),
    )
    address = reverse("admin:translations")
    return [
        Need(
            _("Translations whose original has changed since"), counts["changed"],
            f"{address}?state=outdated", "publications.change_work",
        ),
        Need(
            _("Machine translations to review"), counts["by_machine"],
            f"{address}?state=machine", "publications.change_work",
        ),
    ]  # fmt: skip


# An editor who has not looked at a report by then has let it go.
LATELY = timedelta(days=14)


@question
def imports() -> list[Need]:
    since = timezone.now() - LATELY
    runs = ImportRun.objects.filter(started_at__gte=since)
    undecided = ImportUpload.objects.filter(state=ImportUpload.State.PREVIEWED).order_by("pk")
    first = undecided.values_list("pk", flat=True).first()
    return [
        Need(
            _("Imports of the last two weeks with refused entries"),
            runs.filter(rejected__gt=0).count(),
            listed("importrun", rejected__gt="0"), "publications.view_work",
        ),
        Need(
            _("Uploads that wait for a decision"), undecided.count() if first else 0,
            reverse("admin:publications_importrun_upload", args=[first or 0]),
            "publications.add_work",
        ),
    ]  # fmt: skip
