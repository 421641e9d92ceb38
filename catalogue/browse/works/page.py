"""The page of one work, put together from what each part of it says. At most twelve queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from publications.texts import Text

from ..shown import Shown
from . import citing, facts, relating, wording
from .attachments import Attachment, attachments
from .citing import Cite
from .credits import Credit, credits_of
from .evidence import Preserved, preserved, read_dois
from .facts import Fact
from .identifying import Identified, identifiers
from .others import Other, others, read_others, titles
from .relating import Relations
from .showing import Source, pick_all, read_states, state_all
from .wording import Abstract, Keyword


@dataclass(frozen=True)
class WorkPage:
    """Everything the template of a work shows, in the reader's language where there is one."""

    slug: str
    permalink: str
    title: Shown
    subtitle: Shown
    other_titles: Sequence[Text]
    credits: Sequence[Credit]
    abstract: Abstract | None
    keywords: Sequence[Keyword]
    facts: Sequence[Fact]
    identifiers: Sequence[Identified]
    preserved: Sequence[Preserved]
    cite: Cite
    files: Sequence[Attachment]
    relations: Relations
    serial: Shown | None
    earlier: Other | None
    later: Other | None
    issue_url: str
    source: str
    updated: datetime


def build(work: Any, reader: str, *, abstract: str = "") -> WorkPage:
    """The page of ``work``, a row of ``record.find``, for a reader of a site language."""
    people = credits_of([work.pk], reader).get(work.pk, [])
    dois = read_dois(work.pk)
    subjects = facts.read_subjects(work)
    ties = relating.read_ties(work.pk)
    beside = {work.earlier_pk, work.later_pk} - {None}
    rows = read_others(beside | {tie.other for tie in ties})
    picked = pick_all(
        [
            *_own(work),
            *facts.subject_labels(subjects),
            *titles(rows),
        ],
        reader,
    )
    states = read_states(picked.items(), whole=("work", work.pk))
    shown = state_all(picked, states)
    named = others(rows, shown, reader)
    title = shown[Source("work", work.pk, "title")]
    serial = shown.get(Source("serial", work.serial_id, "title")) if work.serial_id else None
    return WorkPage(
        slug=work.slug,
        permalink=f"{settings.SITE_URL}/works/{work.slug}",
        title=title,
        subtitle=shown[Source("work", work.pk, "subtitle")],
        other_titles=wording.titles(work, states, title),
        credits=people,
        abstract=wording.abstract(work, states, reader, abstract),
        keywords=wording.keywords(work, states, reader),
        facts=facts.facts(work, subjects, shown, reader),
        identifiers=identifiers(work, dois),
        preserved=preserved(work, dois, people),
        cite=citing.cite(work, title, serial, people, dois),
        files=attachments(work, reader),
        relations=relating.relations(ties, named),
        serial=serial,
        earlier=named.get(work.earlier_pk),
        later=named.get(work.later_pk),
        issue_url=facts.issue_address(work),
        source=work.source,
        updated=work.datestamp,
    )


def _own(work: Any) -> list[tuple[Source, Any]]:
    wanted = [(Source("work", work.pk, field), work) for field in ("title", "subtitle")]
    if work.serial:
        wanted.append((Source("serial", work.serial.pk, "title"), work.serial))
    if work.issue:
        wanted.append((Source("issue", work.issue.pk, "title"), work.issue))
    return wanted
