"""Celery shells: each calls one plain function. Rows say what is due, so a lost message
loses nothing; the schedule in ``config`` asks again. What each did is told by what it returns
(``asking.runs``)."""

from celery import shared_task
from django.utils import timezone

from publications import clock

from .archives import agency_checks, checking_dois, claims
from .archives import checking as checking_archives
from .archives.discovering import running as discovering
from .asking import runs
from .asking.summary import Summary
from .evidence import checkpoints
from .exports.citations import announcing, working
from .exports.jobs import asking as exports_wanted
from .exports.jobs import writing
from .links import checking, copies


@shared_task
def check_due_links() -> Summary:
    """Ask linked pages that are due."""
    return checking.check_due(clock.now(), written=runs.progress)


@shared_task
def seek_copies() -> Summary:
    """Look in web archives for copies of broken links."""
    return copies.seek_due(clock.now(), written=runs.progress)


@shared_task
def check_due_dois() -> Summary:
    """Ask doi.org about DOIs that are due."""
    return checking_dois.check_due(clock.now())


@shared_task
def check_due_archives() -> Summary:
    """Ask archives about records that are due."""
    return checking_archives.check_due(clock.now(), written=runs.progress)


@shared_task
def check_due_agencies() -> Summary:
    """Ask registration agencies about DOIs that are due."""
    return agency_checks.check_due(clock.now(), written=runs.progress)


@shared_task
def check_due_claims() -> Summary:
    """Ask ORCID about contributors that are due."""
    return claims.check_due(clock.now(), written=runs.progress)


@shared_task
def discover_records() -> Summary:
    """Look for archive records that nobody has entered."""
    return discovering.discover_due(clock.now(), written=runs.progress)


@shared_task
def publish_checkpoint() -> None:
    """Publish where the ledger stands, once a day."""
    checkpoints.publish(clock.now())


@shared_task
def prepare_citations() -> None:
    """Format the citations that are due; asks for another turn when there are more."""
    announced = announcing.heard()
    if working.work(timezone.now(), announced=announced):
        prepare_citations.delay()


@shared_task
def write_exports() -> None:
    """Write a file that a reader asked for; asks for another turn when there are more."""
    if writing.write_due(timezone.now()):
        exports_wanted.announce()
