"""What must be true of a work before its status may change."""

from django.utils.translation import gettext as _

from ..models import Work


class PublishingError(Exception):
    """The work cannot be changed so; the message says why, and what to do."""


def may_publish(work: Work) -> None:
    """A draft with some title. Nothing else: what is unknown may stay unknown."""
    if work.status == Work.Status.WITHDRAWN:
        raise PublishingError(
            _("“%(work)s” is withdrawn: restore it instead of publishing it.") % {"work": work}
        )
    if work.status == Work.Status.PUBLISHED:
        raise PublishingError(_("“%(work)s” is already published.") % {"work": work})
    must_have_title(work)


def must_have_title(work: Work) -> None:
    """A title in some language, so that lists and citations can name it."""
    if not work.original_title.strip() and not work.any_title().strip():
        raise PublishingError(
            _("“%(work)s” has no title yet: give it one, in its original language or in any of "
              "the ten, and publish it then.") % {"work": work}
        )  # fmt: skip


def may_unpublish(work: Work) -> None:
    """Only what is published."""
    if work.status != Work.Status.PUBLISHED:
        raise PublishingError(
            _("“%(work)s” is not published, so it cannot be taken back to a draft.")
            % {"work": work}
        )


def may_withdraw(work: Work, reason: str) -> None:
    """What readers have seen, with a reason that they will be told."""
    if work.status == Work.Status.WITHDRAWN:
        raise PublishingError(_("“%(work)s” is already withdrawn.") % {"work": work})
    if work.status == Work.Status.DRAFT and work.published_at is None:
        raise PublishingError(
            _("“%(work)s” was never published: delete the draft instead of withdrawing it.")
            % {"work": work}
        )
    if not reason.strip():
        raise PublishingError(
            _("Say why “%(work)s” is withdrawn: readers will be told.") % {"work": work}
        )


def may_restore(work: Work) -> None:
    """Only what is withdrawn."""
    if work.status != Work.Status.WITHDRAWN:
        raise PublishingError(
            _("“%(work)s” is not withdrawn: there is nothing to restore.") % {"work": work}
        )


def may_have_new_version(work: Work) -> None:
    """What readers have seen: a draft is simply edited."""
    if work.status == Work.Status.DRAFT:
        raise PublishingError(
            _("“%(work)s” is still a draft: change the draft itself.") % {"work": work}
        )
