"""What a search for words means, until the search index answers it: a plain match.

Every word must stand in a title (in any language), in a contributor's name, or be an
identifier. This module is the one place that the index replaces.
"""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from publications.identifiers import detect
from publications.models import (
    DOI,
    ArchiveRecord,
    Contribution,
    ContributorName,
    Identifier,
    Issue,
    Serial,
    Work,
)
from publications.multilingual import columns

LONGEST = 200
MOST_WORDS = 8
TITLE_COLUMNS = (*columns("title"), "original_title_reading", "original_title_romanised")


def read_words(text: str) -> str:
    """What was asked, its blanks made single and its length bounded.

    Raises ValueError for what no text holds: a NUL character, which PostgreSQL refuses.
    """
    if "\x00" in text:
        raise ValueError(text)
    return " ".join(text.split())[:LONGEST].strip()


def match(works: QuerySet[Work], text: str) -> QuerySet[Work]:
    """Those of ``works`` that answer ``text``, as ``read_words`` gave it."""
    condition = Q()
    for word in text.split()[:MOST_WORDS]:
        condition &= _in_title(word) | _in_name(word)
    return works.filter(condition | _identified(text))


def _in_title(word: str) -> Q:
    found = Q()
    for form in _forms(word):
        for column in TITLE_COLUMNS:
            found |= Q(**{f"{column}__icontains": form})
    return found


def _in_name(word: str) -> Q:
    """Family and given name are joined as they are in Chinese, Japanese and Korean."""
    said = Q()
    for form in _forms(word):
        said |= Q(whole__icontains=form)
    names = ContributorName.objects.annotate(
        whole=Concat("family", "given", Value(" "), "literal")
    ).filter(said)
    return Q(
        pk__in=Contribution.objects.filter(contributor__in=names.values("contributor")).values(
            "work"
        )
    )


def _forms(word: str) -> list[str]:
    """SQLite folds the case of ASCII letters only: the usual cases of the others are asked."""
    if word.isascii():
        return [word]
    return list(dict.fromkeys((word, word.lower(), word.upper(), word.capitalize())))


def _identified(text: str) -> Q:
    found = Q()
    for scheme, value in detect(text):
        found |= _HOLDERS[scheme](value) if scheme in _HOLDERS else Q()
    return found or Q(pk__in=[])
