"""Seeded records without a database, of the size that a usual work has: two languages, two
contributors, a serial, three keywords and subjects, an abstract."""

import random
from collections.abc import Iterator

from publications.names import Name
from publications.records import Agent, Heading, Record
from publications.texts import Text

from .vocabulary import FAMILY_NAMES, GIVEN_NAMES, WORDS

LANGUAGES = {"en": "en", "zh-Hans": "zh-hans", "fr": "fr", "de": "de", "ru": "ru", "ar": "ar"}


def records(count: int, seed: int = 1) -> Iterator[Record]:
    """``count`` articles; the same number makes the same ones everywhere."""
    chance = random.Random(seed)  # noqa: S311 (a benchmark, not a secret)
    for number in range(count):
        tag = chance.choice(list(LANGUAGES))
        yield Record(
            key=f"work-{number}",
            url=f"https://example.org/works/work-{number}",
            work_type="journal-article",
            language=tag,
            titles=(
                Text(_phrase(chance, tag, 8), tag, "original"),
                Text(_phrase(chance, "en", 8), "en", "reviewed"),
            )[: 1 if tag == "en" else 2],
            abstracts=(Text(_phrase(chance, tag, 60), tag, "original"),),
            keywords=tuple(Text(_phrase(chance, tag, 1), tag, "original") for _ in range(3)),
            contributors=tuple(_agent(chance) for _ in range(2)),
            date=f"{chance.randint(1950, 2026)}-{chance.randint(1, 12):02}",
            container_titles=(Text(_phrase(chance, "en", 3), "en", "original"),),
            issns=("3083-5178",),
            volume=str(chance.randint(1, 60)),
            issue=str(chance.randint(1, 12)),
            pages=f"{number % 300 + 1}-{number % 300 + 18}",
            publisher=_phrase(chance, "en", 2),
            licence="CC-BY-4.0",
            dois=(f"10.5555/{number}",),
            subjects=tuple(
                Heading((Text(_phrase(chance, "en", 2), "en", "original"),), "lcsh")
                for _ in range(3)
            ),
        )


def _phrase(chance: random.Random, tag: str, words: int) -> str:
    known = WORDS[LANGUAGES[tag]].split()
    return ("" if tag == "zh-Hans" else " ").join(chance.choices(known, k=words)).capitalize()


def _agent(chance: random.Random) -> Agent:
    name = Name(chance.choice(FAMILY_NAMES), chance.choice(GIVEN_NAMES), "", "Latn", "en")
    return Agent((name,))
