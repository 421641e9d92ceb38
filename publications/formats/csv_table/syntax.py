"""Texts, people and the other values of a record as values of cells, both ways."""

from collections.abc import Iterable, Iterator, Sequence

from ...names import Name
from ...records import Agent, Attachment, Heading, Kept, Linked, Related
from ...texts import Text
from ...vocabularies.roles import ROLES
from ..lines import line
from . import cells
from .cells import Said

STATES = frozenset({"original", "machine", "draft", "reviewed", "outdated"})
UNKNOWN = "und"
_PEOPLE = ("orcid", "isni", "viaf")


def of_language(text: Text) -> str:
    """What is said of a text that has a cell of its own: ``zh-Hans; original``."""
    return cells.words(_said(text))


def texts(values: Iterable[Text], own: str = "") -> str:
    """Texts in one cell. Those that are original in the language ``own`` say nothing more."""
    return cells.joined(_text(text, own) for text in values)


def _text(text: Text, own: str) -> str:
    value = line(text.value)
    if own and text.is_original and text.lang == own and not text.reading and not text.romanised:
        return cells.value(value)
    said = _said(text)
    if own and not said:
        said = [("", UNKNOWN)]
    return cells.value(value, said)


def _said(text: Text) -> list[tuple[str, str]]:
    if not (text.reading or text.romanised):
        return [("", word) for word in (line(text.lang), text.state) if word]
    return [
        ("", line(text.lang)),
        ("", text.state),
        ("reading", line(text.reading)),
        ("romanised", line(text.romanised)),
    ]


def read_text(value: str, said: Said) -> Text:
    """A text and what is said of it."""
    words = [word for key, word in said if not key]
    more = dict(said)
    state = next((word for word in words if word in STATES), "")
    language = next((word for word in words if word not in STATES), "")
    return Text(
        value,
        "" if language == UNKNOWN else language,
        state,
        more.get("reading", ""),
        more.get("romanised", ""),
    )


def read_texts(cell: str, own: str = "") -> Iterator[Text]:
    """``texts`` undone."""
    for value, said in cells.values(cell):
        if value:
            yield Text(value, own, "original") if own and not said else read_text(value, said)


def people(agents: Iterable[Agent]) -> str:
    """Contributors: ``Wu, Zhaohui [edt; orcid=…]``; authors without their role."""
    return cells.joined(_person(agent) for agent in agents)


def _person(agent: Agent) -> str:
    first = agent.name
    said = [
        ("", agent.role if agent.role != "aut" else ""),
        ("", "organisation" if agent.is_organisation else ""),
        ("lang", line(first.lang)),
        ("script", line(first.script)),
        *((key, line(getattr(agent, key))) for key in _PEOPLE),
        *(
            ("also", cells.slashed(_name(form), line(form.lang), line(form.script)))
            for form in agent.names[1:]
        ),
    ]
    return cells.value(_name(first), said)


def _name(name: Name) -> str:
    """``Family, Given``; a comma within a part, or in a name in one piece, is doubled."""
    literal, family, given = line(name.literal), line(name.family), line(name.given)
    if family or given:
        return f"{family.replace(',', ',,')}, {given.replace(',', ',,')}"
    return literal.replace(",", ",,")


def read_name(text: str) -> Name:
    """``_name`` undone."""
    marked = text.replace(",,", "\0")
    family, comma, given = (part.replace("\0", ",").strip() for part in marked.partition(","))
    return Name(family, given) if comma else Name(literal=family)


def read_people(cell: str) -> Iterator[Agent]:
    """``people`` undone; identifiers are not looked at."""
    for value, said in cells.values(cell):
        more = {key: text for key, text in said if key}
        words = {word for key, word in said if not key}
        first = read_name(value)
        forms = [
            Name(
                first.family,
                first.given,
                first.literal,
                more.get("script", ""),
                more.get("lang", ""),
            )
        ]
        for text in (text for key, text in said if key == "also"):
            written, lang, script = cells.parts(text, 3)
            form = read_name(written)
            forms.append(Name(form.family, form.given, form.literal, script, lang))
        yield Agent(
            tuple(forms),
            next((word for word in words if word in ROLES), "aut"),
            "organisation" in words,
            *(more.get(key, "") for key in _PEOPLE),
        )


def _also(texts: Sequence[Text]) -> Iterator[tuple[str, str]]:
    for text in texts:
        yield "also", cells.slashed(line(text.value), line(text.lang), text.state)


def _read_also(value: str, said: Said) -> tuple[Text, ...]:
    """The first text, and those that stand in ``also``."""
    others = [Text(*cells.parts(text, 3)) for key, text in said if key == "also"]
    first = [read_text(value, said)] if value else []
    return (*first, *others)


def subjects(headings: Iterable[Heading]) -> str:
    return cells.joined(
        cells.value(
            line(heading.labels[0].value),
            [
                *_said(heading.labels[0]),
                ("scheme", line(heading.scheme)),
                ("uri", line(heading.uri)),
                *_also(heading.labels[1:]),
            ],
        )
        for heading in headings
        if heading.labels
    )


def read_subjects(cell: str) -> Iterator[Heading]:
    for value, said in cells.values(cell):
        more = dict(said)
        yield Heading(_read_also(value, said), more.get("scheme", ""), more.get("uri", ""))


def related(works: Iterable[Related]) -> str:
    return cells.joined(
        cells.value(
            line(work.titles[0].value) if work.titles else "",
            [
                *(_said(work.titles[0]) if work.titles else ()),
                ("kind", line(work.kind)),
                ("doi", line(work.doi)),
                ("url", line(work.url)),
                *_also(work.titles[1:]),
            ],
        )
        for work in works
    )


def read_related(cell: str) -> Iterator[Related]:
    for value, said in cells.values(cell):
        more = dict(said)
        yield Related(
            more.get("kind", ""), _read_also(value, said), more.get("doi", ""), more.get("url", "")
        )


def files(attachments: Iterable[Attachment]) -> str:
    return cells.joined(
        cells.value(
            line(file.url),
            [
                ("name", line(file.name)),
                ("language", line(file.language)),
                ("type", line(file.media_type)),
                ("size", str(file.size) if file.size else ""),
                ("sha256", line(file.sha256)),
            ],
        )
        for file in attachments
    )


def read_files(cell: str) -> Iterator[Attachment]:
    for value, said in cells.values(cell):
        more = dict(said)
        size = more.get("size", "")
        yield Attachment(
            value,
            more.get("name", ""),
            more.get("language", ""),
            more.get("type", ""),
            int(size) if size.isdecimal() and len(size) < 19 else 0,
            more.get("sha256", ""),
        )


def archives(kept: Iterable[Kept]) -> str:
    return cells.joined(
        cells.value(f"{line(one.service)}:{line(one.identifier)}", [("url", line(one.url))])
        for one in kept
    )


def read_archives(cell: str) -> Iterator[Kept]:
    for value, said in cells.values(cell):
        service, _, identifier = value.partition(":")
        yield Kept(service, identifier, dict(said).get("url", ""))


def links(addresses: Iterable[Linked]) -> str:
    return cells.joined(
        cells.value(line(link.url), [("label", line(link.label)), ("state", line(link.state))])
        for link in addresses
    )


def read_links(cell: str) -> Iterator[Linked]:
    for value, said in cells.values(cell):
        more = dict(said)
        yield Linked(value, more.get("label", ""), more.get("state", ""))


def identifiers(pairs: Iterable[tuple[str, str]]) -> str:
    return cells.joined(cells.value(f"{scheme}:{line(value)}") for scheme, value in pairs)


def read_identifiers(cell: str) -> Iterator[tuple[str, str]]:
    for value, _ in cells.values(cell):
        scheme, _, identifier = value.partition(":")
        yield scheme, identifier


def plain(values: Iterable[str]) -> str:
    """Numbers, several in a cell."""
    return cells.joined(cells.value(line(value)) for value in values)


def read_plain(cell: str) -> list[str]:
    return [value for value, _ in cells.values(cell) if value]
