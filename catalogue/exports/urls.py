"""Addresses for machines: permalinks, formats and files."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
