"""Pages of words: about, accessibility, librarians."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def to_come(request: HttpRequest, **where: str) -> HttpResponse:
    """Stands where the works' pages come."""
    raise Http404


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"section": "about"})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "accessibility.html")


def librarians(request: HttpRequest) -> HttpResponse:
    return render(request, "librarians.html", {"section": "librarians"})
