"""What BibTeX keeps of a record."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from publications.formats import choosing
from publications.formats.bibtex import people, types
from publications.formats.citation_keys import citation_key
from publications.formats.lines import line
from publications.identifiers import SCHEMES, find_dois, parse
from publications.names import Name, display, script_of
from publications.records import Agent, Heading, Record
from publications.texts import Text, same_language, shown
from publications.vocabularies.work_types import WORK_TYPES

from . import losses
from .losses import ONE_LINE, Loss, without

DOCUMENT = "bibtex.md"
FIELDS = ("titles", "subtitles", "abstracts", "keywords", "container_titles")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def _loss(sentence: str) -> Callable[[Callable[[Record], Record]], Loss]:
    return lambda apply: Loss(DOCUMENT, sentence, apply)


@_loss("A key that is not plain ASCII comes back as the key that was made of it.")
def keys(record: Record) -> Record:
    return replace(record, key=citation_key(record))


@_loss("A work of unknown type that stands in a serial comes back as a journal article.")
def unknown_types(record: Record) -> Record:
    unknown = record.work_type not in WORK_TYPES
    kind = types.entry_type(record)
    return replace(record, work_type=types.TYPES.get(kind, "")) if unknown else record


@_loss("Translations that nobody stands behind are not written")
def unsure(record: Record) -> Record:
    main = choosing.title(record, "")
    kept = {name: _sure(getattr(record, name)) for name in FIELDS}
    if main and main.state in choosing.NOTES:
        subtitle = next((text for text in record.subtitles if _belongs(text, main)), None)
        kept["subtitles"] = tuple(
            text for text in record.subtitles if text is subtitle or text in kept["subtitles"]
        )
    kept["titles"] = tuple(text for text in record.titles if text is main or text in kept["titles"])
    if not kept["container_titles"] and record.container_titles:
        kept["container_titles"] = tuple(filter(None, [shown(record.container_titles, "")]))
    return replace(record, **kept)


def _sure(texts: Sequence[Text]) -> tuple[Text, ...]:
    return tuple(text for text in texts if text.state not in choosing.NOTES)


@_loss("Each text has one wording a language, and further ones need a language that is known.")
def wordings(record: Record) -> Record:
    title = choosing.title(record, "")
    mains = {
        "titles": title,
        "subtitles": next(
            (text for text in record.subtitles if title and _belongs(text, title)), None
        ),
        "abstracts": shown(record.abstracts, ""),
        "container_titles": shown(record.container_titles, ""),
    }
    kept = {name: _once(getattr(record, name), main) for name, main in mains.items()}
    return replace(record, **kept)


def _belongs(text: Text, title: Text) -> bool:
    both = text.is_original and title.is_original
    return both or same_language(text.lang, title.lang)


def _once(texts: Sequence[Text], main: Text | None) -> tuple[Text, ...]:
    found = {main.lang: main} if main else {}
    for text in texts:
        if _TAG.fullmatch(text.lang):
            found.setdefault(text.lang, text)
    return tuple(found.values())


@_loss("Keywords and headings stand each once, keywords of one language together.")
def keywords(record: Record) -> Record:
    first = shown(record.keywords, "")
    if first is None:
        return record
    groups: dict[str, dict[str, Text]] = {first.lang: {}}
    for text in record.keywords:
        if text.lang == first.lang or _TAG.fullmatch(text.lang):
            groups.setdefault(text.lang, {}).setdefault(text.value, text)
    words = tuple(text for group in groups.values() for text in group.values())
    return replace(record, keywords=words)


@_loss(
    "Of a subject heading one label is kept, and a keyword that is also a heading is the heading "
    "only."
)
def headings(record: Record) -> Record:
    found: dict[str, Heading] = {}
    for heading in record.subjects:
        label = shown(_sure(heading.labels), "")
        if label:
            state = "original" if label.lang else ""
            found.setdefault(
                label.value, replace(heading, labels=(Text(label.value, label.lang, state),))
            )
    first = shown(record.keywords, "")
    words = [
        word
        for word in record.keywords
        if not (first and word.lang == first.lang and word.value in found)
    ]
    in_place = {word.value: found[word.value] for word in record.keywords
                if first and word.lang == first.lang and word.value in found}  # fmt: skip
    subjects = {**in_place, **found}
    return replace(record, keywords=tuple(words), subjects=tuple(subjects.values()))


@_loss("A work whose language is not known comes back in that of its title.")
def languages(record: Record) -> Record:
    title = choosing.title(record, "")
    return replace(record, language=record.language or (title.lang if title else ""))


@_loss("Of a text, the state of its translation is not kept")
def states(record: Record) -> Record:
    kept = {
        name: tuple(_stated(text, record.language) for text in getattr(record, name))
        for name in FIELDS
    }
    title = choosing.title(record, "")
    if title and title.state in choosing.NOTES:
        kept["titles"] = (replace(kept["titles"][0], state=title.state), *kept["titles"][1:])
    return replace(record, **kept)


def _stated(text: Text, language: str) -> Text:
    return replace(text, state="original" if text.lang and text.lang == language else "")


@_loss("Only titles have readings and romanised forms: of the one in `title`, and of the original.")
def readings(record: Record) -> Record:
    main = choosing.title(record, "")
    kept = {
        name: tuple(
            text if text is main else replace(text, reading="", romanised="")
            for text in getattr(record, name)
        )
        for name in FIELDS
    }
    return replace(record, **kept)


@_loss("Contributors come back list by list: authors, editors, translators and so on.")
def lists(record: Record) -> Record:
    makers = choosing.makers(record)
    order = list(people.ROLES)
    return replace(
        record,
        contributors=tuple(
            sorted(
                record.contributors,
                key=lambda agent: -1 if agent in makers
                else order.index(agent.role) if agent.role in order else len(order),
            )
        ),
    )  # fmt: skip


@_loss(
    "A name with one part, or of an organisation, comes back whole; its script is told by its "
    "letters."
)
def names(record: Record) -> Record:
    return replace(record, contributors=tuple(map(_whole, record.contributors)))


def _whole(agent: Agent) -> Agent:
    return replace(agent, names=tuple(_name(name, agent.is_organisation) for name in agent.names))


def _name(name: Name, is_organisation: bool) -> Name:
    if is_organisation or not (name.family and name.given):
        literal = line(display(name))
        return Name(literal=literal, script=script_of(literal), lang=name.lang)
    return replace(name, literal="", script=script_of(name.family))


@_loss(
    "Of the forms of a name that have one language, or none, the first is kept; they stand in the "
    "order of their tags."
)
def forms(record: Record) -> Record:
    def once(agent: Agent) -> Agent:
        found = {name.lang: name for name in reversed(agent.names[1:]) if _TAG.fullmatch(name.lang)}
        first = agent.names[0]
        rest = [name for name in agent.names[1:] if found.get(name.lang) is name]
        rest = sorted((one for one in rest if one.lang != first.lang), key=lambda one: one.lang)
        return replace(agent, names=(first, *rest))

    return replace(record, contributors=tuple(map(once, record.contributors)))


@_loss("Any dash between pages comes back as an en dash.")
def pages(record: Record) -> Record:
    return replace(record, pages=re.sub("[-–—]+", "–", record.pages))


@_loss(
    "A handle is the first of several in `eprint`; identifiers come back in their normal form, "
    "scheme by scheme."
)
def identifiers(record: Record) -> Record:
    handle = next((pair for pair in record.identifiers if pair[0] == "handle"), None)
    groups: dict[str, list[tuple[str, str]]] = {}
    for pair in record.identifiers:
        if pair is not handle:
            groups.setdefault(pair[0], []).append(pair)
    rest = [
        (scheme, _normal(scheme, value)) for group in groups.values() for scheme, value in group
    ]
    return replace(record, identifiers=tuple([handle, *rest] if handle else rest))


def _normal(scheme: str, value: str) -> str:
    return parse(scheme, value) if scheme in SCHEMES else value


@_loss("Links come back without their state, and without what is no address of the web.")
def links(record: Record) -> Record:
    return replace(record, links=tuple(replace(link, state="") for link in record.links))


@_loss("An address at doi.org comes back as DOI.")
def doi_addresses(record: Record) -> Record:
    if not re.match(r"https?://(?:dx\.|www\.)?doi\.org/", record.url):
        return record
    dois = dict.fromkeys((*record.dois[:1], *find_dois(record.url), *record.dois[1:]))
    return replace(record, url="", dois=tuple(dois))


@_loss("A DOI that none of the registration agencies’ rules allow is left out, and reported.")
def invalid_dois(record: Record) -> Record:
    return replace(record, dois=tuple(doi for doi in record.dois if find_dois(doi)))


@_loss("A DOI of all versions is not one of this version too.")
def concepts(record: Record) -> Record:
    return replace(record, dois=tuple(doi for doi in record.dois if doi != record.concept_doi))


LOSSES = (
    ONE_LINE,
    keys,
    unknown_types,
    unsure,
    readings,
    wordings,
    keywords,
    headings,
    languages,
    states,
    lists,
    names,
    forms,
    pages,
    identifiers,
    links,
    invalid_dois,
    doi_addresses,
    concepts,
    without(DOCUMENT, "Relations to other works are not written", "related"),
    without(
        DOCUMENT,
        "Files, archive records, the cataloguing agency and the time of the last change are not "
        "written.",
        "files", "archives", "agency", "datestamp",
    ),
)  # fmt: skip


def kept(record: Record) -> Record:
    """``record`` as a BibTeX file keeps it."""
    return losses.kept(record, LOSSES)
