"""Subjects, keywords and abstracts: 650, 653, 520."""

from itertools import groupby

from ...records import Heading, Record
from ...texts import Text
from ...vocabularies.marc_languages import from_marc
from .. import lines
from .fields import Field
from .linking import Builder, in_order, script
from .reading import Reading

# Second indicator of 6XX. Other schemes are named in $2, with indicator 7.
_THESAURI = {"lcsh": "0", "lcshac": "1", "mesh": "2", "nal": "3", "": "4", "cash": "5", "rvm": "6"}
_SCHEMES = {indicator: scheme for scheme, indicator in _THESAURI.items()}
_HEADINGS = ("600", "610", "611", "630", "650", "651")
# A field holds 9,999 bytes (ISO 2709): what is longer goes on in another field.
_PIECE = 2400


def write_abstracts(build: Builder, record: Record, language: str) -> None:
    """520, one a language; a long one in pieces that $8 of type x puts in order."""
    for number, text in enumerate(in_order(record.abstracts, language), 1):
        link = build.linked(text.lang, text.state)
        pieces = _pieces(lines.line(text.value))
        for place, piece in enumerate(pieces, 1):
            order = (("8", f"{900 + number}.{place}\\x"),) if len(pieces) > 1 else ()
            build.add("520", "3 ", *link, *order, ("a", piece))


def _pieces(text: str) -> list[str]:
    """``text`` in pieces of at most ``_PIECE`` characters, each ending after a blank if it can."""
    found = []
    while len(text) > _PIECE:
        end = text.rfind(" ", _PIECE // 2, _PIECE) + 1 or _PIECE
        # Blanks at the ends of a field may be lost: none is left there.
        while end < len(text) and (text[end] == " " or text[end - 1] == " ") and end > 1:
            end -= 1
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def write_subjects(build: Builder, record: Record, language: str) -> None:
    """650 for headings, 653 for keywords."""
    for heading in record.subjects:
        labels = in_order(heading.labels, language)
        if not labels:
            continue
        indicator = _THESAURI.get(heading.scheme, "7")
        end = (("0", heading.uri), ("2", heading.scheme if indicator == "7" else ""))
        main, *rest = labels
        others = [
            (f" {indicator}", script(text.value, text.lang),
             (*(build.linked(text.lang, text.state) or build.unknown()), ("a", text.value)))
            for text in rest
        ]  # fmt: skip
        link = build.linked(main.lang, main.state)
        build.add_pair("650", f" {indicator}", (*link, ("a", main.value), *end), others)
    for (tag, state), words in groupby(record.keywords, key=lambda text: (text.lang, text.state)):
        given = list(words)
        for start in range(0, len(given), 30):
            some = given[start : start + 30]
            build.add("653", "  ", *build.linked(tag, state), *(("a", text.value) for text in some))


def read_abstracts(reading: Reading) -> tuple[Text, ...]:
    """520, its pieces put together. Without words on it, it is in the language of cataloguing."""
    cataloguing = from_marc(reading.marc.text("040", "b"))
    found: dict[str, list[Field]] = {}
    for place, one in enumerate(reading.marc.all("520")):
        order = next((value for value in one.all("8") if value.endswith("\\x")), "")
        found.setdefault(order.partition(".")[0] or f"-{place}", []).append(one)
    texts = []
    for fields in found.values():
        kind = reading.links.kind(fields[0]) or (cataloguing, "")
        value = "".join(" ".join(one.all("ab")) for one in fields)
        if value:
            texts.append(Text(value, *kind))
    return tuple(texts)


def read_keywords(reading: Reading) -> tuple[Text, ...]:
    return tuple(
        Text(reading.trim(value), *(reading.links.kind(one) or ("", "")))
        for one in reading.marc.all("653")
        for value in one.all("a")
    )


def read_subjects(reading: Reading) -> tuple[Heading, ...]:
    """Headings with their subdivisions after two hyphens, each once."""
    found: dict[Heading, None] = {}
    for one in reading.marc.in_order(*_HEADINGS):
        indicator = one.indicators[1:]
        scheme = one.first("2") if indicator == "7" else _SCHEMES.get(indicator, "")
        uri = next((text for text in one.all("0") if text.startswith("http")), "")
        labels = [
            Text(_label(reading, one, text.value), text.lang, text.state, romanised=text.romanised)
            for text in reading.texts(one, "a")
        ]
        if labels:
            found[Heading(tuple(labels), scheme, uri)] = None
    return tuple(found)


def _label(reading: Reading, one: Field, main: str) -> str:
    more = one.all("bcdqt") if one.tag in ("600", "610", "611", "630") else []
    head = " ".join(filter(None, [main, *(reading.trim(part) for part in more)]))
    return "--".join([head, *(reading.trim(part) for part in one.all("vxyz"))])
