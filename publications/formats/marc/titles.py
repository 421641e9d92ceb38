"""Titles and subtitles: 245, 242 for translations, 246 for the rest, 880 for other scripts."""

from collections.abc import Iterable, Iterator

from ...names import display, script_of
from ...records import Agent, Record
from ...texts import Text
from ...vocabularies import marc_languages
from .. import choosing
from .fields import Field
from .linking import Builder, Subfields, in_order, romanised, script, without_partner
from .reading import Reading

UNTITLED = "[Untitled]"
_READING = "Reading of the title"


def write(build: Builder, record: Record, language: str) -> None:
    """The first title (the original where it is known) in 245, each other in its own field."""
    titles = in_order(record.titles, language) or [Text(UNTITLED, record.language, "original")]
    left = list(record.subtitles)
    for place, title in enumerate(titles):
        subtitle = next(
            (one for one in left if (one.lang, one.state) == (title.lang, title.state)), None
        )
        if place == 0:
            # One that stands behind others would come before them when it is read in 245.
            subtitle = subtitle if left and subtitle is left[0] else None
            _write_main(build, record, title, subtitle)
        elif subtitle:
            _write_subtitles(build, left[: left.index(subtitle)])
            _write_other(build, title, subtitle)
        else:
            _write_other(build, title, None)
        left = left[left.index(subtitle) + 1 :] if subtitle else left
    _write_subtitles(build, left)


def _write_main(build: Builder, record: Record, title: Text, subtitle: Text | None) -> None:
    is_said = (title.lang, title.state) == (record.language, "original")
    link = () if is_said else build.linked(title.lang, title.state)
    makers = choosing.makers(record)
    has_entry = bool(record.contributors) and record.contributors[0].role in choosing.MAKERS
    _pair(build, "245", f"{int(has_entry)}0", link, title, subtitle, makers=makers)
    if title.reading:
        build.add("246", "1 ", ("i", _READING), ("a", title.reading))


def _write_other(build: Builder, title: Text, subtitle: Text | None) -> None:
    if not title.lang and not title.state:
        _pair(build, "246", "31", (), title, subtitle)
        return
    code = marc_languages.to_marc(title.lang)
    code = "" if code == marc_languages.UNKNOWN else code
    is_said = (title.lang, title.state) == (marc_languages.from_marc(code), "")
    link = () if is_said else build.linked(title.lang, title.state)
    _pair(build, "242", "10", link, title, subtitle, code)


def _pair(
    build: Builder,
    tag: str,
    indicators: str,
    link: Subfields,
    title: Text,
    subtitle: Text | None,
    language_code: str = "",
    makers: Iterable[Agent] = (),
) -> None:
    """The romanised form with the original script in 880; else only the original."""
    value = ("a", title.value), ("b", subtitle.value if subtitle else "")
    end = ("y", language_code)
    first = ("c", _statement(makers))
    latin_title, latin_subtitle = romanised(title), romanised(subtitle) if subtitle else ""
    if not latin_title and not latin_subtitle:
        build.add(tag, indicators, *link, *value, first, end)
        return
    latin = ("a", latin_title or title.value), ("b", latin_subtitle)
    other = (*link, *value, first, end)
    statement = ("c", _statement(makers, latin=True))
    code = script(title.value, title.lang)
    build.add_pair(tag, indicators, (*link, *latin, statement, end), [(indicators, code, other)])


def _write_subtitles(build: Builder, subtitles: Iterable[Text]) -> None:
    """Subtitles of a language that has no title: portions of a title."""
    for one in subtitles:
        build.add(
            "246", "10", *(build.linked(one.lang, one.state) or build.unknown()), ("a", one.value)
        )


def _statement(makers: Iterable[Agent], *, latin: bool = False) -> str:
    """The makers' names as printed, in Latin script where a form in it is asked for."""
    found = []
    for agent in makers:
        names = [one for one in agent.names if script_of(display(one)) == "Latn"] if latin else ()
        found.append(display(names[0] if names else agent.name))
    return "; ".join(found[:30]) + (" …" if len(found) > 30 else "")


def read(reading: Reading) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Titles and subtitles of a record, those of 245 first."""
    titles: list[Text] = []
    subtitles: list[Text] = []
    pronounced = ""
    for one in _fields(reading):
        if one.tag == "246" and one.first("i") == _READING:
            pronounced = one.first("a")
            continue
        kind = reading.links.kind(one)
        if one.tag == "246" and kind and one.indicators[1:] == "0":
            if value := one.first("a"):
                subtitles.append(Text(value, *kind))
            continue
        if one.tag == "246" and one.indicators[1:] != "1":
            continue
        for title, subtitle in _texts(reading, one, kind):
            if title and title.value != UNTITLED:
                titles.append(title)
            if subtitle:
                subtitles.append(subtitle)
    if pronounced and titles:
        main = titles[0]
        titles[0] = Text(main.value, main.lang, main.state, pronounced, main.romanised)
    return tuple(titles), tuple(subtitles)


def _fields(reading: Reading) -> Iterator[Field]:
    marc = reading.marc
    alone = [one for one in without_partner(marc) if one.tag in ("245", "242", "246")]
    main = marc.first("245") or next((one for one in alone if one.tag == "245"), None)
    main = main or marc.first("130", "240", "740")
    if main:
        yield main
    yield from marc.in_order("242", "246")
    yield from (one for one in alone if one.tag != "245")


def _texts(
    reading: Reading, one: Field, kind: tuple[str, str] | None
) -> Iterator[tuple[Text | None, Text | None]]:
    """The title of a field with its subtitle, and the parallel title in its $b."""
    value, latin = reading.versions(one)
    if kind is None:
        said = {"242": marc_languages.from_marc(one.first("y")), "246": ""}
        is_main = one.tag not in said
        kind = (reading.language if is_main else said[one.tag], "original" if is_main else "")
    title, subtitle, parallel = _parts(reading, value)
    roman, roman_subtitle, _ = _parts(reading, latin) if latin else ("", "", "")
    roman = "" if roman == title else roman
    roman_subtitle = "" if roman_subtitle == subtitle else roman_subtitle
    yield (
        Text(title, *kind, romanised=roman) if title else None,
        Text(subtitle, *kind, romanised=roman_subtitle) if subtitle else None,
    )
    if parallel:
        yield Text(parallel), None


def _parts(reading: Reading, one: Field) -> tuple[str, str, str]:
    """Title with the number and name of its part, subtitle, parallel title."""
    first = one.first("a") or one.first("k")
    title, subtitle, parallel = reading.trim(first), reading.trim(one.first("b")), ""
    if not reading.marc.is_plain and first.rstrip().endswith("="):
        subtitle, parallel = "", subtitle
    parts = [reading.trim(part) for part in one.all("np")]
    if parts:
        title = ". ".join(filter(None, [title, ", ".join(parts)]))
    if not title:
        return subtitle, "", parallel
    return title, subtitle, parallel
