"""The pages of imports: bring something, look at it, import it, read the report."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from ...formats.base import Problem
from ...importing import uploads
from ...importing.opening import CannotOpenError
from ...importing.outcomes import sentences
from ...importing.running import CannotReadError
from ...models import ImportRow, ImportRun, ImportUpload
from .bringing import NothingBroughtError, bring
from .form import ImportForm, format_name
from .previewing import look

ROWS = 100
State = ImportUpload.State


@admin.register(ImportRun)
class ImportRunAdmin(admin.ModelAdmin[ImportRun]):
    """Imports are made on pages of their own, and are reports afterwards."""

    list_display = (
        "name", "format", "state", "started_at", "created", "updated", "unchanged", "rejected",
    )  # fmt: skip
    list_filter = ("state", "format")
    search_fields = ("name",)
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who may add works may bring them in."""
        return bool(request.user.has_perm("publications.add_work"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("publications.view_work"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                "upload/<int:pk>/",
                self.admin_site.admin_view(self.upload_view),
                name="publications_importrun_upload",
            )
        ]
        return [*own, *super().get_urls()]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Bring an identifier, references or a file."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        start = {"identifier": request.GET.get("identifier", "")}
        form = ImportForm(request.POST or None, request.FILES or None, initial=start)
        problems: list[str] = []
        if request.method == "POST" and form.is_valid():
            try:
                upload = bring(form.cleaned_data, request.user)
            except NothingBroughtError as error:
                problems = _said(error.problems)
            else:
                return HttpResponseRedirect(
                    reverse("admin:publications_importrun_upload", args=[upload.pk])
                )
        context = {"form": form, "problems": problems, "title": _("Bring in works")}
        return self._page(request, "admin/imports/start.html", context)

    def upload_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Look at what was brought; import it or let it go; then see how far it is."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(ImportUpload.objects.select_related("run"), pk=pk)
        if request.method == "POST":
            return self._decide(request, upload)
        if upload.state == State.DONE and upload.run:
            return HttpResponseRedirect(_report(upload.run.pk))
        if upload.state != State.PREVIEWED:
            context = {"upload": upload, "title": str(upload)}
            return self._page(request, "admin/imports/waiting.html", context)
        context = {"upload": upload, "title": _("Look before you import")}
        try:
            context["look"] = look(upload)
        except CannotReadError as error:
            context["problems"] = _said((error.problem,))
        except CannotOpenError as error:
            context["problems"] = [str(error)]
        return self._page(request, "admin/imports/preview.html", context)

    def _decide(self, request: HttpRequest, upload: ImportUpload) -> HttpResponse:
        if upload.state != State.PREVIEWED:
            messages.info(request, _("This was imported already."))
        elif "discard" in request.POST:
            upload.content.delete(save=False)
            upload.delete()
            messages.info(request, _("Nothing was imported."))
            return HttpResponseRedirect(reverse("admin:publications_importrun_add"))
        else:
            numbers = request.POST.getlist("take")
            if "choosing" in request.POST and not numbers:
                messages.warning(request, _("Choose at least one entry."))
                return HttpResponseRedirect(request.path)
            upload.only = [int(number) for number in numbers if number.isdecimal()]
            upload.publish = "publish" in request.POST
            uploads.wait(upload)
        return HttpResponseRedirect(request.path)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The report of a run: counts, and every entry that has something to say."""
        run = self.get_object(request, object_id)
        if run is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined, no-any-return]
                request, self.opts, object_id
            )
        if not self.has_view_permission(request, run):
            raise PermissionDenied
        rows = run.rows.select_related("work").filter(number__gt=_number(request))
        if (action := request.GET.get("action", "")) in ImportRow.Action.values:
            rows = rows.filter(action=action)
        found = list(rows[: ROWS + 1])
        context = {
            "run": run,
            "title": run.name,
            "format": format_name(run.format),
            "action": action,
            "rows": [(row, list(sentences(row.problems))) for row in found[:ROWS]],
            "after": found[ROWS - 1].number if len(found) > ROWS else None,
            "counts": [
                (name, label, getattr(run, name)) for name, label in ImportRow.Action.choices
            ],
        }
        return self._page(request, "admin/imports/report.html", context)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        return TemplateResponse(
            request,
            template,
            {**self.admin_site.each_context(request), "opts": self.opts, **context},
        )


def _said(problems: tuple[Problem, ...]) -> list[str]:
    return [_(problem.message) % problem.params for problem in problems]


def _report(pk: int) -> str:
    return reverse("admin:publications_importrun_change", args=[pk])


def _number(request: HttpRequest) -> int:
    text = request.GET.get("after", "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
