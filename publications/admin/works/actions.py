"""What can be done with several works of the list at once."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ... import publishing
from ...models import Work
from ...publishing import PublishingError
from .publishing import Verb, WithdrawalForm


class PublishingActions:
    """Each work by itself: those whose rules refuse are named, the others are done."""

    @admin.action(description=_("Publish the chosen works"), permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, chosen: QuerySet[Work]) -> None:
        self._each(request, chosen, publishing.publish)

    @admin.action(description=_("Take the chosen works back to drafts"), permissions=["publish"])
    def unpublish_chosen(self, request: HttpRequest, chosen: QuerySet[Work]) -> None:
        self._each(request, chosen, publishing.unpublish)

    @admin.action(description=_("Restore the chosen works as drafts"), permissions=["publish"])
    def restore_chosen(self, request: HttpRequest, chosen: QuerySet[Work]) -> None:
        self._each(request, chosen, publishing.restore)

    @admin.action(description=_("Withdraw the chosen works …"), permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, chosen: QuerySet[Work]) -> HttpResponse | None:
        """Ask for one reason for all of them first."""
        asked = "reason" in request.POST
        form = WithdrawalForm(request.POST if asked else None)
        if asked and form.is_valid():
            reason = form.cleaned_data["reason"]
            self._each(request, chosen, lambda work, by: publishing.withdraw(work, reason, by))
            return None
        page: HttpResponse = self.withdrawal_page(  # type: ignore[attr-defined]
            request, form, list(chosen), action="withdraw_chosen"
        )
        return page

    def _each(self, request: HttpRequest, chosen: QuerySet[Work], verb: Verb) -> None:
        done = 0
        for work in chosen:
            try:
                changed = verb(work, request.user)
            except PublishingError as error:
                messages.warning(request, str(error))
                continue
            done += 1
            self._log(request, changed)
        if done:
            messages.success(
                request,
                ngettext("%(count)s work done.", "%(count)s works done.", done) % {"count": done},
            )

    def _log(self, request: HttpRequest, work: Any) -> None:
        self.log_change(request, work, work.get_status_display())  # type: ignore[attr-defined]
