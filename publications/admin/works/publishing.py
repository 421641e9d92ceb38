"""Buttons of the work's page, and what they do: always a POST, always by permission."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import publishing
from ...models import Work
from ...publishing import PublishingError

Verb = Callable[[Work, Any], Work]

# name of the address: (what it does, what the editor is told then)
VERBS: dict[str, tuple[Verb, Any]] = {
    "publish": (publishing.publish, gettext_lazy("“%(work)s” is published: readers see it now.")),
    "unpublish": (
        publishing.unpublish,
        gettext_lazy("“%(work)s” is a draft again: readers no longer see it."),
    ),
    "restore": (
        publishing.restore,
        gettext_lazy("“%(work)s” is restored as a draft: only editors see it."),
    ),
    "republish": (
        lambda work, by: publishing.restore(work, by, published=True),
        gettext_lazy("“%(work)s” is restored and published: readers see it now."),
    ),
    "new-version": (
        publishing.new_version,
        gettext_lazy("This is a draft of a new version: give it its own version, date and DOI."),
    ),
}


# What may be done with a work in each status: (address, label, whether a page asks first).
TOOLS: dict[str, tuple[tuple[str, Any, bool], ...]] = {
    "draft": (("publish", gettext_lazy("Publish"), False),),
    "published": (
        ("unpublish", gettext_lazy("Unpublish"), False),
        ("new-version", gettext_lazy("New version"), False),
        ("withdraw", gettext_lazy("Withdraw …"), True),
    ),
    "withdrawn": (
        ("restore", gettext_lazy("Restore as a draft"), False),
        ("republish", gettext_lazy("Restore and publish"), False),
        ("new-version", gettext_lazy("New version"), False),
    ),
}


@dataclass(frozen=True)
class Tool:
    """A button of the work's page; ``asks``: a link to a page that asks first."""

    name: str
    label: Any
    url: str
    asks: bool


def tools(work: Work) -> list[Tool]:
    """The buttons for ``work`` as it is now."""
    found = TOOLS[work.status]
    if work.status == Work.Status.DRAFT and work.published_at is not None:
        found += (("withdraw", gettext_lazy("Withdraw …"), True),)
    return [
        Tool(
            name, label,
            reverse(f"admin:publications_work_{name.replace('-', '_')}", args=(work.pk,)), asks,
        )
        for name, label, asks in found
    ]  # fmt: skip


class WithdrawalForm(forms.Form):
    """Why works are withdrawn, in words that readers will find in their place."""

    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawal"),
        help_text=gettext_lazy("Readers will be told. Addresses, DOIs and the citation remain."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "class": "vLargeTextField"}),
    )


class PublishingPages:
    """Addresses below a work's own: ``…/publish/``, ``…/withdraw/`` and so on."""

    admin_site: Any
    model: Any

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/withdraw/", wrap(self.withdraw_view), name="publications_work_withdraw"
            ),
            *(
                path(
                    f"<int:pk>/{name}/", wrap(self.verb_view), {"name": name},
                    name=f"publications_work_{name.replace('-', '_')}",
                )
                for name in VERBS
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]  # fmt: skip

    def has_publish_permission(self, request: HttpRequest, work: Any = None) -> bool:
        """Who may change works may publish them; the one place to be stricter."""
        return bool(self.has_change_permission(request, work))  # type: ignore[attr-defined]

    def verb_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Do what the button says, and go back to the page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        work = self._work(request, pk)
        return _to(self.do(request, work, name) or work)

    def do(self, request: HttpRequest, work: Work, name: str) -> Work | None:
        """One verb on one work, told and logged; None when its rules refused."""
        verb, told = VERBS[name]
        try:
            done = verb(work, request.user)
        except PublishingError as error:
            messages.error(request, str(error))
            return None
        sentence = told % {"work": done}
        self.log_change(request, done, sentence)  # type: ignore[attr-defined]
        messages.success(request, sentence)
        return done

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, then withdraw."""
        work = self._work(request, pk)
        form = WithdrawalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            self.withdraw(request, work, form.cleaned_data["reason"])
            return _to(work)
        return self.withdrawal_page(request, form, [work])

    def withdraw(self, request: HttpRequest, work: Work, reason: str) -> bool:
        """Withdraw one work; tells whether it was done."""
        try:
            done = publishing.withdraw(work, reason, request.user)
        except PublishingError as error:
            messages.error(request, str(error))
            return False
        sentence = _("“%(work)s” is withdrawn: a notice stands in its place.") % {"work": done}
        self.log_change(request, done, sentence)  # type: ignore[attr-defined]
        messages.success(request, sentence)
        return True

    def withdrawal_page(
        self, request: HttpRequest, form: forms.Form, works: list[Work], **more: Any
    ) -> HttpResponse:
        """The page that asks why ``works`` are withdrawn."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw"),
            "form": form,
            "works": works,
            "opts": self.model._meta,
            **more,
        }
        return TemplateResponse(request, "admin/works/withdraw.html", context)

    def _work(self, request: HttpRequest, pk: int) -> Work:
        work = get_object_or_404(Work, pk=pk)
        if not self.has_publish_permission(request, work):
            raise PermissionDenied
        return work


def _to(work: Work) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:publications_work_change", args=(work.pk,)))
