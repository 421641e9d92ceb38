"""From rows to records: everything of a batch is read at once, then put together."""

from collections.abc import Iterator, Sequence

from django.conf import settings

from ..addresses import work_url
from ..multilingual import NO_STATES, words
from ..records import Agent, Heading, Record
from ..texts import Text
from . import children, shared
from .children import Credit, LinkStates
from .collecting import uncollected
from .relating import related_works
from .remembering import Memory
from .rows import Row, texts_of
from .shared import InIssue, InSerial, Person


class Run:
    """One walk through works. It remembers what they share, within bounds."""

    def __init__(self, link_states: LinkStates | None = None) -> None:
        self._link_states = link_states
        self._serials: Memory[InSerial] = Memory()
        self._issues: Memory[InIssue] = Memory()
        self._people: Memory[Person] = Memory()
        self._subjects: Memory[Heading] = Memory()

    def records(self, rows: Sequence[Row]) -> Iterator[Record]:
        """``rows`` as records, in their order. At most fifteen queries, and one for links.

        Each is made when it is asked for: what lives shortly costs the garbage collector
        nothing, and that is half of the time.
        """
        if not rows:
            return
        with uncollected():
            self._read(rows)
        yield from map(self._record, rows)

    def _read(self, rows: Sequence[Row]) -> None:
        """All that hangs on ``rows``, and what they share with others."""
        works = [facts.pk for facts, _ in rows]
        self._credits = children.credits_of(works)
        self._headings = children.subjects_of(works)
        self._learn(rows)
        self._dois = children.dois_of(works)
        self._identifiers = children.identifiers_of(works)
        self._files = children.files_of(works)
        self._archives = children.archives_of(works)
        self._links = children.links_of(works, self._link_states)
        self._related = related_works(works)
        self._agency = str(getattr(settings, "MARC_ORGANIZATION_CODE", ""))

    def _learn(self, rows: Sequence[Row]) -> None:
        """Read what the batch shares with others and was not met before, with all states."""
        new_serials = self._serials.missing(facts.serial_id for facts, _ in rows)
        new_subjects = self._subjects.missing(
            subject for headings in self._headings.values() for subject in headings
        )
        states = shared.states_of(
            {
                "work": [facts.pk for facts, _ in rows],
                "serial": new_serials,
                "subject": new_subjects,
            }
        )
        self._states = states
        self._serials.learn(new_serials, shared.serials(new_serials, states))
        self._subjects.learn(new_subjects, shared.subjects(new_subjects, states))
        new_issues = self._issues.missing(facts.issue_id for facts, _ in rows)
        self._issues.learn(new_issues, shared.issues(new_issues))
        new_people = self._people.missing(
            credit.contributor for credits in self._credits.values() for credit in credits
        )
        self._people.learn(new_people, shared.people(new_people))

    def _record(self, row: Row) -> Record:
        facts = row.facts
        pk = facts.pk
        states = self._states.get(("work", pk), NO_STATES)
        serial, issue = self._serials.get(facts.serial_id), self._issues.get(facts.issue_id)
        dois = self._dois.get(pk, ())
        identifiers = self._identifiers.get(pk, ())
        return Record(
            key=facts.slug,
            url=work_url(facts.slug),
            work_type=facts.work_type,
            language=facts.original_language,
            titles=tuple(texts_of(row, "title", states)),
            subtitles=tuple(texts_of(row, "subtitle", states)),
            abstracts=tuple(texts_of(row, "abstract", states)),
            keywords=tuple(
                word for text in texts_of(row, "keywords", states) for word in words(text)
            ),
            contributors=tuple(self._agents(self._credits.get(pk, ()))),
            date=facts.date or (issue.date if issue else ""),
            container_titles=serial.titles if serial else _container(row),
            container_isbns=tuple(facts.container_isbn.split()),
            issns=serial.issns if serial else (),
            volume=issue.volume if issue else facts.volume,
            issue=issue.number if issue else facts.number,
            pages=facts.pages,
            extent=facts.extent,
            publisher=facts.publisher or (serial.publisher if serial else ""),
            place=facts.place or (serial.place if serial else ""),
            version=facts.version,
            licence=facts.licence,
            dois=tuple(value for kind, value in dois if kind == "version"),
            concept_doi=next((value for kind, value in dois if kind == "concept"), ""),
            isbns=tuple(value for scheme, value in identifiers if scheme == "isbn"),
            identifiers=tuple(pair for pair in identifiers if pair[0] != "isbn"),
            subjects=tuple(self._subjects_of(pk)),
            related=tuple(self._related.get(pk, ())),
            files=tuple(self._files.get(pk, ())),
            archives=tuple(self._archives.get(pk, ())),
            links=tuple(self._links.get(pk, ())),
            agency=self._agency,
            datestamp=facts.datestamp,
        )

    def _agents(self, credits: Sequence[Credit]) -> list[Agent]:
        people = [(self._people.get(credit.contributor), credit) for credit in credits]
        return [person.credited(credit) for person, credit in people if person]

    def _subjects_of(self, work: int) -> list[Heading]:
        headings = (self._subjects.get(key) for key in self._headings.get(work, ()))
        return [heading for heading in headings if heading]


def _container(row: Row) -> tuple[Text, ...]:
    """A book or series that is no serial here, in the words of the work's own language."""
    title = row.facts.container_title.strip()
    return (Text(title, row.facts.original_language, "original"),) if title else ()
