"""What a record adds to the columns of a work that is here: only what is empty is filled.

Pure: values in, values out. What differs is noted and not applied, whoever wrote it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from .. import dates
from ..formats.base import Problem
from ..identifiers.base import gettext_noop
from ..texts import same_language
from . import comparing, keys
from .preparing import Prepared
from .present import Target
from .stored_keys import work_subtitles, work_titles

DIFFERS = gettext_noop("The work has another value here, which stays: %(value)s.")
_TEXTS = ("title", "subtitle", "abstract", "keywords")
_PLAIN = ("work_type", "pages", "extent", "version", "licence")
_ORIGINAL = ("reading", "romanised")
_DAYS = ("date", "first_day", "last_day", "year", "sort_day")
_CONTAINER = ("serial_id", "container_title", "container_isbn", "volume", "number")
_SHOWN = 80


def apply(target: Target, prepared: Prepared) -> list[Problem]:
    """Fill the columns of ``target`` that are empty; returns notes of what differs."""
    changes = fill(target, prepared)
    notes = list(_differences(target.values, prepared.values))
    notes += _unplaced(target.values, prepared.values, changes)
    had = dict(target.values)
    target.values |= changes
    target.machine |= {
        (name, code) for name, code in prepared.machine
        if not had.get(column := f"{name}_{code.replace('-', '_')}") and target.values.get(column)
    }  # fmt: skip
    if target.pk is not None:
        target.pending |= changes
    target.is_touched = bool(changes)
    _fill_container(target, prepared)
    return notes


def remember(target: Target, prepared: Prepared, claims: Collection[tuple[str, str]]) -> None:
    """Bring what is known of ``target`` in line with what it was given."""
    facts, record = target.facts, prepared.facts
    facts.titles = frozenset(work_titles(target.values))
    facts.subtitles = work_subtitles(target.values)
    if not facts.is_dated:
        facts.first_day, facts.last_day = record.first_day, record.last_day
    facts.people = facts.people or record.people
    dois = {value for scheme, value in claims if scheme == "doi"}
    facts.dois |= record.dois & dois
    facts.concept_dois |= record.concept_dois & dois
    facts.isbns |= {value for scheme, value in claims if scheme == "isbn"}
    facts.pages = facts.pages or record.pages
    facts.work_type = facts.work_type or record.work_type
    facts.volume = facts.volume or target.values.get("volume") or ""
    facts.issue = facts.issue or target.values.get("number") or ""
    if target.container is prepared.container:
        facts.containers = facts.containers or record.containers
        facts.issns = facts.issns or record.issns
    if target.container is not None:
        facts.volume = facts.volume or target.container.volume
        facts.issue = facts.issue or target.container.number


def _fill_container(target: Target, prepared: Prepared) -> None:
    """What the work appeared in, where that is not known; or else the volume and number, where
    these are not, of the same."""
    held, has = prepared.container, target.values
    if target.container is None and not any(has.get(name) for name in _CONTAINER):
        if held:
            target.container, target.is_touched = held, True
        return
    is_numbered = target.facts.volume or target.facts.issue or has.get("issue_id")
    if is_numbered or not (held.volume or held.number):
        return
    if not comparing.containers_agree(prepared.facts, target.facts):
        return
    if target.container is not None:  # by an earlier entry of the batch
        target.container = replace(target.container, volume=held.volume, number=held.number)
    elif has.get("serial_id"):
        target.container = held
    else:
        numbers = {"volume": held.volume, "number": held.number}
        target.values |= numbers
        target.pending |= numbers
    target.is_touched = True


def fill(target: Target, prepared: Prepared) -> dict[str, Any]:
    """The columns to set."""
    values, given = target.values, prepared.values
    changes: dict[str, Any] = dict(_translations(values, given))
    for name in _PLAIN:
        if given[name] and not values[name]:
            changes[name] = given[name]
    for name in ("publisher", "place"):
        if given[name] and not values[name] and not target.serial.get(name):
            changes[name] = given[name]
    if given["date"] and not target.facts.is_dated:
        changes |= {name: given[name] for name in _DAYS}
    return changes


def _translations(values: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Texts of languages that have none. The original's own language has one place alone."""
    own, said = values["original_language"], given["original_language"]
    # A text of an unknown language is the original only of a work whose language is not known.
    same = not own or same_language(own, said)
    if said and not own and not any(values.get(f"original_{name}") for name in _TEXTS):
        yield "original_language", said
        own = said
    for name, text in given.items():
        if not text or values.get(name) or name in _TEXTS or not _is_text(name):
            continue
        if name.startswith("original_"):
            if same and _fits_original(values, given, name, own):
                yield name, text
        elif not (own and same_language(_tag(name), own)):
            yield name, text
            if name.endswith("_en"):
                yield name.removesuffix("_en"), text  # the raw column: what save() keeps there


def _is_text(name: str) -> bool:
    return name.removeprefix("original_").split("_")[0] in _TEXTS


def _fits_original(
    values: Mapping[str, Any], given: Mapping[str, Any], name: str, own: str
) -> bool:
    """A reading belongs to the title that it is a reading of. Beside translations an original
    is new only where its language is known and none of them is in it."""
    if name.endswith(_ORIGINAL):
        title = values.get("original_title")
        return not title or keys.normal(title) == keys.normal(given.get("original_title") or "")
    base = name.removeprefix("original_")
    present = {column: keys.normal(text) for column, text in values.items()
               if text and column.startswith(f"{base}_")}  # fmt: skip
    if keys.normal(given[name]) in present.values() or (present and not own):
        return False
    return not any(same_language(_tag(column), own) for column in present)


def _tag(column: str) -> str:
    """``title_zh_hans`` -> ``zh-hans``."""
    return column.split("_", 1)[1].replace("_", "-")


def _differences(values: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Problem]:
    for name, said in given.items():
        present = values.get(name)
        if not said or not present or name in _TEXTS or name == "source":
            continue
        if _differ(name, str(present), str(said)):
            yield _differing(name, str(present), str(said))


def _differing(name: str, present: str, said: str) -> Problem:
    shown = " ".join(present.split())
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    return Problem(DIFFERS, {"value": shown}, name, said)


def _unplaced(
    values: Mapping[str, Any], given: Mapping[str, Any], changes: Collection[str]
) -> Iterator[Problem]:
    """Originals that were not taken beside translations, and are none of these."""
    for field in _TEXTS:
        name = f"original_{field}"
        said = given.get(name)
        if not said or values.get(name) or name in changes:
            continue
        present = [
            text for column, text in values.items() if text and column.startswith(f"{field}_")
        ]
        if present and keys.normal(said) not in map(keys.normal, present):
            yield _differing(name, present[0], said)


def _differ(name: str, present: str, said: str) -> bool:
    if name == "date":
        ours, theirs = dates.parse(present), dates.parse(said)
        return not (_within(ours, theirs) or _within(theirs, ours))
    if name in _DAYS or name == "keywords":
        return False
    if name == "pages" and comparing.pages_agree(said, present):
        return False
    if name == "original_language":
        return not same_language(present, said)
    return keys.normal(present) != keys.normal(said)


def _within(one: dates.Span, other: dates.Span) -> bool:
    """“2005-06” is what “2005” says, and more."""
    if None in (one.first, one.last, other.first, other.last):
        return one.text == other.text
    return other.first <= one.first and one.last <= other.last  # type: ignore[operator]
