"""What MARC cannot hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

from publications import identifiers
from publications.formats.marc.encodings import composed
from publications.formats.marc.kinds import PARTS
from publications.formats.marc.linking import is_latin
from publications.formats.marc.people import arranged, script_of_name
from publications.names import Name, display
from publications.records import Agent, Record
from publications.texts import Text

from . import losses
from .losses import ONE_LINE, Loss

DOCUMENT = "marc.md"


def loss(sentence: str, apply: Callable[[Record], Record]) -> Loss:
    return Loss(DOCUMENT, sentence, apply)


def kept(record: Record) -> Record:
    """``record`` as it comes back from MARC."""
    return losses.kept(record, LOSSES)


def _names(agent: Agent) -> tuple[Name, ...]:
    """The printed form first, then the one of the regular field, then the others."""
    names = []
    for name in agent.names:
        name = _name(name, agent.is_organisation)
        if display(name) and name not in names:
            names.append(name)
    if not names:
        return ()
    printed = names[0]
    main, others = arranged(names)
    ordered = [printed, *(name for name in (main, *others) if name is not printed)]
    # Only 880 says the script: the regular field has the one of its letters.
    return tuple(
        replace(name, script=script_of_name(name) if name is main else name.script)
        for name in ordered
    )


def _name(name: Name, is_organisation: bool) -> Name:
    script = name.script if len(name.script) == 4 else script_of_name(name)
    if name.family and not is_organisation and ", " not in name.family:
        return replace(name, literal="", script=script)
    return Name(literal=display(name), script=script, lang=name.lang)


def _contributors(record: Record) -> Record:
    agents = [replace(agent, names=_names(agent)) for agent in record.contributors]
    return replace(
        record, contributors=tuple(dict.fromkeys(agent for agent in agents if agent.names))
    )


def _valid(scheme: str, value: str) -> str:
    try:
        return identifiers.parse(scheme, value)
    except identifiers.IdentifierError:
        return ""


def _identifiers(record: Record) -> Record:
    def all_of(scheme: str, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (_valid(scheme, value) for value in values))))

    others = [
        (scheme, _valid(scheme, value))
        for scheme, value in record.identifiers
        if scheme in identifiers.SCHEMES
    ]
    return replace(
        record,
        dois=all_of("doi", record.dois),
        concept_doi=_valid("doi", record.concept_doi),
        isbns=all_of("isbn", record.isbns),
        container_isbns=all_of("isbn", record.container_isbns),
        issns=all_of("issn", record.issns),
        identifiers=tuple(dict.fromkeys(pair for pair in others if pair[1])),
    )


def _doi_of_address(record: Record) -> Record:
    if record.dois or record.concept_doi or "doi.org/10." not in record.url:
        return record
    return replace(record, dois=tuple(identifiers.find_dois(record.url)[:1]))


def _part_isbns(record: Record) -> Record:
    if record.work_type not in PARTS or not record.isbns or record.container_isbns:
        return record
    return replace(record, isbns=(), container_isbns=record.isbns)


def _datestamp(record: Record) -> Record:
    if record.datestamp is None:
        return record
    return replace(record, datestamp=record.datestamp.astimezone(UTC).replace(microsecond=0))


def _readings(record: Record) -> Record:
    def bare(texts: tuple[Text, ...], first: int = 0) -> tuple[Text, ...]:
        return (*texts[:first], *(replace(text, reading="") for text in texts[first:]))

    def plain(texts: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(replace(text, reading="", romanised="") for text in texts)

    return replace(
        record,
        titles=bare(record.titles, 1),
        subtitles=bare(record.subtitles),
        container_titles=(*bare(record.container_titles[:1]), *plain(record.container_titles[1:])),
        abstracts=plain(record.abstracts),
        keywords=plain(record.keywords),
    )


def _romanised(record: Record) -> Record:
    def sure(texts: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(
            replace(text, romanised="")
            if text.romanised == text.value or not is_latin(text.romanised)
            else text
            for text in texts
        )

    return replace(
        record,
        titles=sure(record.titles),
        subtitles=sure(record.subtitles),
        container_titles=sure(record.container_titles),
    )


LOSSES = (
    ONE_LINE,
    loss(
        "Letters with combining marks come back composed (NFC).",
        lambda record: losses._mapped(record, composed),
    ),
    loss(
        "Of the further forms of a name, the first in Latin script comes back before the others",
        _contributors,
    ),
    loss(
        "An identifier that is not valid is left out when it is read, and a problem says so.",
        _identifiers,
    ),
    loss("An address at doi.org is the DOI too, where the record gives none.", _doi_of_address),
    loss("An ISBN of a part that names none of its host comes back as the host's.", _part_isbns),
    loss(
        "A heading that stands twice comes back once.",
        lambda record: replace(record, subjects=tuple(dict.fromkeys(record.subjects))),
    ),
    loss("Fractions of a second of the datestamp are dropped.", _datestamp),
    loss("Readings of other texts than the first title are not written.", _readings),
    loss("A romanised form that is the same text, or not in Latin script", _romanised),
)
