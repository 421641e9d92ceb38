"""A record as MARC 21 fields, and MARC 21 fields as a record. See ``docs/formats/marc.md``."""

from ... import identifiers
from ...identifiers.base import gettext_noop
from ...records import Record
from ..base import Problem
from . import access, dates, host, kinds, leader, numbers, people, related, subjects, titles
from .fields import Marc
from .linking import Builder, Links
from .reading import Reading

NO_TITLE = gettext_noop("The record has no title.")
NOTHING_IN_IT = gettext_noop("The record says nothing of a work: no title, name or number.")


def fields_of(record: Record, language: str = "") -> Marc:
    """``record`` as MARC; every text in every language, those in ``language`` before others."""
    build = Builder()
    leader.write(build, record)
    numbers.write(build, record)
    leader.write_source(build, record)
    build.add("046", "  ", *dates.coded(record.date))
    contributors = build.part()
    people.write(contributors, record)
    main = [one for one in contributors.fields if one.tag[0] == "1"]
    build.fields += main
    titles.write(build, record, language)
    host.write(build, record)
    kinds.write_content(build, record.work_type)
    is_series = host.is_series(record)
    if is_series:
        host.write_series(build, record, language)
    subjects.write_abstracts(build, record, language)
    access.write_licence(build, record)
    subjects.write_subjects(build, record, language)
    kinds.write(build, record.work_type)
    build.fields += contributors.fields[len(main) :]
    if not is_series:
        host.write_host(build, record, language)
    related.write(build, record)
    access.write(build, record)
    return Marc(leader.leader(record), build.done())


def record_of(marc: Marc) -> tuple[Record | None, tuple[Problem, ...]]:
    """The work that ``marc`` describes, and what was wrong; None when it describes none."""
    reading = Reading(marc, Links(marc), leader.language(marc))
    work_type = kinds.read(marc)
    found, subtitles = titles.read(reading)
    isbns, issns = numbers.read_isbns(reading), numbers.read_issns(reading)
    dois, concept, others = numbers.read_others(reading)
    inside = host.Host(reading)
    is_part = work_type in kinds.PARTS and not inside.isbns
    place, publisher = host.read_imprint(reading)
    contributors = people.read(reading)
    if not (found or contributors or dois or isbns or others):
        return None, (Problem(NOTHING_IN_IT), *reading.problems)
    if not found:
        reading.problems.append(Problem(NO_TITLE, field="245"))
    online = access.Access(reading)
    if not dois and not concept and "doi.org/10." in online.url:
        dois = tuple(identifiers.find_dois(online.url)[:1])
    record = Record(
        key=marc.text("001"),
        url=online.url,
        work_type=work_type,
        language=reading.language,
        titles=found,
        subtitles=subtitles,
        abstracts=subjects.read_abstracts(reading),
        keywords=subjects.read_keywords(reading),
        contributors=contributors,
        date=dates.read(reading),
        container_titles=inside.titles,
        container_isbns=isbns if is_part else inside.isbns,
        issns=tuple(dict.fromkeys((*issns, *inside.issns))),
        volume=inside.volume,
        issue=inside.issue,
        pages=inside.pages,
        extent=reading.trim(marc.text("300", "a")),
        publisher=publisher,
        place=place,
        version=reading.trim(marc.text("250", "a")),
        licence=access.read_licence(reading),
        dois=dois,
        concept_doi=concept,
        isbns=() if is_part else isbns,
        identifiers=others,
        subjects=subjects.read_subjects(reading),
        related=related.read(reading),
        files=tuple(online.files),
        archives=tuple(online.archives),
        links=tuple(online.links),
        agency=marc.text("003") or marc.text("040", "a"),
        datestamp=leader.datestamp(marc),
    )
    return record, tuple(reading.problems)
