"""A seeded catalogue whose texts are as various as those of a real one. Pure: rows as plain data.

Texts in ten languages of real words, nearly by Zipf's law; titles of 4 to 12 words, abstracts
of 60 to 120 in one language or two. People, subjects, serials and years are unevenly frequent,
as they are. A million works have a third of a million people, 2,000 subjects, 300 serials.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from ..vocabulary import FAMILY_NAMES, GIVEN_NAMES
from .words import COMMON, COMMON_SHARE, UNSPACED, words

Row = dict[str, Any]
# Model name -> rows, in an order in which none points at a later one.
Rows = dict[str, list[Row]]

BATCH = 5000
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
LAST_YEAR, YEARS = 2026, 150
SUBJECTS = 2000
TYPES = {
    "journal-article": 45, "book": 20, "chapter": 10, "conference-paper": 9, "thesis": 6,
    "report": 5, "review": 3, "essay": 2,
}  # fmt: skip
# Original languages, the site language whose words they have, and how frequent they are.
LANGUAGES = {
    "en": ("en", 28), "zh-Hans": ("zh-hans", 13), "ja": ("ja", 10), "ru": ("ru", 10),
    "fr": ("fr", 9), "ar": ("ar", 9), "ko": ("ko", 7), "de": ("de", 6), "es": ("es", 4),
    "pt": ("pt", 2), "it": ("es", 1), "nl": ("de", 1),
}  # fmt: skip
# Of works that are not English this share has texts in English too; of English ones in Chinese.
SHARE_OF_SECOND = 0.6
_ENGLISH = LANGUAGES["en"][1] / 100
SHARE_OF_ENGLISH = _ENGLISH + (1 - _ENGLISH) * SHARE_OF_SECOND
ARCHIVES = {"internet-archive": 40, "trove": 20, "zenodo": 20, "worldcat": 15, "pandora": 5}
STATES = {"verified": 70, "claimed": 20, "missing": 6, "changed": 4}


class Sizes(NamedTuple):
    """How many there are of what works share."""

    people: int
    subjects: int
    serials: int


def sizes(count: int) -> Sizes:
    """For ``count`` works: a contributor for three of them."""
    return Sizes(max(20, count // 3), min(SUBJECTS, max(20, count)), max(5, count // 3333))


def catalogue(count: int, seed: int = 1) -> Iterator[Rows]:
    """Everything of ``count`` works, in batches; the same numbers make the same everywhere."""
    chance = random.Random(seed)  # noqa: S311 (a benchmark, not a secret)
    shared = sizes(count)
    yield _subjects(chance, shared.subjects)
    serials = [_Serial.made(chance, number) for number in range(1, shared.serials + 1)]
    yield _serial_rows(serials)
    for first in range(1, shared.people + 1, BATCH):
        yield _people(chance, range(first, min(first + BATCH, shared.people + 1)))
    for first in range(1, count + 1, BATCH):
        rows: Rows = {}
        for pk in range(first, min(first + BATCH, count + 1)):
            _work(rows, chance, pk, shared, serials)
        yield rows


def unevenly(chance: random.Random, number: int, flat: int) -> int:
    """A number from 1 on, the first ``flat`` nearly equally likely, then after Zipf's law."""
    return min(number, 1 + int(flat * ((number / flat + 1) ** chance.random() - 1)))


def text(chance: random.Random, code: str, number: int, common: list[str]) -> str:
    """So many words of a site language, in sentences when they are many."""
    known = words(code)
    found = known.draw(chance, number)
    for word in common:
        found[chance.randrange(number)] = word
    if number < 20:
        return known.space.join(found).capitalize()
    stop = "。" if code in UNSPACED else ". "
    length = chance.randint(9, 16)
    return stop.join(
        known.space.join(found[place : place + length]).capitalize()
        for place in range(0, number, length)
    )


class _Serial(NamedTuple):
    """Two issues a year since ``start``; the first of them has the key ``first_issue``."""

    pk: int
    code: str
    title: str
    start: int

    @classmethod
    def made(cls, chance: random.Random, number: int) -> "_Serial":
        code = _language(chance)[1]
        start = LAST_YEAR + 1 - unevenly(chance, YEARS, 60)
        return cls(number, code, text(chance, code, chance.randint(2, 4), []), start)

    def issue(self, year: int, half: int) -> int:
        return self.pk * 1000 + (year - self.start) * 2 + half


def _weighted(chance: random.Random, shares: dict[str, int]) -> str:
    return chance.choices(list(shares), list(shares.values()))[0]


def _language(chance: random.Random) -> tuple[str, str]:
    """A language's tag, and the site language whose words it has."""
    tag = _weighted(chance, {tag: share for tag, (_, share) in LANGUAGES.items()})
    return tag, LANGUAGES[tag][0]


def _subjects(chance: random.Random, number: int) -> Rows:
    rows = [
        {
            "id": pk, "slug": f"subject-{pk}", "original_language": "en",
            "original_label": f"{text(chance, 'en', 2, [])} {pk}",
            "label_zh_hans": f"{text(chance, 'zh-hans', 2, [])}{pk}",
        }
        for pk in range(1, number + 1)
    ]  # fmt: skip
    return {"Subject": rows}


def _serial_rows(serials: list[_Serial]) -> Rows:
    rows: Rows = {"Serial": [], "Issue": []}
    for serial in serials:
        rows["Serial"].append({
            "id": serial.pk, "slug": f"serial-{serial.pk}", "original_language": serial.code,
            "original_title": f"{serial.title} {serial.pk}", "start_date": str(serial.start),
            "first_day": serial.start * 10000 + 101, "created_at": NOW,
        })  # fmt: skip
        rows["Issue"] += [
            {
                "id": serial.issue(year, half), "serial_id": serial.pk,
                "slug": f"{year}-{half + 1}", "volume": str(year - serial.start + 1),
                "number": str(half + 1), "date": str(year), "year": year,
                "first_day": year * 10000 + 101, "last_day": year * 10000 + 1231,
                "sequence": year * 2 + half, "created_at": NOW,
            }
            for year in range(serial.start, LAST_YEAR + 1)
            for half in (0, 1)
        ]  # fmt: skip
    return rows


def _people(chance: random.Random, keys: range) -> Rows:
    names = []
    for pk in keys:
        # Some of the usual family names, and for the rest what is a word elsewhere.
        family = chance.choice(FAMILY_NAMES)
        if chance.random() < 0.8:
            family = chance.choice(words(chance.choice(("en", "fr", "de", "es"))).words)
        given = f"{chance.choice(GIVEN_NAMES)} {chance.choice('ABCDEFGHIJKLMNOPRSTVWZ')}."
        names.append({
            "id": pk, "contributor_id": pk, "language": "en", "script": "Latn",
            "family": family.capitalize(), "given": given,
        })  # fmt: skip
    return {
        "Contributor": [{"id": pk, "slug": f"person-{pk}"} for pk in keys],
        "ContributorName": names,
    }


def _work(
    rows: Rows, chance: random.Random, pk: int, shared: Sizes, serials: list[_Serial]
) -> None:
    """Add a work and the rows around it."""
    tag, code = _language(chance)
    second = ("zh-hans" if tag == "en" else "en") if chance.random() < SHARE_OF_SECOND else ""
    year = LAST_YEAR + 1 - unevenly(chance, YEARS, 12)
    day = year * 10000 + chance.randint(1, 12) * 100 + chance.randint(1, 28)
    kind = _weighted(chance, TYPES)
    work: Row = {
        "id": pk, "slug": f"work-{pk}", "status": "published", "work_type": kind,
        "original_language": tag, "date": f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}",
        "first_day": day, "last_day": day, "year": year, "sort_day": day,
        "pages": f"{pk % 300 + 1}-{pk % 300 + 14}", "licence": "CC-BY-4.0",
        "datestamp": NOW, "published_at": NOW, "created_at": NOW,
    }  # fmt: skip
    _add_texts(work, chance, code, second)
    if kind in ("journal-article", "review", "essay"):
        serial = serials[unevenly(chance, len(serials), 20) - 1]
        if year >= serial.start:
            work["serial_id"] = serial.pk
            work["issue_id"] = serial.issue(year, chance.randint(0, 1))
            work["position"] = pk % 40 + 1
    else:
        work["publisher"] = text(chance, code, 2, [])
    rows.setdefault("Work", []).append(work)
    for name, made in _around(chance, pk, shared):
        rows.setdefault(name, []).append(made)


def _add_texts(work: Row, chance: random.Random, code: str, second: str) -> None:
    has_english = "en" in (code, second)
    share = COMMON_SHARE / SHARE_OF_ENGLISH if has_english else 0
    common = [word for word in COMMON if chance.random() < share]
    work["original_title"] = text(chance, code, chance.randint(4, 12), [])
    original_common, second_common = (common, []) if code == "en" else ([], common)
    work["original_abstract"] = text(chance, code, chance.randint(60, 120), original_common)
    work["original_keywords"] = "\n".join(words(code).draw(chance, 4))
    if second:
        column = second.replace("-", "_")
        work[f"title_{column}"] = text(chance, second, chance.randint(4, 12), [])
        work[f"abstract_{column}"] = text(chance, second, chance.randint(60, 120), second_common)


def _around(chance: random.Random, pk: int, shared: Sizes) -> Iterator[tuple[str, Row]]:
    people = {unevenly(chance, shared.people, 50) for _ in range(chance.randint(1, 3))}
    for position, person in enumerate(sorted(people)):
        yield "Contribution", {"work_id": pk, "contributor_id": person, "position": position}
    subjects = {unevenly(chance, shared.subjects, 20) for _ in range(chance.randint(1, 4))}
    for position, subject in enumerate(sorted(subjects)):
        yield "WorkSubject", {"work_id": pk, "subject_id": subject, "position": position}
    if chance.random() < 0.5:
        yield "DOI", {"work_id": pk, "value": f"10.5555/{pk}"}
    services = {_weighted(chance, ARCHIVES) for _ in range(chance.randint(0, 2))}
    for service in sorted(services):
        state = _weighted(chance, STATES)
        yield (
            "ArchiveRecord",
            {"work_id": pk, "service": service, "identifier": str(pk), "state": state},
        )
    yield "Change", {"work_id": pk, "slug": f"work-{pk}", "changed_at": NOW}
