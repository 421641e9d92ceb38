"""Whether two sets of facts can be of one work. Pure: everything that decides stands here.

What one side does not know speaks neither for nor against. What both know must agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..formats.base import Problem
from ..identifiers.base import gettext_noop
from .facts import PARTS, WHOLES, Facts, Form, Person, digits, scripts

OTHER_DOI = gettext_noop("Its DOI is another one.")
OTHER_ISBN = gettext_noop("Its ISBN is another one.")
OTHER_VOLUME = gettext_noop("Its volume is another one: %(value)s.")
OTHER_ISSUE = gettext_noop("Its issue or number is another one: %(value)s.")
OTHER_PAGES = gettext_noop("Its pages are others: %(value)s.")
OTHER_YEAR = gettext_noop("Its date is another one: %(value)s.")
OTHER_CONTAINER = gettext_noop("It appeared in something else.")
OTHER_SUBTITLE = gettext_noop("Its subtitle is another one.")
OTHER_PEOPLE = gettext_noop("Its contributors are others.")
OTHER_TYPE = gettext_noop("One is a part of something, the other stands alone.")
TITLE_ALONE = gettext_noop("Only a short title agrees, which says too little.")
SEVERAL = gettext_noop("It agrees as well as another work does.")

# A title that is long enough tells a work where nothing else is known. Letters of alphabets
# and syllables; characters of Chinese writing say more each.
_TELLING = 20
_TELLING_HAN = 8
# difflib's ratio of two titles that may be one, misprinted or with another ending.
_LIKE = 0.6


@dataclass(frozen=True)
class Verdict:
    """``against``: why they are two works, None when nothing says so. ``score``: for one."""

    against: Problem | None
    score: int = 0


def narrow_contradiction(record: Facts, work: Facts) -> Problem | None:
    """What numbers and dates say against their being one work. People are not looked at."""
    return next(_narrow(record, work), None)


def compare(record: Facts, work: Facts) -> Verdict:
    """Of two that share a title."""
    against = narrow_contradiction(record, work) or _texts_against(record, work)
    if against:
        return Verdict(against)
    score = _score(record, work)
    nothing_known = record.is_bare and work.is_bare
    if score.agreeing or nothing_known or _is_telling(record, work):
        return Verdict(None, score.total)
    return Verdict(Problem(TITLE_ALONE))


def own_score(record: Facts) -> int:
    """What a work would reach of which exactly the same is known."""
    return _score(record, record).total


def dois_differ(record: Facts, work: Facts) -> bool:
    known = bool(record.dois and work.dois)
    return known and not record.dois & (work.dois | work.concept_dois)


def unlike(record: Facts, work: Facts) -> bool:
    """Whether the titles are clearly those of two works. Other scripts cannot say."""
    if not record.titles or not work.titles or record.titles & work.titles:
        return False
    pairs = [
        (one, other) for one in record.titles for other in work.titles
        if scripts([one]) == scripts([other])
    ]  # fmt: skip
    return bool(pairs) and not any(_like(one, other) for one, other in pairs)


def _like(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 4 and longer.startswith(shorter):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE


def _narrow(record: Facts, work: Facts) -> Iterator[Problem]:
    if dois_differ(record, work):
        yield Problem(OTHER_DOI)
    if record.isbns and work.isbns and not record.isbns & work.isbns:
        yield Problem(OTHER_ISBN)
    for message, ours, theirs in (
        (OTHER_VOLUME, record.volume, work.volume),
        (OTHER_ISSUE, record.issue, work.issue),
    ):
        if numbers_agree(ours, theirs) is False:
            yield Problem(message, {"value": theirs})
    if pages_agree(record.pages, work.pages) is False:
        yield Problem(OTHER_PAGES, {"value": work.pages})
    if years_agree(record, work) is False:
        yield Problem(OTHER_YEAR, {"value": _year(work)})
    if {record.work_type in PARTS, work.work_type in PARTS} == {True, False} and {
        record.work_type in WHOLES, work.work_type in WHOLES,
    } == {True, False}:  # fmt: skip
        yield Problem(OTHER_TYPE)


def _texts_against(record: Facts, work: Facts) -> Problem | None:
    if containers_agree(record, work) is False:
        return Problem(OTHER_CONTAINER)
    if _other_subtitles(record.subtitles, work.subtitles):
        return Problem(OTHER_SUBTITLE)
    return Problem(OTHER_PEOPLE) if people_agree(record, work) is False else None


def _other_subtitles(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours & theirs and bool(scripts(ours) & scripts(theirs))


@dataclass(frozen=True)
class _Score:
    total: int
    agreeing: bool


def _score(record: Facts, work: Facts) -> _Score:
    """Agreement counts most; to know nothing on both sides more than on one."""
    answers = [
        years_agree(record, work),
        people_agree(record, work),
        containers_agree(record, work),
        numbers_agree(record.volume, work.volume),
        numbers_agree(record.issue, work.issue),
        pages_agree(record.pages, work.pages),
        bool(record.dois & work.dois) or None,
        bool(record.isbns & work.isbns) or None,
    ]
    both_silent = [
        not record.people and not work.people,
        _year(record) == _year(work) == "",
        not (record.containers or record.issns or work.containers or work.issns),
        record.volume == work.volume == "",
        record.issue == work.issue == "",
        record.pages == work.pages == "",
    ]
    agreeing = answers.count(True)
    return _Score(agreeing * 2 + both_silent.count(True), any(answers[:3]) or any(answers[6:]))


def _is_telling(record: Facts, work: Facts) -> bool:
    for title in record.titles & work.titles:
        han = scripts([title]) & {"Hani", "Hang"}
        if len(title) >= (_TELLING_HAN if han else _TELLING):
            return True
    return False


def numbers_agree(one: str, other: str) -> bool | None:
    """“Vol. 3” and “3”: True. “3” and “4”: False. “3-4” and “3”, or not known: None."""
    if not one or not other:
        return None
    ours, theirs = digits(one), digits(other)
    if not ours or not theirs:
        return True if one.casefold() == other.casefold() else None
    if ours == theirs:
        return True
    return None if ours & theirs else False


def pages_agree(one: str, other: str) -> bool | None:
    """By the first page, which even the shortest reference has."""
    ours, theirs = digits(one.split("-")[0]), digits(other.split("-")[0])
    if not one or not other or not ours or not theirs:
        return None
    return min(ours) == min(theirs) or None if ours & theirs else False


def years_agree(record: Facts, work: Facts) -> bool | None:
    """Whether the spans of years meet; an open end reaches any year."""
    if not _year(record) or not _year(work):
        return None
    first, last = _years(record)
    other_first, other_last = _years(work)
    return first <= other_last and other_first <= last


def containers_agree(record: Facts, work: Facts) -> bool | None:
    if record.issns & work.issns or record.containers & work.containers:
        return True
    if record.issns and work.issns:
        return False
    comparable = scripts(record.containers) & scripts(work.containers)
    return False if comparable else None


def people_agree(record: Facts, work: Facts) -> bool | None:
    """Whether anyone is of both; None where names stand in different scripts."""
    comparable = False
    for one in record.people:
        for other in work.people:
            answer = same_person(one, other)
            if answer:
                return True
            comparable = comparable or answer is False
    return False if comparable else None


def same_person(one: Person, other: Person) -> bool | None:
    """By identifier, or by a form of the name in one script; initials agree with names."""
    if one.identifiers & other.identifiers:
        return True
    pairs = [
        (ours, theirs) for ours in one.forms for theirs in other.forms
        if ours.script == theirs.script
    ]  # fmt: skip
    if not pairs:
        return None
    return any(_same_name(ours, theirs) for ours, theirs in pairs)


def _same_name(one: Form, other: Form) -> bool:
    if one.words == other.words:
        return True
    common = one.words & other.words
    if not any(len(word) > 1 for word in common):
        return False
    fewer, more = sorted((one.words - common, other.words - common), key=len)
    return all(
        any(word.startswith(longer) or longer.startswith(word) for longer in more) for word in fewer
    )


def _years(facts: Facts) -> tuple[float, float]:
    first = float("-inf") if facts.first_day is None else facts.first_day // 10_000
    last = float("inf") if facts.last_day is None else facts.last_day // 10_000
    return first, last


def _year(facts: Facts) -> str:
    day = facts.last_day if facts.first_day is None else facts.first_day
    return "" if day is None else str(day // 10_000)
