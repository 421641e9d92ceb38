"""The product's settings with a cache that keeps nothing: every page is made anew, whole."""

from config.settings import *  # noqa: F403

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
