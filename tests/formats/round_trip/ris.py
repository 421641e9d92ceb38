"""What RIS keeps of a record."""

import re
from collections.abc import Callable
from dataclasses import replace

from publications.formats import choosing
from publications.identifiers import SCHEMES
from publications.names import Name, display, script_of
from publications.records import Agent, Attachment, Linked, Record
from publications.texts import Text, shown
from publications.vocabularies.work_types import work_type

from . import losses
from .identified import only_valid
from .losses import ONE_LINE, Loss

DOCUMENT = "ris.md"
UNSURE = ("machine", "outdated")
PARTS = frozenset({"JOUR", "MGZN", "NEWS", "CHAP", "CPAPER"})


def _loss(sentence: str) -> Callable[[Callable[[Record], Record]], Loss]:
    return lambda apply: Loss(DOCUMENT, sentence, apply)


def _kind(record: Record) -> str:
    kind = work_type(record.work_type).ris
    return "MGZN" if kind == "GEN" and record.container_titles else kind


@_loss("A subtitle stands behind the title, and comes back as part of it.")
def subtitles(record: Record) -> Record:
    whole = tuple(replace(text, value=choosing.whole_title(record, text)) for text in record.titles)
    return replace(record, titles=whole, subtitles=())


@_loss("Of translations, the states `draft` and `reviewed` are not told.")
def states(record: Record) -> Record:
    main = shown(record.titles, "")
    first = [text for text in record.titles if text is main]
    others = [text for text in record.titles if text is not main and text.state not in UNSURE]
    others.sort(key=lambda text: not text.is_original)
    titles = [*first, *(_stateless(text) for text in others)]
    if main is not None and main.state not in UNSURE:
        titles[0] = _stateless(main)
    titles.sort(key=lambda text: not text.is_original)
    return replace(record, titles=tuple(titles))


def _stateless(text: Text) -> Text:
    return text if text.is_original else replace(text, state="")


@_loss("Readings and romanised forms of titles are not written.")
def readings(record: Record) -> Record:
    return replace(
        record, titles=tuple(replace(text, reading="", romanised="") for text in record.titles)
    )


@_loss("There is one abstract.")
def abstracts(record: Record) -> Record:
    sure = [text for text in record.abstracts if text.state not in UNSURE]
    main = shown(sure, "")
    return replace(
        record, abstracts=(_stateless(replace(main, reading="", romanised="")),) if main else ()
    )


@_loss("Keywords and subjects come back as keywords, in a language that is not known.")
def keywords(record: Record) -> Record:
    words = choosing.keywords(record, "")
    if len(words) == 1:
        words = re.split(r"\s*[;；]\s*", words[0])
    words = list(dict.fromkeys(filter(None, words)))
    return replace(record, keywords=tuple(map(Text, words)), subjects=())


@_loss("The container has one title, in a language that is not known.")
def containers(record: Record) -> Record:
    title = choosing.container(record, "")
    return replace(record, container_titles=(Text(title),) if title else ())


@_loss("A work of unknown type that stands in a serial comes back as a magazine article.")
def types(record: Record) -> Record:
    unknown = not record.work_type and record.container_titles
    return replace(record, work_type="magazine-article") if unknown else record


@_loss(
    "A name has one form; that it is an organisation's, its ORCID, ISNI and VIAF are not written."
)
def names(record: Record) -> Record:
    return replace(
        record,
        contributors=tuple(Agent((_name(agent),), agent.role) for agent in record.contributors),
    )


def _name(agent: Agent) -> Name:
    name = agent.name
    if agent.is_organisation or not (name.family and name.given):
        literal = display(name)
        return Name(literal=literal, script=script_of(literal))
    return Name(name.family, name.given, script=script_of(name.family))


@_loss("A comma within a single word parts a name.")
def commas(record: Record) -> Record:
    return replace(record, contributors=tuple(map(_parted, record.contributors)))


def _parted(agent: Agent) -> Agent:
    name = agent.name
    if " " in name.literal:
        return agent
    whole = name.literal or f"{name.family},{name.given}"
    family, *rest = re.split(r",(?! )", whole, maxsplit=1)
    family, given = family.strip(), rest[0].strip() if rest else ""
    if family and given:
        return replace(agent, names=(Name(family, given, script=script_of(family)),))
    whole = family or given
    return replace(agent, names=(Name(literal=whole, script=script_of(whole)),))


@_loss("A no-break space in a name in one piece comes back as a blank.")
def no_break(record: Record) -> Record:
    def plain(agent: Agent) -> Agent:
        literal = agent.name.literal.replace("\xa0", " ")
        return replace(agent, names=(replace(agent.name, literal=literal),))

    return replace(record, contributors=tuple(map(plain, record.contributors)))


@_loss("Any dash between two page numbers comes back as a hyphen.")
def pages(record: Record) -> Record:
    return replace(record, pages=re.sub(r"^(\w+)\s*[-–—]+\s*(\w+)$", r"\1-\2", record.pages))


@_loss("The only page number of a book, report or thesis comes back as its extent.")
def wholes(record: Record) -> Record:
    if _kind(record) in ("BOOK", "RPRT", "THES") and record.pages.isdigit():
        return replace(record, pages="", extent=record.extent or record.pages)
    return record


@_loss("Only the DOI to cite stands in `DO`: that of all versions is left out beside another.")
def concept(record: Record) -> Record:
    dois = record.dois or tuple(filter(None, [record.concept_doi]))
    return replace(record, dois=dois, concept_doi="")


@_loss(
    "An ISBN of an article, chapter or paper is that of the book it is in, any other the work's "
    "own."
)
def isbns(record: Record) -> Record:
    numbers = (*record.isbns, *record.container_isbns)
    is_part = _kind(record) in PARTS
    return replace(
        record, isbns=() if is_part else numbers, container_isbns=numbers if is_part else ()
    )


@_loss("Identifiers that have no address of their own are not written.")
def identifiers(record: Record) -> Record:
    known = tuple(
        (scheme, value)
        for scheme, value in record.identifiers
        if scheme in SCHEMES and SCHEMES[scheme].url(value)
    )
    return replace(record, identifiers=known)


@_loss("Of files and links only the address is written.")
def addresses(record: Record) -> Record:
    return replace(
        record,
        files=tuple(Attachment(file.url) for file in record.files),
        links=tuple(Linked(link.url) for link in record.links),
    )


LOSSES = (
    ONE_LINE, subtitles, readings, states, abstracts, keywords, isbns, wholes, types, containers,
    names, no_break, commas, pages, concept, identifiers,
    addresses, only_valid(DOCUMENT),
    losses.without(
        DOCUMENT,
        "Related works, archive records, the cataloguing agency and the date stamp are not "
        "written.",
        "related", "archives", "agency", "datestamp",
    ),
)  # fmt: skip


def kept(record: Record) -> Record:
    """``record`` as RIS brings it back."""
    return losses.kept(record, LOSSES)


__all__ = ["LOSSES", "kept"]
