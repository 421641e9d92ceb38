"""The history of an object, and one of its versions, as admin pages."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from . import timeline, tracked
from .differences import compare, names_of, worded
from .restoring import RestoringError, restore_version


class HistoryPages:
    """Takes the place of django-simple-history's own pages, whose words are not in all ten
    languages and which restore through a form that knows one language at a time.

    ``history_parts``: (model, foreign key) of the rows that belong to an object.
    """

    history_parts: ClassVar[tuple[tuple[type[models.Model], str], ...]] = ()
    model: Any
    admin_site: Any

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What happened to the object and to what belongs to it, newest first."""
        key, row = self._found(object_id)
        self._must_see(request, row)
        before = request.GET.get("before", "")
        entries, older = timeline.own(
            self.model, key, int(before) if before.isdecimal() else None, self.admin_site
        )
        if row is None and not entries:
            raise Http404(_("Nothing of this number was ever here."))
        parts = [] if before else timeline.belonging(self.history_parts, key, self.admin_site)
        return self._page(
            request, "admin/history/versions.html", row,
            title=_("History of “%(name)s”") % {"name": timeline.name(self.model, row, key)},
            entries=entries, parts=parts, older=older, **(extra_context or {}),
        )  # fmt: skip

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """One version beside the present; a POST restores it."""
        key, row = self._found(object_id)
        self._must_see(request, row)
        version = timeline.version(self.model, key, version_id)
        if version is None:
            raise Http404(_("There is no such version."))
        may_restore = self._may_restore(request, row)
        if request.method == "POST":
            if not may_restore:
                raise PermissionDenied
            return self._restore(request, version)
        names = names_of([version, *([row] if row else [])], self.model, self.admin_site)
        fields = [
            (*tracked.label(field), *tracked.tag(tracked.label(field)[1]),
             worded(field, getattr(version, field.attname), names))
            for field in tracked.shown(self.model)
        ]  # fmt: skip
        return self._page(
            request, "admin/history/version.html", row,
            title=_("“%(name)s” as it was") % {"name": timeline.name(self.model, row, key)},
            version=version, verb=timeline.VERBS[version.history_type],
            differences=compare(row, version, self.model, names) if row else [],
            fields=[field for field in fields if field[-1]],
            may_restore=may_restore, **(extra_context or {}),
        )  # fmt: skip

    def _restore(self, request: HttpRequest, version: Any) -> HttpResponse:
        moment = date_format(localtime(version.history_date), "DATETIME_FORMAT")
        reason = _("Restored as of %(moment)s") % {"moment": moment}
        try:
            row = restore_version(version, self.model, request.user, reason)
        except RestoringError as error:
            for sentence in error.messages:
                messages.error(
                    request, _("This version cannot be restored. %(why)s") % {"why": sentence}
                )
            return HttpResponseRedirect(request.path)
        self.log_change(request, row, reason)  # type: ignore[attr-defined]
        messages.success(
            request,
            _("“%(name)s” is again as it was on %(moment)s.") % {"name": row, "moment": moment},
        )
        return HttpResponseRedirect(self._address("change", row.pk))

    def _found(self, object_id: str) -> tuple[Any, Any]:
        """The key, and the row unless it was deleted. Raises Http404 for what is no key."""
        try:
            key = self.model._meta.pk.to_python(object_id)
        except ValidationError as error:
            raise Http404(_("“%(id)s” is no number of ours.") % {"id": object_id}) from error
        return key, self.model._default_manager.filter(pk=key).first()

    def _must_see(self, request: HttpRequest, row: Any) -> None:
        if not self.has_view_or_change_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied

    def _may_restore(self, request: HttpRequest, row: Any) -> bool:
        if row is None:  # rows are not added on pages of their own, but may come back
            opts = self.model._meta
            codename = get_permission_codename("add", opts)
            return request.user.has_perm(f"{opts.app_label}.{codename}")
        return bool(self.has_change_permission(request, row))  # type: ignore[attr-defined]

    def _address(self, page: str, *args: Any) -> str:
        opts = self.model._meta
        return reverse(
            f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{page}", args=args
        )

    def _page(self, request: HttpRequest, template: str, row: Any, **context: Any) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            template,
            {
                **self.admin_site.each_context(request),
                "opts": self.model._meta,
                "object": row,
                "list_url": self._address("changelist"),
                "change_url": self._address("change", row.pk) if row is not None else "",
                **context,
            },
        )
