"""The ten languages of the catalogue: the one table that drives everything else.

Columns of translated fields, pages, sorting, citations and sitemaps read it through
``settings.CATALOGUE_LANGUAGES``. An eleventh language is one row here, one migration
made by ``manage.py makemigrations`` and one ``.po`` file.
"""

from typing import NamedTuple


class Language(NamedTuple):
    """One language of the interface and of translated fields.

    ``code``: as in addresses and columns (lower case). ``tag``: BCP 47, for ``lang``
    attributes. ``name``: in the language itself. ``direction``: ``ltr`` or ``rtl``.
    ``script``: ISO 15924. ``iso639_2``: bibliographic code, for MARC. ``csl``: CSL
    locale. ``stemmer``: Snowball algorithm, or None where words are not stemmed.
    """

    code: str
    tag: str
    name: str
    direction: str
    script: str
    iso639_2: str
    csl: str
    stemmer: str | None

    @property
    def column(self) -> str:
        """The suffix of this language's columns, as django-modeltranslation builds it."""
        return self.code.replace("-", "_")


LANGUAGES = (
    Language("en", "en", "English", "ltr", "Latn", "eng", "en-GB", "english"),
    Language("zh-hans", "zh-Hans", "简体中文", "ltr", "Hans", "chi", "zh-CN", None),
    Language("fr", "fr", "Français", "ltr", "Latn", "fre", "fr-FR", "french"),
    Language("es", "es", "Español", "ltr", "Latn", "spa", "es-ES", "spanish"),
    Language("pt", "pt", "Português", "ltr", "Latn", "por", "pt-PT", "portuguese"),
    Language("de", "de", "Deutsch", "ltr", "Latn", "ger", "de-DE", "german"),
    Language("ru", "ru", "Русский", "ltr", "Cyrl", "rus", "ru-RU", "russian"),
    Language("ja", "ja", "日本語", "ltr", "Jpan", "jpn", "ja-JP", None),
    Language("ko", "ko", "한국어", "ltr", "Kore", "kor", "ko-KR", None),
    Language("ar", "ar", "العربية", "rtl", "Arab", "ara", "ar", "arabic"),
)
