"""The fields of the index. Whoever changes them, or how texts are analysed, raises ``VERSION``:
an index of another version is not opened, and made anew."""

from functools import lru_cache

import tantivy
from django.conf import settings

from . import titles

VERSION = 6

# Words in their order, for words and phrases. In ``own`` they stand with a site language.
WORDS = ("title", "topic", "name", "text")
# The same words' further forms and single characters, of title and topic, and of the rest.
BESIDE = ("title_forms", "forms", "title_characters", "characters", "own", "ids", "langs")
# Values of facets: as they are, or primary keys.
VALUES = ("type", "language")
# Services, states and pairs of both, to narrow by; ``holdings`` is the set of a work's pairs, to
# count by: see ``query.held``.
HELD = ("archive", "archive_state", "kept")
KEYS = ("subject", "contributor", "serial", "issue")


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """Texts come analysed: their terms have blanks between."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("pk", indexed=True, fast=True)
    for name in ("newest", "oldest"):
        builder.add_unsigned_field(name, fast=True)
    for language in settings.CATALOGUE_LANGUAGES:
        for name in titles.fields(language.code):
            builder.add_unsigned_field(name, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in BESIDE:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in VALUES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in HELD:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("holdings", tokenizer_name="raw", index_option="basic", fast=True)
    for name in KEYS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()
