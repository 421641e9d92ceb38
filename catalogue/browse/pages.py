"""Pages of words: about, accessibility."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# When the accessibility statement was last held against the pages.
REVIEWED = date(2026, 11, 24)


def about(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "about",
        "contact": settings.CONTACT_EMAIL,
        "source": settings.SOURCE_URL,
    }
    return render(request, "about.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"contact": settings.CONTACT_EMAIL, "reviewed": REVIEWED}
    return render(request, "accessibility.html", context)
