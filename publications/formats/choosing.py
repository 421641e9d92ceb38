"""What of a multilingual record a format shows that holds one text of each kind.

``language`` is what the reader asked for; empty, the original is taken. A title whose
translation nobody stands behind is given only to who asked for its language, with a note
that says so; other texts of that kind are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..names import FAMILY_FIRST, Name, display, script_of
from ..records import Agent, Record
from ..texts import Text, same_language, shown
from .lines import line

# Translation states nobody stands behind, and what is said of a title in one.
NOTES = {
    "machine": "The title is a machine translation.",
    "outdated": "The title is a translation of an earlier wording.",
}

# Scripts whose names no style may turn round or abbreviate: citation programs write
# “小明王” or “王小明.” when they are given the parts.
WHOLE_SCRIPTS = FAMILY_FIRST | {"Arab"}

# Who stands where an author would when a work names none, in this order (MARC relators).
MAKERS = ("aut", "cre", "art", "pht", "cmp", "prg", "ctg", "drt", "spk", "ive", "lyr", "isb")


def title(record: Record, language: str) -> Text | None:
    """The title to give."""
    return shown(record.titles, language)


def note(main: Text | None) -> str:
    """What must be said of the title that is given."""
    return NOTES.get(main.state, "") if main else ""


def title_beside(record: Record, main: Text | None) -> Text | None:
    """The title that stands beside ``main``: the original, or beside it the English one."""
    others = [text for text in record.titles if text is not main and text.value.strip()]
    original = next((text for text in others if text.is_original), None)
    if original or main is None or not main.is_original:
        return original
    return next((text for text in _sure(others) if same_language(text.lang, "en")), None)


def whole_title(record: Record, main: Text | None) -> str:
    """``main`` with the subtitle of its own language, on one line."""
    if main is None:
        return ""
    value, subtitle = line(main.value), line(of_language(record.subtitles, main))
    if not subtitle:
        return value
    if value.endswith(("?", "!", ":", "？", "！", "：", "—")):
        return f"{value} {subtitle}"
    return f"{value}{'：' if main.lang[:2] in ('zh', 'ja') else ': '}{subtitle}"


def of_language(texts: Sequence[Text], main: Text | None) -> str:
    """The text that belongs to the title ``main``; empty when its language has none."""
    for text in texts:
        both_original = main is not None and text.is_original and main.is_original
        if main and (both_original or same_language(text.lang, main.lang)):
            return text.value
    return ""


def container(record: Record, language: str) -> str:
    """The title of what the work appeared in."""
    text = shown(_sure(record.container_titles) or record.container_titles, language)
    return line(text.value) if text else ""


def abstract(record: Record, language: str) -> str:
    """The abstract."""
    text = shown(_sure(record.abstracts), language)
    return line(text.value) if text else ""


def keywords(record: Record, language: str) -> list[str]:
    """Keywords of one language, then subject headings, each once."""
    words = _sure(record.keywords)
    first = shown(words, language)
    found = [word.value for word in words if first and word.lang == first.lang]
    labels = [shown(_sure(heading.labels), language) for heading in record.subjects]
    found += [label.value for label in labels if label]
    return list(dict.fromkeys(filter(None, map(line, found))))


def _sure(texts: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(text for text in texts if text.state not in NOTES)


def makers(record: Record) -> tuple[Agent, ...]:
    """The authors, else whoever made the work."""
    return next((found for role in MAKERS if (found := record.people(role))), ())


def named(agents: Iterable[Agent], language: str) -> list[tuple[Agent, Name]]:
    """``agents`` with their names for the reader, each part on one line; no empty names.

    An organisation's name, and one whose parts nobody parted, stand whole in ``literal``.
    """
    found = []
    for agent in agents:
        name = agent.name_for(language)
        clean = replace(
            name, family=line(name.family), given=line(name.given), literal=line(name.literal)
        )
        if agent.is_organisation or not (clean.family and clean.given):
            clean = replace(clean, family="", given="", literal=display(clean))
        if clean.literal or clean.family:
            found.append((agent, clean))
    return found


def is_whole(name: Name) -> bool:
    """Whether a name of ``named`` is one piece to citation programs."""
    return not name.family or (name.script or script_of(name.family)) in WHOLE_SCRIPTS
