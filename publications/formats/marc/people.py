"""Contributors: 100 and 110 for who comes first, 700 and 710 for the rest, 880 for scripts."""

import re

from ... import identifiers
from ...names import Name, display, script_of
from ...records import Agent, Record
from ...vocabularies import marc_languages
from ...vocabularies.roles import ROLES
from .. import choosing
from .fields import Field
from .linking import Builder, Subfields, is_latin
from .reading import Reading

_RELATOR = re.compile(r"(?:https?://id\.loc\.gov/vocabulary/relators/)?([a-z]{3})")
# Where $4 is missing: first letters of the relator terms of $e.
_TERMS = (
    ("author of intro", "aui"), ("author of after", "aft"), ("writer of intro", "aui"),
    ("author", "aut"), ("writer", "aut"), ("verfasser", "aut"), ("auteur", "aut"),
    ("autor", "aut"), ("joint author", "aut"), ("creator", "aut"), ("editor", "edt"),
    ("joint editor", "edt"), ("ed.", "edt"), ("hrsg", "edt"), ("herausgeber", "edt"),
    ("éditeur scientifique", "edt"), ("ed", "edt"), ("translator", "trl"), ("tr.", "trl"),
    ("übersetzer", "trl"), ("traduct", "trl"), ("illustrat", "ill"), ("ill.", "ill"),
    ("compiler", "com"), ("comp", "com"), ("zusammenstell", "com"), ("annotator", "ann"),
    ("commentator", "cmm"), ("composer", "cmp"), ("komponist", "cmp"), ("lyricist", "lyr"),
    ("librettist", "lyr"), ("photograph", "pht"), ("artist", "art"), ("narrator", "nrt"),
    ("speaker", "spk"), ("film director", "drt"), ("director", "drt"), ("producer", "pro"),
    ("publisher", "pbl"), ("printer", "prt"), ("issuing body", "isb"), ("host institution", "his"),
    ("thesis advisor", "ths"), ("degree supervisor", "ths"), ("cartographer", "ctg"),
    ("programmer", "prg"), ("interviewee", "ive"), ("interviewer", "ivr"), ("book designer", "bkd"),
    ("contributor", "ctb"), ("mitwirkender", "ctb"), ("sponsor", "fnd"), ("funder", "fnd"),
    ("reviewer", "rev"), ("researcher", "res"),
)  # fmt: skip
_ORCID = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")
_ISNI = re.compile(r"(?:isni\.org/(?:isni/)?|\(isni\)\s*)([\d ]{15,18}[\dXx])", re.I)
_VIAF = re.compile(r"(?:viaf\.org/viaf/|\(viaf\)\s*)(\d+)", re.I)
_ENDS_NAME = re.compile(r"[\s,;:،؛]+$")
# A full stop belongs to an initial or an abbreviation, not to "Twain, Mark."
_STOP_AFTER_WORD = re.compile(r"(?<=[^\W\d_]{3})\.+$|(?<=\.)\.$")


def write(build: Builder, record: Record) -> None:
    """Contributors in their order. The first is the main entry when it is the maker of the work."""
    for place, agent in enumerate(record.contributors):
        is_main = place == 0 and agent.role in choosing.MAKERS
        kind = "10" if agent.is_organisation else "00"
        _write_agent(build, record, agent, f"{1 if is_main else 7}{kind}")


def _write_agent(build: Builder, record: Record, agent: Agent, tag: str) -> None:
    names = [name for name in agent.names if display(name).strip()]
    if not names:
        return
    main, others = arranged(names)
    printed = names[0]
    as_expected = _first(record.language, main, others) == printed
    said: Subfields = (
        ("4", agent.role),
        ("1", f"https://orcid.org/{agent.orcid}" if agent.orcid else ""),
        ("1", f"https://isni.org/isni/{agent.isni}" if agent.isni else ""),
        ("1", f"http://viaf.org/viaf/{agent.viaf}" if agent.viaf else ""),
    )
    shown = []
    for name in (main, *others):
        state = "original" if name is printed and not as_expected else ""
        indicator, text = _entry(name, agent.is_organisation)
        link = build.linked(name.lang, state)
        code = name.script if len(name.script) == 4 else script_of_name(name)
        shown.append((f"{indicator} ", code, (*link, ("a", text))))
    indicators, _, subfields = shown[0]
    build.add_pair(tag, indicators, (*subfields, *said), shown[1:])


def arranged(names: list[Name]) -> tuple[Name, list[Name]]:
    """The form for the regular field, the first in Latin script if there is one, and the rest."""
    main = next((name for name in names if is_latin(display(name))), names[0])
    return main, [name for name in names if name is not main]


def _first(language: str, main: Name, others: list[Name]) -> Name:
    """Which form a reader takes for the printed one: the one in the script of the work."""
    if others and is_latin(display(main)) and not marc_languages.is_latin(language):
        return next((name for name in others if not is_latin(display(name))), main)
    return main


def _entry(name: Name, is_organisation: bool) -> tuple[str, str]:
    """First indicator and $a. The comma parts family and given name, where they are parted."""
    if is_organisation:
        return "2", display(name)
    if name.family and ", " not in name.family:
        return "1", f"{name.family}, {name.given}".rstrip()
    return "0", display(name)


def script_of_name(name: Name) -> str:
    """ISO 15924 code of its letters."""
    return script_of(name.family + name.given or name.literal)


def read(reading: Reading) -> tuple[Agent, ...]:
    """Contributors in the file's order, each once."""
    marc = reading.marc
    found: dict[Agent, None] = {}
    for one in marc.in_order("100", "110", "111", "700", "710", "711", "720"):
        # A name with a title is another work.
        if one.tag[0] == "7" and one.first("t"):
            continue
        agent = _agent(reading, one)
        if agent:
            found[agent] = None
    return tuple(found)


def _agent(reading: Reading, one: Field) -> Agent | None:
    is_organisation = one.tag[1:] != "00" and not (one.tag == "720" and one.indicators[:1] != "2")
    main = _name(reading, one, is_organisation)
    others = []
    printed = main if _is_printed(reading, one) else None
    for code, other in reading.links.others(one):
        name = _name(reading, other, is_organisation, code)
        if name and name != main and name not in others:
            others.append(name)
            if _is_printed(reading, other):
                printed = name
    if main is None:
        main, others = (others[0], others[1:]) if others else (None, [])
    if main is None:
        return None
    first = printed or _first(reading.language, main, others)
    names = (first, *(name for name in (main, *others) if name is not first))
    orcid, isni, viaf = _numbers(one)
    return Agent(names, _role(one), is_organisation, orcid, isni, viaf)


def _is_printed(reading: Reading, one: Field) -> bool:
    kind = reading.links.kind(one)
    return kind is not None and kind[1] == "original"


def _name(reading: Reading, one: Field, is_organisation: bool, code: str = "") -> Name | None:
    text = one.first("a")
    if not reading.marc.is_plain:
        text = text.removesuffix("[from old catalog]").rstrip()
        text = _STOP_AFTER_WORD.sub("", text)
    kind = reading.links.kind(one)
    language = kind[0] if kind else ""
    said = code if len(code) == 4 and code.isalpha() else ""
    if is_organisation:
        if one.tag != "111" and (units := one.all("b")):
            text = ". ".join(_tidy(reading, part).rstrip(".") for part in (text, *units))
        text = _tidy(reading, text)
        return Name(literal=text, script=said or script_of(text), lang=language) if text else None
    is_parted = one.tag != "720" and one.indicators[:1] in ("1", "3")
    if is_parted and (parts := _parted(text, reading.marc.is_plain)):
        family, given = parts
        return Name(family, given, "", said or script_of(family + given), language)
    text = _tidy(reading, text)
    if not is_parted and (number := one.first("b")) and one.tag != "720":
        text = f"{text} {_tidy(reading, number)}".strip()
    return Name(literal=text, script=said or script_of(text), lang=language) if text else None


def _parted(text: str, is_plain: bool) -> tuple[str, str] | None:
    """Family and given name at the comma; None where there is none."""
    for comma in (", ", ",", "،"):
        family, found, given = text.partition(comma)
        if found:
            given = given.strip() if is_plain else _ENDS_NAME.sub("", given).strip()
            return (family.strip(), given) if family.strip() else None
    return None


def _tidy(reading: Reading, text: str) -> str:
    return text.strip() if reading.marc.is_plain else _ENDS_NAME.sub("", text).strip()


def _role(one: Field) -> str:
    for value in one.all("4"):
        match = _RELATOR.fullmatch(value.strip().rstrip("."))
        if match:
            return match[1] if match[1] in ROLES else _NEAR.get(match[1], "oth")
    for value in one.all("j" if one.tag[1:] == "11" else "e"):
        term = value.strip(" ,.;").lower()
        for start, role in _TERMS:
            if term.startswith(start.rstrip(".")):
                return role
    return "aut" if one.tag[0] == "1" else "ctb"


# Relators that are not among ours, by the nearest that is.
_NEAR = {"cre": "aut", "dis": "aut", "edc": "edt", "pbd": "edt", "hnr": "oth", "orm": "isb"}


def _numbers(one: Field) -> tuple[str, str, str]:
    """ORCID iD, ISNI and VIAF number in $0 and $1."""
    orcid = isni = viaf = ""
    for value in one.all("01"):
        lower = value.lower()
        if "orcid" in lower and (match := _ORCID.search(value)):
            orcid = orcid or _checked("orcid", match[1])
        elif "isni" in lower and (match := _ISNI.search(value)):
            isni = isni or _checked("isni", match[1])
        elif "viaf" in lower and (match := _VIAF.search(value)):
            viaf = viaf or match[1]
    return orcid, isni, viaf


def _checked(scheme: str, text: str) -> str:
    try:
        return identifiers.parse(scheme, text)
    except identifiers.IdentifierError:
        return ""
