"""How each language of the catalogue is analysed: one table, made of the settings' rows."""

from functools import lru_cache
from typing import NamedTuple

from django.conf import settings

# ISO 15924 codes that are written with the same letters as far as words go.
_WRITTEN_AS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


class Analysed(NamedTuple):
    """``code``: the site's; ``script``: of its letters; ``stemmer``: Snowball's, or None."""

    code: str
    script: str
    stemmer: str | None


UNKNOWN = Analysed("", "", None)


@lru_cache(maxsize=1)
def table() -> dict[str, Analysed]:
    """Every language of the catalogue by the first part of its tag."""
    return {
        language.tag.split("-")[0].lower(): Analysed(
            language.code, _WRITTEN_AS.get(language.script, language.script), language.stemmer
        )
        for language in settings.CATALOGUE_LANGUAGES
    }


@lru_cache(maxsize=1024)
def analysed(tag: str) -> Analysed:
    """For a BCP 47 tag; ``UNKNOWN`` for a language whose words are not stemmed here."""
    return table().get(tag.split("-")[0].lower(), UNKNOWN)


@lru_cache(maxsize=16)
def written_in(script: str) -> tuple[Analysed, ...]:
    """The languages in which a word in ``script`` can be."""
    return tuple(row for row in table().values() if row.script == script)
