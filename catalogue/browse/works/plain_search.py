"""What a search for words means while there is no search index: a plain match in the database.

Every word must stand in a title (in any language), in a contributor's name, or be an
identifier.
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
    Serial,
    Work,
)
from publications.multilingual import columns

MOST_WORDS = 8
SHORTEST_PART = 4
TITLE_COLUMNS = (*columns("title"), "original_title_reading", "original_title_romanised")


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
    """Works that the whole text names: by an identifier pasted in any form, else a part of one."""
    found = Q(pk__in=[])
    detected = detect(text)
    for scheme, value in detected:
        if scheme == "doi":
            found |= Q(pk__in=DOI.objects.filter(value=value).values("work"))
        elif scheme == "issn":
            serials = Serial.objects.filter(Q(issn=value) | Q(issn_l=value))
            found |= Q(serial__in=serials.values("pk"))
        elif scheme in ("orcid", "isni", "viaf"):
            made = Contribution.objects.filter(**{f"contributor__{scheme}": value})
            found |= Q(pk__in=made.values("work"))
        elif scheme in Identifier.Scheme.values:
            held = Identifier.objects.filter(scheme=scheme, value=value)
            found |= Q(pk__in=held.values("work"))
        else:
            found |= _kept(Q(identifier=value))
    is_part = not detected and " " not in text and any(map(str.isdigit, text))
    if is_part and len(text) >= SHORTEST_PART:
        found |= Q(pk__in=DOI.objects.filter(value__icontains=text).values("work"))
        found |= _kept(Q(identifier__icontains=text))
    return found


def _kept(condition: Q) -> Q:
    """Works that an archive keeps under an identifier, alone or in their issue or serial."""
    records = ArchiveRecord.objects.filter(condition).exclude(state="proposed")
    return (
        Q(pk__in=records.filter(work__isnull=False).values("work"))
        | Q(issue__in=records.filter(issue__isnull=False).values("issue"))
        | Q(serial__in=records.filter(serial__isnull=False).values("serial"))
    )
