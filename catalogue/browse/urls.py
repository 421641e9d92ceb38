"""Addresses for people, under ``/{lang}/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
