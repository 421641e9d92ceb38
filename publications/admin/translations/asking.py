"""Questions about the states of translations, answered by the database.

Only whether a text is there is asked, never the text: a page of rows costs a few flags.
"""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from ...models import Translation
from ...texts import same_language
from ...translating import states
from ...translation import TRANSLATED_FIELDS
from .kinds import Kind

# Language code -> the original languages in the database that its readers read.
Spoken = dict[str, list[str]]


def spoken(kind: Kind) -> Spoken:
    """Which of the original languages in use are one of the ten. One query."""
    found = kind.model.objects.order_by().values_list(kind.language, flat=True).distinct()
    tags = [tag for tag in found if tag]
    return {
        language.code: [tag for tag in tags if same_language(tag, language.tag)]
        for language in settings.CATALOGUE_LANGUAGES
    }


def present(column: str) -> Q:
    """``column`` holds a text."""
    return Q(**{f"{column}__gt": ""})


def is_there(field: str, code: str) -> Q:
    """``field`` has a text in the column of language ``code``."""
    return present(f"{field}_{settings.CATALOGUE_LANGUAGES_BY_CODE[code].column}")


def is_source(kind: Kind, field: str, code: str, tags: Spoken) -> Q:
    """The text in ``code`` is itself the source (as ``states.is_source`` says of one row)."""
    condition = present(f"original_{field}") & Q(**{f"{kind.language}__in": tags[code]})
    return condition | ~present(f"original_{field}") if code == "en" else condition


def has_state(kind: Kind, state: str, codes: list[str], tags: Spoken) -> Q:
    """Some field of the row is in ``state`` in one of the languages ``codes``."""
    fields = TRANSLATED_FIELDS[kind.model]
    condition = Q(pk__in=[])
    if state == states.MISSING:
        for field in fields:
            source = present(f"original_{field}") | present(f"{field}_en")
            for code in codes:
                condition |= source & ~is_there(field, code) & ~is_source(kind, field, code, tags)
        return condition
    said = Translation.objects.filter(kind=kind.name, object_id=OuterRef("pk"), language__in=codes)
    if state == states.OUTDATED:
        return Q(Exists(said.filter(outdated=True)))
    condition = Q(Exists(said.filter(outdated=False, state=state)))
    if state == Translation.State.DRAFT:  # texts of which nobody said anything are drafts too
        for field in fields:
            for code in codes:
                unsaid = ~Exists(said.filter(field=field, language=code))
                condition |= is_there(field, code) & ~is_source(kind, field, code, tags) & Q(unsaid)
    return condition
