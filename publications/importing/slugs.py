"""Free slugs for many rows at once, as the models make them for one."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import Model
from django.utils.text import slugify

from .present import chunks

LONGEST = 100
# How many numbers are asked for at once; ten times as many when all of them are taken.
_FIRST_ASKED = 20


def base(candidates: Iterable[str], fallback: str) -> str:
    """The slug of the first candidate that yields one, as ``models.fields.free_slug``."""
    found = next((slug for text in candidates if (slug := slugify(text, allow_unicode=True))), "")
    return (found or fallback)[:LONGEST].strip("-_")


def free(model: type[Model], bases: Sequence[str]) -> list[str]:
    """A slug for each of ``bases``, numbered where it is taken here or earlier in the list.

    Two queries, and one for each power of ten that a title was numbered to.
    """

    def taken(slugs: list[str]) -> Iterable[str]:
        return model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True)

    return numbered(bases, taken)


def numbered(bases: Sequence[str], taken: Callable[[list[str]], Iterable[str]]) -> list[str]:
    """As ``free``; ``taken`` says which of many slugs exist."""
    wanted: dict[str, int] = {}
    for one in bases:
        wanted[one] = wanted.get(one, 0) + 1
    found: dict[str, list[str]] = {one: [] for one in wanted} | {
        one: [one] for some in chunks(wanted) for one in _untaken(some, taken)
    }
    lacking = {one for one in wanted if len(found[one]) < wanted[one]}
    start, asked = 2, _FIRST_ASKED
    while lacking:
        numbers = range(start, start + max(asked, max(wanted[one] for one in lacking)))
        for some in chunks(f"{one}-{number}" for one in sorted(lacking) for number in numbers):
            for slug in _untaken(some, taken):
                stem = slug.rpartition("-")[0]
                found[stem].append(slug)
        lacking = {one for one in lacking if len(found[one]) < wanted[one]}
        start, asked = numbers.stop, asked * 10
    queues = {one: iter(slugs) for one, slugs in found.items()}
    return _distinct([next(queues[one]) for one in bases], taken)


def _untaken(slugs: list[str], taken: Callable[[list[str]], Iterable[str]]) -> list[str]:
    present = set(taken(slugs))
    return [slug for slug in slugs if slug not in present]


def _distinct(slugs: list[str], taken: Callable[[list[str]], Iterable[str]]) -> list[str]:
    """“a-2” may be the second “a” and the first “a-2” of one list: the later is numbered on."""
    seen: set[str] = set()
    twice: list[int] = []
    for place, slug in enumerate(slugs):
        if slug in seen:
            twice.append(place)
        seen.add(slug)
    if twice:

        def also(asked: list[str]) -> Iterable[str]:
            return [*taken(asked), *(slug for slug in asked if slug in seen)]

        others = numbered([slugs[place] for place in twice], also)
        for place, slug in zip(twice, others, strict=True):
            slugs[place] = slug
    return slugs
