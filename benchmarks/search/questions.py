"""Questions of each kind, drawn from the works themselves, so that each finds something."""

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from .words import COMMON

NUMBER = 200
SAMPLED = 3000
# Shares of the works in which a word stands.
RARE, MIDDLE = 8 / 100_000, (0.001, 0.05)


class Asked(NamedTuple):
    """``text`` as it is typed; ``clauses``: terms that follow one another, for a bare index."""

    text: str
    clauses: list[list[str]]


def questions(seed: int = 5) -> dict[str, list[Asked]]:
    """kind -> questions, of the index of the database in use."""
    chance = random.Random(seed)  # noqa: S311 (a benchmark, not a secret)
    found: dict[str, list[Asked]] = {"rare": [], "two terms": [], "phrase": []}
    number = _number()
    share = _shares(number)
    for text in _texts(chance):
        words = [(word, terms, share(terms) if terms else 0.0) for word, terms in _words(text)]
        for kind, asked in (
            ("rare", _rare(chance, words, 1 / number)),
            ("two terms", _two(chance, words)),
            ("phrase", _phrase(chance, words)),
        ):
            if asked and len(found[kind]) < NUMBER:
                found[kind].append(asked)
    common = [Asked(word, [[word]]) for word in COMMON]
    for kind, asked in found.items():
        if not asked:
            raise RuntimeError(f"No question of the kind “{kind}” was found in the works.")
    return {**found, "common": common, "browse": [Asked("", [])]}


# Words in their order with their terms, and in which share of the works they stand. What says
# nothing by itself has no terms: nobody asks for it, and no phrase reaches over it.
Words = list[tuple[str, tuple[str, ...], float]]


def _rare(chance: random.Random, words: Words, least: float) -> Asked | None:
    few = [(word, terms) for word, terms, share in words if 0 < share <= max(RARE, least)]
    if not few:
        return None
    word, terms = chance.choice(few)
    return Asked(word, [list(terms)])


def _two(chance: random.Random, words: Words) -> Asked | None:
    middling = {word: terms for word, terms, share in words if MIDDLE[0] <= share <= MIDDLE[1]}
    if len(middling) < 2:
        return None
    two = chance.sample(sorted(middling), 2)
    return Asked(" ".join(two), [list(middling[word]) for word in two])


def _phrase(chance: random.Random, words: Words) -> Asked | None:
    """Two words that follow one another."""
    known = [
        (one, other) for one, other in pairwise(words) if min(one[2], other[2]) >= MIDDLE[0] / 5
    ]
    if not known:
        return None
    one, other = chance.choice(known)
    if len(one[1]) > 1 or len(other[1]) > 1 or _is_unspaced(one[0] + other[0]):
        return Asked(f'"{one[0]}"', [list(one[1])]) if len(one[1]) > 1 else None
    return Asked(f'"{one[0]} {other[0]}"', [[*one[1], *other[1]]])


def _is_unspaced(text: str) -> bool:
    return any("぀" <= character <= "鿿" for character in text)


def _words(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(word, its terms) of a text; of one without blanks, runs of three characters."""
    from catalogue.search.analysis import words_of
    from catalogue.search.query.stopping import is_stopped

    for word in words_of(text):
        if word.is_paired and len(word.text) > 4:
            run = word.text
            for start in range(0, len(run) - 3, 7):
                part = run[start : start + 3]
                yield part, (part[:2], part[1:])
        else:
            is_telling = len(word.text) > 1 and not is_stopped(word.text)
            yield word.text, word.parts if is_telling else ()


def _shares(number: int) -> Callable[[tuple[str, ...]], float]:
    from catalogue.search.index.opening import opened

    searcher = opened().searcher

    def share(terms: tuple[str, ...]) -> float:
        return min(searcher.doc_freq("text", term) for term in terms) / number

    return share


def _number() -> int:
    from publications.models import Work

    return Work.objects.public().count()


def _texts(chance: random.Random) -> Iterator[str]:
    """Abstracts of works here and there."""
    from publications.models import Work

    keys = list(Work.objects.public().order_by("-pk").values_list("pk", flat=True)[:1])
    wanted = [chance.randint(1, keys[0]) for _ in range(SAMPLED)]
    texts = Work.objects.public().filter(pk__in=wanted).order_by("pk")
    yield from texts.values_list("original_abstract", flat=True)
