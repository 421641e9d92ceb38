"""UNIMARC and RUSMARC as records: the leader is MARC 21's, the fields are not.

Source: UNIMARC Manual, Bibliographic Format (IFLA); RUSMARC follows it.
"""

import re

from ... import identifiers
from ...identifiers.base import gettext_noop
from ...names import Name, script_of
from ...records import Agent, Heading, Record
from ...texts import Text
from ...vocabularies import marc_languages
from ..base import Problem
from . import dates, kinds
from .fields import Field, Marc
from .linking import Links
from .mapping import NO_TITLE, NOTHING_IN_IT
from .reading import Reading, unbracketed

# UNIMARC relator codes (UNIMARC Manual, appendix C): ours.
_RELATORS = {
    "005": "nrt", "010": "ctb", "020": "ann", "040": "art", "070": "aut", "072": "aut",
    "075": "aft", "080": "aui", "100": "aut", "180": "ctg", "205": "ctb", "210": "cmm",
    "220": "com", "230": "cmp", "300": "drt", "330": "aut", "340": "edt", "440": "ill",
    "460": "ive", "470": "ivr", "480": "lyr", "550": "nrt", "600": "pht", "610": "prt",
    "630": "pro", "635": "prg", "640": "pfr", "650": "pbl", "651": "edt", "675": "rev",
    "721": "edt", "727": "ths", "730": "trl",
}  # fmt: skip
_PERSONS, _BODIES = ("700", "701", "702"), ("710", "711", "712")
NOT_READ = gettext_noop("The date “%(value)s” is left out: it cannot be read with certainty.")


def is_unimarc(marc: Marc) -> bool:
    """Whether the title stands where UNIMARC has it, and nothing where MARC 21 has it."""
    return not marc.has("245", "240") and bool(marc.text("200", "ae"))


def record_of(marc: Marc) -> tuple[Record | None, tuple[Problem, ...]]:
    """The work that ``marc`` describes, and what was wrong; None when it describes none."""
    reading = Reading(marc, Links(marc), _language(marc))
    titles, subtitles = _titles(reading)
    contributors = tuple(
        agent for one in marc.in_order(*_PERSONS, *_BODIES) if (agent := _agent(one))
    )
    isbns = _numbers(reading, "isbn", "010")
    issns = _numbers(reading, "issn", "011")
    if not (titles or contributors or isbns):
        return None, (Problem(NOTHING_IN_IT), *reading.problems)
    if not titles:
        reading.problems.append(Problem(NO_TITLE, field="200"))
    host = next(marc.all("463", "461"), None)
    container, volume, host_issns = _host(reading, host)
    work_type = "chapter" if marc.leader[7:8] == "a" else kinds.read_leader(marc)
    if work_type == "chapter" and (host_issns or issns):
        work_type = "journal-article"
    place = next((unbracketed(reading.trim(text)) for text in marc.texts(("210", "214"), "a")), "")
    publisher = next(
        (unbracketed(reading.trim(text)) for text in marc.texts(("210", "214"), "c")), ""
    )
    record = Record(
        key=marc.text("001"),
        url=marc.text("856", "u"),
        work_type=work_type,
        language=reading.language,
        titles=titles,
        subtitles=subtitles,
        abstracts=tuple(Text(text) for text in marc.texts(("330",), "a")),
        keywords=tuple(Text(text) for text in marc.texts(("610",), "a")),
        contributors=tuple(dict.fromkeys(contributors)),
        date=_date(reading),
        container_titles=(Text(container),) if container else (),
        container_isbns=isbns if work_type in kinds.PARTS else (),
        issns=tuple(dict.fromkeys((*host_issns, *issns))),
        volume=volume,
        extent=reading.trim(marc.text("215", "a")),
        publisher=publisher,
        place=place,
        version=reading.trim(marc.text("205", "a")),
        isbns=() if work_type in kinds.PARTS else isbns,
        dois=_dois(reading),
        subjects=_subjects(marc),
        agency=marc.text("801", "b"),
    )
    return record, tuple(reading.problems)


def _language(marc: Marc) -> str:
    codes = [*marc.texts(("101",), "a")]
    return next(filter(None, map(marc_languages.from_marc, codes)), "")


def _titles(reading: Reading) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    one = next((one for one in reading.marc.all("200") if one.first("ae")), None)
    if one is None:
        return (), ()
    title = reading.trim(one.first("a"))
    parts = [reading.trim(part) for part in one.all("hi")]
    if parts:
        title = ". ".join(filter(None, [title, ", ".join(parts)]))
    subtitle = "; ".join(reading.trim(text) for text in one.all("e"))
    original = (reading.language, "original")
    titles = [Text(title, *original)] if title else []
    titles += [Text(reading.trim(text)) for text in one.all("d")]
    titles += [
        Text(text, marc_languages.from_marc(other.first("z")))
        for other in reading.marc.all("510")
        if (text := reading.trim(other.first("a"))) and all(text != said.value for said in titles)
    ]
    return tuple(titles), (Text(subtitle, *original),) if subtitle else ()


def _agent(one: Field) -> Agent | None:
    is_organisation = one.tag in _BODIES
    entry = one.first("a").strip(" ,;")
    if not entry:
        return None
    if is_organisation:
        text = ". ".join([entry, *(part.strip(" ,;") for part in one.all("b"))])
        name = Name(literal=text, script=script_of(text))
    else:
        name = _person(entry, one)
    role = next((_RELATORS[code] for code in one.all("4") if code in _RELATORS), "")
    return Agent((name,), role or ("ctb" if one.tag[2] == "2" else "aut"), is_organisation)


def _person(entry: str, one: Field) -> Name:
    """$b is the rest of the name, $g what its initials stand for."""
    given = (one.first("g") or one.first("b")).strip(" ,;")
    if given:
        return Name(entry.rstrip(" ,"), given, "", script_of(entry))
    family, comma, given = entry.partition(",")
    if comma and given.strip():
        return Name(family.strip(), given.strip(), "", script_of(entry))
    return Name(literal=entry, script=script_of(entry))


def _numbers(reading: Reading, scheme: str, tag: str) -> tuple[str, ...]:
    found = [reading.valid(scheme, text, tag) for text in reading.marc.texts((tag,), "a")]
    return tuple(dict.fromkeys(filter(None, found)))


def _host(reading: Reading, one: Field | None) -> tuple[str, str, tuple[str, ...]]:
    """Title, volume and ISSNs of what the work appeared in: 461 and 463, else a series in 225.

    A linking field has subfields of its own, or whole fields in it, each opened by $1.
    """
    if one is None:
        series = reading.marc.first("225")
        if series is None:
            return "", "", ()
        issns = [reading.valid("issn", text, "225") for text in series.all("x")]
        title, volume = series.first("a"), series.first("v")
        return reading.trim(title), reading.trim(volume), tuple(filter(None, issns))
    title, volume, tag = one.first("t"), one.first("v"), ""
    issns = [reading.valid("issn", text, one.tag) for text in one.all("x")]
    for code, value in one.subfields:
        if code == "1":
            tag = value[:3]
        elif tag == "200" and code == "a":
            title = title or value
        elif tag == "200" and code == "v":
            volume = volume or value
        elif tag == "011" and code == "a":
            issns.append(reading.valid("issn", value, one.tag))
    return reading.trim(title), reading.trim(volume), tuple(filter(None, issns))


def _date(reading: Reading) -> str:
    for text in reading.marc.texts(("210", "214"), "d"):
        if found := dates.from_words(text):
            return found
        if re.search(r"\d", text):
            reading.problems.append(Problem(NOT_READ, {"value": text[:80]}, "210", text))
    coded = re.match(r"[\d ]{8}[a-jd](\d{4})", reading.marc.text("100", "a"))
    return coded[1] if coded else ""


def _dois(reading: Reading) -> tuple[str, ...]:
    found = [
        text
        for one in reading.marc.all("017")
        if one.first("2").lower() == "doi"
        for text in one.all("a")
    ]
    return tuple(doi for text in found for doi in identifiers.find_dois(text))


def _subjects(marc: Marc) -> tuple[Heading, ...]:
    found = [
        Heading((Text("--".join([one.first("a"), *one.all("xyz")])),), one.first("2"))
        for one in marc.in_order("600", "601", "602", "604", "605", "606", "607")
        if one.first("a")
    ]
    return tuple(dict.fromkeys(found))
