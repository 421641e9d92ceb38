"""Contributors: lists of names, and what annotations say of their members. Both ways."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...identifiers.base import gettext_noop
from ...names import FAMILY_FIRST, Name, display, script_of
from ...records import Agent, Record
from ...vocabularies.roles import ROLES as KNOWN
from .. import choosing
from ..gathering import Gathering
from ..latex import escape, part, verbatim, whole
from . import annotations
from .annotations import MARK, of_field, of_items, quoted
from .names import LONGEST, OTHERS, listed, parse

TOO_MANY = gettext_noop(
    "This list of names is longer than 250,000 characters: what comes after them was left out."
)
MORE = gettext_noop("The file says that there are more names, and does not give them.")

# MARC relator: field. "author" is settled by choosing.makers.
ROLES = {
    "edt": "editor",
    "trl": "translator",
    "ann": "annotator",
    "cmm": "commentator",
    "aui": "introduction",
    "aft": "afterword",
    "com": "editora",
    "ctb": "editorb",
}
EDITOR_TYPES = {"editora": "compiler", "editorb": "collaborator"}
# Everyone else: a list for special styles, which the standard ones do not print.
REST = "namea"

_READ = {"author": "aut", **{field: role for role, field in ROLES.items()}, "editorc": "edt",
         "foreword": "aui", "collaborator": "ctb",
         "illustrator": "ill", "director": "drt", REST: "oth"}  # fmt: skip
# What ``editortype`` and its like may say (biblatex manual, section 2.3.6).
_TYPES = {
    "editor": "edt", "compiler": "com", "collaborator": "ctb", "director": "drt",
    "producer": "pro", "translator": "trl", "annotator": "ann", "commentator": "cmm",
    "redactor": "edt", "reviser": "edt", "founder": "ctb", "continuator": "ctb",
    "organizer": "ctb", "illustrator": "ill", "none": "edt",
}  # fmt: skip
_ORGANISATION = "organisation"


def write(record: Record, language: str) -> Iterator[tuple[str, str]]:
    """The fields of all contributors."""
    if not record.contributors:
        return
    makers = choosing.makers(record)
    others = [agent for agent in record.contributors if agent not in makers]
    yield from _list("author", "aut", makers, language)
    for role, field in ROLES.items() if others else ():
        agents = [agent for agent in others if agent.role == role]
        if agents and field in EDITOR_TYPES:
            yield f"{field}type", EDITOR_TYPES[field]
        yield from _list(field, role, agents, language)
    rest = [agent for agent in others if agent.role not in ROLES]
    yield from _list(REST, "", rest, language)


def _list(
    field: str, role: str, agents: Sequence[Agent], language: str
) -> Iterator[tuple[str, str]]:
    """A list of names, and what is known of its members as data annotations."""
    named = choosing.named(agents, language)
    if not named:
        return
    yield field, " and ".join(_name(name) for _, name in named)
    people = [agent for agent, _ in named]
    for scheme in ("orcid", "isni", "viaf"):
        if any(known := [verbatim(getattr(agent, scheme)) for agent in people]):
            yield f"{field}{MARK}{scheme}", of_items(known)
    if any(agent.is_organisation for agent in people):
        kinds = (_ORGANISATION if agent.is_organisation else "" for agent in people)
        yield f"{field}{MARK}kind", of_items(kinds)
    if any(agent.role != role for agent in people):
        yield f"{field}{MARK}role", of_items(quoted(agent.role) for agent in people)
    yield from _forms(field, named)


def _forms(field: str, named: Sequence[tuple[Agent, Name]]) -> Iterator[tuple[str, str]]:
    """The languages of names, the family names of those written whole, the other forms."""
    tags = [name.lang if annotations.is_tag(name.lang) else "" for _, name in named]
    if any(tags):
        same = len(set(tags)) == 1
        yield f"{field}{MARK}lang", of_field(tags[0]) if same else of_items(tags)
    if any(name.family and choosing.is_whole(name) for _, name in named):
        families = (quoted(name.family) if choosing.is_whole(name) else "" for _, name in named)
        yield f"{field}{MARK}family", of_items(families)
    forms: dict[str, list[str]] = {}
    for place, (agent, main) in enumerate(named):
        if len(agent.names) < 2:
            continue
        for name in agent.names:
            if name.lang == main.lang or not annotations.is_tag(name.lang):
                continue
            one = choosing.named((replace(agent, names=(name,)),), "")
            values = forms.setdefault(name.lang, [""] * len(named))
            values[place] = values[place] or "".join(_form(each) for _, each in one)
    for tag, values in sorted(forms.items()):
        yield f"{field}{MARK}{tag}", of_items(values)


def _name(name: Name) -> str:
    if choosing.is_whole(name):
        return whole(display(name))
    return f"{part(name.family)}, {part(name.given)}"


def _form(name: Name) -> str:
    """A name as an annotation holds it: parted wherever it is."""
    if not name.family:
        return f"{{{quoted(name.literal)}}}"
    return ", ".join(
        f"{{{quoted(each)}}}" if part(each) != escape(each) else quoted(each)
        for each in (name.family, name.given)
    )


def read(
    fields: Mapping[str, str], forms: Mapping[str, Mapping[str, str]], gathering: Gathering
) -> Iterator[Agent]:
    """The contributors of an entry, list by list; ``forms``: ``annotations.languages``."""
    for field, role in _READ.items():
        if value := fields.get(field):
            if said := fields.get(f"{field}type", "").strip().lower():
                role = _TYPES.get(said, role)
            yield from _agents(field, value, role, fields, forms.get(field, {}), gathering)


def _agents(
    field: str,
    value: str,
    role: str,
    fields: Mapping[str, str],
    forms: Mapping[str, str],
    gathering: Gathering,
) -> Iterator[Agent]:
    if len(value) > LONGEST:
        gathering.problem(TOO_MANY, field, value)
    names = listed(value)
    if len(names) > 1 and names[-1].lower() == OTHERS:
        names.pop()
        gathering.problem(MORE, field, value)
    known = {
        name: annotations.items(text)
        for name in ("orcid", "isni", "viaf", "kind", "role", "lang", "family")
        if (text := fields.get(f"{field}{MARK}{name}"))
    }
    further = {tag: annotations.raw(text) for tag, text in forms.items()}
    for place, text in enumerate(names, 1):
        said = {name: items.get(place, items.get(0, "")) for name, items in known.items()}
        main = _with_family(parse(text), said.get("family", ""))
        if not (main.literal or main.family):
            continue
        main = replace(main, lang=said.get("lang", ""))
        others = (
            replace(parse(items[place]), lang=tag)
            for tag, items in further.items()
            if items.get(place)
        )
        given = said.get("role", "")
        yield Agent(
            (main, *others),
            given if given in KNOWN or len(given) == 3 else role,
            said.get("kind") == _ORGANISATION,
            **{
                scheme: gathering.identifier(scheme, f"{field}{MARK}{scheme}", said[scheme])
                for scheme in ("orcid", "isni", "viaf")
                if said.get(scheme)
            },
        )


def _with_family(name: Name, family: str) -> Name:
    """A whole name parted, where an annotation says which part of it is the family's."""
    literal = name.literal
    if not family or not literal:
        return name
    script = script_of(family)
    if script in FAMILY_FIRST and literal.startswith(family):
        given = literal[len(family) :]
    elif literal.endswith(f" {family}"):
        given = literal[: -len(family) - 1]
    else:
        return name
    if not given or given != given.strip():
        return name
    return Name(family, given, script=script)
