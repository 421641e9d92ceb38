"""OpenAIRE: is the work in its index? Graph, version 3, https://graph.openaire.eu/docs/apis.

It proves that the work was harvested, no more: the index lags by weeks, in both directions.
Its identifiers may change with each release, DOIs do not; so a record is found by either.
"""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeAlias
from urllib.parse import urlencode

from publications.identifiers import find_dois
from publications.outbound import Answer, Outcome, Request
from publications.outbound.services import base_address

from ...evidence.canonical import Json
from ..conversation import Conversation, Keys, Unlearnt, asked
from ..readings import WRONG_KEY, Meaning, Reading, Subject, invalid, no_marker
from .agreement import disagreement
from .base import Adapter
from .bodies import json_of, rows, texts, unknown_shape

TOKEN = "OPENAIRE_TOKEN"  # noqa: S105 - the name of a setting
Product: TypeAlias = Mapping[str, Any]
_ID = re.compile(r"(?:\d{2}\|)?([a-z0-9_]+::[0-9a-f]{32})")


def search_request(keys: Keys, **query: str) -> Request:
    """The question for research products by ``pid`` (a DOI) or ``id``."""
    token = keys.get(TOKEN, "")
    return Request(
        f"{base_address('openaire')}/graph/v3/research-products?{urlencode(query)}",
        headers={"Accept": "application/json"},
        secrets={"Authorization": f"Bearer {token}"} if token else {},
    )


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Whether the work is indexed, under its identifier there or under its DOI."""
    match = _ID.fullmatch(subject.identifier.strip())
    named = find_dois(subject.identifier)
    if match:
        found = yield from search(keys, id=match[1])
        if found:
            return _of_id(found, match[1], subject)
        named = list(subject.dois[:1])
    elif not named:
        return invalid(subject.identifier, "a DOI or an identifier of OpenAIRE")
    for doi in named:
        found = yield from search(keys, pid=doi)
        if found:
            return _of_doi(found, doi, subject)
    return Reading(Meaning.ABSENT, detail="OpenAIRE has not indexed it (yet, or any more).")


def search(keys: Keys, **query: str) -> Generator[Request, Outcome, Sequence[Product]]:
    """The products that are found. A token that is refused is left away: everybody may ask.
    Raises Unlearnt."""
    answer = asked((yield search_request(keys, **query)))
    if answer.status == 403 and keys.get(TOKEN):
        answer = asked((yield search_request({}, **query)))
    return _found(answer)


def _found(answer: Answer) -> Sequence[Product]:
    """A 404 is a wrong path or an unknown id, which look alike: never a "no"."""
    body = json_of(answer)
    match body:
        case {"error": str(error)} if answer.status == 403:
            raise Unlearnt(Reading(Meaning.AUTH_ERROR, WRONG_KEY, f"OpenAIRE says: {error}"))
        case {"header": {"numFound": 0}, "results": []} if answer.status == 200:
            return []
        case {"header": {"numFound": int(number)}, "results": [_, *_] as results} if (
            answer.status == 200 and number > 0
        ):
            return rows(results)
    raise unknown_shape(answer, "a header and results")


def _of_id(found: Sequence[Product], number: str, subject: Subject) -> Reading:
    product = next((one for one in found if one.get("id") == number), None)
    if product is None:
        return no_marker("OpenAIRE answered about another identifier.")
    return _indexed(product, subject, dois=dois_of(product))


def _of_doi(found: Sequence[Product], doi: str, subject: Subject) -> Reading:
    product = with_doi(found, doi)
    if product is None:
        return no_marker(f"Nothing that OpenAIRE found has the DOI {doi}.")
    return _indexed(product, subject, dois=())


def with_doi(found: Sequence[Product], doi: str) -> Product | None:
    """The product that has exactly ``doi``: a search gives merged ones and neighbours too."""
    return next((one for one in found if doi.lower() in dois_of(one)), None)


def dois_of(product: Product) -> list[str]:
    """Its DOIs and those of its instances, in lower case."""
    places = (product, *rows(product.get("instances")))
    return list(dict.fromkeys(doi for place in places for doi in _dois(place.get("pids"))))


def _dois(pids: object) -> Iterator[str]:
    for pid in rows(pids):
        if pid.get("scheme") == "doi" and isinstance(pid.get("value"), str):
            yield pid["value"].strip().lower()


def _indexed(product: Product, subject: Subject, *, dois: Sequence[str]) -> Reading:
    title = next(iter(texts(product.get("mainTitle"))), "")
    access = _label(product.get("bestAccessRight"))
    return Reading(
        Meaning.PRESENT, detail=f"Indexed ({access or 'access not said'}).",
        disagreement=disagreement(subject, title=title[:500], dois=dois),
        facts=_facts(product, title, access),
    )  # fmt: skip


def _facts(product: Product, title: str, access: str) -> dict[str, Json]:
    hosts = [
        value
        for one in rows(product.get("instances"))
        for host in rows(one.get("hostedBy"))
        for value in texts(host.get("value"))
    ]
    held_by: list[Json] = [*list(dict.fromkeys(hosts))[:20]]
    dois: list[Json] = [*dois_of(product)[:20]]
    found: dict[str, Json] = {
        "openaire_id": next(iter(texts(product.get("id"))), ""),
        "title": title[:500],
        "dois": dois,
        "access": access,
        "publisher": next(iter(texts(product.get("publisher"))), ""),
        "published": next(iter(texts(product.get("publicationDate"))), ""),
        "held_by": held_by,
    }
    return {name: value for name, value in found.items() if value not in ("", [])}


def _label(right: object) -> str:
    return next(iter(texts(right.get("label"))), "") if isinstance(right, dict) else ""


ADAPTER = Adapter(
    name="openaire",
    services=("openaire",),
    rule="openaire/1",
    interval=timedelta(days=90),
    canary=Subject("openaire", "10.1038/nature12373"),
    # 60 an hour without a token.
    a_day=1_200,
    ask=ask,
    a_run=1,
)
