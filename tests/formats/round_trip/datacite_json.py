"""What DataCite JSON keeps of a record."""

from dataclasses import replace

from publications.formats import choosing, in_order, xml
from publications.formats.datacite import dated, related, vocabulary
from publications.names import display, script_of
from publications.records import Agent, Heading, Record, Related
from publications.texts import Text, same_language

from . import losses
from .identified import only_valid
from .losses import Loss, without

DOCUMENT = "datacite.md"


def unsure_texts(record: Record) -> Record:
    def sure(texts: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(in_order.in_order(texts, ""))

    return replace(
        record,
        titles=tuple(in_order.titles(record, "")),
        subtitles=sure(record.subtitles),
        abstracts=sure(record.abstracts),
        keywords=tuple(in_order.grouped(record.keywords, "")),
        container_titles=sure(record.container_titles) or record.container_titles[:1],
        subjects=tuple(
            Heading(labels, one.scheme, one.uri)
            for one in record.subjects
            if (labels := sure(one.labels))
        ),
        related=tuple(replace(one, titles=sure(one.titles)) for one in record.related),
    )


def states(record: Record) -> Record:
    """A text is the original's when it is in the work's language, and else is not."""

    def judged(texts: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(replace(text, state=_state(text, record.language)) for text in texts)

    first, *rest = record.titles or (Text(""),)
    first = replace(first, lang=first.lang or record.language)
    subtitles = tuple(replace(one, lang=one.lang or first.lang) for one in record.subtitles)
    titles = [*judged((first,)), *(replace(text, state="") for text in rest)]
    return replace(
        record,
        titles=tuple(text for text in titles if text.value),
        subtitles=judged(subtitles),
        abstracts=judged(record.abstracts),
        keywords=judged(record.keywords),
        container_titles=judged(record.container_titles),
        subjects=tuple(
            replace(
                one,
                labels=tuple(
                    Text(text.value, text.lang, "" if number else "original")
                    for number, text in enumerate(one.labels)
                ),
            )
            for one in record.subjects
        ),
        related=tuple(
            replace(one, titles=tuple(replace(text, state="") for text in one.titles))
            for one in record.related
        ),
    )


def _state(text: Text, language: str) -> str:
    return "original" if same_language(text.lang, language) else ""


def readings(record: Record) -> Record:
    """Only those of the title itself are kept."""

    def first_read(texts: tuple[Text, ...]) -> tuple[Text, ...]:
        return texts[:1] + tuple(replace(one, reading="", romanised="") for one in texts[1:])

    return replace(
        record,
        titles=first_read(record.titles),
        container_titles=first_read(record.container_titles),
    )


def one_name(record: Record) -> Record:
    return replace(
        record,
        contributors=tuple(replace(agent, names=agent.names[:1]) for agent in record.contributors),
    )


def whole_names(record: Record) -> Record:
    def name(agent: Agent) -> Agent:
        one = agent.names[0]
        if agent.is_organisation or not (one.family and one.given):
            one = replace(one, family="", given="", literal=display(one))
        script = script_of(one.family or one.literal)
        return replace(agent, names=(replace(one, script=script),))

    return replace(record, contributors=tuple(map(name, record.contributors)))


def roles(record: Record) -> Record:
    makers = choosing.makers(record)
    others = [agent for agent in record.contributors if agent not in makers]
    kept = [replace(agent, role="aut") for agent in makers]
    kept += [replace(agent, role=_role(agent.role)) for agent in others]
    return replace(record, contributors=tuple(dict.fromkeys(kept)))


def _role(role: str) -> str:
    kind = vocabulary.CONTRIBUTOR_TYPES.get(role, "Other")
    return vocabulary.ROLES.get(vocabulary.BEFORE_46.get(kind, kind), "ctb")


def pages(record: Record) -> Record:
    first, last = related.pages(record.pages)
    return replace(record, pages=f"{first}–{last}" if last and last != first else first)


def relations(record: Record) -> Record:
    found = []
    for one in record.related:
        kind = vocabulary.BEFORE_46.get(one.kind, one.kind)
        found.append(Related(kind, one.titles, one.doi, "" if one.doi else one.url))
    found.sort(key=lambda one: not (one.doi or one.url))
    return replace(record, related=tuple(dict.fromkeys(found)))


def headings(record: Record) -> Record:
    """One without scheme and address is a keyword."""
    words = [text for one in record.subjects if not (one.scheme or one.uri) for text in one.labels]
    kept = tuple(one for one in record.subjects if one.scheme or one.uri)
    more = [replace(text, state=_state(text, record.language)) for text in words]
    return replace(record, keywords=tuple(dict.fromkeys([*record.keywords, *more])), subjects=kept)


def one_heading(record: Record) -> Record:
    found: list[Heading] = []
    for one in record.subjects:
        if found and one.uri and (found[-1].scheme, found[-1].uri) == (one.scheme, one.uri):
            labels = tuple(dict.fromkeys((*found[-1].labels, *one.labels)))
            found[-1] = replace(one, labels=labels)
        else:
            found.append(one)
    return replace(record, subjects=tuple(found))


def concept(record: Record) -> Record:
    if record.dois:
        return record
    return replace(record, dois=tuple(filter(None, [record.concept_doi])), concept_doi="")


def unknown(record: Record) -> Record:
    return replace(
        record,
        publisher="" if vocabulary.is_unknown(record.publisher) else record.publisher,
        abstracts=tuple(one for one in record.abstracts if not vocabulary.is_unknown(one.value)),
        contributors=tuple(
            agent
            for agent in record.contributors
            if not vocabulary.is_unknown(display(agent.names[0]))
        ),
    )


def addresses(record: Record) -> Record:
    return replace(
        record,
        url=xml.uri(record.url),
        subjects=tuple(replace(one, uri=xml.uri(one.uri)) for one in record.subjects),
    )


def dates(record: Record) -> Record:
    return record if dated.written(record.date) else replace(record, date="")


def loss(sentence: str, apply: object) -> Loss:
    assert callable(apply)
    return Loss(DOCUMENT, sentence, apply)


LOSSES = (
    losses.ONE_LINE,
    loss(
        "A text that nobody stands behind is left out, unless its language was asked for.",
        unsure_texts,
    ),
    loss("Readings and romanised forms are kept of the first title alone.", readings),
    loss("Of an agent's names one is written.", one_name),
    loss(
        "The name of an organisation, and one of which only a part is known, is whole; the script "
        "of a name is read from its letters.",
        whole_names,
    ),
    loss(
        "A role becomes the nearest contributorType, and who is there twice in one is there once; "
        "authors come first.",
        roles,
    ),
    loss("A heading without scheme and address is a keyword.", headings),
    loss("Headings of one scheme and address that follow each other are one.", one_heading),
    loss(
        "A text in the language of the work is read as the original's; of a translation's state "
        "nothing is kept.",
        states,
    ),
    loss("A range of pages is read with an en dash.", pages),
    loss(
        "A related work has its DOI or else its address, and those with neither come last.",
        relations,
    ),
    loss(
        "Where a work has no DOI of its own but one of all versions, that one is its DOI.", concept
    ),
    only_valid(DOCUMENT),
    loss("What is one of the standard's codes for unknown is read as nothing.", unknown),
    loss(
        "Addresses are written as RFC 3986 has them, other characters with percent signs.",
        addresses,
    ),
    loss("A date that is no EDTF is left out.", dates),
    without(
        DOCUMENT,
        "Not written: the place of publication, addresses and checksums of files, records at "
        "archives, further links, the agency, the time of the last change.",
        "place",
        "files",
        "archives",
        "links",
        "agency",
        "datestamp",
    ),
)


def kept(record: Record) -> Record:
    """``record`` as it comes back from DataCite JSON."""
    return losses.kept(record, LOSSES)
