"""Serials, a serial with its issues, and one issue's contents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def serials(request: HttpRequest) -> HttpResponse:
    return render(request, "serials.html", {"section": "serials"})


def serial(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


def issue(request: HttpRequest, slug: str, issue: str) -> HttpResponse:
    raise Http404
