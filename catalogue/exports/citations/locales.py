"""Whose language a citation speaks: from what a reader or a program asks for to a site language."""

from typing import Any

from django.conf import settings

from publications.texts import same_language

DEFAULT = "en"


def nearest(asked: str) -> Any:
    """The row of the table of languages nearest to ``asked``, English when none is near.

    ``asked``: a BCP 47 tag, a site code or a locale as programs write it (``fr-FR``,
    ``zh_TW``). Regions and, where nothing else is left, scripts do not part languages.
    """
    tag = asked.strip().replace("_", "-")
    for is_near in (same_language, _same_tongue):
        for language in settings.CATALOGUE_LANGUAGES:
            if is_near(tag, language.tag):
                return language
    return settings.CATALOGUE_LANGUAGES_BY_CODE[DEFAULT]


def _same_tongue(one: str, other: str) -> bool:
    return one.lower().partition("-")[0] == other.lower().partition("-")[0]
